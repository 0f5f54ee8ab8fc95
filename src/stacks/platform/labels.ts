import type { Construct } from 'constructs'

/** All charts of a platform are parts of it, and not each of itself. */
export function partOf({ node }: Construct): { readonly 'app.kubernetes.io/part-of': string } {
  return { 'app.kubernetes.io/part-of': node.id }
}

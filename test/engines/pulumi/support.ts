/** The name of an object. */
export function nameOf(manifest: unknown): string {
  const { kind, metadata } = manifest as { readonly kind: string; readonly metadata: { readonly name: string } }
  return `${kind} ${metadata.name}`
}

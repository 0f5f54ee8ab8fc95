import { clusterScopedKinds } from './kinds.js'

/** Says whether objects of a built-in kind are outside of any namespace; false for a kind that Kubernetes itself does not have. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  const slash = apiVersion.indexOf('/')
  return clusterScopedKinds.has(`${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`)
}

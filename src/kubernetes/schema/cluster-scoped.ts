import { customKinds } from './custom-kinds.js'
import { clusterScopedKinds } from './kinds.js'

/** Says whether objects of a kind are outside of any namespace; false for a kind that is not known here. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  const slash = apiVersion.indexOf('/')
  const name = `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`
  return clusterScopedKinds.has(name) || customKinds.get(name)?.scope === 'Cluster'
}

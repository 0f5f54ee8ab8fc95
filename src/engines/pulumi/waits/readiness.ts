import { asObject, asText } from '../../../model/json.js'
import type { Manifest } from '../../../model/model.js'
import { kindOf, same, service } from '../../../model/references/kinds.js'
import { podsOf } from '../../../model/references/pods.js'

/** Whether Pulumi takes a Service as made only when there is a ready pod behind it, as it does unless the Service is headless or an alias. */
export function awaitsPods(manifest: Manifest): boolean {
  if (!same(kindOf(manifest), service)) return false
  const { clusterIP, type } = asObject(manifest.spec)
  const annotations = asObject(asObject(manifest.metadata).annotations)
  return clusterIP !== 'None' && type !== 'ExternalName' && asText(annotations['pulumi.com/skipAwait']) !== 'true'
}

/** Whether an object is or makes pods. */
export const makesPods = (manifest: Manifest): boolean => podsOf(manifest) !== undefined

const quiet: ReadonlySet<string> = new Set([
  'Namespace',
  'PriorityClass',
  'StorageClass',
  'RuntimeClass',
  'IngressClass',
  'LimitRange',
  'NetworkPolicy',
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'ClusterRole',
  'Role',
  'ClusterRoleBinding',
  'RoleBinding',
])

/** Whether an object is ready once it is there, so that nothing can hold up those who wait for it. */
export const isQuiet = ({ kind, type }: Manifest): boolean => quiet.has(kind) && type !== 'kubernetes.io/service-account-token'

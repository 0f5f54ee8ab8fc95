import { asList, asObject, asText } from '../../json.js'
import type { ReferenceField } from '../field.js'
import { namespace, pod } from '../kinds.js'
import { labelSelector } from '../label-selector.js'
import { named, selecting } from '../read.js'
import type { ReferenceTarget } from '../reference.js'

/** The fields by which a pod is kept near to other pods, or away from them. */
export const affinityFields: readonly ReferenceField[] = [
  ...['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
    ...termFields(`affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution[]`),
    ...termFields(`affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm`),
  ]),
  { at: 'topologySpreadConstraints[].labelSelector', read: selecting(pod) },
]

/** Without `namespaces` and `namespaceSelector`, a term looks into the pod's own namespace. */
function termFields(at: string): ReferenceField[] {
  return [
    {
      at,
      read(value, place) {
        const term = asObject(value)
        const selector = labelSelector(term.labelSelector)
        if (!selector) return []
        const spaces = labelSelector(term.namespaceSelector)
        const namespaces = asList(term.namespaces).map(asText)
        const own = !spaces && namespaces.length === 0
        const to: ReferenceTarget = {
          ...pod,
          ...(own && place.namespace !== undefined && { namespace: place.namespace }),
          selector,
          ...(spaces && { namespaceSelector: spaces }),
          ...(namespaces.length > 0 && { namespaces }),
        }
        return [{ kind: 'selector', to, below: '.labelSelector' }]
      },
    },
    { at: `${at}.namespaceSelector`, read: selecting(namespace) },
    { at: `${at}.namespaces[]`, read: named(namespace, 'namespace') },
  ]
}

import { asList, asName, asObject } from '../../json.js'
import type { Place, Pointer, ReferenceField } from '../field.js'
import { namespace, pod, secret, service } from '../kinds.js'
import { equalities, labelSelector } from '../label-selector.js'
import { makesCertificate } from '../made.js'
import { named, selecting, servicePort, typed } from '../read.js'

const policy = 'networking.k8s.io'

/** A Service's ports point into the pods that it selects; one without a selector has endpoints made by hand, and an alias for an outside name has none. */
const targetPorts: ReferenceField = {
  at: 'spec',
  read(value, place) {
    const { selector: labels, ports, type } = asObject(value)
    const selector = equalities(labels)
    if (selector.length === 0 || type === 'ExternalName') return []
    const to = { ...pod, ...(place.namespace !== undefined && { namespace: place.namespace }), selector }
    return [
      { kind: 'selector', to, below: '.selector' },
      ...asList(ports).flatMap((item, index): Pointer[] => {
        const { targetPort } = asObject(item)
        const port = typeof targetPort === 'number' ? targetPort : asName(targetPort)
        return port === undefined ? [] : [{ kind: 'port', to: { ...to, port }, below: `.ports[${index}].targetPort` }]
      }),
    ]
  },
}

/** With a namespace selector, a peer's pods are those of the namespaces chosen; else those of the policy's own. */
function peer(value: Parameters<ReferenceField['read']>[0], place: Place): readonly Pointer[] {
  const { podSelector, namespaceSelector } = asObject(value)
  const [selector, spaces] = [labelSelector(podSelector), labelSelector(namespaceSelector)]
  const where = spaces ? { namespaceSelector: spaces } : place.namespace === undefined ? {} : { namespace: place.namespace }
  return [
    ...(spaces ? [{ kind: 'selector', to: { ...namespace, selector: spaces }, below: '.namespaceSelector' } as const] : []),
    ...(selector ? [{ kind: 'selector', to: { ...pod, ...where, selector }, below: '.podSelector' } as const] : []),
  ]
}

const backend = (at: string): ReferenceField[] => [
  { at: `${at}.service`, read: servicePort() },
  { at: `${at}.resource`, read: typed() },
]

/** The fields of Services, Ingresses and network policies. */
export const networkFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  '/Service': [targetPorts],
  [`${policy}/Ingress`]: [
    ...backend('spec.defaultBackend'),
    ...backend('spec.rules[].http.paths[].backend'),
    // A Secret that cert-manager makes for this very Ingress is none that it needs.
    { at: 'spec.tls[].secretName', read: (value, place) => (makesCertificate(place.manifest) ? [] : named(secret)(value, place)) },
    { at: 'spec.ingressClassName', read: named({ group: policy, kind: 'IngressClass' }, 'class') },
  ],
  [`${policy}/IngressClass`]: [{ at: 'spec.parameters', read: typed() }],
  [`${policy}/NetworkPolicy`]: [
    { at: 'spec.podSelector', read: selecting(pod) },
    { at: 'spec.ingress[].from[]', read: peer },
    { at: 'spec.egress[].to[]', read: peer },
  ],
  'discovery.k8s.io/EndpointSlice': [{ at: 'metadata.labels["kubernetes.io/service-name"]', read: named(service) }],
}

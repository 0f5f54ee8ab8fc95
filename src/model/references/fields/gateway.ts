import { asName, asObject } from '../../json.js'
import { type ReferenceField, under } from '../field.js'
import { gateway, namespace, secret, service } from '../kinds.js'
import { makesCertificate } from '../made.js'
import { kindSaid, named, selecting, servicePort, target, typed } from '../read.js'

const { group } = gateway

/** A route's backend is a port of a Service unless it says another kind. */
const backend: ReferenceField['read'] = (value, place) => {
  const of = kindSaid(asObject(value), service)
  return of?.kind === service.kind && of.group === service.group ? servicePort()(value, place) : typed()(value, place)
}

/** A route's parent is a Gateway, or one listener of it, unless it says another kind. */
const parent: ReferenceField['read'] = (value, place) => {
  const fields = asObject(value)
  const [name, section, of] = [asName(fields.name), asName(fields.sectionName), kindSaid(fields, gateway)]
  if (name === undefined || of === undefined) return []
  const to = target(of, name, place, fields.namespace)
  return [section === undefined ? { kind: 'object', to } : { kind: 'section', to: { ...to, section } }]
}

const filters = (at: string): ReferenceField[] => [
  { at: `${at}.requestMirror.backendRef`, read: backend },
  { at: `${at}.extensionRef`, read: typed() },
]

const routeFields: readonly ReferenceField[] = under('spec', [
  { at: 'parentRefs[]', read: parent },
  { at: 'rules[].backendRefs[]', read: backend },
  ...filters('rules[].filters[]'),
  ...filters('rules[].backendRefs[].filters[]'),
])

/** The fields of the Gateway API. */
export const gatewayFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  [`${group}/GatewayClass`]: [{ at: 'spec.parametersRef', read: typed() }],
  [`${group}/Gateway`]: under('spec', [
    { at: 'gatewayClassName', read: named({ group, kind: 'GatewayClass' }, 'class') },
    {
      at: 'listeners[].tls.certificateRefs[]',
      read: (value, place) => (makesCertificate(place.manifest) ? [] : typed(secret)(value, place)),
    },
    { at: 'listeners[].allowedRoutes.namespaces.selector', read: selecting(namespace) },
    { at: 'infrastructure.parametersRef', read: typed() },
  ]),
  ...Object.fromEntries(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind) => [`${group}/${kind}`, routeFields])),
  // Whom it lets in need not be there, and what it opens is in its own namespace.
  [`${group}/ReferenceGrant`]: [{ at: 'spec.to[]', read: typed() }],
  [`${group}/BackendTLSPolicy`]: under('spec', [
    { at: 'targetRefs[]', read: typed(service) },
    { at: 'validation.caCertificateRefs[]', read: typed() },
  ]),
}

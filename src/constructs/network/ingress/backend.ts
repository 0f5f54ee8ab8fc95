import type * as networking from '../../../kubernetes/wire/networking/v1.js'
import type { Place } from '../../../props/place.js'
import { isPlain, show } from '../../../tree/value.js'
import { namespaceOf } from '../../common/handed-over.js'
import { brandOf } from '../../pods/references.js'
import type { ServicePort, ServiceRef } from '../service-port.js'
import type { Backend } from './types.js'

/** Whether a value names a Service or one of its ports. */
export function isBackend(value: unknown): value is Backend {
  if (brandOf(value) === 'servicePort') return true
  if (typeof value !== 'object' || value === null) return false
  const { name, kind, ports } = value as Record<string, unknown>
  if (typeof name !== 'string' || (kind !== undefined && kind !== 'Service')) return false
  // The `port` of a cdk8s-plus Service without ports throws when it is read.
  if (Array.isArray(ports)) return kind === 'Service'
  const { port } = value as Record<string, unknown>
  return typeof port === 'function' || typeof port === 'number' || isPlain(ports)
}

/** The Service behind a backend. */
export function serviceOf(backend: Backend): ServiceRef {
  return brandOf(backend) === 'servicePort' ? (backend as ServicePort).service : (backend as ServiceRef)
}

/** The name of the port that is meant: the one given, or the only one; undefined for a Service of another library. */
export function portNameOf(backend: Backend): string | undefined {
  if (brandOf(backend) === 'servicePort') return (backend as ServicePort).name
  const { ports } = backend as ServiceRef
  return isPlain(ports) ? Object.keys(ports)[0] : undefined
}

export function ingressBackend(backend: Backend, place: Place): networking.IngressBackend {
  const service = serviceOf(backend)
  const own = (place.construct as { namespace?: string } | undefined)?.namespace
  const other = namespaceOf(service)
  if (own !== undefined && other !== undefined && own !== other) {
    place.refuse(
      `Service ${service.name} is in namespace ${other}, and ${place.construct?.node.path} in ${own}`,
      'an Ingress reaches only Services of its own namespace: put it into the chart of the Service',
      'wiring/other-namespace',
    )
  }
  const number = foreignPort(backend, place)
  if (number !== undefined) return { service: { name: service.name, port: { number } } }
  const known = Object.keys(service.ports)
  if (known.length === 0 && (service as { '~valid'?: boolean })['~valid'] !== false && brandOf(backend) !== 'servicePort')
    place.refuse(`Service ${service.name} has no port`, 'give it ports')
  if (brandOf(backend) !== 'servicePort' && known.length > 1)
    place.refuse(`Service ${service.name} has several ports: ${known.join(', ')}`, `say which: service.port('${known[0]}')`)
  const name = portNameOf(backend) ?? ''
  return { service: { name: service.name, port: service.unnamedPorts ? { number: service.ports[name] ?? 0 } : { name } } }
}

/** The first port of a Service of another library; undefined for ours. */
function foreignPort(backend: Backend, place: Place): number | undefined {
  const { name, ports } = backend as unknown as { name: string; ports?: unknown }
  if (Array.isArray(ports) && ports.length === 0) {
    place.refuse(`Service ${name} has no port`, 'give it one before it is handed over')
    return 0
  }
  const { port } = backend as { port?: unknown }
  return typeof port === 'number' ? port : undefined
}

export function refuseBackend(value: unknown, place: Place): false {
  return place.refuse(`cannot lead to ${show(value)}`, "give a Service, service.port('…'), or { service: … }")
}

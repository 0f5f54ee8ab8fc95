import type { Place } from '../../props/place.js'
import { isPlain, show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { brandOf, type ObjectReference } from '../pods/references.js'
import type { ServicePort, ServiceRef } from './service-port.js'

/** A Service with one port, one port of a Service, or a Service of cdk8s-plus (its first port). */
export type Backend = ServiceRef | ServicePort | (ObjectReference & { readonly port: number })

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

/** The port that is meant, by name and number; the name is undefined where the live Service may not know it. One that has none or several is reported. */
export function portOf(backend: Backend, place: Place): { readonly name: string | undefined; readonly number: number } {
  const foreign = foreignPort(backend, place)
  if (foreign !== undefined) return { name: undefined, number: foreign }
  const service = serviceOf(backend)
  const known = Object.keys(service.ports)
  if (known.length === 0 && (service as { '~valid'?: boolean })['~valid'] !== false && brandOf(backend) !== 'servicePort')
    place.refuse(`Service ${service.name} has no port`, 'give it ports')
  if (brandOf(backend) !== 'servicePort' && known.length > 1)
    place.refuse(`Service ${service.name} has several ports: ${known.join(', ')}`, `say which: service.port('${known[0]}')`)
  const name = portNameOf(backend) ?? ''
  return { name: service.unnamedPorts ? undefined : name, number: service.ports[name] ?? 0 }
}

/** The namespace of a backend's Service where it is another one than that of the construct; undefined where they are one or nobody says. */
export function otherNamespaceOf(backend: Backend, place: Place): string | undefined {
  const own = (place.construct as { namespace?: string } | undefined)?.namespace
  const other = namespaceOf(serviceOf(backend))
  return own !== undefined && other !== undefined && own !== other ? other : undefined
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

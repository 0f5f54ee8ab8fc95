import type * as networking from '../../../kubernetes/wire/networking/v1.js'
import { isPlain, show } from '../../../tree/value.js'
import { brandOf } from '../../pods/references.js'
import type { Place } from '../../props/place.js'
import type { ServicePort, ServiceRef } from '../service-port.js'
import type { Backend } from './types.js'

/** Whether a value names a Service or one of its ports. */
export function isBackend(value: unknown): value is Backend {
  if (brandOf(value) === 'servicePort') return true
  const { name, kind, port, ports } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return (
    typeof name === 'string' &&
    (kind === undefined || kind === 'Service') &&
    (typeof port === 'function' || typeof port === 'number' || isPlain(ports))
  )
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
  const own = (place.construct as { namespace?: string }).namespace
  const other = (service as { namespace?: string }).namespace
  if (own !== undefined && other !== undefined && own !== other) {
    place.refuse(
      `Service ${service.name} is in namespace ${other}, and ${place.construct.node.path} in ${own}`,
      'an Ingress reaches only Services of its own namespace: put it into the chart of the Service',
      'wiring/other-namespace',
    )
  }
  const { port } = backend as { port?: unknown }
  if (typeof port === 'number') return { service: { name: service.name, port: { number: port } } }
  const known = Object.keys(service.ports)
  if (brandOf(backend) !== 'servicePort' && known.length > 1)
    place.refuse(`Service ${service.name} has several ports: ${known.join(', ')}`, `say which: service.port('${known[0]}')`)
  return { service: { name: service.name, port: { name: portNameOf(backend) ?? '' } } }
}

export function refuseBackend(value: unknown, place: Place): false {
  return place.refuse(`cannot lead to ${show(value)}`, "give a Service, service.port('…'), or { service: … }")
}

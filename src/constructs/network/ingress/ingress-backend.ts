import type * as networking from '../../../kubernetes/wire/networking/v1.js'
import type { Place } from '../../../props/place.js'
import { type Backend, otherNamespaceOf, portOf, serviceOf } from '../backend.js'

/** A backend as an Ingress has it: by the name of the port where there is one. */
export function ingressBackend(backend: Backend, place: Place): networking.IngressBackend {
  const service = serviceOf(backend)
  const other = otherNamespaceOf(backend, place)
  if (other !== undefined) {
    const { namespace: own, node } = place.construct as { namespace?: string; node: { path: string } }
    place.refuse(
      `Service ${service.name} is in namespace ${other}, and ${node.path} in ${own}`,
      'an Ingress reaches only Services of its own namespace: put it into the chart of the Service',
      'wiring/other-namespace',
    )
  }
  const { name, number } = portOf(backend, place)
  return { service: { name: service.name, port: name === undefined ? { number } : { name } } }
}

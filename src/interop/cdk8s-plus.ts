import { IngressBackend, type Service } from 'cdk8s-plus-27'
import type { ServicePort } from '../constructs/network/service-port.js'

/**
 * A port of one of our Services as the backend of an Ingress of cdk8s-plus.
 *
 * Only backends need this: for the rest cdk8s-plus takes our objects themselves, or their name (`Secret.fromSecretName`).
 *
 * @example
 * ```ts
 * new kplus.Ingress(chart, 'web', { rules: [{ path: '/', backend: ingressBackend(service.port('http')) }] })
 * ```
 */
export function ingressBackend({ service, number }: ServicePort): IngressBackend {
  // It demands its own class, and reads the name and the port numbers.
  return IngressBackend.fromService({ name: service.name, ports: [{ port: number }] } as unknown as Service)
}

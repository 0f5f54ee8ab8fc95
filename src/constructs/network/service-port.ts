import type { PortNumber } from '../pods/env.js'

/** What a consumer needs of a Service, ours or external. Nothing external is an ApiObject, or it would be rendered. */
export interface ServiceRef<S extends string = string> {
  readonly kind?: string | undefined
  readonly name: string
  readonly namespace?: string | undefined
  /** Host name for clients inside the cluster. */
  readonly host: string
  /** One port by its name; a name that the Service does not have is reported. */
  port(name: S): ServicePort
  /** The ports by name. */
  readonly ports: { readonly [K in S]: number }
  /** The live Service may not know its ports by name; an Ingress is then told the number. */
  readonly unnamedPorts?: boolean | undefined
}

/** Stands for one port of a Service, by name and number. In a template string it reads as the number. */
export interface ServicePort extends PortNumber {
  readonly service: ServiceRef
  readonly name: string
  readonly number: number
  toString(): string
}

export function servicePort(service: ServiceRef, name: string, number: number): ServicePort {
  return { '~steersman': 'servicePort', service, name, number, toString: () => String(number) }
}

/** `name` in a chart without namespace, else `name.namespace`: never changed by what other charts do. */
export function serviceHost(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${name}.${namespace}`
}

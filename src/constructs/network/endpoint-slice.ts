import { isIP } from 'node:net'
import type { Construct } from 'constructs'
import { portName, subdomainName } from '../../kubernetes/names.js'
import type * as discovery from '../../kubernetes/wire/discovery/v1.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { nameLike } from '../../props/name-like.js'
import { Place } from '../../props/place.js'
import { type Check, either, flag, isObject, listOf, mapOf, nonEmptyText, object, oneOf, portNumber, textBy } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { show } from '../../tree/value.js'
import { sameNamespace } from '../pods/env.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import { isBackend } from './backend.js'
import type { ServiceRef } from './service-port.js'

/** One that answers, with more than its address. */
export interface EndpointOptions {
  /** Its addresses, of which clients use the first. */
  readonly addresses: readonly string[]
  /** The name that DNS gives it below a headless Service. */
  readonly hostname?: string | undefined
  /** The node on which it runs. */
  readonly nodeName?: string | undefined
  /** The zone in which it is. */
  readonly zone?: string | undefined
  /** Whether it may be asked; left out, ready. */
  readonly conditions?:
    | {
        /** Whether it is ready. */
        readonly ready?: boolean | undefined
        /** Whether it answers, even while it ends. */
        readonly serving?: boolean | undefined
        /** Whether it is ending. */
        readonly terminating?: boolean | undefined
      }
    | undefined
}
export interface EndpointSliceProps<S extends string> extends ObjectProps<Kinds['discovery.k8s.io/v1/EndpointSlice']> {
  /** The Service that leads there: one without selector, or Kubernetes makes slices of its own beside this one. */
  readonly service: ServiceRef<S>
  /** What answers: addresses, or addresses with more. */
  readonly endpoints: readonly (string | EndpointOptions)[]
  /** The port at the endpoints, where it is not that of the Service: by the name of the Service's port. */
  readonly ports?:
    | { readonly [K in S]?: number | { readonly port: number; readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined } }
    | undefined
}

const address = textBy(
  (text) => (isIP(text) || subdomainName(text) === undefined ? undefined : 'is no address'),
  "an address such as '10.0.0.10'",
)
const endpoint = object(
  {
    addresses: listOf(address, 1),
    hostname: nonEmptyText,
    nodeName: nonEmptyText,
    zone: nonEmptyText,
    conditions: object({ ready: flag, serving: flag, terminating: flag }),
  },
  ['addresses'],
)
const service: Check = (value, place) => {
  if (!isBackend(value) || typeof (value as { port?: unknown }).port !== 'function')
    return place.refuse(`must be a Service, and is ${show(value)}`, 'give what Service.withoutSelector returns')
  return (
    (value as { '~selects'?: boolean })['~selects'] !== true ||
    place.refuse(`Service ${value.name} selects pods, whose addresses Kubernetes writes itself`, 'use Service.withoutSelector')
  )
}
const check = object(
  {
    ...objectShape,
    service,
    endpoints: listOf(either(isObject, endpoint, address), 1),
    ports: mapOf(either(isObject, object({ port: portNumber, protocol: oneOf('TCP', 'UDP', 'SCTP') }, ['port']), portNumber), {
      key: portName,
      keyHelp: nameLike(portName),
      ordered: true,
      form: 'ports: { http: 8080 }',
    }),
  },
  ['service', 'endpoints'],
)
const families = { 0: 'FQDN', 4: 'IPv4', 6: 'IPv6' } as const

/**
 * The addresses behind a Service without selector: of servers outside of the cluster, or of anything else that is no pod of ours.
 *
 * A slice holds addresses of one kind, so IPv4 and IPv6 are two slices of one Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 * @example
 * ```ts
 * const database = Service.withoutSelector(chart, 'database', { ports: { postgres: 5432 } })
 * new EndpointSlice(chart, 'database-v4', { service: database, endpoints: ['10.0.0.5', '10.0.0.6'] })
 * ```
 */
export class EndpointSlice<S extends string = string> extends Resource<Kinds['discovery.k8s.io/v1/EndpointSlice']> {
  constructor(scope: Construct, id: string, props: EndpointSliceProps<S>) {
    super(scope, id, { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { service, endpoints } = props
    sameNamespace(
      { kind: 'Service', name: service.name, namespace: service.namespace },
      place.at('service'),
      'put it into the chart of the Service',
    )
    metadataParts(this.metadata).labels['kubernetes.io/service-name'] = service.name
    const list = endpoints.map((each): EndpointOptions => (typeof each === 'string' ? { addresses: [each] } : each))
    this['~body'] = {
      addressType: addressType(list, place.at('endpoints')),
      endpoints: list.map(wireEndpoint),
      ports: wirePorts(service, props.ports ?? {}, place.at('ports')),
    }
  }
}

function addressType(list: readonly EndpointOptions[], place: Place): string {
  const found = [...new Set(list.flatMap(({ addresses }) => addresses.map((each) => families[isIP(each) as 0 | 4 | 6])))]
  if (found.length > 1) place.refuse(`has addresses of ${found.join(' and ')}, and a slice holds one kind`, 'make a slice for each')
  return found[0]!
}

function wireEndpoint({ addresses, hostname, nodeName, zone, conditions }: EndpointOptions): discovery.Endpoint {
  return { addresses, conditions, hostname, nodeName, zone } as discovery.Endpoint
}

/** Every port of the Service: a slice that leaves one out does not answer there. */
function wirePorts<S extends string>(
  service: ServiceRef<S>,
  given: NonNullable<EndpointSliceProps<S>['ports']>,
  place: Place,
): discovery.EndpointPort[] {
  const known = Object.keys(service.ports) as S[]
  const protocols = (service as { '~protocols'?: Readonly<Record<string, discovery.EndpointPort['protocol']>> })['~protocols'] ?? {}
  const targets = (service as { '~numbers'?: Readonly<Record<string, number>> })['~numbers'] ?? {}
  for (const name of Object.keys(given))
    if (!known.includes(name as S))
      place
        .at(name)
        .refuse(
          `Service ${service.name} has no port ${show(name)}`,
          known.length > 0 ? `it has ${known.join(', ')}` : 'give it ports',
          'wiring/port',
        )
  return known.map((name): discovery.EndpointPort => {
    const said = given[name]
    const { port, protocol } = typeof said === 'object' ? said : { port: said, protocol: undefined }
    const spoken = protocol ?? protocols[name]
    return { name, port: port ?? targets[name] ?? service.ports[name], ...(spoken && { protocol: spoken }) }
  })
}

import type { Construct } from 'constructs'
import { closest } from '../../findings/closest.js'
import { portName } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { nameLike } from '../../props/name-like.js'
import { Place } from '../../props/place.js'
import { mapOf, object, portNumber as portNumberCheck } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { show } from '../../tree/value.js'
import { external } from '../common/external.js'
import { handedOver, sourceOf } from '../common/handed-over.js'
import { isWorkload } from '../common/is-workload.js'
import { assignDefined, commonLabels } from '../common/labels.js'
import { sameNamespace } from '../pods/env.js'
import type { ObjectReference } from '../pods/references.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'
import { type ExternalDns, externalDnsAnnotations } from './external-dns.js'
import { type ServicePort, type ServiceRef, serviceHost, servicePort } from './service-port.js'
import type { LabelServiceProps, PortMapping, SelectorlessProps, ServiceProps } from './service-props.js'
import { servicePorts, serviceShape } from './service-shape.js'
import { serviceTypeCheck } from './service-type.js'

const serviceKind = { apiVersion: 'v1', kind: 'Service' }
const check = object({ ...objectShape, ...serviceShape })

/**
 * A stable name and address for the pods of a workload.
 *
 * Its ports lead to container ports by name, so a changed number needs no second change. `server.expose()` is the short form.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 * @example
 * ```ts
 * new Service(chart, 'web', { selector: server, ports: { http: 80 } })
 * ```
 */
export class Service<S extends string = string, P extends string = S> extends Resource<Kinds['v1/Service']> implements ServiceRef<S> {
  readonly ports: { readonly [K in S]: number }
  /** `name` in a chart without namespace, else `name.namespace`: never changed by what other charts do. */
  readonly host: string

  /** @internal Whether the props could be understood; if not, its ports are not known. */
  readonly '~valid': boolean
  /** @internal The workload that it selects, when that is a construct. */
  '~workload': Workload | undefined
  /** @internal Container port by the name of the Service port that leads to it. */
  '~targets': { readonly [port: string]: string } = {}
  /** @internal Number at the pods or endpoints by the name of the Service port that leads to it, where it says one. */
  '~numbers': { readonly [port: string]: number } = {}
  /** @internal Protocol by the name of the Service port, where it says one. */
  '~protocols': { readonly [port: string]: string } = {}
  /** @internal Whether it finds pods by itself. */
  readonly '~selects': boolean

  constructor(scope: Construct, id: string, given: ServiceProps<P, S>, /** @internal */ selectorless = false) {
    super(scope, id, serviceKind, given)
    const props = given as unknown as AnyServiceProps
    this.host = serviceHost(this.name, this.namespace)
    this['~selects'] = !selectorless
    const place = new Place(this)
    this.ports = {} as { readonly [K in S]: number }
    this['~valid'] = check(props, place) && serviceTypeCheck(props, place, selectorless)
    if (!this['~valid']) return
    const { selector, ports, externalName, externalDns, name: _, labels: __, annotations, override: ___, type, clusterIP, ...rest } = props
    assignDefined(metadataParts(this.metadata).annotations as Record<string, string>, externalDnsAnnotations(externalDns), annotations)
    const workload = isWorkload(selector) ? selector : undefined
    if (workload) sameNamespace(sourceOf(workload), place.at('selector'), `put it into the chart of the ${workload.kind}`)
    // A Service is part of the workload that it exposes, and is found by the same label.
    if (workload) Object.assign(metadataParts(this.metadata).labels, commonLabels(this, workload.name), props.labels)
    const list = externalName === undefined ? servicePorts(ports, workload, place, clusterIP === 'None') : []
    this['~workload'] = workload
    this['~targets'] = Object.fromEntries(
      list.flatMap(({ name, targetPort }) => (typeof targetPort === 'string' ? [[name, targetPort]] : [])),
    )
    this['~numbers'] = Object.fromEntries(
      list.flatMap(({ name, targetPort }) => (typeof targetPort === 'number' ? [[name, targetPort]] : [])),
    )
    this['~protocols'] = Object.fromEntries(list.flatMap(({ name, protocol }) => (protocol ? [[name, protocol]] : [])))
    Object.assign(this.ports, externalName === undefined ? Object.fromEntries(list.map(({ name, port }) => [name, port])) : ports)
    this['~body'] = {
      spec: {
        type,
        clusterIP,
        selector: workload ? workload.selector : selector,
        ports: list.length > 0 ? list : undefined,
        externalName,
        ...rest,
      },
    }
  }

  /** A Service for several workloads, or for pods made elsewhere, by their labels. */
  static select<const S extends string>(scope: Construct, id: string, props: LabelServiceProps<S>): Service<S> {
    return new Service<S>(scope, id, props as unknown as ServiceProps<S, S>)
  }

  /** A Service for what is no pod, such as a server outside of the cluster: an EndpointSlice says where it leads. */
  static withoutSelector<const S extends string>(scope: Construct, id: string, props: SelectorlessProps<S>): Service<S> {
    return new Service<S>(scope, id, props as unknown as ServiceProps<S, S>, true)
  }

  /** A name inside the cluster for a host outside of it (type ExternalName). The ports are for `port()` only: DNS knows none. */
  static externalName<S extends string>(
    scope: Construct,
    id: string,
    props: ObjectProps<Kinds['v1/Service']> & { readonly externalName: string; readonly ports: { readonly [K in S]: number } },
  ): Service<S> {
    return new Service<S>(scope, id, { ...props, type: 'ExternalName' } as unknown as ServiceProps<S, S>)
  }

  /** A Service that exists outside this program: nothing is rendered. */
  static external<S extends string>(
    scope: Construct,
    id: string,
    props: { readonly name?: string | undefined; readonly namespace?: string | undefined; readonly ports: { readonly [K in S]: number } },
  ): ServiceRef<S> {
    const found = external(scope, id, serviceKind, props, { ports: numbersCheck })
    return serviceRef(found, found.props.ports, scope)
  }

  /**
   * The Service made by another library, such as cdk8s-plus, with its ports by names of your choice.
   * cdk8s-plus mostly makes ports without a name, so an Ingress is told the number.
   */
  static from<S extends string>(object: ObjectReference, ports: { readonly [K in S]: number }): ServiceRef<S> {
    const found = handedOver(object, 'Service')
    const owner = object as unknown as Construct
    return serviceRef(found, numbersCheck(ports, Place.ofCall(owner).at('ports')) ? ports : undefined, owner, true)
  }

  /** One port by its name, for env, text and Ingress backends. A name that the Service does not have is reported. */
  port(name: S): ServicePort {
    const known = this['~workload']?.['~valid'] === false || !this['~valid'] ? undefined : this.ports
    return servicePort(this, name, portNumber(this, known, name, Place.ofCall(this)))
  }
}

type AnyServiceProps = ObjectProps<Kinds['v1/Service']> & {
  readonly selector?: Workload | Labels | undefined
  readonly ports?: Record<string, number | PortMapping<string>> | undefined
  readonly externalName?: string | undefined
  readonly externalDns?: ExternalDns | undefined
  readonly type?: string | undefined
  readonly clusterIP?: string | undefined
}

const numbersCheck = mapOf(portNumberCheck, { key: portName, keyHelp: nameLike(portName), ordered: true, form: 'ports: { http: 80 }' })

function serviceRef<S extends string>(
  { name, namespace }: { readonly name: string; readonly namespace: string | undefined },
  ports: { readonly [K in S]: number } | undefined,
  owner: Construct,
  unnamedPorts = false,
): ServiceRef<S> {
  const ref: ServiceRef<S> = {
    kind: 'Service',
    name,
    namespace,
    host: serviceHost(name, namespace),
    ports: ports ?? ({} as { readonly [K in S]: number }),
    port: (port) => servicePort(ref, port, portNumber(ref, ports, port, Place.ofCall(owner))),
    ...(unnamedPorts && { unnamedPorts }),
  }
  return ref
}

/** The number of a port by its name; a name that is not there is reported, unless the ports are not known. */
function portNumber(service: ServiceRef, ports: { readonly [name: string]: number } | undefined, name: string, place: Place): number {
  if (!ports) return 0
  if (typeof name === 'string' && Object.hasOwn(ports, name)) return ports[name]!
  const known = Object.keys(ports)
  const guess = typeof name === 'string' ? closest(name, known) : undefined
  place.refuse(
    `Service ${service.name} has no port ${show(name)}`,
    guess ? `did you mean ${guess}?` : known.length ? `it has ${known.join(', ')}` : 'declare ports on the container',
    'wiring/port',
  )
  return 0
}

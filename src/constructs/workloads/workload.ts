import type { Construct } from 'constructs'
import { labelValue, subdomainName } from '../../kubernetes/names.js'
import { Place } from '../../props/place.js'
import type { Check } from '../../props/shape.js'
import { nameLabel } from '../common/labels.js'
import type { AnyTemplate } from '../pods/pod-template.js'
import { portsOf, readinessPaths } from '../pods/pod-template.js'
import { containerPorts } from '../pods/ports.js'
import { allowIngress } from '../policy/network-policy.js'
import type { Peer } from '../policy/peers.js'
import type { PolicyPort } from '../policy/policy-ports.js'
import { type ObjectProps, Resource, type TypeMeta } from '../resource.js'
import type { Labels } from '../values/types.js'

export interface WorkloadOptions<W = object> extends ObjectProps<W> {
  /** The labels by which it selects its pods. Pin them when taking over live objects; they cannot change later. */
  readonly selector?: Labels | undefined
}

/** Something that runs pods. `P` are the names of the ports that its containers declare. */
export abstract class Workload<P extends string = string, W = object> extends Resource<W> {
  /** The ports that its containers declare, by name. */
  readonly ports: { readonly [K in P]: number }
  /** The labels that all of its pods carry, and no others should. */
  readonly selector: { readonly [key: string]: string }
  /** @internal Protocols of its ports by name, where they are not TCP. */
  readonly '~protocols': { readonly [port: string]: string }
  /** @internal Path of the http readiness probe by the name of the port that it asks. */
  readonly '~readinessPaths': { readonly [port: string]: string }
  /** @internal Whether the props could be understood; if not, only what is wrong is told. */
  readonly '~valid': boolean

  constructor(scope: Construct, id: string, type: TypeMeta, props: WorkloadOptions<W> & AnyTemplate, check: Check) {
    super(scope, id, type, props)
    this['~valid'] = check(props, new Place(this))
    const all = this['~valid'] ? containerPorts(portsOf(props)) : []
    this.ports = Object.fromEntries(all.map(({ name, containerPort }) => [name!, containerPort!])) as { readonly [K in P]: number }
    this['~protocols'] = Object.fromEntries(
      all.flatMap(({ name, protocol }) => (protocol && protocol !== 'TCP' ? [[name!, protocol]] : [])),
    )
    this['~readinessPaths'] = this['~valid'] ? readinessPaths(props) : {}
    this.selector = this['~valid'] && props.selector ? { ...(props.selector as Record<string, string>) } : this['~selectByName']()
  }

  /**
   * Lets these peers connect, and from the first call on nobody else; all calls add up in one NetworkPolicy of the workload's name.
   * Without `ports`, to every port. What must be reachable from outside, such as through a load balancer, needs `'anywhere'`.
   */
  allowFrom(peers: Peer | readonly Peer[], ports?: readonly PolicyPort<P | number>[]): void {
    allowIngress(this as unknown as Workload, peers, ports)
  }

  /** @internal A name that no object may have is told by the rule for names. */
  '~selectByName'(): { readonly [key: string]: string } {
    const problem = labelValue(this.name)
    if (problem === undefined) return { [nameLabel]: this.name }
    if (subdomainName(this.name) === undefined)
      new Place(this).refuse(
        `its pods are selected by its name, which then ${problem}`,
        "shorten the name, or say another selector: { app: '…' }",
        'api/label',
      )
    return {}
  }
}

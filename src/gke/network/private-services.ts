import { GlobalAddress } from '@pulumi/gcp/compute/globalAddress.js'
import { Connection } from '@pulumi/gcp/servicenetworking/connection.js'
import { type Input, type Output, output } from '@pulumi/pulumi'
import { serviceName } from '../../kubernetes/names.js'
import { flag, integer, nonEmptyText, object, textBy } from '../../props/shape.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { input } from '../common/check-props.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { after } from '../common/waiting.js'
import { vpcOf } from './vpc.js'

export interface PrivateServicesProps {
  /** The VPC: its full name, `projects/…/global/networks/…`, or the id of a Network. */
  readonly network: Input<string>
  /** Another network has none of these addresses. `/20` has 4096 of them, enough for 16 services in one region. Default 20, from 8 to 24. */
  readonly prefixLength?: number
  /** The name of the range at Google Cloud; left out: that of the component. */
  readonly name?: string
  /** The connection is there already, as in a VPC that others look after: nothing is made. Default false. */
  readonly existing?: boolean
}

const kind: ComponentKind = {
  name: 'PrivateServices',
  check: object(
    { network: input(nonEmptyText), prefixLength: integer(8, 24), name: textBy(serviceName, 'a name such as shop'), existing: flag },
    ['network'],
  ),
  nameRule: serviceName,
}
const defaultPrefixLength = 20

/**
 * A range of addresses in a VPC for services that Google runs, such as databases, and the connection to them.
 * A VPC has one; databases and caches of a `GkeCluster` share that of its VPC, which is made with the first of them.
 *
 * @example
 * ```ts
 * new PrivateServices('shared', { network: 'projects/network-team/global/networks/shared', existing: true })
 * ```
 */
export class PrivateServices extends GoogleComponent {
  /** The VPC, known only when services can be made in it. */
  readonly network: Output<string>
  readonly range: GlobalAddress | undefined
  readonly connection: Connection | undefined

  constructor(name: string, props: PrivateServicesProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const { network, prefixLength = defaultPrefixLength, existing = false } = props
    if (!existing) {
      this.range = new GlobalAddress(
        name,
        { name: this.name, project, labels: making.labels, network, purpose: 'VPC_PEERING', addressType: 'INTERNAL', prefixLength },
        making.options(),
      )
      this.connection = new Connection(
        name,
        {
          network,
          service: 'servicenetworking.googleapis.com',
          reservedPeeringRanges: [this.range.name],
          // Google Cloud refuses to delete it for days after the last database; it goes with the VPC.
          deletionPolicy: 'ABANDON',
        },
        making.options(),
      )
    }
    this.network = this.connection ? after(output(network), [this.connection]) : output(network)
    this.registerOutputs({})
  }
}

const key = Symbol.for('steersman.private-services')

/** Those of a cluster's VPC, made when they are first asked for. They belong to the cluster, so it does not matter who asks first. */
export function privateServicesOf(cluster: GkeCluster): PrivateServices {
  const holder = cluster as { [key]?: PrivateServices }
  if (holder[key]) return holder[key]
  const { name, project, declaration } = cluster
  const { resourceLabels } = declaration
  const options = { parent: cluster, project, ...(resourceLabels && { resourceLabels }) }
  const services = new PrivateServices(`${name}-services`, { network: vpcOf(cluster).fullName }, options)
  Object.defineProperty(cluster, key, { value: services })
  return services
}

import type { Place } from '../../props/place.js'
import { type Check, flag, integer, object, oneOf, type Shape } from '../../props/shape.js'
import { type Declared, declare } from '../declare.js'
import { type GkeStandardAddons, standardAddonsCheck } from './addons.js'
import { commonShape, type GkeProps, type ReleaseChannel, releaseChannels } from './common.js'
import { type NodePools, nodePoolsCheck } from './node-pool.js'
import { type StandardMonitoring, standardMonitoringCheck } from './observability.js'
import { standardRules } from './rules/standard.js'
import { type GkeStandardSecurity, standardSecurityCheck } from './security.js'

/** Bounds of what the cluster may make by itself in node pools of its own choice. */
export interface NodeAutoProvisioning {
  /** Cores. */
  readonly cpu: { readonly min?: number; readonly max: number }
  /** GiB. */
  readonly memory: { readonly min?: number; readonly max: number }
  /** Pods that name no compute class get the one called `default`. Default false. */
  readonly defaultComputeClass?: boolean
}

/** What only Standard lets one decide. */
export interface StandardOnly {
  /** Nodes by the name of their pool; at least one pool, unless `nodeAutoProvisioning` makes them. */
  readonly nodePools: NodePools
  /** Pods per node where a pool does not say, from 8 to 256. Default 110. A change replaces the cluster. */
  readonly defaultMaxPodsPerNode?: number
  /** `ADVANCED_DATAPATH` is Dataplane V2, which holds NetworkPolicies. Default `ADVANCED_DATAPATH`. A change replaces the cluster. */
  readonly datapathProvider?: 'ADVANCED_DATAPATH' | 'LEGACY_DATAPATH'
  /** Flow logs see traffic between Pods of one node. Default true. */
  readonly intranodeVisibility?: boolean
  /** Start containers before their images are there in full. Default false, because it takes memory from every node. */
  readonly imageStreaming?: boolean
  /** Left out: off. */
  readonly nodeAutoProvisioning?: NodeAutoProvisioning
}

export interface GkeStandardProps<Addresses extends string = string> extends GkeProps<Addresses>, StandardOnly {
  /** A region such as `europe-west1`, or a zone such as `europe-west1-b`: cheaper, but the control plane is down during upgrades. */
  readonly location: string
  /** `UNSPECIFIED` is no channel. Default `REGULAR`. */
  readonly releaseChannel?: ReleaseChannel | 'UNSPECIFIED'
  readonly addons?: GkeStandardAddons
  readonly monitoring?: StandardMonitoring
  readonly security?: GkeStandardSecurity
}

/** A cluster with node pools of one's own, as `gkeStandard` declares it: what was given, without defaults. */
export interface GkeStandard<Addresses extends string = string> extends GkeStandardProps<Addresses>, Declared<'gke-standard'> {}

const limits = object({ min: integer(0), max: integer(1) }, ['max'])
const limitsCheck: Check = (value, place) => {
  if (!limits(value, place)) return false
  const { min = 0, max } = value as { min?: number; max: number }
  return min <= max || place.refuse(`min ${min} is more than max ${max}`, 'make max at least min', 'cluster/nodes')
}

const shape: Shape<GkeStandardProps> = {
  ...commonShape('standard'),
  releaseChannel: oneOf(...releaseChannels, 'UNSPECIFIED'),
  nodePools: nodePoolsCheck,
  defaultMaxPodsPerNode: integer(8, 256),
  datapathProvider: oneOf('ADVANCED_DATAPATH', 'LEGACY_DATAPATH'),
  intranodeVisibility: flag,
  imageStreaming: flag,
  nodeAutoProvisioning: object({ cpu: limitsCheck, memory: limitsCheck, defaultComputeClass: flag } satisfies Shape<NodeAutoProvisioning>, [
    'cpu',
    'memory',
  ]),
  addons: standardAddonsCheck,
  monitoring: standardMonitoringCheck,
  security: standardSecurityCheck,
}
const check = object(shape, ['location', 'nodePools'])

/**
 * Declares a cluster of GKE Standard: nodes of your own choice. Defaults are not in what it gives back; `resolveCluster` fills them in.
 * Throws a SteersmanError with everything that cannot be, such as ranges that overlap or are too small for the nodes.
 *
 * @example
 * ```ts
 * const cluster = gkeStandard({
 *   location: 'europe-west1',
 *   nodePools: { main: { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } } },
 * })
 * const app = new App({ cluster })
 * app.synth()
 * ```
 */
export function gkeStandard<Addresses extends string = never>(props: GkeStandardProps<Addresses>): GkeStandard<Addresses> {
  return declare('gke-standard', { name: 'gkeStandard', of: gkeStandard }, props, (given: unknown, place: Place) => {
    if (check(given, place)) standardRules(given as GkeStandardProps, place)
  })
}

import type { Position } from '../../findings/finding.js'
import type { GkeStandardAddons } from './addons.js'
import type { GkeProps, ReleaseChannel } from './common.js'
import type { NodePools } from './node-pool.js'
import type { GkeStandardSecurity } from './security.js'

/** Bounds of what the cluster may make by itself in node pools of its own choice. */
export interface NodeAutoProvisioning {
  /** Cores. */
  readonly cpu: { readonly min?: number; readonly max: number }
  /** GiB. */
  readonly memory: { readonly min?: number; readonly max: number }
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
  /** Left out: off. */
  readonly nodeAutoProvisioning?: NodeAutoProvisioning
}

export interface GkeStandardProps<Addresses extends string = string> extends GkeProps<Addresses>, StandardOnly {
  /** A region such as `europe-west1`, or a zone such as `europe-west1-b`: cheaper, but the control plane is down during upgrades. */
  readonly location: string
  /** `UNSPECIFIED` is no channel. Default `REGULAR`. */
  readonly releaseChannel?: ReleaseChannel | 'UNSPECIFIED'
  readonly addons?: GkeStandardAddons
  readonly security?: GkeStandardSecurity
}

/** A cluster with node pools of one's own, as `gkeStandard` declares it: what was given, without defaults. */
export interface GkeStandard<Addresses extends string = string> extends GkeStandardProps<Addresses> {
  readonly kind: 'gke-standard'
  /** The user's own line. */
  readonly declaredAt?: Position
}

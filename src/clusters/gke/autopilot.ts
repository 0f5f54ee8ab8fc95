import type { Position } from '../../findings/finding.js'
import type { Refused } from '../../props/types.js'
import type { GkeAutopilotAddons } from './addons.js'
import type { GkeProps, ReleaseChannel } from './common.js'
import type { GkeAutopilotSecurity } from './security.js'

export interface GkeAutopilotProps<Addresses extends string = string> extends GkeProps<Addresses> {
  /** A region such as `europe-west1`; Autopilot knows no clusters in one zone. */
  readonly location: string
  /** Default `REGULAR`. */
  readonly releaseChannel?: ReleaseChannel
  readonly addons?: GkeAutopilotAddons
  readonly security?: GkeAutopilotSecurity
  /** Network tags of all nodes, for firewall rules. */
  readonly tags?: readonly string[]
  readonly nodePools?: Refused<'Autopilot makes its nodes itself: choose them by the compute class of a Pod'>
  readonly defaultMaxPodsPerNode?: Refused<'Autopilot decides how many Pods a node takes'>
  readonly datapathProvider?: Refused<'Autopilot always has Dataplane V2'>
  readonly intranodeVisibility?: Refused<'Autopilot decides about intranode visibility'>
  readonly nodeAutoProvisioning?: Refused<'Autopilot makes its nodes itself, without bounds of yours'>
}

/** A cluster whose nodes Google looks after, as `gkeAutopilot` declares it: what was given, without defaults. */
export interface GkeAutopilot<Addresses extends string = string> extends GkeAutopilotProps<Addresses> {
  readonly kind: 'gke-autopilot'
  /** The user's own line. */
  readonly declaredAt?: Position
}

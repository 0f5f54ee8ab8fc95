import type { Place } from '../../props/place.js'
import { listOf, object, oneOf, type Shape } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { type Declared, declare } from '../declare.js'
import { networkTag, refused } from '../fields.js'
import { autopilotAddonsCheck, type GkeAutopilotAddons } from './addons.js'
import { commonShape, type GkeProps, type ReleaseChannel, releaseChannels } from './common.js'
import { type AutopilotMonitoring, autopilotMonitoringCheck } from './observability.js'
import { autopilotRules } from './rules/autopilot.js'
import { autopilotSecurityCheck, type GkeAutopilotSecurity } from './security.js'

export interface GkeAutopilotProps<Addresses extends string = string> extends GkeProps<Addresses> {
  /** A region such as `europe-west1`; Autopilot knows no clusters in one zone. */
  readonly location: string
  /** Default `REGULAR`. */
  readonly releaseChannel?: ReleaseChannel
  readonly addons?: GkeAutopilotAddons
  readonly monitoring?: AutopilotMonitoring
  readonly security?: GkeAutopilotSecurity
  /** Network tags of all nodes, for firewall rules. */
  readonly tags?: readonly string[]
  readonly nodePools?: Refused<(typeof refusals)['nodePools']>
  readonly defaultMaxPodsPerNode?: Refused<(typeof refusals)['defaultMaxPodsPerNode']>
  readonly datapathProvider?: Refused<(typeof refusals)['datapathProvider']>
  readonly intranodeVisibility?: Refused<(typeof refusals)['intranodeVisibility']>
  readonly imageStreaming?: Refused<(typeof refusals)['imageStreaming']>
  readonly nodeAutoProvisioning?: Refused<(typeof refusals)['nodeAutoProvisioning']>
}

/** A cluster whose nodes Google looks after, as `gkeAutopilot` declares it: what was given, without defaults. */
export interface GkeAutopilot<Addresses extends string = string> extends GkeAutopilotProps<Addresses>, Declared<'gke-autopilot'> {}

/** What Standard decides, and Autopilot does not let one decide. */
const refusals = {
  nodePools: 'Autopilot makes its nodes itself: choose them by the compute class of a Pod',
  defaultMaxPodsPerNode: 'Autopilot decides how many Pods a node takes',
  datapathProvider: 'Autopilot always has Dataplane V2',
  intranodeVisibility: 'Autopilot decides about intranode visibility',
  imageStreaming: 'Autopilot decides about image streaming',
  nodeAutoProvisioning: 'Autopilot makes its nodes itself, without bounds of yours',
} as const

const shape: Shape<GkeAutopilotProps> = {
  ...commonShape('autopilot'),
  releaseChannel: oneOf(...releaseChannels),
  addons: autopilotAddonsCheck,
  monitoring: autopilotMonitoringCheck,
  security: autopilotSecurityCheck,
  tags: listOf(networkTag),
  nodePools: refused(refusals.nodePools),
  defaultMaxPodsPerNode: refused(refusals.defaultMaxPodsPerNode),
  datapathProvider: refused(refusals.datapathProvider),
  intranodeVisibility: refused(refusals.intranodeVisibility),
  imageStreaming: refused(refusals.imageStreaming),
  nodeAutoProvisioning: refused(refusals.nodeAutoProvisioning),
}
const check = object(shape, ['location'])

/**
 * Declares a cluster of GKE Autopilot, whose nodes Google makes as Pods need them.
 * Throws a SteersmanError with everything that cannot be, such as a zone as its location.
 *
 * @example
 * ```ts
 * const cluster = gkeAutopilot({ location: 'europe-west1' })
 * const app = new App({ cluster })
 * app.synth()
 * ```
 */
export function gkeAutopilot<Addresses extends string = never>(props: GkeAutopilotProps<Addresses>): GkeAutopilot<Addresses> {
  return declare('gke-autopilot', { name: 'gkeAutopilot', of: gkeAutopilot }, props, (given: unknown, place: Place) => {
    if (check(given, place)) autopilotRules(given as GkeAutopilotProps, place)
  })
}

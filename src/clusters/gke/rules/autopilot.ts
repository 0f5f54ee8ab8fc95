import type { Place } from '../../../props/place.js'
import type { GkeAutopilotProps } from '../autopilot.js'
import { resolveAutopilot } from '../resolve.js'
import { commonRules } from './common.js'

/** What must fit together in a cluster of GKE Autopilot. */
export function autopilotRules(given: GkeAutopilotProps, place: Place): void {
  const cluster = resolveAutopilot(given)
  if (cluster.zonal)
    place.at('location').refuse(`${given.location} is a zone, and Autopilot is regional`, `write '${cluster.region}'`, 'cluster/location')
  commonRules(given, cluster, place)
}

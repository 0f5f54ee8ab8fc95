import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { ResolvedGke, ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../../clusters/gke/resolved.js'
import { endpointArgs } from './endpoints.js'
import { maintenanceArgs } from './maintenance.js'
import { observabilityArgs } from './observability.js'
import type { Parts } from './parts.js'
import { securityArgs } from './security.js'

/** Everything but the add-ons that Standard and Autopilot have in common, and none of what only one of them takes. */
export function commonArgs(name: string, cluster: ResolvedGkeStandard | ResolvedGkeAutopilot, parts: Parts): ClusterArgs {
  return {
    name,
    project: parts.project,
    ...locationArgs(cluster),
    ...networkArgs(cluster, parts),
    ...endpointArgs(cluster),
    ...maintenanceArgs(cluster),
    ...observabilityArgs(cluster, parts),
    ...securityArgs(cluster, parts),
    verticalPodAutoscaling: { enabled: cluster.verticalPodAutoscaling },
    ...(cluster.hpaProfile && { podAutoscaling: { hpaProfile: cluster.hpaProfile } }),
    ...(cluster.dnsConfig && { dnsConfig: cluster.dnsConfig }),
    ...(cluster.fleet && { fleet: { project: cluster.fleet } }),
    resourceLabels: parts.labels,
  }
}

/** Beside its own zone, a cluster in one zone names only the others. */
function locationArgs({ location, zonal, zones }: ResolvedGke): Pick<ClusterArgs, 'location' | 'nodeLocations'> {
  const nodeLocations = zones?.filter((zone) => !zonal || zone !== location)
  return { location, ...(nodeLocations && nodeLocations.length > 0 && { nodeLocations }) }
}

function networkArgs(
  cluster: ResolvedGke,
  { network }: Parts,
): Pick<
  ClusterArgs,
  | 'network'
  | 'subnetwork'
  | 'networkingMode'
  | 'ipAllocationPolicy'
  | 'enableFqdnNetworkPolicy'
  | 'enableCiliumClusterwideNetworkPolicy'
  | 'enableL4IlbSubsetting'
> {
  return {
    network: network.network,
    subnetwork: network.subnetwork,
    networkingMode: 'VPC_NATIVE',
    ipAllocationPolicy: {
      clusterSecondaryRangeName: network.podsRangeName,
      servicesSecondaryRangeName: network.servicesRangeName,
      stackType: 'IPV4',
    },
    enableFqdnNetworkPolicy: cluster.fqdnNetworkPolicy,
    enableCiliumClusterwideNetworkPolicy: cluster.ciliumClusterwideNetworkPolicy,
    enableL4IlbSubsetting: cluster.l4IlbSubsetting,
  }
}

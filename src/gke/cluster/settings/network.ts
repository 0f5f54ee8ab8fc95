import type { RouterNatArgs } from '@pulumi/gcp/compute/routerNat.js'
import type { SubnetworkArgs } from '@pulumi/gcp/compute/subnetwork.js'
import type { ResolvedOwnNetwork } from '../../../clusters/gke/resolved.js'

/** Names of the secondary ranges. */
export const rangeNames = { podsRangeName: 'pods', servicesRangeName: 'services' } as const

/** The subnetwork of the nodes. */
export function subnetworkArgs({ nodes, pods, services, flowLogs }: ResolvedOwnNetwork): Omit<SubnetworkArgs, 'network'> {
  return {
    ipCidrRange: nodes,
    secondaryIpRanges: [
      { rangeName: rangeNames.podsRangeName, ipCidrRange: pods },
      { rangeName: rangeNames.servicesRangeName, ipCidrRange: services },
    ],
    // Google's own registries and APIs are reached without NAT.
    privateIpGoogleAccess: true,
    ...(flowLogs && { logConfig: { aggregationInterval: 'INTERVAL_5_SEC', flowSampling: 0.5, metadata: 'INCLUDE_ALL_METADATA' } }),
  }
}

/** The subnetwork of Google's own proxies, which hold regional and internal load balancers. */
export function proxyArgs(ipCidrRange: string): Omit<SubnetworkArgs, 'network'> {
  return { purpose: 'REGIONAL_MANAGED_PROXY', role: 'ACTIVE', ipCidrRange }
}

/** The way out of the subnetwork of the nodes. */
export function natArgs({
  minPortsPerVm,
  maxPortsPerVm,
  logErrors,
}: NonNullable<ResolvedOwnNetwork['nat']>): Omit<RouterNatArgs, 'router'> {
  return {
    natIpAllocateOption: 'AUTO_ONLY',
    sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
    enableDynamicPortAllocation: true,
    // Google refuses the two together.
    enableEndpointIndependentMapping: false,
    minPortsPerVm,
    maxPortsPerVm,
    logConfig: { enable: logErrors, filter: 'ERRORS_ONLY' },
  }
}

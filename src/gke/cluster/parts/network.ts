import { Network } from '@pulumi/gcp/compute/network.js'
import { Router } from '@pulumi/gcp/compute/router.js'
import { RouterNat } from '@pulumi/gcp/compute/routerNat.js'
import { Subnetwork } from '@pulumi/gcp/compute/subnetwork.js'
import type { Resource } from '@pulumi/pulumi'
import type { ResolvedOwnNetwork } from '../../../clusters/gke/resolved.js'
import type { Maker } from './maker.js'

/** Names of the secondary ranges. */
export const rangeNames = { podsRangeName: 'pods', servicesRangeName: 'services' } as const

/** A VPC of the cluster's own. */
export interface MadeNetwork {
  readonly network: Network
  readonly subnetwork: Subnetwork
  /** Everything that must be there before the first node, and for as long as the last one. */
  readonly all: readonly Resource[]
}

export function makeNetwork(settings: ResolvedOwnNetwork, maker: Maker): MadeNetwork {
  const { resourceName, clusterName, region, project } = maker
  const network = new Network(resourceName, { name: clusterName, project, autoCreateSubnetworks: false }, maker.options())
  const subnetwork = new Subnetwork(
    resourceName,
    {
      name: clusterName,
      project,
      region,
      network: network.id,
      ipCidrRange: settings.nodes,
      secondaryIpRanges: [
        { rangeName: rangeNames.podsRangeName, ipCidrRange: settings.pods },
        { rangeName: rangeNames.servicesRangeName, ipCidrRange: settings.services },
      ],
      // Google's own registries and APIs are reached without NAT.
      privateIpGoogleAccess: true,
      ...(settings.flowLogs && {
        logConfig: { aggregationInterval: 'INTERVAL_5_SEC', flowSampling: 0.5, metadata: 'INCLUDE_ALL_METADATA' },
      }),
    },
    maker.options(),
  )
  const all = [network, subnetwork, ...makeProxyRange(settings, network, maker), ...makeNat(settings, network, subnetwork, maker)]
  return { network, subnetwork, all }
}

function makeProxyRange({ proxyOnly }: ResolvedOwnNetwork, network: Network, maker: Maker): Resource[] {
  if (!proxyOnly) return []
  const name = `${maker.clusterName}-proxies`
  const fields = { purpose: 'REGIONAL_MANAGED_PROXY', role: 'ACTIVE', ipCidrRange: proxyOnly }
  const { project, region } = maker
  return [new Subnetwork(`${maker.resourceName}-proxies`, { name, project, region, network: network.id, ...fields }, maker.options())]
}

function makeNat({ nat }: ResolvedOwnNetwork, network: Network, subnetwork: Subnetwork, maker: Maker): Resource[] {
  if (!nat) return []
  const { resourceName, clusterName: name, project, region } = maker
  const router = new Router(resourceName, { name, project, region, network: network.id }, maker.options())
  const gateway = new RouterNat(
    resourceName,
    {
      name,
      project,
      region,
      router: router.name,
      natIpAllocateOption: 'AUTO_ONLY',
      sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
      subnetworks: [{ name: subnetwork.id, sourceIpRangesToNats: ['ALL_IP_RANGES'] }],
      enableDynamicPortAllocation: true,
      // Google refuses the two together.
      enableEndpointIndependentMapping: false,
      minPortsPerVm: nat.minPortsPerVm,
      maxPortsPerVm: nat.maxPortsPerVm,
      logConfig: { enable: nat.logErrors, filter: 'ERRORS_ONLY' },
    },
    maker.options(),
  )
  return [router, gateway]
}

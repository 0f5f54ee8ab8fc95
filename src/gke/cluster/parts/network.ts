import { Network } from '@pulumi/gcp/compute/network.js'
import { Router } from '@pulumi/gcp/compute/router.js'
import { RouterNat } from '@pulumi/gcp/compute/routerNat.js'
import { Subnetwork } from '@pulumi/gcp/compute/subnetwork.js'
import type { Resource } from '@pulumi/pulumi'
import type { ResolvedOwnNetwork } from '../../../clusters/gke/resolved.js'
import { natArgs, proxyArgs, subnetworkArgs } from '../settings/network.js'
import type { Maker } from './maker.js'

/** A VPC of the cluster's own. */
export interface MadeNetwork {
  readonly network: Network
  readonly subnetwork: Subnetwork
  /** Everything that must be there before the first node, and for as long as the last one. */
  readonly all: readonly Resource[]
}

export function makeNetwork(settings: ResolvedOwnNetwork, maker: Maker): MadeNetwork {
  const { resourceName, clusterName: name, project, region } = maker
  const network = new Network(resourceName, { name, project, autoCreateSubnetworks: false }, maker.options())
  const place = { project, region, network: network.id }
  const subnetwork = new Subnetwork(resourceName, { name, ...place, ...subnetworkArgs(settings) }, maker.options())
  const proxies = settings.proxyOnly
    ? [new Subnetwork(`${resourceName}-proxies`, { name: `${name}-proxies`, ...place, ...proxyArgs(settings.proxyOnly) }, maker.options())]
    : []
  return { network, subnetwork, all: [network, subnetwork, ...proxies, ...makeNat(settings, network, subnetwork, maker)] }
}

function makeNat({ nat }: ResolvedOwnNetwork, network: Network, subnetwork: Subnetwork, maker: Maker): Resource[] {
  if (!nat) return []
  const { resourceName, clusterName: name, project, region } = maker
  const router = new Router(resourceName, { name, project, region, network: network.id }, maker.options())
  const subnetworks = [{ name: subnetwork.id, sourceIpRangesToNats: ['ALL_IP_RANGES'] }]
  const place = { name, project, region, router: router.name }
  return [router, new RouterNat(resourceName, { ...place, subnetworks, ...natArgs(nat) }, maker.options())]
}

import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { ResolvedGke } from '../../../clusters/gke/resolved.js'

/** How nodes and control plane are reached. */
export function endpointArgs({
  privateNodes,
  controlPlaneEndpoints: { dns, ip },
}: ResolvedGke): Pick<ClusterArgs, 'controlPlaneEndpointsConfig' | 'privateClusterConfig' | 'masterAuthorizedNetworksConfig'> {
  return {
    controlPlaneEndpointsConfig: {
      dnsEndpointConfig: {
        allowExternalTraffic: dns?.allowExternalTraffic ?? false,
        enableK8sTokensViaDns: dns?.kubernetesTokens ?? false,
        enableK8sCertsViaDns: dns?.kubernetesCertificates ?? false,
      },
      ipEndpointsConfig: { enabled: ip !== undefined },
    },
    privateClusterConfig: {
      enablePrivateNodes: privateNodes,
      // Google answers true where the endpoints by IP are off, and another answer would show as a change in every run.
      enablePrivateEndpoint: ip?.access !== 'public',
      ...(ip?.access === 'private' && { masterGlobalAccessConfig: { enabled: ip.globalAccess } }),
      ...(ip?.masterIpv4CidrBlock && { masterIpv4CidrBlock: ip.masterIpv4CidrBlock }),
      ...(ip?.privateEndpointSubnetwork && { privateEndpointSubnetwork: ip.privateEndpointSubnetwork }),
    },
    ...(ip && {
      masterAuthorizedNetworksConfig: {
        cidrBlocks: Object.entries(ip.authorizedNetworks).map(([displayName, cidrBlock]) => ({ displayName, cidrBlock })),
        gcpPublicCidrsAccessEnabled: ip.googleCloudAccess,
        // Beside a public address, the list is about that one alone.
        privateEndpointEnforcementEnabled: ip.access === 'private',
      },
    }),
  }
}

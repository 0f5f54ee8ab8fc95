import type { Cluster } from '@pulumi/gcp/container/cluster.js'
import { type Input, type Output, output, secret } from '@pulumi/pulumi'
import { unknown } from '@pulumi/pulumi/output.js'
import { isDryRun } from '@pulumi/pulumi/runtime/index.js'
import type { ResolvedGke } from '../../clusters/gke/resolved.js'
import { kubeconfigText } from './kubeconfig.js'

/** By which endpoint the cluster is reached. */
type Endpoint = 'dns' | 'public-ip' | 'private-ip'

/**
 * Decided by the declaration and never by what Google answers, because its answer has the same form for each of them.
 * The endpoint by DNS name comes first where everybody whom IAM allows it may use it.
 */
export function endpointOf({ controlPlaneEndpoints: { dns, ip } }: ResolvedGke): Endpoint {
  if (dns && (dns.allowExternalTraffic || !ip)) return 'dns'
  return ip?.access === 'public' ? 'public-ip' : 'private-ip'
}

/** The kubeconfig of a cluster, secret because it opens the door to it. */
export function kubeconfigOf(
  cluster: Cluster,
  settings: ResolvedGke,
  pluginEnvironment: Readonly<Record<string, Input<string>>>,
): Output<string> {
  const endpoint = endpointOf(settings)
  const text = output({
    // Unknown for as long as there is no cluster, when a preview already takes inputs for outputs.
    id: cluster.id,
    project: cluster.project,
    location: cluster.location,
    name: cluster.name,
    server: serverOf(cluster, endpoint),
    certificateAuthority: endpoint === 'dns' ? undefined : output(cluster.masterAuth).apply((auth) => auth?.clusterCaCertificate),
    pluginEnvironment,
  }).apply(({ server, certificateAuthority, ...access }): string => {
    if (server && (endpoint === 'dns' || certificateAuthority)) return kubeconfigText({ ...access, server, certificateAuthority })
    // A change that switches the endpoint on: only the update will tell where it is.
    if (isDryRun()) return unknown as never
    throw new Error(`Google Cloud tells no ${endpointNames[endpoint]} of the cluster ${access.name}`)
  })
  return secret(text)
}

const endpointNames: Readonly<Record<Endpoint, string>> = {
  dns: 'endpoint by DNS name',
  'public-ip': 'public endpoint with its certificate',
  'private-ip': 'private endpoint with its certificate',
}

function serverOf(cluster: Cluster, endpoint: Endpoint): Output<string | undefined> {
  switch (endpoint) {
    case 'dns':
      return output(cluster.controlPlaneEndpointsConfig).apply((config) => config?.dnsEndpointConfig?.endpoint)
    case 'public-ip':
      return output(cluster.endpoint)
    case 'private-ip':
      return output(cluster.privateClusterConfig).apply((config) => config?.privateEndpoint)
  }
}

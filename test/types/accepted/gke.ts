// A cluster at Google is made from a declaration, and read by others; all of this must compile.
import { Provider as GoogleProvider } from '@pulumi/gcp/provider.js'
import { type Output, output } from '@pulumi/pulumi'
import { App, type GkeClusterDeclaration, gkeAutopilot, gkeStandard } from 'steersman'
import { GkeCluster, type GkeClusterOptions } from 'steersman/gke'

const nodePools = { main: { machineType: 'e2-standard-4', nodes: { minPerZone: 1, maxPerZone: 3 } } } as const
const zones = ['europe-west1-b', 'europe-west1-c'] as const
const target = gkeStandard({ location: 'europe-west1', zones, nodePools, addresses: { shop: 'global' } })
const app = new App({ cluster: target })

const options: GkeClusterOptions = {
  project: output('demo'),
  for: [app],
  provider: new GoogleProvider('google'),
  customTimeouts: { create: '2h' },
  kubernetesProvider: { deleteUnreachable: true, pluginEnvironment: { GOOGLE_APPLICATION_CREDENTIALS: output('/run/key.json') } },
}
const cluster = new GkeCluster('shop', target, options)
export const kubeconfig: Output<string> = cluster.kubeconfig
export const poolId: Output<string> | undefined = cluster.nodePools.main?.id
export const network: Output<string> | undefined = cluster.network?.selfLink

/** A component of a company may take either kind. */
export function make(declaration: GkeClusterDeclaration): GkeCluster {
  return new GkeCluster('shop', declaration, { for: app })
}
make(gkeAutopilot({ location: 'europe-west1' }))

import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { ResolvedGkeAutopilot } from '../../../clusters/gke/resolved.js'
import { addonArgs } from './addons.js'
import { commonArgs } from './common.js'
import { cloudPlatform } from './nodes.js'
import type { Parts } from './parts.js'
import { readonlyPort } from './security.js'

/** A cluster whose nodes Google makes. What Autopilot decides by itself is not named at all: Google refuses even its own choice. */
export function autopilotArgs(name: string, cluster: ResolvedGkeAutopilot, parts: Parts): ClusterArgs {
  return {
    ...commonArgs(name, cluster, parts),
    ...addonArgs(cluster),
    enableAutopilot: true,
    clusterAutoscaling: { autoProvisioningDefaults: { serviceAccount: parts.serviceAccount, oauthScopes: [cloudPlatform] } },
    nodePoolAutoConfig: {
      nodeKubeletConfig: { insecureKubeletReadonlyPortEnabled: readonlyPort(cluster) },
      ...(cluster.tags.length > 0 && { networkTags: { tags: [...cluster.tags] } }),
    },
  }
}

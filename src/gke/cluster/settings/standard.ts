import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import { interpolate } from '@pulumi/pulumi'
import { defaults } from '../../../clusters/gke/defaults.js'
import type { ResolvedGkeStandard } from '../../../clusters/gke/resolved.js'
import { standardAddonArgs } from './addons.js'
import { commonArgs } from './common.js'
import { cloudPlatform, shielded } from './nodes.js'
import type { Parts } from './parts.js'
import { readonlyPort } from './security.js'

/** A cluster with node pools of its own, which are resources beside it. */
export function standardArgs(name: string, cluster: ResolvedGkeStandard, parts: Parts): ClusterArgs {
  const { security } = cluster
  return {
    ...commonArgs(name, cluster, parts),
    ...standardAddonArgs(cluster),
    ...bootstrapPool(cluster, parts),
    datapathProvider: cluster.datapathProvider,
    defaultMaxPodsPerNode: cluster.defaultMaxPodsPerNode,
    enableIntranodeVisibility: cluster.intranodeVisibility,
    enableShieldedNodes: security.shieldedNodes,
    ...(security.workloadIdentity && { workloadIdentityConfig: { workloadPool: interpolate`${parts.project}.svc.id.goog` } }),
    ...(security.confidentialNodes && { confidentialNodes: { enabled: true } }),
    nodePoolDefaults: {
      nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: readonlyPort(cluster), gcfsConfig: { enabled: cluster.imageStreaming } },
    },
    clusterAutoscaling: autoProvisioning(cluster, parts),
  }
}

/** Google makes no cluster without a pool: this one is removed at once, so that all pools are resources of their own. */
function bootstrapPool(
  { nodePools, security }: ResolvedGkeStandard,
  { serviceAccount }: Parts,
): Pick<ClusterArgs, 'removeDefaultNodePool' | 'initialNodeCount' | 'nodeConfig'> {
  // Only some machines can be confidential, and the default one cannot.
  const machineType = security.confidentialNodes ? Object.values(nodePools)[0]?.machineType : undefined
  return {
    removeDefaultNodePool: true,
    initialNodeCount: 1,
    nodeConfig: {
      serviceAccount,
      oauthScopes: [cloudPlatform],
      shieldedInstanceConfig: shielded(defaults.nodePool, security.shieldedNodes),
      ...(machineType && { machineType }),
    },
  }
}

/** What only the bootstrap pool had, and Google answers otherwise once it is gone: it would replace the cluster. */
export const ignoredOfStandard = ['nodeConfig', 'initialNodeCount', 'nodeVersion']

function autoProvisioning(
  { nodeAutoProvisioning: bounds, security }: ResolvedGkeStandard,
  { serviceAccount }: Parts,
): NonNullable<ClusterArgs['clusterAutoscaling']> {
  if (!bounds) return { enabled: false }
  return {
    enabled: true,
    defaultComputeClassEnabled: bounds.defaultComputeClass ?? false,
    resourceLimits: [
      { resourceType: 'cpu', minimum: bounds.cpu.min ?? 0, maximum: bounds.cpu.max },
      { resourceType: 'memory', minimum: bounds.memory.min ?? 0, maximum: bounds.memory.max },
    ],
    autoProvisioningDefaults: {
      serviceAccount,
      oauthScopes: [cloudPlatform],
      imageType: defaults.nodePool.imageType,
      management: { autoRepair: true, autoUpgrade: true },
      shieldedInstanceConfig: shielded(defaults.nodePool, security.shieldedNodes),
    },
  }
}

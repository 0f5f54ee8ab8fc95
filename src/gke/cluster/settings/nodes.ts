import type { NodePoolArgs } from '@pulumi/gcp/container/nodePool.js'
import type { ResolvedGkeStandard, ResolvedNodePool } from '../../../clusters/gke/resolved.js'
import type { Parts } from './parts.js'
import { readonlyPort } from './security.js'

/** Roles of the service account decide what a node may do; the older scopes only stand in the way. */
export const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform'

/** What one node of a pool is. */
export function nodeConfig(
  pool: ResolvedNodePool,
  cluster: ResolvedGkeStandard,
  { serviceAccount, labels }: Pick<Parts, 'serviceAccount' | 'labels'>,
): NonNullable<NodePoolArgs['nodeConfig']> {
  const { security } = cluster
  return {
    machineType: pool.machineType,
    imageType: pool.imageType,
    bootDisk: { diskType: pool.disk.type, sizeGb: pool.disk.sizeGb },
    spot: pool.spot,
    serviceAccount: pool.serviceAccount ?? serviceAccount,
    oauthScopes: [cloudPlatform],
    // GKE sets it itself where no metadata is given, and takes it away where some is.
    metadata: { 'disable-legacy-endpoints': 'true' },
    shieldedInstanceConfig: shielded(pool, security.shieldedNodes),
    workloadMetadataConfig: { mode: security.workloadIdentity ? 'GKE_METADATA' : 'GCE_METADATA' },
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: readonlyPort(cluster) },
    gcfsConfig: { enabled: pool.imageStreaming },
    ...(pool.confidential && { confidentialNodes: { enabled: true } }),
    ...(Object.keys(pool.labels).length > 0 && { labels: pool.labels }),
    ...(pool.taints.length > 0 && { taints: pool.taints.map(taint) }),
    ...(pool.tags.length > 0 && { tags: [...pool.tags] }),
    resourceLabels: { ...labels, ...pool.resourceLabels },
  }
}

export function shielded({ secureBoot }: Pick<ResolvedNodePool, 'secureBoot'>, enableIntegrityMonitoring: boolean) {
  return { enableSecureBoot: secureBoot, enableIntegrityMonitoring }
}

const effects = { NoSchedule: 'NO_SCHEDULE', PreferNoSchedule: 'PREFER_NO_SCHEDULE', NoExecute: 'NO_EXECUTE' } as const

function taint({ key, value = '', effect }: ResolvedNodePool['taints'][number]) {
  return { key, value, effect: effects[effect] }
}

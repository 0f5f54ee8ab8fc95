import type { NodePoolArgs } from '@pulumi/gcp/container/nodePool.js'
import type { ResolvedGkeStandard, ResolvedNodePool } from '../../../clusters/gke/resolved.js'
import { nodeConfig } from './nodes.js'
import type { Parts } from './parts.js'

/** Everything of a node pool but the cluster that it belongs to. */
export function poolArgs(
  name: string,
  pool: ResolvedNodePool,
  cluster: ResolvedGkeStandard,
  parts: Pick<Parts, 'serviceAccount' | 'labels'>,
): Omit<NodePoolArgs, 'cluster'> {
  return {
    name,
    ...(pool.zones && { nodeLocations: [...pool.zones] }),
    ...size(pool),
    maxPodsPerNode: pool.maxPodsPerNode,
    management: { autoRepair: pool.autoRepair, autoUpgrade: pool.autoUpgrade },
    // Where Google upgrades nodes, a version would fight with it.
    ...(pool.version && { version: pool.version }),
    upgradeSettings: upgrade(pool.upgrade),
    nodeDrainConfigs: [{ respectPdbDuringNodePoolDeletion: pool.respectPdbDuringNodePoolDeletion }],
    networkConfig: { enablePrivateNodes: cluster.privateNodes },
    nodeConfig: nodeConfig(pool, cluster, parts),
  }
}

/** A pool keeps its own count once it is there, so that the first one is no longer looked at. */
export const ignoredOfPools = ['initialNodeCount']

/** How many zones a region gives to nodes when it is left to choose. */
const usualZones = 3

function size({ nodes, zones, locationPolicy }: ResolvedNodePool): Pick<NodePoolArgs, 'nodeCount' | 'initialNodeCount' | 'autoscaling'> {
  if ('perZone' in nodes) return { nodeCount: nodes.perZone }
  if ('minPerZone' in nodes) {
    const { minPerZone: minNodeCount, maxPerZone: maxNodeCount } = nodes
    return { initialNodeCount: minNodeCount, autoscaling: { minNodeCount, maxNodeCount, locationPolicy } }
  }
  const zoneCount = zones?.length ?? usualZones
  const perZone = Math.ceil(nodes.min / zoneCount)
  return {
    // Every zone begins with as many, which may be too many for a small pool: then it begins with fewer, and grows.
    initialNodeCount: perZone * zoneCount <= nodes.max ? perZone : Math.floor(nodes.min / zoneCount),
    autoscaling: { totalMinNodeCount: nodes.min, totalMaxNodeCount: nodes.max, locationPolicy },
  }
}

function upgrade(settings: ResolvedNodePool['upgrade']): NonNullable<NodePoolArgs['upgradeSettings']> {
  if (!('blueGreen' in settings)) return { strategy: 'SURGE', maxSurge: settings.maxSurge, maxUnavailable: settings.maxUnavailable }
  const { nodePoolSoakSeconds, batch } = settings.blueGreen
  return {
    strategy: 'BLUE_GREEN',
    blueGreenSettings: {
      nodePoolSoakDuration: `${nodePoolSoakSeconds}s`,
      standardRolloutPolicy: 'nodes' in batch ? { batchNodeCount: batch.nodes } : { batchPercentage: batch.part },
    },
  }
}

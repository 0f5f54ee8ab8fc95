import { type Allocatable, allocatable } from '../machines/allocatable.js'
import { machineOf } from '../machines/machine.js'
import type { ResolvedNodePool } from './resolved.js'

/** What each node of a pool has for Pods; undefined when Steersman does not know the machine type. */
export function allocatableOf(pool: ResolvedNodePool): Allocatable | undefined {
  const machine = machineOf(pool.machineType)
  return machine && allocatable(machine, { diskSizeGb: pool.disk.sizeGb, imageType: pool.imageType, imageStreaming: pool.imageStreaming })
}

/** The most nodes that a pool has for Pods, in all zones together. */
export function maxNodes(pool: ResolvedNodePool): number {
  return 'perZone' in pool.nodes ? pool.nodes.perZone * (pool.zones?.length ?? 1) : pool.nodes.max
}

/** The most nodes that a pool has at one time, those of an upgrade included. */
export function maxNodesInUpgrade(pool: ResolvedNodePool): number {
  return 'blueGreen' in pool.upgrade ? 2 * maxNodes(pool) : maxNodes(pool) + pool.upgrade.maxSurge
}

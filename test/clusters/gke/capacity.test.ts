import { resolveCluster } from 'steersman'
import { expect, it } from 'vitest'
import { allocatableOf, maxNodes, maxNodesInUpgrade } from '../../../src/clusters/gke/capacity.js'
import { pool, standard } from '../support.js'

const zones = ['europe-west1-b', 'europe-west1-c']
const { nodePools } = resolveCluster(
  standard({
    zones,
    nodePools: {
      fixed: { ...pool, nodes: 4 },
      growing: { ...pool, nodes: { min: 0, max: 7 }, upgrade: { maxSurge: 3 }, imageStreaming: true },
      swapped: { ...pool, nodes: 2, upgrade: { blueGreen: {} } },
      unknown: { ...pool, machineType: 'x9z-standard-4' },
    },
  }),
)

it('counts nodes over all zones, and those of an upgrade', () => {
  expect(Object.values(nodePools).map(maxNodes)).toEqual([4, 7, 2, 5])
  expect(Object.values(nodePools).map(maxNodesInUpgrade)).toEqual([5, 10, 4, 6])
})

it('knows what a node has for Pods, if the machine is known', () => {
  const { fixed, growing, unknown } = nodePools
  expect(allocatableOf(fixed!)).toMatchObject({ cpuMillis: 3920, memoryMib: 13_296 })
  expect(allocatableOf(growing!)!.memoryMib).toBeLessThan(13_296)
  expect(allocatableOf(unknown!)).toBeUndefined()
})

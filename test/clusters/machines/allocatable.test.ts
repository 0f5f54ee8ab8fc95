import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocatable, type NodeSettings, podAddresses } from '../../../src/clusters/machines/allocatable.js'
import { type Machine, machineOf } from '../../../src/clusters/machines/machine.js'

const settings: NodeSettings = { diskSizeGb: 100, imageType: 'COS_CONTAINERD', imageStreaming: false }
const machine = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1024, max: 4_000_000 }))
  .map(([vcpus, memoryMib]): Machine => ({ family: 'x9z', vcpus, memoryMib, sharedCore: false }))
const anySettings = fc.record<NodeSettings>({
  diskSizeGb: fc.integer({ min: 10, max: 65_536 }),
  imageType: fc.constantFrom('COS_CONTAINERD', 'UBUNTU_CONTAINERD'),
  imageStreaming: fc.boolean(),
})

describe('what a node has for Pods', () => {
  // As running nodes reported it.
  it.each([
    ['n1-standard-1', 2621],
    ['n1-standard-4', 12_402],
    ['n1-standard-64', 229_837],
    ['e2-medium', 2800],
  ])('the memory of %s is that of nodes that were seen', (type, seen) => {
    const { memoryMib } = allocatable(machineOf(type)!, settings)
    expect(Math.abs(memoryMib - seen) / seen).toBeLessThan(0.01)
  })

  it('the disk of a node that was seen', () => {
    expect(allocatable(machineOf('e2-standard-4')!, settings).ephemeralStorageGib).toBeCloseTo(43.86, 0)
  })

  it('cores are given out but for a part that becomes smaller with each', () => {
    const millis = (vcpus: number): number => allocatable({ family: 'x9z', vcpus, memoryMib: 4096, sharedCore: false }, settings).cpuMillis
    expect([1, 2, 3, 4, 8, 22].map(millis)).toEqual([940, 1930, 2925, 3920, 7910, 21_875])
    expect(allocatable(machineOf('e2-micro')!, settings).cpuMillis).toBe(940)
  })

  it('is less than the machine has, and more on a larger one', () => {
    fc.assert(
      fc.property(machine, anySettings, fc.integer({ min: 1, max: 10_000 }), (small, given, more) => {
        fc.pre(small.memoryMib > 1024) // below, image streaming keeps nothing
        const [less, greater] = [allocatable(small, given), allocatable({ ...small, memoryMib: small.memoryMib + more }, given)]
        expect(less.memoryMib).toBeGreaterThan(0)
        expect(less.memoryMib).toBeLessThan(small.memoryMib)
        expect(less.ephemeralStorageGib).toBeLessThan(given.diskSizeGb)
        expect(less.cpuMillis).toBeLessThan(small.vcpus * 1000)
        // Where another tenth of memory begins to be kept, a step of up to 73 MiB goes to the kernel.
        expect(greater.memoryMib).toBeGreaterThanOrEqual(less.memoryMib - 73)
        const { ephemeralStorageGib } = allocatable(small, { ...given, diskSizeGb: given.diskSizeGb + more })
        expect(ephemeralStorageGib).toBeGreaterThanOrEqual(less.ephemeralStorageGib)
      }),
    )
  })

  it('image streaming takes memory, and nothing else does', () => {
    fc.assert(
      fc.property(machine, anySettings, (any, given) => {
        const [without, streaming] = [false, true].map((imageStreaming) => allocatable(any, { ...given, imageStreaming })) as [
          ReturnType<typeof allocatable>,
          ReturnType<typeof allocatable>,
        ]
        expect(streaming).toEqual({ ...without, memoryMib: streaming.memoryMib })
        const taken = without.memoryMib - streaming.memoryMib
        if (any.memoryMib <= 1024) expect(taken).toBe(0)
        else expect(taken / any.memoryMib).toSatisfy((part: number) => part > 0.007 && part <= 0.101)
      }),
    )
  })

  it('a node takes the smallest power of two that is twice its Pods', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 256 }), (pods) => {
        expect(podAddresses(pods)).toBeGreaterThanOrEqual(2 * pods)
        expect(podAddresses(pods) / 2).toBeLessThan(2 * pods)
        expect(Math.log2(podAddresses(pods)) % 1).toBe(0)
      }),
    )
  })
})

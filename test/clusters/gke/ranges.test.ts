import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCidr } from '../../../src/clusters/cidr.js'
import { pool as base, findingsOf, standard } from '../support.js'

const pool = fc.record({
  max: fc.integer({ min: 1, max: 600 }),
  maxPodsPerNode: fc.integer({ min: 8, max: 256 }),
  maxSurge: fc.integer({ min: 1, max: 20 }),
  blueGreen: fc.boolean(),
})

/** Gives each node its part of the range, one after the other, as long as there is room: the largest first, each at a multiple of its size. */
function fits(blocks: readonly number[], size: number): boolean {
  let next = 0
  for (const block of [...blocks].sort((a, b) => b - a)) {
    next = Math.ceil(next / block) * block + block
    if (next > size) return false
  }
  return true
}

const blockFor = (pods: number): number => [16, 32, 64, 128, 256, 512].find((size) => size >= 2 * pods)!

it('pools are refused just when their nodes, those of an upgrade included, do not fit into the ranges', () => {
  fc.assert(
    fc.property(
      fc.array(pool, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 20, max: 29 }),
      fc.integer({ min: 10, max: 21 }),
      (pools, nodeLength, podLength) => {
        const nodes = `10.0.0.0/${nodeLength}` as const
        const pods = `11.0.0.0/${podLength}`.replace('11.', podLength < 11 ? '64.' : '11.')
        const fields = findingsOf(() =>
          standard({
            network: { own: { nodes, pods, services: '192.168.0.0/20' } },
            nodePools: Object.fromEntries(
              pools.map(({ max, maxPodsPerNode, maxSurge, blueGreen }, index) => [
                `pool-${index}`,
                { ...base, nodes: { min: 0, max }, maxPodsPerNode, upgrade: blueGreen ? { blueGreen: {} } : { maxSurge } },
              ]),
            ),
          }),
        ).map(({ field, code, help }) => ({ field, code, length: Number(/\/(\d+)/.exec(help)?.[1]) }))
        const counts = pools.map(({ max, maxSurge, blueGreen }) => (blueGreen ? max * 2 : max + maxSurge))
        const blocks = pools.flatMap(({ maxPodsPerNode }, index) => Array.from({ length: counts[index]! }, () => blockFor(maxPodsPerNode)))
        const tooFew = blocks.length > 2 ** (32 - nodeLength) - 4
        const tooSmall = !fits(blocks, parseCidr(pods)!.size)
        expect(fields.map(({ field }) => field)).toEqual([
          ...(tooFew ? ['network.own.nodes'] : []),
          ...(tooSmall ? ['network.own.pods'] : []),
        ])
        // What the help says would be enough, and half of it would not.
        for (const { field, length } of fields) {
          const enough = (size: number): boolean => (field === 'network.own.nodes' ? blocks.length <= size - 4 : fits(blocks, size))
          expect([enough(2 ** (32 - length)), enough(2 ** (31 - length))]).toEqual([true, false])
        }
      },
    ),
  )
})

it('ranges are refused just when two of them overlap', () => {
  const range = fc
    .tuple(fc.nat(15), fc.nat(15), fc.integer({ min: 17, max: 24 }))
    .map(([b, c, length]) => ({ first: (b * 16 + c) * 4096, length }))
    .map(({ first, length }) => ({ first: first - (first % 2 ** (32 - length)), size: 2 ** (32 - length) }))
  const text = ({ first, size }: { first: number; size: number }): string =>
    `10.${Math.floor(first / 65_536)}.${Math.floor(first / 256) % 256}.0/${32 - Math.log2(size)}`
  fc.assert(
    fc.property(range, range, range, (nodes, pods, services) => {
      const all = [nodes, pods, services]
      const apart = all.every((a, index) => all.slice(index + 1).every((b) => a.first + a.size <= b.first || b.first + b.size <= a.first))
      const overlaps = findingsOf(() =>
        standard({
          network: { own: { nodes: text(nodes), pods: text(pods), services: text(services) } },
          nodePools: { main: { ...base, nodes: { min: 0, max: 1 }, maxPodsPerNode: 8 } },
        }),
      ).filter(({ message }) => message.includes('overlaps'))
      expect(overlaps.length === 0).toBe(apart)
    }),
  )
})

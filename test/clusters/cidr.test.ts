import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, lengthFor, overlap, parseCidr, type Range, rangeAround, toCidr } from '../../src/clusters/cidr.js'

const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.'))
const text = fc.tuple(address, fc.nat(32)).map(([first, length]) => `${first}/${length}`)
/** Ranges of up to 64 addresses that are near each other, so that they meet often and can be written out. */
const small = fc.tuple(fc.nat(255), fc.integer({ min: 26, max: 32 })).map(([last, length]) => rangeAround(`10.0.0.${last}/${length}`)!)
const members = ({ first, size }: Range): Set<number> => new Set(Array.from({ length: size }, (_, index) => first + index))

describe('ranges of addresses', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(text, (any) => {
        const range = rangeAround(any)!
        expect(parseCidr(toCidr(range))).toEqual(range)
      }),
    )
  })

  it('begin at a multiple of their size, hold the address, and are refused with another first address', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { first, size } = rangeAround(any)!
        const [written, length] = any.split('/') as [string, string]
        const bits = written.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
        const kept = bits.join('').slice(0, Number(length))
        expect(first.toString(2).padStart(32, '0')).toBe(kept.padEnd(32, '0'))
        expect(size).toBe(2 ** (32 - Number(length)))
        expect(parseCidr(any) !== undefined).toBe(toCidr({ first, size }).split('/')[0] === written)
      }),
    )
  })

  it('overlap and contain as their sets of addresses do', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const [left, right] = [members(a), members(b)]
        expect(overlap(a, b)).toBe([...left].some((each) => right.has(each)))
        expect(contains(a, b)).toBe([...right].every((each) => left.has(each)))
      }),
    )
  })

  it('have the smallest size that is enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 24 }), (addresses) => {
        const size = 2 ** (32 - lengthFor(addresses))
        expect(size).toBeGreaterThanOrEqual(addresses)
        expect(size / 2).toBeLessThan(addresses)
      }),
    )
  })

  it.each(['', '10.0.0.0', '10.0.0/8', '10.0.0.0/33', '256.0.0.0/8', '10.0.0.0/-1', '10.0.0.0/8 ', 'fd00::/64', '10.0.0.0/8.5'])(
    '%j is none',
    (wrong) => expect(rangeAround(wrong)).toBeUndefined(),
  )
})

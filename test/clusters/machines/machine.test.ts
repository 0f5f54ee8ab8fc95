import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { architectureOf, familyOf, machineOf } from '../../../src/clusters/machines/machine.js'

describe('machine types', () => {
  it.each([
    ['e2-standard-4', 'e2', 4, 16],
    ['e2-medium', 'e2', 2, 4],
    ['n1-standard-1', 'n1', 1, 3.75],
    ['n2-highmem-128', 'n2', 128, 864],
    ['c3-highcpu-22', 'c3', 22, 44],
    ['t2d-standard-60', 't2d', 60, 240],
    ['n4-highcpu-2', 'n4', 2, 4],
  ])('%s', (type, family, vcpus, gib) => {
    expect(machineOf(type)).toMatchObject({ family, vcpus, memoryMib: gib * 1024 })
  })

  it('reads custom ones of every family from their names', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('n2', 'n2d', 'e2', 'n4', 'x9z'),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 256, max: 4_000_000 }),
        fc.constantFrom('', '-ext'),
        (family, vcpus, memoryMib, extended) => {
          const shape = { vcpus, memoryMib, sharedCore: false }
          expect(machineOf(`${family}-custom-${vcpus}-${memoryMib}${extended}`)).toEqual({ family, ...shape })
          expect(machineOf(`custom-${vcpus}-${memoryMib}${extended}`)).toEqual({ family: 'n1', ...shape })
        },
      ),
    )
  })

  it.each([
    'e2-standard-3',
    'e2-standard-4-lssd',
    'n9-standard-4',
    'e2-constructor-4',
    'constructor-standard-4',
    'toString',
    '',
    'e2-custom-medium-4096',
  ])('does not know %j, which is no mistake', (type) => expect(machineOf(type)).toBeUndefined())

  it('knows the family of types that it does not know, and what they run where that is sure', () => {
    expect(familyOf('c4a-standard-4-lssd')).toBe('c4a')
    expect(familyOf('custom-2-4096')).toBe('n1')
    expect(architectureOf('c4a-standard-4-lssd')).toBe('arm64')
    expect(architectureOf('e2-medium')).toBe('amd64')
    expect(architectureOf('x9z-standard-4')).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { defaultDisk, takesDisk } from '../../../src/clusters/machines/disks.js'

describe('disks of machine families', () => {
  it.each([
    ['e2-medium', 'pd-standard', true],
    ['e2-medium', 'hyperdisk-balanced', false],
    ['n2-standard-2', 'hyperdisk-balanced', undefined],
    ['c3-standard-4', 'pd-standard', false],
    ['c3-standard-4', 'pd-ssd', true],
    ['c4-highcpu-4', 'pd-balanced', false],
    ['c4-highcpu-4', 'hyperdisk-balanced', true],
    ['n4-standard-2', 'pd-balanced', true],
    ['x9z-standard-4', 'pd-balanced', undefined],
    ['constructor-standard-4', 'pd-balanced', undefined],
    ['e2-medium', 'standard', undefined],
  ])('%s and %s: %s', (machine, disk, expected) => expect(takesDisk(machine, disk)).toBe(expected))

  it.each(['e2', 'n1', 'n2', 'n2d', 't2d', 't2a', 'c3', 'c3d', 'n4', 'c4a', 'c4', 'c4d', 'n4a', 'n4d', 'h4d', 'a4', 'm4', 'x9z'])(
    'the default disk of %s is one that it takes',
    (family) => expect(takesDisk(`${family}-standard-4`, defaultDisk(`${family}-standard-4`))).not.toBe(false),
  )
})

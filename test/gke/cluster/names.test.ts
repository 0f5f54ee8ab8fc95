import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gkeName } from '../../../src/clusters/fields.js'
import { days, type MaintenanceWindow } from '../../../src/clusters/gke/maintenance.js'
import { accountId } from '../../../src/gke/cluster/parts/node-account.js'
import { recurringWindow } from '../../../src/gke/cluster/settings/maintenance.js'

const clusterName = fc.stringMatching(/^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/).filter((name) => gkeName(name) === undefined)

describe('the account of the nodes', () => {
  it('has the name of the cluster where that fits', () => {
    expect(accountId('shop')).toBe('shop-nodes')
    expect(accountId('a'.repeat(24))).toBe(`${'a'.repeat(24)}-nodes`)
  })

  it('has a name that Google Cloud takes, whatever the cluster is called', () => {
    fc.assert(fc.property(clusterName, (name) => /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(accountId(name))))
  })

  it('tells long names apart', () => {
    const common = 'a'.repeat(30)
    expect(accountId(`${common}-one`)).not.toBe(accountId(`${common}-two`))
  })
})

const window: fc.Arbitrary<MaintenanceWindow> = fc.record({
  days: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
  startTime: fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  hours: fc.integer({ min: 4, max: 24 }),
})
const weekday = (time: string): string => days[(new Date(time).getUTCDay() + 6) % 7]!

describe('the maintenance window', () => {
  it('begins for the first time on one of its days, at its time, and is as long as declared', () => {
    fc.assert(
      fc.property(window, (declared) => {
        const { startTime, endTime, recurrence } = recurringWindow(declared)
        expect(declared.days).toContain(weekday(startTime))
        expect(startTime.slice(11, 16)).toBe(declared.startTime)
        expect(Date.parse(endTime) - Date.parse(startTime)).toBe(declared.hours * 3_600_000)
        expect(recurrence.slice('FREQ=WEEKLY;BYDAY='.length).split(',').toSorted()).toEqual(declared.days.toSorted())
      }),
    )
  })

  it('is the same in whatever order its days are named', () => {
    fc.assert(
      fc.property(window, (declared) => {
        expect(recurringWindow({ ...declared, days: declared.days.toReversed() })).toEqual(recurringWindow(declared))
      }),
    )
  })
})

import { type Check, integer, listOf, mapOf, object, oneOf, type Shape, wrong } from '../../props/shape.js'
import { show } from '../../tree/value.js'

export type Day = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU'

/** When Google may upgrade the cluster and its nodes by itself. */
export interface Maintenance {
  /** Default: Saturday and Sunday at 00:00 UTC, 6 hours each. */
  readonly window?: MaintenanceWindow
  /** When it may not, by name. */
  readonly exclusions?: { readonly [name: string]: MaintenanceExclusion }
}

/** Every week. Google counts only stretches of 4 hours and more. */
export interface MaintenanceWindow {
  /** At least one. */
  readonly days: readonly Day[]
  /** In UTC, such as `03:00`. */
  readonly startTime: string
  /** From 4 to 24. */
  readonly hours: number
}

export type MaintenanceExclusion =
  | {
      /** RFC 3339, such as `2026-11-20T00:00:00Z`. */
      readonly startTime: string
      readonly endTime: string
      readonly scope: 'NO_UPGRADES' | 'NO_MINOR_UPGRADES' | 'NO_MINOR_OR_NODE_UPGRADES'
      readonly endTimeBehavior?: never
    }
  | {
      readonly startTime: string
      /** Stays on its minor version for as long as Google supports that: the reproducible way inside of a release channel. */
      readonly endTimeBehavior: 'UNTIL_END_OF_SUPPORT'
      readonly scope: 'NO_MINOR_UPGRADES' | 'NO_MINOR_OR_NODE_UPGRADES'
      readonly endTime?: never
    }

export const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const satisfies readonly Day[]

const dayList = listOf(oneOf(...days), 1)
const daysCheck: Check = (value, place) =>
  dayList(value, place) &&
  (value as Day[])
    .map((day, index) => (value as Day[]).indexOf(day) === index || place.at(index).refuse(`${day} stands twice`, 'name each day once'))
    .every(Boolean)

const timeOfDay: Check = (value, place) =>
  (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)) || wrong(value, place, "a time in UTC such as '03:00'")

const windowShape: Shape<MaintenanceWindow> = { days: daysCheck, startTime: timeOfDay, hours: integer(4, 24) }

/** Only UTC without fractions: Google writes other forms anew, and every run would show a change. */
const moment: Check = (value, place) =>
  (typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) &&
    new Date(value).getTime() >= 0 &&
    new Date(value).toISOString() === value.replace('Z', '.000Z')) ||
  wrong(value, place, "a time in UTC such as '2026-11-20T00:00:00Z'")

const exclusion = object(
  {
    startTime: moment,
    endTime: moment,
    endTimeBehavior: oneOf('UNTIL_END_OF_SUPPORT'),
    scope: oneOf('NO_UPGRADES', 'NO_MINOR_UPGRADES', 'NO_MINOR_OR_NODE_UPGRADES'),
  },
  ['startTime', 'scope'],
)
const longest = 90
const exclusionCheck: Check = (value, place) => {
  if (!exclusion(value, place)) return false
  const { startTime, endTime, endTimeBehavior, scope } = value as {
    [Key in 'startTime' | 'scope']: string
  } & { endTime?: string; endTimeBehavior?: string }
  const no = (message: string, help: string): false => place.refuse(message, help, 'cluster/maintenance')
  if ((endTime === undefined) === (endTimeBehavior === undefined))
    return no(endTime === undefined ? 'has no end' : 'has two ends', 'write exactly one of endTime, endTimeBehavior')
  if (endTime === undefined)
    return scope !== 'NO_UPGRADES' || no('keeps out every upgrade without end', "write scope: 'NO_MINOR_UPGRADES', or an endTime")
  const length = (Date.parse(endTime) - Date.parse(startTime)) / 86_400_000
  if (length <= 0) return no(`ends at ${show(endTime)}, before it begins`, 'make endTime later than startTime')
  return (
    scope !== 'NO_UPGRADES' ||
    length <= longest ||
    no(`keeps out every upgrade for ${Math.ceil(length)} days`, `make it ${longest} days at most, or write scope: 'NO_MINOR_UPGRADES'`)
  )
}
const exclusionMap = mapOf(exclusionCheck)
const exclusionsCheck: Check = (value, place) => {
  if (!exclusionMap(value, place)) return false
  const all = Object.values(value as NonNullable<Maintenance['exclusions']>)
  const complete = all.filter(({ scope }) => scope === 'NO_UPGRADES').length
  if (complete > 3) return place.refuse(`has ${complete} that keep out every upgrade`, 'leave 3 of them at most', 'cluster/maintenance')
  return all.length <= 20 || place.refuse(`are ${all.length}`, 'leave 20 of them at most', 'cluster/maintenance')
}

export const maintenanceCheck: Check = object({
  window: object(windowShape, ['days', 'startTime', 'hours']),
  exclusions: exclusionsCheck,
} satisfies Shape<Maintenance>)

import { choicesOf } from '../../kubernetes/cron.js'
import { intervalsOf } from '../../kubernetes/cron-intervals.js'
import { type Check, text } from '../../props/shape.js'
import { show } from '../../tree/value.js'

export const defaultSchedule = '0 3 * * *'
export const defaultRetainDays = 14

const shortestInterval = 10
/** How many backups a plan keeps at most, by its schedule and the days that it keeps them. */
const mostBackups = 360
const minutesOfDay = 24 * 60

export const scheduleCheck: Check = (value, place) => {
  if (typeof value !== 'string') return text(value, place)
  const choices = choicesOf(value)
  if (typeof choices === 'string') return place.refuse(`${show(value)} ${choices}`, `write a schedule in UTC such as '${defaultSchedule}'`)
  const intervals = intervalsOf(choices)
  if (!intervals) return place.refuse(`${show(value)} never comes`, 'write days that its months have')
  return (
    intervals.shortest >= shortestInterval ||
    place.refuse(
      `${show(value)} comes after ${intervals.shortest} minutes again, and backups need ${shortestInterval} between them`,
      "write fewer times, such as '*/10 * * * *'",
    )
  )
}

/** How many days backups of a schedule may be kept; the schedule was checked. */
export function mostRetainDays(schedule: string): number {
  const choices = choicesOf(schedule)
  const intervals = typeof choices === 'string' ? undefined : intervalsOf(choices)
  return intervals ? Math.min(365, Math.floor((mostBackups * intervals.longest) / minutesOfDay)) : 365
}

import { describe, expect, it } from 'vitest'
import { cronSchedule } from '../../src/kubernetes/cron.js'
import { timeZone } from '../../src/kubernetes/time-zone.js'
import { badSchedules, goodSchedules, neverComing } from './schedules.js'

describe('the schedule of a CronJob', () => {
  it.each(goodSchedules)('may be "%s"', (schedule) => expect(cronSchedule(schedule)).toBeUndefined())
  it.each(badSchedules)('may not be "%s"', (schedule, why) => expect(cronSchedule(schedule)).toContain(why))
  it.each(neverComing)('never comes when it is "%s"', (schedule) => expect(cronSchedule(schedule)).toBe('never comes'))
})

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia', 'US/Pacific', 'Asia/Calcutta', 'Etc/GMT+5', 'EST5EDT'])(
    'may be %s',
    (name) => expect(timeZone(name)).toBeUndefined(),
  )
  it.each([
    ['Europe/Berln', 'is no name of a time zone'],
    ['europe/berlin', 'is written Europe/Berlin'],
    ['utc', 'is written UTC'],
    ['us/pacific', 'is no name of a time zone'],
    ['Local', 'is no name of a time zone'],
    ['+01:00', 'is no name of a time zone'],
    ['../etc/passwd', 'is no name of a time zone'],
    ['', 'is no name of a time zone'],
  ])('may not be "%s"', (name, why) => expect(timeZone(name)).toBe(why))
})

import { describe, expect, it } from 'vitest'
import { choicesOf } from '../../src/kubernetes/cron.js'
import { type Intervals, intervalsOf } from '../../src/kubernetes/cron-intervals.js'

const of = (schedule: string): Intervals | undefined => {
  const choices = choicesOf(schedule)
  if (typeof choices === 'string') throw new Error(`${schedule} ${choices}`)
  return intervalsOf(choices)
}

describe('the time between two times of a schedule', () => {
  const day = 24 * 60
  it.each([
    ['0 3 * * *', day, day],
    ['*/30 * * * *', 30, 30],
    ['0 * * * *', 60, 60],
    ['55,5 0,23 * * *', 10, 22 * 60 + 10],
    ['0 0,1 * * *', 60, 23 * 60],
    ['0 4 * * SUN', 7 * day, 7 * day],
    ['0 0 * * MON-FRI', day, 3 * day],
    ['0 0 1 * *', 28 * day, 31 * day],
    ['0 0 1 * SUN', day, 7 * day],
    ['0 0 29 2 *', (4 * 365 + 1) * day, (4 * 365 + 1) * day],
  ])('of %s', (schedule, shortest, longest) => expect(of(schedule)).toEqual({ shortest, longest }))

  it.each(['0 0 31 2,4 *', ', 3 * * *', '0 0 * , *'])('is not there where %s never comes', (schedule) => {
    expect(of(schedule)).toBeUndefined()
  })
})

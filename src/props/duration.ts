import { isToken } from '../tree/deferred.js'
import { type Check, textBy } from './shape.js'

/** A time with its unit, such as `30s`, `5m` or `1h30m`. */
export type Duration = `${number}${'h' | 'm' | 's' | 'ms'}` | `${number}${'h' | 'm' | 's'}${number}${'m' | 's' | 'ms'}`

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }

/** The seconds of a time; undefined when it is none. */
export function secondsOf(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0)
}

const shape = textBy((text) => (secondsOf(text) === undefined ? 'is no time with a unit' : undefined), "a time such as '30s', '5m' or '1h'")

/** A time with its unit, no less than some seconds. */
export const duration =
  (least = 0): Check =>
  (value, place) => {
    if (isToken(value)) return true
    if (!shape(value, place)) return false
    return (
      secondsOf(value as string)! >= least ||
      place.refuse(`must be ${least} seconds or more, and is ${value as string}`, 'write a longer time')
    )
  }

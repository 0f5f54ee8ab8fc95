import { quantityProblem } from '../kubernetes/quantity.js'
import { isToken } from '../tree/deferred.js'
import { show } from '../tree/value.js'
import { type Check, either, integer, wrong } from './shape.js'

/** A quantity: a number, or a text with a unit. */
export const amount: Check = (value, place) => {
  if (typeof value === 'number')
    return (Number.isFinite(value) && value >= 0) || place.refuse(`must be a number, 0 or more, and is ${value}`, 'write a quantity')
  if (typeof value !== 'string') return wrong(value, place, 'a quantity such as "250m" or "128Mi"')
  if (isToken(value)) return true
  const problem = quantityProblem(value)
  return (
    problem === undefined ||
    place.refuse(`${show(value)} ${problem}`, 'write a number with a unit, such as "250m" (millicores), "128Mi" or "2Gi"', 'value/quantity')
  )
}

/** A number of cores; refuses units of memory, which the API server would take. */
export const cores: Check = (value, place) =>
  typeof value === 'string' && /[kKMGTPEi]$/.test(value) && !isToken(value)
    ? place.refuse(`${show(value)} is no number of cores`, 'write cores such as "0.5", or millicores such as "500m"', 'value/quantity')
    : amount(value, place)

/** A number of bytes; refuses `128m`, which Kubernetes reads as 128 thousandths of a byte, and a half byte such as `0.5`. */
export const bytes: Check = (value, place) => {
  if (typeof value === 'string' && /^[\d.]+m$/.test(value))
    return place.refuse(`${show(value)} means thousandths of a byte`, `did you mean "${value.slice(0, -1)}Mi"?`, 'value/quantity')
  const plain = typeof value === 'number' || (typeof value === 'string' && /^\d*\.\d+$/.test(value)) ? Number(value) : 0
  if (Number.isFinite(plain) && !Number.isInteger(plain))
    return place.refuse(`${show(value)} is a part of a byte`, `did you mean "${plain}Gi"?`, 'value/quantity')
  return amount(value, place)
}

/** A percentage as a text such as `50%`. */
export function percentage(example: string, from = 0): Check {
  return (value, place) => {
    if (typeof value === 'string' && /^\d+%$/.test(value) && Number.parseInt(value, 10) >= from) return true
    const meant = (typeof value === 'number' || typeof value === 'string') && /^[1-9]\d{0,2}$/.test(String(value))
    return place.refuse(`must be a percentage, and is ${show(value)}`, `write '${meant ? `${value}%` : example}'`)
  }
}

export const percent: Check = percentage('50%')
/** A number of pods, or a share of them such as `25%`. */
export const numberOrPercent: Check = either((value) => typeof value === 'string', percent, integer())
/** The same, and no more than all of them. */
export const shareOfAll: Check = (value, place) =>
  numberOrPercent(value, place) &&
  (typeof value !== 'string' || Number.parseInt(value, 10) <= 100 || place.refuse(`${value} is more than all`, "write '100%' or less"))
/** Whether it is none at all, as a number or a share. */
export const isNone = (share: unknown): boolean => share === 0 || (typeof share === 'string' && /^0+%$/.test(share))

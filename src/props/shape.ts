import { isIP } from 'node:net'
import { closest } from '../findings/closest.js'
import type { TextRule } from '../kubernetes/names.js'
import { isToken, sampleOf } from '../tree/deferred.js'
import { isPlain, show } from '../tree/value.js'
import { unknownProp } from './hints.js'
import type { Place } from './place.js'
import { asList, looked, refuseForm } from './refuse.js'

/** Looks at one value of the props: reports what is wrong at its place, and says whether it may be used. */
export type Check = (value: unknown, place: Place) => boolean

/** One check for every prop; the compiler demands that none is forgotten. */
export type Shape<T> = { readonly [K in keyof T & string]-?: Check }

/** An object with these props and no others. Values that are `undefined` count as not given. */
export function object(shape: { readonly [key: string]: Check }, required: readonly string[] = []): Check {
  return (value, place) => {
    if (!isPlain(value))
      return refuseForm(
        value,
        place,
        'an object',
        `write { ${[...new Set([...required, ...Object.keys(shape)])].slice(0, 3).join(', ')}, … }`,
      )
    let fine = true
    for (const key of Object.keys(value)) {
      if (value[key] === undefined) continue
      const check = Object.hasOwn(shape, key) ? shape[key] : undefined
      if (check) fine = looked(check, value[key], place.at(key)) && fine
      else fine = unknownProp(key, Object.keys(shape), place)
    }
    for (const key of required) {
      if (value[key] === undefined) fine = place.refuse(`${key} is missing`, `add ${key}`)
    }
    return fine
  }
}

export const anything: Check = () => true

/** An object of the wire, of whose fields only Kubernetes knows what is right. */
export const wireObject: Check = (value, place) => isPlain(value) || wrong(value, place, 'an object')

export const text: Check = (value, place) => typeof value === 'string' || wrong(value, place, 'a text')

export const nonEmptyText: Check = (value, place) =>
  typeof value === 'string'
    ? value !== '' || place.refuse('must not be empty', 'write a text, or leave the prop out')
    : wrong(value, place, 'a text')

export const flag: Check = (value, place) => typeof value === 'boolean' || isToken(value) || wrong(value, place, 'true or false')

/** A text that meets a rule such as the one for names. */
export function textBy(rule: TextRule, what: string): Check {
  return (value, place) => {
    if (typeof value !== 'string') return wrong(value, place, what)
    const problem = rule(sampleOf(value))
    return problem === undefined || place.refuse(`${show(value)} ${problem}`, `write ${what}`)
  }
}

export const ipAddress: Check = (value, place) =>
  isToken(value) || textBy((address) => (isIP(address) ? undefined : 'is no IP address'), "an IP address such as '10.0.0.10'")(value, place)

/** One that decides what is rendered, and so must be known. */
export const plainFlag: Check = (value, place) => typeof value === 'boolean' || wrong(value, place, 'true or false')

/** A whole number within bounds. */
export function integer(from = 0, to = 2_147_483_647): Check {
  return (value, place) => {
    const fits = (number: unknown): boolean => Number.isInteger(number) && Number(number) >= from && Number(number) <= to
    if (fits(value) || isToken(value)) return true
    const range =
      to === 2_147_483_647
        ? from === 0
          ? 'a whole number, 0 or more'
          : `a whole number, ${from} or more`
        : `a whole number from ${from} to ${to}`
    return typeof value === 'string' && value.trim() !== '' && fits(Number(value))
      ? place.refuse(
          `must be ${range}, and is ${show(value)}`,
          `write ${Number(value)} without quotes, or Number(…) for a value from configuration`,
        )
      : wrong(value, place, range)
  }
}

export const portNumber = integer(1, 65_535)

export function oneOf(...values: readonly string[]): Check {
  return (value, place) => {
    if (typeof value === 'string' && values.includes(value)) return true
    const guess = typeof value === 'string' ? closest(value, values) : undefined
    return place.refuse(
      `must be one of ${values.join(', ')}, and is ${show(value)}`,
      guess ? `did you mean ${guess}?` : `write '${values[0]}'`,
    )
  }
}

export function listOf(item: Check, least = 0): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return refuseForm(value, place, 'a list', asList(value, item))
    if (value.length < least) return place.refuse('must not be empty', 'write at least one item')
    return value.map((each: unknown, index) => looked(item, each, place.at(index))).every(Boolean)
  }
}

/** A map from keys of the user's own to values of one kind. Whole numbers as keys are refused where order matters. */
export function mapOf(
  item: Check,
  options: {
    readonly key?: TextRule
    readonly keyHelp?: (key: string) => string | undefined
    /** How it is written, for those who give a list as Kubernetes has it. */
    readonly form?: string
    readonly ordered?: boolean
    readonly least?: number
  } = {},
): Check {
  return (value, place) => {
    if (!isPlain(value)) return refuseForm(value, place, 'an object', `write ${options.form ?? 'an object'}`)
    const keys = Object.keys(value).filter((key) => value[key] !== undefined)
    if (keys.length < (options.least ?? 0)) return place.refuse('must not be empty', 'write at least one entry')
    return keys
      .map((key) => {
        const problem = options.ordered && /^\d+$/.test(key) ? 'is a whole number, which as a key loses its place' : options.key?.(key)
        return (
          (problem === undefined ||
            place.at(key).refuse(`the key ${show(key)} ${problem}`, options.keyHelp?.(key) ?? 'write another key')) &&
          looked(item, value[key], place.at(key))
        )
      })
      .every(Boolean)
  }
}

export const absolutePath: Check = (value, place) =>
  typeof value === 'string'
    ? value.startsWith('/') || place.refuse(`${show(value)} must be an absolute path`, `write ${show(`/${value}`)}`)
    : wrong(value, place, 'an absolute path')

/** Whether a value has the form of an object; `null` and lists have not, so that they are told what was expected instead. */
export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text by text: `true` as soon as the value is of the first kind, else the second decides and reports. */
export function either(first: (value: unknown) => boolean, whenFirst: Check, otherwise: Check): Check {
  return (value, place) => (first(value) ? whenFirst(value, place) : otherwise(value, place))
}

/** An object with exactly one of these keys. */
export function exactlyOne(shape: { readonly [key: string]: Check }, beside: { readonly [key: string]: Check } = {}): Check {
  const known = object({ ...shape, ...beside })
  return (value, place) => {
    if (!known(value, place)) return false
    const given = Object.keys(shape).filter((key) => (value as Record<string, unknown>)[key] !== undefined)
    if (given.length === 1) return true
    return place.refuse(
      given.length === 0 ? 'says nothing' : `has ${given.join(' and ')}, of which only one can hold`,
      `write exactly one of ${Object.keys(shape).join(', ')}`,
    )
  }
}

/** Refuses a value that is of another kind, with the remedy that fits the value. */
export function wrong(value: unknown, place: Place, expected: string): false {
  return refuseForm(value, place, expected, remedy(value, expected))
}

function remedy(value: unknown, expected: string): string {
  if (typeof value === 'number' && expected === 'a text') return `write '${value}'`
  return `write ${expected}`
}

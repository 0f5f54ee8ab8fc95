import { isPlain, isPromise, show } from '../tree/value.js'
import { Place } from './place.js'
import type { Check } from './shape.js'

/** Checks a value that is there: a Promise is told as what it is, whatever was expected. */
export function looked(check: Check, value: unknown, place: Place): boolean {
  return isLater(value) ? refuseForm(value, place, '', '') : check(value, place)
}

/** Refuses a value that is of another form; one that is not there yet must be awaited. */
export function refuseForm(value: unknown, place: Place, expected: string, help: string): false {
  return isLater(value)
    ? place.refuse('is a Promise, whose value is not known yet', 'await it before it is given to the construct')
    : place.refuse(`must be ${expected}, and is ${show(value)}`, help)
}

const isLater = (value: unknown): boolean => typeof value === 'object' && value !== null && isPromise(value)

/** How the one item, or the words of a text, are written as a list. */
export function asList(value: unknown, item: Check): string {
  const isItem = (each: unknown): boolean => item(each, new Place(() => {}))
  if (isPlain(value) && isItem(value)) return 'write it as a list: [{ … }]'
  if (typeof value !== 'string' || value.trim() === '' || value.length > 60) return 'write a list'
  const words = value.trim().split(/\s+/)
  if (!words.every(isItem)) return 'write a list'
  return /['"`\\]/.test(value) ? 'write a list, in which each word is an item' : `write [${words.map((word) => `'${word}'`).join(', ')}]`
}

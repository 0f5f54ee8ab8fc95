import { show } from '../../tree/value.js'
import { anything, type Check, mapOf, nonEmptyText } from './shape.js'

const optionalText: Check = (value, place) =>
  value === undefined || typeof value === 'string' || place.refuse(`must be a text, and is ${show(value)}`, `write '${String(value)}'`)

/** Labels or annotations: text by key. */
export const labelsCheck: Check = mapOf(optionalText)

/** The props that every construct takes. */
export const objectShape = { name: nonEmptyText, labels: labelsCheck, annotations: labelsCheck, override: anything } as const

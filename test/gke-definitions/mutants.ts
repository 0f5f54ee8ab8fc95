import type { PublishedKind } from './published.js'
import type { StructuralSchema } from './structural-schema.js'

/** What can be done to a valid object, and whether it is still valid then. */
export const staysValid = {
  'another type': false,
  'a required field missing': false,
  'an optional field missing': true,
  'at its limit': true,
  'past its limit': false,
  'against its pattern or format': false,
  'an unknown field': false,
  'null for an optional field': true,
  'null for a required value': false,
} as const

export type Change = keyof typeof staysValid

export interface Mutant {
  readonly change: Change
  /** Where, as the API server writes it: `spec.domains[0]`. */
  readonly place: string
  readonly object: PublishedObject
}

export interface PublishedObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly [field: string]: unknown
}

/** A valid object that has every field of the schema. */
export function fullObject({ apiVersion, kind }: PublishedKind, schema: StructuralSchema): PublishedObject {
  return { apiVersion, kind, metadata: { name: 'full' }, ...(fill(schema) as object) }
}

function fill({ type, properties = {}, items, format }: StructuralSchema): unknown {
  if (type === 'object') return Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, fill(schema)]))
  if (type === 'array') return [fill(items!)]
  // The host name stands for any text: the one pattern that there is wants one.
  if (type === 'string') return format === 'date-time' ? '2026-01-01T00:00:00Z' : 'shop.example.com'
  return type === 'boolean' ? true : type === 'integer' ? 7 : 0.5
}

/** A value of each type. */
const samples: readonly (readonly [type: string, value: unknown])[] = [
  ['boolean', true],
  ['string', 'text'],
  ['integer', 7],
  ['number', 0.5],
  ['array', []],
  ['object', {}],
]

/** The object with one change, once for each place of the schema and each change that can be made there. */
export function mutantsOf<T extends PublishedObject>(object: T, schema: StructuralSchema): Mutant[] {
  const { apiVersion, kind, metadata, ...body } = object
  return [...changes(body, schema, '', true)].map(([change, place, changed]) => ({
    change,
    place,
    object: { apiVersion, kind, metadata, ...(changed as object) },
  }))
}

type Changed = readonly [change: Change, place: string, value: unknown]

function* changes(value: unknown, schema: StructuralSchema, place: string, isRoot = false): Generator<Changed> {
  if (!isRoot) yield* atOnce(schema, place)
  if (Array.isArray(value)) yield* ofList(value, schema, place)
  else if (typeof value === 'object' && value !== null) yield* ofFields(value, schema, place)
  else if (typeof value === 'string') yield* ofText(value, schema, place)
}

function* atOnce({ type }: StructuralSchema, place: string): Generator<Changed> {
  for (const [other, value] of samples)
    if (other !== type && !(other === 'integer' && type === 'number')) yield ['another type', place, value]
}

function* ofFields(value: object, { properties = {}, required = [] }: StructuralSchema, place: string): Generator<Changed> {
  const within = (field: string): string => (place === '' ? field : `${place}.${field}`)
  yield ['an unknown field', within('unheardOf'), { ...value, unheardOf: 'text' }]
  for (const [field, inner] of Object.entries(value)) {
    const isRequired = required.includes(field)
    const { [field]: _, ...rest } = value as Record<string, unknown>
    yield [isRequired ? 'a required field missing' : 'an optional field missing', within(field), rest]
    yield [isRequired ? 'null for a required value' : 'null for an optional field', within(field), { ...value, [field]: null }]
    for (const [change, at, changed] of changes(inner, properties[field]!, within(field)))
      yield [change, at, { ...value, [field]: changed }]
  }
}

function* ofList(value: readonly unknown[], { items, maxItems = 1000 }: StructuralSchema, place: string): Generator<Changed> {
  yield ['at its limit', place, Array(maxItems).fill(value[0])]
  if (maxItems < 1000) yield ['past its limit', place, Array(maxItems + 1).fill(value[0])]
  yield ['null for a required value', `${place}[0]`, [null]]
  for (const [change, at, changed] of changes(value[0], items!, `${place}[0]`)) yield [change, at, [changed]]
}

function* ofText(value: string, { maxLength = 1000, pattern, format }: StructuralSchema, place: string): Generator<Changed> {
  if (format === undefined) yield ['at its limit', place, value.padStart(maxLength, 'x')]
  if (maxLength < 1000) yield ['past its limit', place, value.padStart(maxLength + 1, 'x')]
  if (pattern !== undefined || format !== undefined) yield ['against its pattern or format', place, '*.example.com']
}

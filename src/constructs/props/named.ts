import { type Check, either, isObject, nonEmptyText } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import type { ObjectReference } from '../pods/references.js'

/** An object by its name alone, or as a construct of ours or of another library. */
export type NameOrObject = string | { readonly name: string } | ObjectReference

/** An object of this kind by its name: ours, an external one, or one of another library. */
export const namedCheck: (kind: string) => Check = (kind) => (value, place) => {
  const { name, kind: actual } = (typeof value === 'object' && value !== null ? value : {}) as { name?: unknown; kind?: unknown }
  if (typeof name !== 'string' || name === '')
    return place.refuse(`must be a ${kind}, and is ${show(value)}`, `give the construct, or what ${kind}.external returns`)
  return (
    actual === undefined || actual === kind || place.refuse(`must be a ${kind}, and is the ${String(actual)} ${name}`, `give a ${kind}`)
  )
}

/** The same, or its name alone. */
export const nameOrObjectCheck = (kind: string): Check => either(isObject, namedCheck(kind), nonEmptyText)

/** The name of what was given. */
export function nameOf(given: NameOrObject): string
export function nameOf(given: NameOrObject | undefined): string | undefined
export function nameOf(given: NameOrObject | undefined): string | undefined {
  return typeof given === 'object' ? given.name : given
}

import { portName, type TextRule } from '../../kubernetes/names.js'
import type { JsonValue } from '../../model/model.js'
import type { Look } from './look.js'

/** A port by its number, from 1. */
export function portNumber(look: Look, field: string): void {
  const value = look.value[field]
  if (value === undefined || value === null || value === 0) {
    look.tell('required', field, 'must be from 1 to 65535', 'give the number of the port')
    return
  }
  look.range(field, 1, 65_535)
}

/** A port by its number or name. */
export function portOrName(look: Look, field: string): void {
  const value: JsonValue | undefined = look.value[field]
  const problem = typeof value === 'string' ? portName(value) : undefined
  if (typeof value !== 'string') portNumber(look, field)
  else if (problem !== undefined) look.tell('invalid', field, `${JSON.stringify(value)} ${problem}`, 'give a port by number or by name')
}

/** A path that does not lead out of where it begins. */
export const pathInside: TextRule = (text) =>
  text.startsWith('/') ? 'must not begin with "/"' : text.split('/').includes('..') ? 'must not hold ".."' : undefined

/** The name of a resource: a standard one, or one with a domain before a slash. */
export const resourceName: TextRule = (text) => {
  const parts = text.split('/')
  const name = parts.at(-1)!
  if (parts.length > 2) return 'must hold at most one "/"'
  return /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(name) && name.length <= 63
    ? undefined
    : 'must be at most 63 letters, digits, "-", "_" or ".", and begin and end with a letter or digit'
}

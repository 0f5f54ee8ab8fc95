import { portName, type TextRule } from '../../kubernetes/names.js'
import { parseQuantity } from '../../kubernetes/quantity.js'
import { asText } from '../../model/json.js'
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

/** What a quantity stands for; `null` is read as nothing at all. */
export const amountOf = (value: JsonValue | undefined): number | undefined => (value === null ? 0 : parseQuantity(asText(value)))

/** A number that is not negative, or a share such as `25%`; a share of what is there is at most all of it. */
export function numberOrShare(look: Look, field: string, { ofWhole = true, example = '25%' } = {}): void {
  const value = look.value[field]
  look.range(field, 0)
  if (typeof value !== 'string') return
  if (!/^\d+%$/.test(value))
    look.tell('invalid', field, `${JSON.stringify(value)} is no share`, `write a number, or a share such as '${example}'`)
  else if (ofWhole && Number.parseInt(value, 10) > 100)
    look.tell('invalid', field, 'must not be more than 100%', `write a share such as '${example}'`)
}

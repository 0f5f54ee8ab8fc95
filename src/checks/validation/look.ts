import type { TextRule } from '../../kubernetes/names.js'
import { asObject } from '../../model/json.js'
import type { JsonObject, JsonValue } from '../../model/model.js'
import type { Steps } from '../fields/walk.js'
import type { Fault } from './faults.js'

/** Takes what is wrong at a place. */
export type Tell = (fault: Fault, steps: Steps, message: string, help: string) => void

/** Whether the server takes a field as left out: it decodes `null`, an empty text and an empty list or map alike. */
export const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0)

/** Whether nothing is set at all: an empty object counts as set, as one behind a pointer does. */
export const isUnset = (value: JsonValue | undefined): boolean => value === undefined || value === null

/** An object in a manifest, and the questions that the server asks of it. */
export class Look {
  constructor(
    readonly value: JsonObject,
    private readonly told: Tell,
    private readonly owner?: Look,
    private readonly field?: string,
    private readonly index?: number,
  ) {}

  tell(fault: Fault, field: string | Steps, message: string, help: string): void {
    this.told(fault, [...this.path(), ...(typeof field === 'string' ? [field] : field)], message, help)
  }

  /** Made only when something is told, which is rare. */
  private path(): Steps {
    if (!this.owner) return []
    return [...this.owner.path(), this.field!, ...(this.index === undefined ? [] : [this.index])]
  }

  /** Whether a field is set; tells when it is not. */
  required(field: string, help = `give ${field}`): boolean {
    if (!isEmpty(this.value[field])) return true
    this.tell('required', field, 'is missing', help)
    return false
  }

  /** The text of a field must meet a rule; an empty one is left out. */
  text(field: string, rule: TextRule, help = 'give one that fits'): void {
    const value = this.value[field]
    if (typeof value !== 'string' || value === '') return
    const problem = rule(value)
    if (problem !== undefined) this.tell('invalid', field, `${JSON.stringify(value)} ${problem}`, help)
  }

  requiredText(field: string, rule: TextRule): void {
    if (this.required(field)) this.text(field, rule)
  }

  /** A number within bounds; what is no number is told elsewhere. */
  range(field: string, least: number, most = Number.POSITIVE_INFINITY): void {
    const value = this.value[field]
    if (typeof value !== 'number' || (value >= least && value <= most)) return
    const bounds = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `from ${least} to ${most}`
    this.tell('invalid', field, `must be ${bounds}, and is ${value}`, `write a number ${bounds}`)
  }

  /** A text of a list. Left out or empty it is none of them. */
  oneOf(field: string, values: readonly string[]): void {
    const value = this.value[field] ?? ''
    if (typeof value !== 'string' || values.includes(value)) return
    this.tell(
      'unsupported',
      field,
      value === '' ? `must be one of ${values.join(', ')}` : `must be one of ${values.join(', ')}, and is ${JSON.stringify(value)}`,
      `write one of ${values.join(', ')}`,
    )
  }

  /** Of these fields exactly one, or at most one, is set. */
  exclusive(fields: readonly string[], { least = 1, what = 'one' }: { readonly least?: 0 | 1; readonly what?: string } = {}): void {
    const set = fields.filter((field) => !isUnset(this.value[field]))
    const [first, second] = set
    if (second !== undefined) this.tell('forbidden', second, `must not stand beside ${first}`, `leave out ${first} or ${second}`)
    else if (first === undefined && least === 1)
      this.tell('required', [], `lacks ${what}`, `give ${fields.length > 4 ? 'one' : `one of ${fields.join(', ')}`}`)
  }

  /** Each item must have another value here. */
  unique(list: string, ...keys: readonly string[]): void {
    const seen = new Set<string>()
    for (const item of this.list(list)) {
      const key = JSON.stringify(keys.map((each) => item.value[each] ?? ''))
      if (!isEmpty(item.value[keys[0]!]) && seen.has(key)) {
        const value = keys.map((each) => String(item.value[each] ?? '')).join(' ')
        item.tell('duplicate', keys[0]!, `${value} is there twice`, 'leave one of them out, or name it otherwise')
      }
      seen.add(key)
    }
  }

  /** The object in a field; an empty one when it is not there. */
  at(field: string): Look {
    return new Look(asObject(this.value[field]), this.told, this, field)
  }

  /** The object in a field, when it is there. */
  maybe(field: string): Look | undefined {
    const value = this.value[field]
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? this.at(field) : undefined
  }

  /** The objects in a list; `null` is read as an empty one. */
  list(field: string): Look[] {
    const value = this.value[field]
    if (!Array.isArray(value)) return []
    const looks: Look[] = []
    for (const [index, item] of (value as readonly JsonValue[]).entries())
      if (item === null || (typeof item === 'object' && !Array.isArray(item)))
        looks.push(new Look(asObject(item), this.told, this, field, index))
    return looks
  }

  /** The entries of a map of texts: labels, data. */
  entries(field: string): readonly (readonly [string, JsonValue])[] {
    return Object.entries(asObject(this.value[field]))
  }
}

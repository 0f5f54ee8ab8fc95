import { kindOf, typeOf } from '../../../src/kubernetes/schema/schema.js'
import type { JsonObject, JsonValue, Manifest } from '../../../src/model/model.js'

/** A manifest with one fault, and what was done. */
export interface Mutant {
  readonly manifest: Manifest
  readonly fault: string
}

/** What may stand where something else is meant. */
const values: readonly JsonValue[] = [
  '',
  'no such value',
  'x'.repeat(64),
  'Abc',
  '../x',
  '5',
  5,
  0,
  -1,
  70000,
  0.5,
  3e9,
  true,
  null,
  [],
  ['x'],
  {},
  { x: 'y' },
  '128MB',
  '1e3',
  '2026-01-31T12:00:00Z',
  'aGk=',
]

/**
 * Each value of a manifest replaced by each other kind of value, each field left out, each first item of a list twice,
 * and each object with one field more and with the first letter of a field changed.
 */
export function mutantsOf(manifest: Manifest): Mutant[] {
  const mutants: Mutant[] = []
  const add = (fault: string, steps: readonly (string | number)[], change: (parent: never, last: string | number) => void): void => {
    const copy = structuredClone(manifest) as unknown as Record<string | number, unknown>
    let at = copy
    for (const step of steps.slice(0, -1)) at = at[step] as typeof at
    change(at as never, steps.at(-1)!)
    mutants.push({ manifest: copy as unknown as Manifest, fault: `${steps.join('.')}: ${fault}` })
  }
  const visit = (value: JsonValue, steps: readonly (string | number)[]): void => {
    if (steps.length > 0)
      for (const other of values)
        if (JSON.stringify(other) !== JSON.stringify(value))
          add(`becomes ${JSON.stringify(other)}`, steps, (parent: Record<string | number, unknown>, last) => {
            parent[last] = structuredClone(other)
          })
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value) && value.length > 0)
      add('the first once more', [...steps, value.length], (parent: unknown[]) => {
        parent.push(structuredClone(parent[0]))
      })
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item as JsonValue, [...steps, index])
    else {
      for (const [name, inner] of Object.entries(value as JsonObject)) {
        if (steps.length === 0 && ['apiVersion', 'kind'].includes(name)) continue
        visit(inner as JsonValue, [...steps, name])
        add('left out', [...steps, name], (parent: Record<string, unknown>, last) => {
          delete parent[last]
        })
        add('in another case', [...steps, name], (parent: Record<string, unknown>, last) => {
          const { [last]: moved } = parent
          delete parent[last]
          parent[`${String(last)[0]!.toUpperCase()}${String(last).slice(1)}`] = moved
        })
      }
      add('one more', [...steps, 'unheardOf'], (parent: Record<string, unknown>, last) => {
        parent[last] = 'x'
      })
    }
  }
  visit(manifest, [])
  return mutants
}

/** Whether Kubernetes itself has the kind, and knows its type. */
export const isBuiltIn = ({ apiVersion, kind }: Manifest): boolean => typeOf(kindOf(apiVersion, kind)?.type ?? '') !== undefined

import type { Registration } from './engine/registration.js'
import type { Result } from './run.js'

/** The one registration of this type and name; throws when there are none or several, and says what there is. */
export function find({ registrations }: Pick<Result, 'registrations'>, type: string, name?: string): Registration {
  const found = registrations.filter((registration) => registration.type === type && (name === undefined || registration.name === name))
  if (found.length === 1) return found[0]!
  const all = registrations.map((registration) => `\n  ${registration.type} ${registration.name}`).join('')
  throw new Error(`${found.length} registrations of ${type} ${name ?? ''}; there are${all}`)
}

/** What was done, in order: `create kubernetes:core/v1:Secret password`. */
export function steps({ operations }: Pick<Result, 'operations'>): string[] {
  return operations.map(({ op, type, name }) => `${op} ${type} ${name}`)
}

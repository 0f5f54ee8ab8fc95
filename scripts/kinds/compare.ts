import type { Fields } from './fields.js'

/** The fields of a kind, divided by whether some program writes them. One of which nothing is written stands without what is below it, and one that is `open` too. */
export interface Compared {
  readonly typed: Fields
  readonly missing: Fields
}

export function compare(all: Fields, written: Fields, open: ReadonlySet<string>): Compared {
  const typed: Record<string, Fields> = {}
  const missing: Record<string, Fields> = {}
  for (const [name, inner] of Object.entries(all)) {
    if (!Object.hasOwn(written, name)) {
      missing[name] = {}
      continue
    }
    const below = compare(open.has(name) ? {} : inner, written[name]!, open)
    typed[name] = below.typed
    if (Object.keys(below.missing).length > 0) missing[name] = below.missing
  }
  return { typed, missing }
}

/** How many fields there are at the ends. */
export function count(fields: Fields): number {
  return Object.values(fields).reduce((sum, inner) => sum + (Object.keys(inner).length === 0 ? 1 : count(inner)), 0)
}

/** On one line: `replicas, strategy.{type, rollingUpdate.maxSurge}`. */
export function format(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, inner]) => {
      const below = Object.keys(inner)
      return below.length === 0 ? name : `${name}.${below.length === 1 ? format(inner) : `{${format(inner)}}`}`
    })
    .join(', ')
}

/** The paths of all fields at the ends. */
export function paths(fields: Fields, above: readonly string[] = []): (readonly string[])[] {
  return Object.entries(fields).flatMap(([name, inner]) =>
    Object.keys(inner).length === 0 ? [[...above, name]] : paths(inner, [...above, name]),
  )
}

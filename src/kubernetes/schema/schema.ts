import type { FieldFacts, KindFacts, RetiredKind, TypeFacts } from './facts.js'
import { indexLines, parseKind, parseRetired, parseType } from './parse.js'
import * as table from './table.js'

export { isBuiltInApiVersion } from './api-versions.js'
export { isClusterScoped } from './cluster-scoped.js'

/** The facts about a built-in kind; undefined where no supported minor version can serve it. */
export const kindOf = (apiVersion: string, kind: string): KindFacts | undefined => kinds(`${apiVersion}/${kind}`)

/** The facts about a kind that Kubernetes had before the oldest supported minor version, and has no more. */
export const retiredKindOf = (apiVersion: string, kind: string): RetiredKind | undefined => retired(`${apiVersion}/${kind}`)

/** The facts about a type by its name, such as `core/v1/PodSpec`. */
export const typeOf = (name: string): TypeFacts | undefined => types(name)

/** The facts about a field of a type; undefined where no supported minor version has it. */
export const fieldOf = (type: string, field: string): FieldFacts | undefined => typeOf(type)?.fields.get(field)

/** The names of all built-in kinds as `apiVersion/kind`, sorted. */
export const kindNames = (): readonly string[] => [...kinds.names()]

/** The names of all types, sorted. */
export const typeNames = (): readonly string[] => [...types.names()]

const kinds = lazy(table.kinds, parseKind)
const types = lazy(table.types, parseType)
const retired = lazy(table.retired, parseRetired)

interface Lookup<T> {
  (name: string): T | undefined
  names(): Iterable<string>
}

/** Looks up lines of a text: it is split at the first look-up, and each line is read when it is first asked for. */
function lazy<T>(text: string, parse: (line: string) => T): Lookup<T> {
  let index: Map<string, string> | undefined
  const lines = (): Map<string, string> => {
    index ??= indexLines(text)
    return index
  }
  const read = new Map<string, T>()
  const lookUp = (name: string): T | undefined => {
    const known = read.get(name)
    if (known) return known
    const line = lines().get(name)
    if (line === undefined) return undefined
    const facts = parse(line)
    read.set(name, facts)
    return facts
  }
  return Object.assign(lookUp, { names: () => lines().keys() })
}

/** A field in one minor version. */
export interface Field {
  /** The type in the words of the table: `string`, `[core/v1/Container`, `{quantity`. */
  readonly type: string
  readonly required: boolean
  /** How a list is merged: `atomic`, `set`, `map:name`. */
  readonly list?: string
  readonly mergeKey?: string
  readonly strategy?: string
  /** A map, or the object in this field, is replaced as a whole. */
  readonly atomic: boolean
  readonly values?: readonly string[]
}

/** A type in one minor version. */
export interface Type {
  readonly atomic: boolean
  readonly fields: ReadonlyMap<string, Field>
}

/** A kind that can be created at a path of its own. */
export interface Kind {
  readonly apiVersion: string
  readonly kind: string
  readonly plural: string
  readonly namespaced: boolean
  readonly type: string
}

/** What one minor version knows, by name: a kind's name is `apps/v1/Deployment`, a type's `apps/v1/DeploymentSpec`. */
export interface Facts {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly types: ReadonlyMap<string, Type>
}

/** A fact with one bit for each minor version, the lowest for the oldest. */
export type Mask = number

/** A field over all minor versions: its facts are those of the newest one that has it. */
export interface UnionField extends Omit<Field, 'required' | 'values'> {
  readonly minors: Mask
  readonly required: Mask
  readonly values: ReadonlyMap<string, Mask>
  /** The minor versions that list the values. */
  readonly closed: Mask
}

/** A type over all minor versions. */
export interface UnionType {
  readonly minors: Mask
  readonly atomic: boolean
  readonly fields: ReadonlyMap<string, UnionField>
}

/** All that the minor versions know together. */
export interface Union {
  readonly kinds: ReadonlyMap<string, Kind & { readonly minors: Mask }>
  readonly types: ReadonlyMap<string, UnionType>
}

/** Puts minor versions together, oldest first; a field or kind that changes its type between them is an error, as the table could not say so. */
export function unite(all: readonly Facts[]): Union {
  const kinds = merge(
    all.map((facts) => facts.kinds),
    (name, found) => ({ ...same(name, found, (kind) => `${kind.type} ${kind.plural} ${kind.namespaced}`), minors: mask(found) }),
  )
  const types = merge(
    all.map((facts) => facts.types),
    (name, found) => ({
      minors: mask(found),
      atomic: newest(found).atomic,
      fields: merge(
        found.map((type) => type?.fields ?? new Map<string, Field>()),
        (field, versions) => uniteField(`${name}.${field}`, versions),
      ),
    }),
  )
  return { kinds, types }
}

type Versions<T> = readonly (T | undefined)[]

function uniteField(name: string, found: Versions<Field>): UnionField {
  const values = new Set(found.flatMap((field) => field?.values ?? []))
  return {
    ...same(name, found, (field) => field.type),
    minors: mask(found),
    required: mask(found, (field) => field.required),
    values: new Map([...values].sort().map((value) => [value, mask(found, (field) => field.values?.includes(value) ?? false)])),
    closed: mask(found, (field) => field.values !== undefined),
  }
}

function merge<T, R>(maps: readonly ReadonlyMap<string, T>[], one: (name: string, found: Versions<T>) => R): Map<string, R> {
  const names = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort()
  return new Map(
    names.map((name) => [
      name,
      one(
        name,
        maps.map((map) => map.get(name)),
      ),
    ]),
  )
}

function mask<T>(found: Versions<T>, holds: (value: T) => boolean = () => true): Mask {
  return found.reduce<Mask>((bits, value, index) => (value !== undefined && holds(value) ? bits | (1 << index) : bits), 0)
}

function newest<T>(found: Versions<T>): T {
  return found.findLast((value) => value !== undefined)!
}

function same<T>(name: string, found: Versions<T>, key: (value: T) => string): T {
  const keys = new Set(found.filter((value) => value !== undefined).map((value) => key(value)))
  if (keys.size > 1) throw new Error(`${name} is not the same in all minor versions: ${[...keys].join(', then ')}.`)
  return newest(found)
}

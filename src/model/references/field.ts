import type { JsonValue, Manifest } from '../model.js'
import type { ReferenceKind, ReferenceTarget } from './reference.js'
import type { ScopeOf } from './scopes.js'

/** One row of the table of reference fields. */
export interface ReferenceField {
  /** Where it is, in the language of `addPath`. */
  readonly at: string
  /** What its value points at; nothing when it says nothing that can be understood. */
  readonly read: (value: JsonValue, place: Place) => readonly Pointer[]
}

/** The object that a value was read from. */
export interface Place {
  readonly manifest: Manifest
  /** Its namespace; undefined outside of namespaces. */
  readonly namespace: string | undefined
  readonly scopeOf: ScopeOf
}

/** What a value points at, before it is looked up. */
export interface Pointer {
  readonly kind: ReferenceKind
  readonly to: ReferenceTarget
  /** The path from the row's field to what says it, such as `.items[0].key`; absent for the field itself. */
  readonly below?: string
  readonly optional?: boolean
}

/** The rows with a path before theirs, for a type that several kinds hold. */
export const under = (path: string, fields: readonly ReferenceField[]): readonly ReferenceField[] =>
  fields.map((field) => ({ ...field, at: `${path}.${field.at}` }))

import type { MinorSet } from './minor-set.js'

/** A kind that can be created at a path of its own. */
export interface KindFacts {
  readonly apiVersion: string
  readonly kind: string
  /** The name in paths and in roles, such as `deployments`. */
  readonly plural: string
  readonly namespaced: boolean
  /** The name of its type, for `typeOf`. */
  readonly type: string
  /** The minor versions that can serve it: alpha and beta versions only where they are switched on. */
  readonly minors: MinorSet
  /** The minor version since which it is deprecated, such as `1.29`; it may be older than the supported ones. */
  readonly deprecated?: string
  /** The kind to use instead, such as `apps/v1/Deployment`. */
  readonly replacement?: string
}

/** A kind that was removed from Kubernetes before the oldest supported minor version. */
export interface RetiredKind {
  readonly apiVersion: string
  readonly kind: string
  /** The first minor version without it, such as `1.22`. */
  readonly removed: string
  /** The kind to use instead, such as `apps/v1/Deployment`. */
  readonly replacement?: string
}

/** A type with fields. */
export interface TypeFacts {
  /** Package, version and name as in Kubernetes: `core/v1/PodSpec`, which is also the path and name of its wire type. */
  readonly name: string
  readonly minors: MinorSet
  /** Whether server-side apply replaces it as a whole. */
  readonly atomic: boolean
  readonly fields: ReadonlyMap<string, FieldFacts>
}

/** A field of a type; how it merges is what the newest minor version says. */
export interface FieldFacts {
  readonly name: string
  readonly type: TypeReference
  readonly minors: MinorSet
  /** The minor versions whose OpenAPI document requires it; the server itself may still fill in a default. */
  readonly required: MinorSet
  readonly list?: ListFacts
  /** Whether server-side apply replaces the map or object in it as a whole. */
  readonly atomic: boolean
  /** The key by which a strategic merge patch tells the items of a list apart. */
  readonly mergeKey?: string
  /** The strategies of a strategic merge patch: `merge`, `retainKeys`, `replace`. */
  readonly strategy: readonly string[]
  /** The values that a text may have; those of a list or map are of its items. Absent where any text is allowed. */
  readonly values?: ValueFacts
}

/** How server-side apply merges a list: by its `keys` when it is a map, else as a set or as a whole. */
export interface ListFacts {
  readonly kind: 'atomic' | 'set' | 'map'
  readonly keys: readonly string[]
}

/** The values that a text may have. */
export interface ValueFacts {
  /** The minor versions that list values at all; others may have the same ones, but do not say so. */
  readonly minors: MinorSet
  readonly byValue: ReadonlyMap<string, MinorSet>
}

/** A value without fields of its own. `json` is any value. */
export type PlainType = 'string' | 'bytes' | 'time' | 'int32' | 'int64' | 'number' | 'boolean' | 'quantity' | 'int-or-string' | 'json'

/** What a field holds. */
export type TypeReference =
  | { readonly kind: PlainType }
  | { readonly kind: 'object'; readonly type: string }
  | { readonly kind: 'list'; readonly items: TypeReference }
  | { readonly kind: 'map'; readonly values: TypeReference }
  | { readonly kind: 'any-of'; readonly options: readonly TypeReference[] }

import type { ObjectMeta } from '../../kubernetes/wire/meta/v1.js'

/** A custom resource as `override` takes it: what stands in it is up to its definition. Lists are replaced, not merged. */
export interface CustomResource {
  readonly metadata?: ObjectMeta | undefined
  readonly spec?: { readonly [field: string]: unknown } | undefined
  readonly [field: string]: unknown
}

import type { Construct } from 'constructs'
import { nameRule } from '../../kubernetes/names.js'
import { isClusterScoped } from '../../kubernetes/schema/cluster-scoped.js'
import { Place } from '../../props/place.js'
import { type Check, nonEmptyText, object } from '../../props/shape.js'
import { declareExternal } from '../../tree/external.js'
import type { TypeMeta } from '../resource.js'
import { childId } from './child-id.js'

/** What of an object that is made elsewhere is known: `props` only when nothing is wrong with them. */
export interface External<T> {
  readonly kind: string
  readonly name: string
  readonly namespace: string | undefined
  readonly props: Partial<T>
}

/**
 * Records an object that is used but made elsewhere, for `X.external`, after a look at what is said of it.
 * It is no construct, so what is wrong is reported on its scope, at the line of the call.
 */
export function external<T extends { readonly name?: string | undefined; readonly namespace?: string | undefined }>(
  scope: Construct,
  id: string,
  type: TypeMeta,
  given: T | undefined,
  shape: { readonly [prop: string]: Check } = {},
  required: readonly string[] = Object.keys(shape),
): External<T> {
  const known = childId(scope, id)
  const place = Place.ofCall(scope).at(known)
  const clusterScoped = isClusterScoped(type.apiVersion, type.kind)
  const check = object({ name: nonEmptyText, ...(!clusterScoped && { namespace: nonEmptyText }), ...shape }, required)
  const props: Partial<T> = check(given === undefined ? {} : given, place) ? (given ?? {}) : {}
  const { name = known, namespace } = props
  const problem = nameRule(type.apiVersion, type.kind)(name)
  if (problem !== undefined)
    place.refuse(
      `the name ${JSON.stringify(name)} of this ${type.kind} ${problem}`,
      "give name: '…' as the object is called in the cluster",
      'api/name',
    )
  const { keys } = props as { readonly keys?: readonly string[] }
  const declared = declareExternal(scope, known, {
    ...type,
    name,
    ...(namespace !== undefined && { namespace }),
    ...(keys && { keys }),
    clusterScoped,
  })
  return { kind: type.kind, name, namespace: declared.namespace, props }
}

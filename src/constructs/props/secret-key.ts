import type { Place } from '../../props/place.js'
import type { Check } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { sameNamespace } from '../pods/env.js'
import { type KeyRef, keyRefOf } from '../pods/references.js'

/** One key of a Secret, as `secret.key(…)` gives it. */
export const secretKeyCheck: Check = (value, place) =>
  keyRefOf(value)?.source.kind === 'Secret' ||
  place.refuse(
    `must be a key of a Secret, and is ${keyRefOf(value) ? 'one of a ConfigMap' : show(value)}`,
    "write secret.key('…'), of a Secret or of Secret.external",
  )

/** The same as operators write it; with a place, the Secret must be in the namespace of the construct. */
export function secretKey(ref: KeyRef, place?: Place): { readonly name: string; readonly key: string }
export function secretKey(ref: KeyRef | undefined, place?: Place): { readonly name: string; readonly key: string } | undefined
export function secretKey(ref: KeyRef | undefined, place?: Place): { readonly name: string; readonly key: string } | undefined {
  const data = keyRefOf(ref)
  if (!data) return undefined
  if (place) sameNamespace(data.source, place)
  return { name: data.source.name, key: data.key }
}

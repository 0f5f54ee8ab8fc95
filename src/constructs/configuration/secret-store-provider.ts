import type { Place } from '../../props/place.js'
import { type Check, isObject, wireObject } from '../../props/shape.js'
import { isPlain } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import { keyRefOf } from '../pods/references.js'

/** Where a store has its values from: one provider by its name, with the fields of External Secrets. */
export interface SecretStoreProvider {
  readonly [provider: string]: { readonly [field: string]: unknown }
}

export const providerCheck: Check = (value, place) => {
  if (!wireObject(value, place)) return false
  const providers = value as Record<string, unknown>
  const names = Object.keys(providers).filter((name) => providers[name] !== undefined)
  if (names.length === 1) return wireObject(providers[names[0]!], place.at(names[0]!))
  return place.refuse(
    names.length === 0 ? 'says no provider' : `has ${names.join(' and ')}, of which only one can hold`,
    'write exactly one, such as { gcpsm: { projectID: … } }',
  )
}

/** The fields of a provider, with the names of what was handed over in the place of it; a store of all namespaces says theirs. */
export function providerSpec(value: unknown, everywhere: boolean, place: Place, field = ''): unknown {
  const key = keyRefOf(value)
  if (key) {
    const type = field === 'caProvider' ? { type: key.source.kind } : {}
    return { ...type, ...named(key.source, everywhere, place), key: key.key }
  }
  if (Array.isArray(value)) return value.map((each, index) => providerSpec(each, everywhere, place.at(index), field))
  if (isPlain(value) && typeof value.resolve !== 'function')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, providerSpec(each, everywhere, place.at(name), name)]))
  const { kind, name } = (isObject(value) ? value : {}) as { readonly kind?: unknown; readonly name?: unknown }
  if (kind !== 'ServiceAccount' || typeof name !== 'string') return value
  return named({ kind, name, namespace: namespaceOf(value) }, everywhere, place)
}

function named(
  source: { readonly kind: string; readonly name: string; readonly namespace?: string | undefined },
  everywhere: boolean,
  place: Place,
): { readonly name: string; readonly namespace?: string } {
  const { name, namespace } = source
  if (!everywhere) sameNamespace(source, place)
  return { name, ...(everywhere && namespace !== undefined && { namespace }) }
}

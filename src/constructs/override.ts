import type { FieldFacts, TypeReference } from '../kubernetes/schema/facts.js'
import { fieldOf, kindOf } from '../kubernetes/schema/schema.js'
import { isPlain } from '../tree/value.js'

/**
 * Lays a part of a wire object over a manifest: objects merge, `null` removes, lists with a merge key merge by it,
 * other lists are replaced. `clean` reads a value as JSON before it goes in.
 */
export function mergeOverride(
  manifest: Record<string, unknown>,
  patch: Record<string, unknown>,
  clean: (value: unknown) => unknown,
): Record<string, unknown> {
  return mergeMaps(manifest, patch, kindOf(String(manifest.apiVersion), String(manifest.kind))?.type, clean)
}

function mergeMaps(
  base: Record<string, unknown>,
  patch: Record<string, unknown>,
  type: string | undefined,
  clean: (value: unknown) => unknown,
): Record<string, unknown> {
  const result = { ...base }
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue
    if (value === null) {
      delete result[key]
      continue
    }
    const field = type === undefined ? undefined : fieldOf(type, key)
    const present = result[key]
    if (isPlain(value)) result[key] = mergeMaps(isPlain(present) ? present : {}, value, objectType(field?.type), clean)
    else if (Array.isArray(value) && Array.isArray(present) && mergeKeys(field).length > 0)
      result[key] = mergeLists(present, value, mergeKeys(field), objectType(field?.type), clean)
    else result[key] = clean(value)
  }
  return result
}

/** The type of an object, or of the items of a list of objects. */
function objectType(type: TypeReference | undefined): string | undefined {
  if (type?.kind === 'object') return type.type
  return type?.kind === 'list' ? objectType(type.items) : undefined
}

function mergeKeys(field: FieldFacts | undefined): readonly string[] {
  return field?.list?.kind === 'map' ? field.list.keys : field?.mergeKey === undefined ? [] : [field.mergeKey]
}

function mergeLists(
  base: readonly unknown[],
  patch: readonly unknown[],
  keys: readonly string[],
  type: string | undefined,
  clean: (value: unknown) => unknown,
): unknown[] {
  const result = [...base]
  for (const item of patch) {
    if (!isPlain(item)) continue
    // A key that the patch leaves out matches any value: ports are told apart by number, and by protocol where it is given.
    const given = keys.filter((key) => item[key] !== undefined)
    const index =
      given.length === 0 ? -1 : result.findIndex((each) => isPlain(each) && given.every((key) => keyValue(each, key) === item[key]))
    if (index < 0) result.push(mergeMaps({}, item, type, clean))
    else result[index] = mergeMaps(result[index] as Record<string, unknown>, item, type, clean)
  }
  return result
}

/** A port that says no protocol is one of TCP. */
function keyValue(item: Record<string, unknown>, key: string): unknown {
  return item[key] ?? (key === 'protocol' ? 'TCP' : undefined)
}

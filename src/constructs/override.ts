import type { FieldFacts, TypeReference } from '../kubernetes/schema/facts.js'
import { fieldOf, kindOf } from '../kubernetes/schema/schema.js'
import { isPlain, show } from '../tree/value.js'

type Path = readonly (string | number)[]
/** How values go in; `path` is where, for what is wrong with one. */
export interface Entrance {
  /** Gives the value as JSON. */
  read(value: unknown, path: Path): unknown
  refuse(path: Path, message: string, help: string): void
}

/**
 * Lays a part of a wire object over a manifest: objects merge, `null` removes, lists with a merge key merge by it,
 * other lists are replaced.
 */
export function mergeOverride(manifest: Record<string, unknown>, patch: Record<string, unknown>, into: Entrance): Record<string, unknown> {
  return mergeMaps(manifest, patch, kindOf(String(manifest.apiVersion), String(manifest.kind))?.type, into, [])
}

function mergeMaps(
  base: Record<string, unknown>,
  patch: Record<string, unknown>,
  type: string | undefined,
  into: Entrance,
  path: Path,
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
    if (isPlain(value)) {
      const merged = mergeMaps(isPlain(present) ? present : {}, value, objectType(field?.type), into, [...path, key])
      // Labels of which none is left are as if they were not written; other empty maps, such as emptyDir, say something.
      if ((key === 'labels' || key === 'annotations') && path.at(-1) === 'metadata' && Object.keys(merged).length === 0) delete result[key]
      else result[key] = merged
    } else if (Array.isArray(value) && Array.isArray(present) && mergeKeys(field).length > 0)
      result[key] = mergeLists(present, value, mergeKeys(field), objectType(field?.type), into, [...path, key])
    else result[key] = into.read(value, [...path, key])
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
  into: Entrance,
  path: Path,
): unknown[] {
  const result = [...base]
  for (const [place, item] of patch.entries()) {
    if (!isPlain(item)) {
      if (item !== undefined)
        into.refuse(
          [...path, place],
          `must be an object with ${keys.join(' and ')}, and is ${show(item)}`,
          'leave it out; null removes a whole field only',
        )
      continue
    }
    // A key that the patch leaves out matches any value: ports are told apart by number, and by protocol where it is given.
    const given = keys.filter((key) => item[key] !== undefined)
    const index =
      given.length === 0 ? -1 : result.findIndex((each) => isPlain(each) && given.every((key) => keyValue(each, key) === item[key]))
    const at = index < 0 ? result.length : index
    result[at] = mergeMaps((result[at] ?? {}) as Record<string, unknown>, item, type, into, [...path, at])
  }
  return result
}

/** A port that says no protocol is one of TCP. */
function keyValue(item: Record<string, unknown>, key: string): unknown {
  return item[key] ?? (key === 'protocol' ? 'TCP' : undefined)
}

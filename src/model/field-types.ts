import type { PlainType, TypeReference } from '../kubernetes/schema/facts.js'
import { fieldOf, kindOf } from '../kubernetes/schema/schema.js'

/** The type of a manifest; undefined for a custom kind. */
export function typeOfKind(apiVersion: unknown, kind: unknown): TypeReference | undefined {
  const facts = kindOf(String(apiVersion), String(kind))
  return facts && { kind: 'object', type: facts.type }
}

/** The type of a field of an object or map, or of an item of a list; undefined where it is not known. */
export function typeBelow(type: TypeReference | undefined, step: string | number): TypeReference | undefined {
  switch (type?.kind) {
    case 'object':
      return fieldOf(type.type, String(step))?.type
    case 'list':
      return type.items
    case 'map':
      return type.values
    default:
      return undefined
  }
}

/** The type of a value without fields of its own; undefined where it is not known. */
export function plainType(type: TypeReference | undefined): PlainType | undefined {
  if (!type || type.kind === 'object' || type.kind === 'list' || type.kind === 'map' || type.kind === 'any-of') return undefined
  return type.kind
}

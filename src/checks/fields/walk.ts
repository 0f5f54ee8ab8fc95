import type { FieldFacts, TypeFacts, TypeReference } from '../../kubernetes/schema/facts.js'
import { kindOf, typeOf } from '../../kubernetes/schema/schema.js'
import type { JsonObject, JsonValue, Manifest } from '../../model/model.js'

/** Steps from the object down to a value. */
export type Steps = readonly (string | number)[]

/** What a rule is told of one value of an object. It is the walk's own and changes as that goes on: whoever keeps the path copies it. */
export interface Visited {
  readonly value: JsonValue
  /** What Kubernetes reads it as; undefined for a field that its type does not have. */
  readonly type: TypeReference | undefined
  /** The field that holds it, or that holds the list or map in which it stands. */
  readonly facts: FieldFacts | undefined
  /** The type whose field it is; undefined for items of lists and values of maps. */
  readonly owner: TypeFacts | undefined
  readonly path: Steps
  /** Whether it may be the value of a Secret, which no message shows. */
  readonly secret: boolean
}

/**
 * Visits every value of an object with what Kubernetes reads it as; of the kind of an operator, only what is in its metadata.
 * Values of the wrong JSON type are visited, and what is in them is not.
 */
export function walkFields(manifest: Manifest, visit: (visited: Visited) => void): void {
  const kind = kindOf(manifest.apiVersion, manifest.kind)
  const path: (string | number)[] = []
  // One for all: there are very many of them.
  const visited: { -readonly [K in keyof Visited]: Visited[K] } = {
    value: null,
    type: undefined,
    facts: undefined,
    owner: undefined,
    path,
    secret: false,
  }
  const holdsSecrets = manifest.kind === 'Secret'

  const fields = (value: JsonObject, type: string): void => {
    const owner = typeOf(type)
    if (!owner) return
    for (const name of Object.keys(value)) {
      const facts = owner.fields.get(name)
      path.push(name)
      one(value[name]!, facts?.type, facts, owner)
      path.pop()
    }
  }
  const one = (value: JsonValue, type: TypeReference | undefined, facts: FieldFacts | undefined, owner: TypeFacts | undefined): void => {
    visited.value = value
    visited.type = type
    visited.facts = facts
    visited.owner = owner
    visited.secret = holdsSecrets && isSecretData(path)
    visit(visited)
    if (type === undefined || typeof value !== 'object' || value === null) return
    inside(value, type.kind === 'any-of' ? optionFor(value, type.options) : type, facts)
  }
  const inside = (value: JsonObject | readonly JsonValue[], type: TypeReference | undefined, facts: FieldFacts | undefined): void => {
    if (type === undefined) return
    if (type.kind === 'list') {
      if (!Array.isArray(value)) return
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        one((value as readonly JsonValue[])[index]!, type.items, facts, undefined)
        path.pop()
      }
    } else if (Array.isArray(value)) return
    else if (type.kind === 'object') fields(value as JsonObject, type.type)
    else if (type.kind === 'map')
      for (const key of Object.keys(value)) {
        path.push(key)
        one((value as JsonObject)[key]!, type.values, facts, undefined)
        path.pop()
      }
  }
  if (kind) fields(manifest, kind.type)
  else {
    path.push('metadata')
    one(manifest.metadata, typeOfMetadata(), undefined, undefined)
  }
}

/** The type of what every object has, those of operators too. */
let metadataType: TypeReference | undefined
function typeOfMetadata(): TypeReference {
  metadataType ??= typeOf(kindOf('v1', 'ConfigMap')!.type)!.fields.get('metadata')!.type
  return metadataType
}

/** Which of several types an object or list is read as. */
function optionFor(value: JsonObject | readonly JsonValue[], options: readonly TypeReference[]): TypeReference | undefined {
  return options.find(({ kind }) => (Array.isArray(value) ? kind === 'list' : kind === 'object' || kind === 'map'))
}

/** Values of a Secret; who mistakes the type of the map itself may have put one there too. */
function isSecretData([field]: Steps): boolean {
  return field === 'data' || field === 'stringData'
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Enums } from './enums.js'
import { apiVersionOf, isPlain, typeName } from './names.js'
import type { Facts, Field, Kind, Type } from './union.js'

interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly $ref?: string
  readonly items?: Schema
  readonly additionalProperties?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[]
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-map-type'?: string
  readonly 'x-kubernetes-patch-merge-key'?: string
  readonly 'x-kubernetes-patch-strategy'?: string
}

interface Swagger {
  readonly definitions: Readonly<Record<string, Schema>>
  readonly paths: Readonly<Record<string, { readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>>
}

const prefix = '#/definitions/'
/** The path at which objects of a kind are created; that of a subresource goes on after the name. */
const collection = /^\/(?:api|apis\/[^/]+)\/v\w+\/(namespaces\/\{namespace\}\/)?([a-z]+)$/

/** Reads the kinds that can be created, and every type that they are made of, from a release's OpenAPI document. */
export function readSwagger(kubernetes: string, enums: Enums): Facts {
  const swagger = JSON.parse(readFileSync(join(kubernetes, 'api/openapi-spec/swagger.json'), 'utf8')) as Swagger
  const definitions = new Map<string, string>()
  for (const [name, { 'x-kubernetes-group-version-kind': kinds }] of Object.entries(swagger.definitions)) {
    if (kinds?.length === 1) definitions.set(keyOf(kinds[0]!), name)
  }

  const kinds = new Map<string, Kind>()
  const types = new Map<string, Type>()
  for (const [path, { post }] of Object.entries(swagger.paths)) {
    const match = collection.exec(path)
    const named = post?.['x-kubernetes-group-version-kind']
    if (!match || !named) continue
    const key = keyOf(named)
    const definition = definitions.get(key)
    if (!definition) throw new Error(`${path} creates ${key}, which no definition describes.`)
    // Both paths of a kind that can also be listed over all namespaces end alike, but only one of them creates.
    kinds.set(key, {
      apiVersion: apiVersionOf(named.group, named.version),
      kind: named.kind,
      plural: match[2]!,
      namespaced: match[1] !== undefined,
      type: typeName(definition),
    })
    addTypes(definition, swagger.definitions, enums, types)
  }
  return { kinds, types }
}

const keyOf = ({ group, version, kind }: GroupVersionKind): string => `${apiVersionOf(group, version)}/${kind}`

function addTypes(definition: string, definitions: Swagger['definitions'], enums: Enums, types: Map<string, Type>): void {
  const name = typeName(definition)
  if (types.has(name)) return
  const schema = definitions[definition]
  if (!schema) throw new Error(`The definition ${definition} is missing.`)
  const fields = new Map<string, Field>()
  types.set(name, { atomic: schema['x-kubernetes-map-type'] === 'atomic', fields })
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    fields.set(field, readField(property, schema.required?.includes(field) ?? false, enums.get(`${name}.${field}`)))
    for (const next of definitionsIn(property)) if (!isPlain(next)) addTypes(next, definitions, enums, types)
  }
}

function readField(property: Schema, required: boolean, values: readonly string[] | undefined): Field {
  const { 'x-kubernetes-list-map-keys': keys, 'x-kubernetes-list-type': list } = property
  return {
    type: typeOf(property),
    required,
    atomic: property['x-kubernetes-map-type'] === 'atomic',
    // A byte slice is a list in Go, but a text on the wire.
    ...(list && property.type === 'array' && { list: keys ? `${list}:${keys.join('+')}` : list }),
    ...(property['x-kubernetes-patch-merge-key'] && { mergeKey: property['x-kubernetes-patch-merge-key'] }),
    ...(property['x-kubernetes-patch-strategy'] && { strategy: property['x-kubernetes-patch-strategy'].split(',').join('+') }),
    ...(values && { values }),
  }
}

/** A schema in the words of the table. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return typeName(schema.$ref.slice(prefix.length))
  if (schema.type === 'array' && schema.items) return `[${typeOf(schema.items)}`
  if (schema.type === 'object' && schema.additionalProperties) return `{${typeOf(schema.additionalProperties)}`
  const word = words[`${schema.type}/${schema.format ?? ''}`]
  if (!word) throw new Error(`The table has no word for ${JSON.stringify({ ...schema, description: undefined })}.`)
  return word
}

const words: Readonly<Record<string, string>> = {
  'string/': 'string',
  'string/byte': 'bytes',
  'integer/int32': 'int32',
  'integer/int64': 'int64',
  'number/double': 'number',
  'boolean/': 'boolean',
}

function* definitionsIn(schema: Schema): Generator<string> {
  if (schema.$ref) yield schema.$ref.slice(prefix.length)
  if (schema.items) yield* definitionsIn(schema.items)
  if (schema.additionalProperties) yield* definitionsIn(schema.additionalProperties)
}

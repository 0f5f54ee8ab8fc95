import struct from 'google-protobuf/google/protobuf/struct_pb.js'

/** A value that the program marked as secret, as it was on the wire. */
export class Secret {
  constructor(readonly value: Value) {}
}

/** A value that a preview cannot know. */
export class Unknown {
  declare private readonly mark: true
}

/** A resource given as a value; components have no id, and neither has what a preview would create. */
export class Reference {
  constructor(
    readonly urn: string,
    readonly id: string | undefined,
  ) {}
}

/** A file, text or archive. */
export class Asset {
  constructor(
    readonly kind: 'asset' | 'archive',
    readonly content: Values,
  ) {}
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }
/** What travels between a program and the engine: JSON with marks. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Secret
  | Unknown
  | Reference
  | Asset
  | readonly Value[]
  | { readonly [key: string]: Value }
export type Values = { readonly [key: string]: Value }

export const unknown = new Unknown()

// How the protocol writes marks: objects with this key, and one text for what is unknown.
const signature = '4dabf18193072939515e22adb298388d'
const signatures = {
  secret: '1b47061264138c4ac30d75fd1eb44270',
  resource: '5cf8f73096256a8f31e491e813e4eb8e',
  output: 'd0e6a833031e9bbcd3f4e8bde6ca49a4',
  asset: 'c44067f5952c0a294b673a41bacd8c17',
  archive: '0def7320c3a5731c473e5ecbe6d01bc7',
} as const
export const unknownText = '04da6b54-80e4-46f7-96ec-b56ff0331ba9'

/** A message as values; one that is secret as a whole becomes one whose every value is. */
export function decode(message: struct.Struct | undefined): Values {
  const value = decodeValue(message?.toJavaScript() ?? {})
  return value instanceof Secret ? mapValues(value.value as Values, (inner) => new Secret(inner)) : (value as Values)
}

function decodeValue(wire: unknown): Value {
  if (wire === unknownText) return unknown
  if (wire === null || typeof wire !== 'object') return (wire ?? null) as Value
  if (Array.isArray(wire)) return wire.map(decodeValue)
  const { [signature]: kind, ...fields } = wire as Record<string, unknown>
  switch (kind) {
    case undefined:
      return mapValues(fields, decodeValue)
    case signatures.secret:
      return new Secret(decodeValue(fields.value))
    case signatures.resource:
      return new Reference(String(fields.urn), fields.id === undefined || fields.id === unknownText ? undefined : String(fields.id))
    case signatures.output: {
      const value = 'value' in fields ? decodeValue(fields.value) : unknown
      return fields.secret === true ? new Secret(value) : value
    }
    case signatures.asset:
      return new Asset('asset', mapValues(fields, decodeValue))
    case signatures.archive:
      return new Asset('archive', mapValues(fields, decodeValue))
    default:
      throw new Error(`a value with the unknown signature ${String(kind)}`)
  }
}

export function encode(values: Values): struct.Struct {
  return struct.Struct.fromJavaScript(encodeValue(values) as Record<string, struct.JavaScriptValue>)
}

function encodeValue(value: Value): unknown {
  if (value instanceof Unknown) return unknownText
  if (value instanceof Secret) return { [signature]: signatures.secret, value: encodeValue(value.value) }
  if (value instanceof Reference) return { [signature]: signatures.resource, urn: value.urn, id: value.id ?? '' }
  if (value instanceof Asset) return { [signature]: signatures[value.kind], ...mapValues(value.content, encodeValue) }
  if (Array.isArray(value)) return value.map(encodeValue)
  return isObject(value) ? mapValues(value, encodeValue) : value
}

/** Plain JSON: secrets opened, resources as their id or URN. What is unknown is left out, as from a provider's inputs in a preview. */
export function plain(values: Values): JsonObject {
  return plainValue(values) as JsonObject
}

function plainValue(value: Value): Json | undefined {
  if (value instanceof Unknown) return undefined
  if (value instanceof Secret) return plainValue(value.value)
  if (value instanceof Reference) return value.id ?? value.urn
  if (value instanceof Asset) return plainValue(value.content)
  if (Array.isArray(value)) return value.map((entry) => plainValue(entry) ?? null)
  if (!isObject(value)) return value as Json
  const entries = Object.entries(value).map(([key, inner]) => [key, plainValue(inner)] as const)
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

export function isObject(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function mapValues<From, To>(values: { readonly [key: string]: From }, change: (value: From) => To): { [key: string]: To } {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}

import { type Duration, duration } from '../../props/duration.js'
import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, object, textBy } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { tokensIn } from '../../tree/deferred.js'
import { isPlain } from '../../tree/value.js'

/** Names of keys, the first of which encrypts; all of them decrypt. */
export interface EncryptionKeys {
  /** Only names: the keys themselves are put into the file by hand. */
  readonly keys: readonly [string, ...string[]]
}

interface Providers {
  /** By a plugin of a key management service, which has the key; version 2 of its protocol, stable since Kubernetes 1.29. */
  kms: {
    /** What the plugin is called in what is stored. Whoever changes it can no longer read that. */
    readonly name: string
    /** The socket of the plugin on the machines of the control plane. */
    readonly endpoint: `unix://${string}`
    /** How long one call may take; left out, 3s. */
    readonly timeout?: Duration | undefined
  }
  /** By keys in the file, with XSalsa20 and Poly1305; of these the one to take. */
  secretbox: EncryptionKeys
  /** By keys in the file, with AES-GCM: each must be replaced before it has written 200,000 times. */
  aesgcm: EncryptionKeys
  /** By keys in the file, with AES-CBC, which is weaker than the others. */
  aescbc: EncryptionKeys
  /** Not encrypted. */
  identity: Readonly<Record<string, never>>
}
/** How something is stored: exactly one of these. */
export type EncryptionProvider = OneOf<Providers>

/** A text that must be known when the files are written. */
export const knownText = (rule: (text: string) => string | undefined, what: string): Check => {
  const check = textBy(rule, what)
  return (value, place) =>
    typeof value === 'string' && tokensIn(value).length > 0
      ? place.refuse('is known only at deployment, and this file is written before', `write ${what}`)
      : check(value, place)
}

/** No value is shown here: it may be a key that was meant for the file. */
const keyName: Check = (value, place) =>
  (typeof value === 'string' && /^[a-z][a-z0-9_]{0,23}$/.test(value)) ||
  place.refuse(
    'is no name of a key: up to 24 lower-case letters, digits and _, the first a letter',
    "write a name such as 'key1'; the key itself is put into the file by hand",
  )
const keyNames: Check = (value, place) =>
  Array.isArray(value) && value.length > 0
    ? [...value].map((each, index) => keyName(each, place.at(index))).every(Boolean) &&
      unique(value as string[], place, (name) => `the key ${name} is there twice`, 'give it another name')
    : place.refuse('must be a list of names', "write ['key1']")
const keyed = object({ keys: keyNames }, ['keys'])
const keys: Check = (value, place) => (isPlain(value) ? keyed(value, place) : place.refuse('must be an object', "write { keys: ['key1'] }"))
const timeText = knownText(() => undefined, "a time such as '3s'")
const kms: Check = object(
  {
    name: knownText((text) => (/^[^:\s]+$/.test(text) ? undefined : 'is no name without colon and space'), "a name such as 'cloud-kms'"),
    endpoint: knownText(
      (text) => (/^unix:\/\/[/@]\S+$/.test(text) ? undefined : 'is no socket of this machine'),
      "the path of a socket, 'unix:///var/run/kmsplugin/socket.sock'",
    ),
    timeout: (value, place) => timeText(value, place) && duration(0.001)(value, place),
  },
  ['name', 'endpoint'],
)

export const providerCheck: Check = exactlyOne({ kms, secretbox: keys, aesgcm: keys, aescbc: keys, identity: object({}) })

/** Whether no value is there twice; the second is told. */
export function unique(values: readonly string[], place: Place, message: (value: string) => string, help: string): boolean {
  return values.map((value, index) => values.indexOf(value) === index || place.at(index).refuse(message(value), help)).every(Boolean)
}

/** Where a key belongs, until somebody puts it there: nothing that the API server would take for one. */
export const keyPlace = (name: string): string => `<${name}>`

/** A provider as the API server reads it. */
export function wireProvider(provider: EncryptionProvider): Record<string, object> {
  const { kms, secretbox, aesgcm, aescbc } = provider as Partial<Providers>
  if (kms) return { kms: { apiVersion: 'v2', name: kms.name, endpoint: kms.endpoint, timeout: kms.timeout } }
  for (const [kind, given] of Object.entries({ secretbox, aesgcm, aescbc }))
    if (given) return { [kind]: { keys: given.keys.map((name) => ({ name, secret: keyPlace(name) })) } }
  return { identity: {} }
}

/** The names of the keys that a provider needs in the file. */
export function keysOf(provider: EncryptionProvider): readonly string[] {
  const { secretbox, aesgcm, aescbc } = provider as Partial<Providers>
  return [secretbox, aesgcm, aescbc].flatMap((given) => given?.keys ?? [])
}

/** The name of the plugin, where a provider is one. */
export function pluginOf(provider: EncryptionProvider): string | undefined {
  return (provider as Partial<Providers>).kms?.name
}

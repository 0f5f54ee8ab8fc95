import type { Position } from '../findings/finding.js'
import type { Digest } from './digest.js'

/** A Pulumi Output, known by its shape: Pulumi is never imported for it. */
export interface OutputLike<T> {
  get(): T
  apply: (...args: never[]) => unknown
}

/** A value that is known only at deployment, and the text that stands for it until then. */
export interface DeferredValue {
  /** What stands in the manifests: lower-case letters, digits and `-`, so that it is a name, a host and a label too. */
  readonly token: string
  /** What the program calls it; `--values` gives it a value by this name. */
  readonly label?: string
  /** What it will be, where that is known already: who uses it only waits. Files get it unless they are given another value. */
  readonly known?: string
  /** The line that asked for it. */
  readonly position?: Position
  /** It becomes text whatever it is; otherwise it keeps its own type where the field does not say one. */
  readonly asText: boolean
  /** Stands inside a JSON text, so that quotes in the value must be escaped. */
  readonly inJson: boolean
  /** It is the hash of texts with values that are not known yet; there is no Output then. */
  readonly digest?: Digest
  /** Absent in another process. */
  readonly output?: OutputLike<unknown>
}

// On the process, so that two loaded copies of the package know each other's.
const tableKey = Symbol.for('steersman.deferred')
type Table = Map<string, DeferredValue>
const holder = globalThis as { [tableKey]?: Table }

const prefix = 'steersman-output'
const pattern = new RegExp(`${prefix}-\\d+-[0-9a-z]{4}`, 'g')

/** Makes a token for a value; each call makes another one. */
export function defer(value: Omit<DeferredValue, 'token'>): DeferredValue {
  holder[tableKey] ??= new Map()
  const id = String(holder[tableKey].size + 1)
  const deferred: DeferredValue = { token: `${prefix}-${id}-${checksum(id)}`, ...value }
  holder[tableKey].set(deferred.token, deferred)
  return deferred
}

const known = new WeakMap<object, DeferredValue>()

/** The token of an Output that stands in a manifest itself; reading a tree twice makes no second one. */
export function deferOnce(output: object, position: Position | undefined): DeferredValue {
  const before = known.get(output)
  if (before) return before
  const made = defer({ output: output as OutputLike<unknown>, asText: false, inJson: false, ...(position && { position }) })
  known.set(output, made)
  return made
}

/** Whether this process has made any; looking for tokens in every text costs, so nobody looks where there are none. */
export function anyDeferred(): boolean {
  return (holder[tableKey]?.size ?? 0) > 0
}

/** The value behind a token; undefined when the text only looks like one. */
export function deferredBy(token: string): DeferredValue | undefined {
  return holder[tableKey]?.get(token)
}

/** The tokens in a text, in their order. */
export function tokensIn(text: string): readonly string[] {
  return text.includes(prefix) ? (text.match(pattern) ?? []) : []
}

/** Whether a value is a token and nothing else. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && tokensIn(value)[0] === value
}

/** The text with each token replaced. */
export function replaceTokens(text: string, replace: (token: string) => string): string {
  return text.replaceAll(pattern, replace)
}

/** The text as a rule for texts may read it: every token is as good as a letter. */
export function sampleOf(text: string): string {
  return replaceTokens(text, () => 'x')
}

/** The text with tokens whose values are escaped, because it stands inside a JSON text. */
export function inJson(text: string): string {
  return replaceTokens(text, (token) => {
    const deferred = deferredBy(token)
    if (!deferred) return token
    const { token: _, ...value } = deferred
    return defer({ ...value, inJson: true }).token
  })
}

/**
 * What happened to a token that is no longer whole, as the end of a sentence; undefined when nothing did.
 * A hash of one cannot be told from any other text.
 */
export function brokenToken(text: string): string | undefined {
  if (!anyDeferred()) return undefined
  const rest = replaceTokens(text, (token) => (deferredBy(token) ? '' : token))
  if (encoded.some((each) => rest.includes(each))) return 'was encoded as base64'
  if (/[A-Z]/.test(rest) && tokensIn(rest.toLowerCase()).some(deferredBy)) return 'was written in capitals'
  const ends = [...rest.matchAll(/\d+-[0-9a-z]{4}/g)].some(([end]) => deferredBy(`${prefix}-${end}`))
  return ends || rest.includes(prefix.slice(0, -3)) ? 'was cut' : undefined
}

/** What base64 makes of the prefix, wherever it begins. */
const encoded = [0, 1, 2].map((before) =>
  Buffer.from('?'.repeat(before) + prefix)
    .toString('base64')
    .slice(before === 0 ? 0 : before + 1, -4),
)

/** Guards against a token that runs on into digits or letters of the text around it. */
function checksum(id: string): string {
  let hash = 0x81_1c_9d_c5
  for (const character of `${prefix}${id}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01_00_01_93) >>> 0
  return hash.toString(36).padStart(4, '0').slice(-4)
}

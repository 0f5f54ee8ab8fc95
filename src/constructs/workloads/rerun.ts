import { deferredBy, replaceTokens } from '../../tree/deferred.js'
import { sha256 } from '../../tree/digest.js'
import { isPlain } from '../../tree/value.js'

/** What of a Job can change while it is there; everything else needs another Job. */
const changeable: ReadonlySet<string> = new Set([
  'activeDeadlineSeconds',
  'backoffLimit',
  'maxFailedIndexes',
  'parallelism',
  'podReplacementPolicy',
  'suspend',
  'ttlSecondsAfterFinished',
])
const digits = 10

/**
 * The name of a Job with a hash of what cannot be changed in place: its template, and how it counts.
 * A value known only at deployment, which may be secret, counts by what the program calls it and never by itself.
 */
export function nameByContent(name: string, manifest: unknown): string {
  const spec = (manifest as { readonly spec?: object }).spec ?? {}
  const fixed = Object.entries(spec).filter(([field]) => !changeable.has(field) && !(field === 'completions' && isElastic(spec)))
  const text = withoutTokens(JSON.stringify(inOrder(Object.fromEntries(fixed))))
  return `${name}-${sha256(text, digits)}`
}

/** An Indexed Job may change its completions together with its parallelism. */
function isElastic(spec: { readonly completionMode?: unknown; readonly completions?: unknown; readonly parallelism?: unknown }): boolean {
  return spec.completionMode === 'Indexed' && spec.completions === spec.parallelism
}

/** The same JSON whatever the order of its keys. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isPlain(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key])]))
}

/** Tokens are numbered through a whole run, so that other programs of the run would change them. */
function withoutTokens(text: string): string {
  const seen: string[] = []
  return replaceTokens(text, (token) => {
    if (!seen.includes(token)) seen.push(token)
    return `<${deferredBy(token)?.label ?? seen.indexOf(token)}>`
  })
}

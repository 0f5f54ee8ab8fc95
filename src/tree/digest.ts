import { createHash } from 'node:crypto'
import { defer, deferredBy, replaceTokens, tokensIn } from './deferred.js'

/** A hash over texts, some of which hold values known only at deployment. */
export interface Digest {
  readonly of: readonly string[]
  /** How many hexadecimal digits it has. */
  readonly digits: number
}

/** The first hexadecimal digits of the SHA-256 of a text. */
export function sha256(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}

/** The first digits of the SHA-256 over texts in their order, which is the same on every machine. */
export function hexDigest({ of, digits }: Digest): string {
  return sha256(JSON.stringify(of), digits)
}

/** The same once the text of each token is known. */
export function hexDigestWith({ of, digits }: Digest, texts: ReadonlyMap<string, string>): string {
  return hexDigest({ of: of.map((text) => replaceTokens(text, (token) => texts.get(token) ?? token)), digits })
}

const made = new Map<string, string>()

/** The digest of texts; while one of them is not known, a token that stands for it. The same texts get the same token. */
export function digestOf(digest: Digest): string {
  if (!digest.of.some((text) => tokensIn(text).some(deferredBy))) return hexDigest(digest)
  const key = JSON.stringify(digest)
  const known = made.get(key)
  if (known !== undefined) return known
  const { token } = defer({ digest, asText: true, inJson: false })
  made.set(key, token)
  return token
}

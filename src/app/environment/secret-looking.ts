import { isPlain } from '../../tree/value.js'

const secretLooking = /(?:password|passwd|passphrase|secret|token|credentials?|(?:api|private|access|signing)[-_]?key)$/i

/** The paths of texts whose key says that they are secrets. */
export function secretLookingKeys(values: unknown): string[] {
  if (!isPlain(values)) return []
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value === 'string') return value !== '' && secretLooking.test(key) ? [key] : []
    return secretLookingKeys(value).map((inner) => `${key}.${inner}`)
  })
}

import { supportedMinors } from '../../src/kubernetes/versions.js'
import type { Mask } from './union.js'

/** Every supported minor version. */
export const allMinors: Mask = (1 << supportedMinors.length) - 1

/** Sentences for what only some minor versions have: `Since 1.31.`, `Until 1.34.`; nothing when all of `of` have it. */
export function presence(minors: Mask, of: Mask = allMinors): string[] {
  if (minors === of) return []
  const present = supportedMinors.filter((_, index) => minors & (1 << index))
  const first = present[0]!
  const last = present.at(-1)!
  const without = supportedMinors.filter((minor, index) => minor > first && minor < last && !(minors & (1 << index)))
  return [
    ...(minors & -minors & 1 ? [] : [`Since ${first}.`]),
    ...(last === supportedMinors.at(-1) ? [] : [`Until ${last}.`]),
    ...(without.length ? [`Not in ${without.join(', ')}.`] : []),
  ]
}

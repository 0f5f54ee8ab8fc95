import { distance } from 'fastest-levenshtein'

/** The known word that was probably meant; undefined when none is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3))
  let best: { readonly candidate: string; readonly far: number } | undefined
  for (const candidate of known) {
    const far = distance(word.toLowerCase(), candidate.toLowerCase())
    if (far <= limit && far < (best?.far ?? Number.POSITIVE_INFINITY)) best = { candidate, far }
  }
  return best?.candidate
}

/** The minor versions of Kubernetes that Steersman knows, oldest first. */
export const supportedMinors = ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'] as const

/** One of the minor versions of Kubernetes that Steersman knows, such as `1.31`. */
export type Minor = (typeof supportedMinors)[number]

/** The newest minor version of Kubernetes that Steersman knows. */
export const newestMinor: Minor = '1.36'

/** Says whether a text names a minor version that Steersman knows; a patch version such as `1.31.4` does not. */
export const isMinor = (text: string): text is Minor => (supportedMinors as readonly string[]).includes(text)

/** Some minor versions that follow one another, in words: `since 1.33`, `from 1.29 to 1.31`, `in 1.30`. */
export function minorRange(minors: readonly Minor[]): string {
  const [first, last] = [minors[0], minors.at(-1)]
  if (last === newestMinor) return `since ${first}`
  return first === last ? `in ${first}` : `from ${first} to ${last}`
}

import { InvalidArgumentError } from 'commander'
import { isMinor, type Minor, newestMinor, supportedMinors } from '../../kubernetes/versions.js'

/** The minor versions that `--kubernetes` names: one, or a range such as `1.31-1.36`. */
export function readMinors(text: string): readonly Minor[] {
  const [first, last = first, ...rest] = text.split('-').map((part) => part.trim().replace(/^v/, ''))
  if (rest.length === 0 && first !== undefined && last !== undefined && isMinor(first) && isMinor(last)) {
    const [from, to] = [supportedMinors.indexOf(first), supportedMinors.indexOf(last)]
    if (from <= to) return supportedMinors.slice(from, to + 1)
  }
  throw new InvalidArgumentError(`It is one of ${supportedMinors[0]} to ${newestMinor}, or a range such as 1.31-${newestMinor}.`)
}

/** The versions as one text, as they were asked for: those between the first and the last are among them. */
export const minorsText = (minors: readonly Minor[]): string => (minors.length > 1 ? `${minors[0]}-${minors.at(-1)}` : minors[0]!)

import type { Place } from '../../props/place.js'
import { type Check, listOf } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { knownText, unique } from './encryption-providers.js'

/** What the API server refuses in a name, with what to write instead. */
const refusals: readonly (readonly [RegExp, string, string])[] = [
  [/\p{Lu}|\s/u, 'is no plural name in lower case', "write a plural name such as 'secrets'"],
  [/^\*$/, 'does not say of which group', "write '*.' for the core group, or '*.*' for everything"],
  [/^(apiserveripinfo|serviceipallocations|servicenodeportallocations)$/, 'is nothing that the API has', 'leave it out'],
  [/\.events\.k8s\.io$/, 'is stored as one of the core group', "write 'events'"],
  [/\.extensions$/, 'is of a group that is gone', 'leave it out'],
  [/^[^*.]+\.$/, 'has no group behind its dot', 'leave the dot out'],
  [/^[^*.]+\.\*$/, 'names one resource of every group', "write its group, or '*.*' for everything"],
]

const nameCheck: Check = (value, place) => {
  if (!knownText((text) => (text === '' ? 'is empty' : undefined), "a plural name such as 'secrets'")(value, place)) return false
  const refusal = refusals.find(([pattern]) => pattern.test(value as string))
  return refusal === undefined || place.refuse(`${show(value)} ${refusal[1]}`, refusal[2])
}

const namesCheck = listOf(nameCheck, 1)

/** Plural names with their groups, none twice and none behind a wildcard. */
export const resourcesCheck: Check = (value, place) => {
  if (!namesCheck(value, place)) return false
  const names = value as readonly string[]
  return unique(names, place, (name) => `${name} is there twice`, 'leave it out') && notMasked(names, place)
}

/** The core group is the empty one, whether or not a dot says so. */
function groupOf(name: string): string {
  const at = name.indexOf('.')
  return at === -1 ? '' : name.slice(at + 1)
}

function notMasked(names: readonly string[], place: Place): boolean {
  return names
    .map((name, index) => {
      const wildcard = names.find(
        (other) => other !== name && (other === '*.*' || (other.startsWith('*.') && groupOf(other) === groupOf(name))),
      )
      return (
        wildcard === undefined ||
        place.at(index).refuse(`${name} is a part of ${wildcard} beside it`, 'give it a list of its own, before the other')
      )
    })
    .every(Boolean)
}

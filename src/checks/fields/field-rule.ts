import type { Minor } from '../../kubernetes/versions.js'
import type { RuleText } from '../rule-text.js'
import type { Visited } from './walk.js'

/** What a rule says of one value; where it stands is added. */
export interface FieldComplaint {
  readonly message: string
  readonly help: string
}

/** What can be wrong with a value by itself: all rules of this kind share one walk over the object. */
export interface FieldRule extends RuleText {
  look(visited: Visited, minors: readonly Minor[]): FieldComplaint | undefined
}

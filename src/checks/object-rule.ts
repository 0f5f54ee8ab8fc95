import type { Minor } from '../kubernetes/versions.js'
import type { ModelObject } from '../model/model.js'
import type { RuleText } from './rule-text.js'

/** What a rule says of one object; the object's path and line are added. */
export interface ObjectComplaint {
  readonly field?: string
  readonly message: string
  readonly help: string
}

/** What can be wrong with an object by itself. */
export interface ObjectRule extends RuleText {
  look(object: ModelObject, minors: readonly Minor[]): ObjectComplaint | undefined
}

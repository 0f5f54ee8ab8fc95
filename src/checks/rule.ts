import type { Finding } from '../findings/finding.js'
import type { Minor } from '../kubernetes/versions.js'
import type { Model, ModelObject } from '../model/model.js'
import { objectName } from '../model/object-name.js'
import type { RuleText } from './rule-text.js'

/** What a rule says of an object; the object's path and line are added. */
export interface Complaint {
  readonly object: ModelObject
  readonly message: string
  readonly help: string
  readonly field?: string
  /** Where it is another than that of the rule. */
  readonly severity?: Finding['severity']
}

/** One thing that can be wrong with a model. */
export interface Rule extends RuleText {
  /** For a cluster of each of these minor versions. */
  check(model: Model, minors: readonly Minor[]): readonly Finding[]
}

/** What a rule says of an object, with all that is known of where it comes from. */
export function findingOf(
  { code, severity }: Pick<Finding, 'code' | 'severity'>,
  { origin: { path, position, source }, manifest }: ModelObject,
  { field, message, help }: Omit<Complaint, 'object' | 'severity'>,
): Finding {
  return {
    ...{ code, severity, path },
    ...(field !== undefined && { field }),
    ...{ message, help, object: objectName(manifest) },
    ...(position && { position }),
    ...(source && { source }),
  }
}

/** Makes a rule of a function that looks at the model and complains. */
export function createRule(
  options: RuleText & { readonly look: (model: Model, complain: (complaint: Complaint) => void, minors: readonly Minor[]) => void },
): Rule {
  const { look, ...text } = options
  const { code, severity } = text
  return {
    ...text,
    check(model, minors) {
      const findings: Finding[] = []
      look(
        model,
        ({ object, message, help, field, severity: own = severity }) => {
          findings.push(findingOf({ code, severity: own }, object, { message, help, ...(field !== undefined && { field }) }))
        },
        minors,
      )
      return findings
    },
  }
}

import type { Finding } from '../findings/finding.js'
import type { Model, ModelObject } from '../model/model.js'

/** What a rule says of an object; the object's path and line are added. */
export interface Complaint {
  readonly object: ModelObject
  readonly message: string
  readonly help: string
  readonly field?: string
}

/** One thing that can be wrong with a model. */
export interface Rule {
  readonly code: string
  check(model: Model): readonly Finding[]
}

/** Makes a rule of a function that looks at the model and complains. */
export function createRule(options: {
  readonly code: string
  readonly severity?: Finding['severity']
  readonly look: (model: Model, complain: (complaint: Complaint) => void) => void
}): Rule {
  const { code, severity = 'error', look } = options
  return {
    code,
    check(model) {
      const findings: Finding[] = []
      look(model, ({ object, message, help, field }) => {
        const { path, position } = object.origin
        findings.push({ code, severity, path, message, help, ...(field !== undefined && { field }), ...(position && { position }) })
      })
      return findings
    },
  }
}

import type { Finding } from '../findings/finding.js'
import { allMinors } from '../kubernetes/schema/minor-set.js'
import type { Minor } from '../kubernetes/versions.js'
import { fieldPath } from '../model/field-path.js'
import type { Model } from '../model/model.js'
import { valueAt } from '../model/value-at.js'
import { holdsDeferred } from '../model/values.js'
import { fieldFormat } from './api/field-format.js'
import { fieldType } from './api/field-type.js'
import { fieldValue } from './api/field-value.js'
import { kind } from './api/kind.js'
import { unknownField } from './api/unknown-field.js'
import type { FieldRule } from './fields/field-rule.js'
import { type Visited, walkFields } from './fields/walk.js'
import type { ObjectComplaint, ObjectRule } from './object-rule.js'
import { findingOf } from './rule.js'
import { faults } from './validation/faults.js'
import { validate } from './validation/validate.js'

export const fieldRules: readonly FieldRule[] = [unknownField, fieldType, fieldFormat, fieldValue]
export const objectRules: readonly ObjectRule[] = [kind]

/** What each object is by itself, whatever else is there: everything that one of these minor versions refuses. */
export function checkObjects(model: Model, minors: readonly Minor[], misnamed: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = []
  const isUnknown = holdsDeferred(model)
  // What is told of the props of a construct is not told once more of what it made of them.
  const wrong = new Set(model.findings.flatMap(({ severity, path }) => (severity === 'error' && path !== undefined ? [path] : [])))
  for (const object of model.objects) {
    if (wrong.has(object.origin.path)) continue
    let told: Set<string> | undefined
    const tell = (rule: Pick<Finding, 'code' | 'severity'>, complaint: ObjectComplaint): void => {
      if (complaint.field !== undefined) told = (told ?? new Set()).add(complaint.field)
      findings.push(findingOf(rule, object, complaint))
    }
    for (const rule of objectRules) {
      const complaint = rule.look(object, minors)
      if (complaint) tell(rule, complaint)
    }
    walkFields(object.manifest, (visited) => {
      if (isAnyText(visited) || isUnknown(visited.value)) return
      for (const rule of fieldRules) {
        const complaint = rule.look(visited, minors)
        if (complaint) tell(rule, { ...complaint, field: fieldPath(visited.path) })
      }
    })
    // Objects that lean on one with wrong props lack what they would take from it.
    if (wrong.size > 0 || misnamed.has(object.origin.path)) continue
    validate(object.manifest, (fault, steps, message, help) => {
      const field = fieldPath(steps)
      if (told?.has(field) || isUnknown(valueAt(object.manifest, steps))) return
      tell(faults[fault], { field, message, help })
    })
  }
  return findings
}

/** A text where any text may stand, in every version: no rule has anything to say of most values. */
function isAnyText({ value, type, facts }: Visited): boolean {
  return typeof value === 'string' && type?.kind === 'string' && facts?.values === undefined && facts?.minors === allMinors
}

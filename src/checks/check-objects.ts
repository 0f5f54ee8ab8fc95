import type { Finding } from '../findings/finding.js'
import type { Minor } from '../kubernetes/versions.js'
import { fieldPath } from '../model/field-path.js'
import type { Model } from '../model/model.js'
import { holdsDeferred } from '../model/values.js'
import { fieldFormat } from './api/field-format.js'
import { fieldType } from './api/field-type.js'
import { fieldValue } from './api/field-value.js'
import { kind } from './api/kind.js'
import { unknownField } from './api/unknown-field.js'
import type { FieldRule } from './fields/field-rule.js'
import { walkFields } from './fields/walk.js'
import type { ObjectRule } from './object-rule.js'
import { findingOf } from './rule.js'

export const fieldRules: readonly FieldRule[] = [unknownField, fieldType, fieldFormat, fieldValue]
export const objectRules: readonly ObjectRule[] = [kind]

/** What each object is by itself, whatever else is there: everything that one of these minor versions refuses. */
export function checkObjects(model: Model, minors: readonly Minor[]): Finding[] {
  const findings: Finding[] = []
  const isUnknown = holdsDeferred(model)
  // What is told of the props of a construct is not told once more of what it made of them.
  const told = new Set(model.findings.flatMap(({ severity, path }) => (severity === 'error' && path !== undefined ? [path] : [])))
  for (const object of model.objects) {
    if (told.has(object.origin.path)) continue
    for (const rule of objectRules) {
      const complaint = rule.look(object, minors)
      if (complaint) findings.push(findingOf(rule, object, complaint))
    }
    walkFields(object.manifest, (visited) => {
      if (isUnknown(visited.value)) return
      for (const rule of fieldRules) {
        const complaint = rule.look(visited, minors)
        if (complaint) findings.push(findingOf(rule, object, { ...complaint, field: fieldPath(visited.path) }))
      }
    })
  }
  return findings
}

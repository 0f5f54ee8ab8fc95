import { closest } from '../../findings/closest.js'
import { hasMinor, minorsIn } from '../../kubernetes/schema/minor-set.js'
import { minorRange } from '../../kubernetes/versions.js'
import type { FieldRule } from '../fields/field-rule.js'

/** A field that the type does not have: the server refuses it, or forgets it where it is asked to be lenient. */
export const unknownField: FieldRule = {
  code: 'api/unknown-field',
  severity: 'error',
  title: 'A field is not one of the fields of its object.',
  why: 'The API server refuses the object, or drops the field without a word when it is not asked to be strict. Case counts.',
  help: 'Correct the spelling, put the field where it belongs, or leave it out; kubectl explain tells which fields there are.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
Data:
  LEVEL: info
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LEVEL: info
`,
  look({ facts, owner, path }, minors) {
    if (!owner) return undefined
    const name = String(path.at(-1))
    if (!facts) {
      const guess = closest(name, [...owner.fields.keys()])
      const type = owner.name.slice(owner.name.lastIndexOf('/') + 1)
      return {
        message: `is no field of ${type}`,
        help: guess === undefined ? `leave it out, or see which fields there are: kubectl explain` : `did you mean ${guess}?`,
      }
    }
    const without = minors.filter((minor) => hasMinor(owner.minors, minor) && !hasMinor(facts.minors, minor))
    if (without.length === 0) return undefined
    return {
      message: `is no field in Kubernetes ${without.join(', ')}: it is there ${minorRange(minorsIn(facts.minors))}`,
      help: 'leave it out, or deploy only to versions that have it',
    }
  },
}

import { closest } from '../../findings/closest.js'
import { hasMinor } from '../../kubernetes/schema/minor-set.js'
import type { FieldRule } from '../fields/field-rule.js'

/** A text that is none of those that its field takes. An empty one is left out: it stands for the default. */
export const fieldValue: FieldRule = {
  code: 'api/field-value',
  severity: 'error',
  title: 'A text is none of those that its field takes.',
  why: 'The API server refuses the object. Upper and lower case count, and some texts are there only since or until a minor version.',
  help: 'Write one of the texts that the message lists.',
  bad: `
apiVersion: v1
kind: Service
metadata:
  name: server
spec:
  type: Loadbalancer
  selector:
    app: server
  ports:
    - port: 80
`,
  good: `
apiVersion: v1
kind: Service
metadata:
  name: server
spec:
  type: LoadBalancer
  selector:
    app: server
  ports:
    - port: 80
`,
  look({ value, type, facts }, minors) {
    if (type?.kind !== 'string' || !facts?.values || typeof value !== 'string' || value === '') return undefined
    const { minors: listed, byValue } = facts.values
    const taken = byValue.get(value) ?? 0
    const refusing = minors.filter((minor) => hasMinor(facts.minors, minor) && hasMinor(listed, minor) && !hasMinor(taken, minor))
    if (refusing.length === 0) return undefined
    const known = [...byValue].flatMap(([each, of]) => (refusing.every((minor) => hasMinor(of, minor)) ? [each] : []))
    const guess = closest(value, known)
    return {
      message: `must be one of ${known.join(', ')}${taken ? ` in Kubernetes ${refusing.join(', ')}` : ''}, and is ${JSON.stringify(value)}`,
      help: guess ? `did you mean ${guess}?` : `write one of ${known.join(', ')}`,
    }
  },
}

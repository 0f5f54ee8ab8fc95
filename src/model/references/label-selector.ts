import { asList, asObject, asText } from '../json.js'
import type { JsonValue } from '../model.js'
import type { LabelRequirement, LabelSelector } from './reference.js'

/** Reads a label selector with `matchLabels` and `matchExpressions`; undefined when there is none, which differs from an empty one. */
export function labelSelector(value: JsonValue | undefined): LabelSelector | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { matchLabels, matchExpressions } = asObject(value)
  return [...equalities(matchLabels), ...asList(matchExpressions).map(requirement)]
}

/** Reads a plain map of labels, as a Service has it. */
export function equalities(value: JsonValue | undefined): LabelSelector {
  return Object.entries(asObject(value)).map(([key, text]) => ({ key, operator: 'In', values: [asText(text)] }))
}

function requirement(value: JsonValue): LabelRequirement {
  const { key, operator, values } = asObject(value)
  return { key: asText(key), operator: asText(operator), values: asList(values).map(asText) }
}

/** A test of labels against all conditions of a selector. A label that is absent meets `NotIn`, as in Kubernetes. */
export function matcher(selector: LabelSelector): (labels: ReadonlyMap<string, string>) => boolean {
  const tests = selector.map(({ key, operator, values }) => ({ key, operator, wanted: new Set(values) }))
  return (labels) =>
    tests.every(({ key, operator, wanted }) => {
      const value = labels.get(key)
      if (operator === 'In') return value !== undefined && wanted.has(value)
      if (operator === 'NotIn') return value === undefined || !wanted.has(value)
      if (operator === 'Exists') return value !== undefined
      return operator === 'DoesNotExist' && value === undefined
    })
}

import { labelKey, labelValue } from '../../kubernetes/names.js'
import { asList, asObject, asText } from '../../model/json.js'
import { matcher, labelSelector as read } from '../../model/references/label-selector.js'
import type { LabelSelector } from '../../model/references/reference.js'
import { isEmpty, type Look } from './look.js'

/** Labels that are asked for, or that are given: keys and values. */
export function labels(look: Look, field: string): void {
  for (const [key, value] of look.entries(field)) {
    const problem = labelKey(key)
    if (problem !== undefined)
      look.tell('invalid', field, `the key ${JSON.stringify(key)} ${problem}`, "write a key such as 'example.com/team'")
    const bad = typeof value === 'string' ? labelValue(value) : undefined
    if (bad !== undefined)
      look.tell('invalid', field, `the value ${JSON.stringify(value)} of ${key} ${bad}`, 'write a value that a label can have')
  }
}

/** A selector of objects by their labels. */
export function labelSelector(owner: Look, field: string): void {
  const look = owner.maybe(field)
  if (!look) return
  labels(look, 'matchLabels')
  for (const each of look.list('matchExpressions')) {
    requirement(each, ['In', 'NotIn', 'Exists', 'DoesNotExist'])
  }
}

function requirement(look: Look, operators: readonly string[]): void {
  const { operator, values } = look.value
  look.required('key')
  look.text('key', labelKey)
  look.oneOf('operator', operators)
  if ((operator === 'In' || operator === 'NotIn') && isEmpty(values))
    look.tell('required', 'values', `is missing, and ${operator} compares with them`, 'give values')
  if ((operator === 'Exists' || operator === 'DoesNotExist') && !isEmpty(values))
    look.tell('forbidden', 'values', `are not for ${operator}`, 'leave them out')
  if ((operator === 'Gt' || operator === 'Lt') && asList(values).length !== 1)
    look.tell('required', 'values', `must be one, for ${operator}`, 'give one value')
}

/** A choice of nodes. */
export function nodeSelectorTerm(look: Look): void {
  for (const each of look.list('matchExpressions')) requirement(each, ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'])
}

/** The selector of a workload must choose the pods that its template makes. */
export function selectsOwnPods(spec: Look): void {
  const selector = read(spec.value.selector)
  if (!selector) {
    spec.tell('required', 'selector', 'is missing', 'give selector, with labels that the template has')
    return
  }
  labelSelector(spec, 'selector')
  if (selector.length === 0) {
    spec.tell('invalid', 'selector', 'must not be empty', 'give matchLabels, with labels that the template has')
    return
  }
  templateMatches(spec, selector)
}

/** The labels of a template must be those that a selector asks for. */
export function templateMatches(spec: Look, selector: LabelSelector): void {
  const template = asObject(asObject(asObject(spec.value.template).metadata).labels)
  const own = new Map(Object.entries(template).map(([key, value]) => [key, asText(value)]))
  if (!matcher(selector)(own))
    spec.tell(
      'invalid',
      ['template', 'metadata', 'labels'],
      'are not those that the selector asks for',
      'give the template the labels of the selector',
    )
}

import { labelKey, labelValue } from '../../kubernetes/names.js'
import { anything, type Check, mapOf, nonEmptyText, textBy } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'

const optionalText: Check = (value, place) =>
  value === undefined ||
  typeof value === 'string' ||
  place.refuse(
    `must be a text, and is ${show(value)}`,
    typeof value === 'number' || typeof value === 'boolean' ? `write '${value}'` : 'write a text',
  )

/** Labels or annotations: text by key. */
export const labelsCheck: Check = mapOf(optionalText, { form: "{ team: 'shop' }" })

/** Labels by which objects are found: what no label can be finds nothing. */
const labelCheck = textBy(labelValue, 'the value of a label')
export const selectorCheck: Check = mapOf(labelCheck, { key: labelKey, form: "{ app: 'shop' }" })
/** A workload must select some pods. */
export const ownSelectorCheck: Check = mapOf(labelCheck, { key: labelKey, least: 1, form: "{ app: 'shop' }" })

/** A part of the wire object. */
export const overrideCheck: Check = (value, place) =>
  isPlain(value) || place.refuse(`must be an object, and is ${show(value)}`, 'write a part of the manifest, such as { spec: { … } }')

/** The props that every construct takes. */
export const objectShape = { name: nonEmptyText, labels: labelsCheck, annotations: labelsCheck, override: overrideCheck } as const
/** The same where the construct above looks at them. */
export const checkedAbove = { name: anything, labels: anything, annotations: anything, override: anything } as const

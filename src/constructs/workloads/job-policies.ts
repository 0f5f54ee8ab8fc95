import { labelKey } from '../../kubernetes/names.js'
import { type Check, exactlyOne, integer, listOf, object, oneOf, text, textBy } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { show } from '../../tree/value.js'

/** What is done with a pod that failed in a certain way. */
export type PodFailureRule = {
  /** Count it as every failure, end the whole Job, end its index, or leave it out of account. */
  readonly action: 'Count' | 'FailIndex' | 'FailJob' | 'Ignore'
} & OneOf<{
  /** The way that a container ended. */
  onExitCodes: {
    /** The container; left out, any of the pod. */
    readonly containerName?: string | undefined
    /** In: with one of the codes. NotIn: with another code, and not 0. */
    readonly operator: 'In' | 'NotIn'
    /** Exit codes in ascending order, each once. */
    readonly values: readonly number[]
  }
  /** Conditions of the pod, any of which must be met. */
  onPodConditions: readonly {
    /** DisruptionTarget is set when a node is drained or a pod makes room for another. */
    readonly type: 'DisruptionTarget' | (string & {})
    /** Left out, True. */
    readonly status?: 'True' | 'False' | 'Unknown' | undefined
  }[]
}>
/** The first rule that fits a failed pod holds; without one, the failure counts. */
export interface PodFailurePolicy {
  readonly rules: readonly PodFailureRule[]
}
/** When an Indexed Job has succeeded, although not all of its pods have: any of the rules is enough. */
export interface SuccessPolicy {
  readonly rules: readonly {
    /** The indexes that count, such as `0,3-5`; left out, all. */
    readonly succeededIndexes?: string | undefined
    /** How many of them are enough; left out, all of them. */
    readonly succeededCount?: number | undefined
  }[]
}

const atMost =
  (most: number, check: Check): Check =>
  (value, place) =>
    check(value, place) &&
    ((value as readonly unknown[]).length <= most ||
      place.refuse(`has ${(value as readonly unknown[]).length} items, and at most ${most} can be`, 'leave some out'))

const exitCodes: Check = (value, place) => {
  if (!atMost(255, listOf(integer(-2_147_483_648), 1))(value, place)) return false
  const codes = value as readonly number[]
  const sorted = [...new Set(codes)].sort((a, b) => a - b)
  return codes.every((code, index) => code === sorted[index])
    ? true
    : place.refuse('must be in ascending order, each once', `write [${sorted.join(', ')}]`)
}
const onExitCodes: Check = (value, place) => {
  if (!object({ containerName: text, operator: oneOf('In', 'NotIn'), values: exitCodes }, ['operator', 'values'])(value, place))
    return false
  const { operator, values } = value as { operator: string; values: readonly number[] }
  return (
    operator !== 'In' ||
    !values.includes(0) ||
    place.at('values').refuse('must not hold 0: a pod that ends so has not failed', 'leave 0 out')
  )
}
const condition = object(
  { type: textBy(labelKey, "the type of a condition, such as 'DisruptionTarget'"), status: oneOf('True', 'False', 'Unknown') },
  ['type'],
)
const failureRule: Check = (value, place) =>
  exactlyOne(
    { onExitCodes, onPodConditions: atMost(20, listOf(condition, 1)) },
    { action: oneOf('Count', 'FailIndex', 'FailJob', 'Ignore') },
  )(value, place) &&
  ((value as { action?: unknown }).action !== undefined ||
    place.refuse('action is missing', "add action: 'FailJob', 'Ignore', 'Count' or 'FailIndex'"))
const successRule: Check = (value, place) =>
  object({ succeededIndexes: text, succeededCount: integer() })(value, place) &&
  (Object.values(value as object).some((each) => each !== undefined) ||
    place.refuse('says nothing', 'write succeededIndexes or succeededCount'))

export const podFailurePolicyCheck: Check = object({ rules: atMost(20, listOf(failureRule)) }, ['rules'])
export const successPolicyCheck: Check = object({ rules: atMost(20, listOf(successRule, 1)) }, ['rules'])

/** What is wrong with indexes such as `0,3-5` of a Job with so many; else how many they are. */
export function countIndexes(indexes: string, completions: number): number | string {
  let [count, last] = [0, -1]
  for (const part of indexes === '' ? [] : indexes.split(',')) {
    const found = /^(\d+)(?:-(\d+))?$/.exec(part)
    if (!found) return `holds ${show(part)}, which is no index or range such as 3-5`
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])]
    if (to >= completions) return `holds ${show(part)}, and the last index is ${completions - 1}`
    if (from <= last || (found[2] !== undefined && from >= to)) return 'must be in ascending order'
    count += to - from + 1
    last = to
  }
  return count
}

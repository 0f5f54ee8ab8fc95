import { labelName, pathSegmentName } from '../../kubernetes/names.js'
import { parseQuantity } from '../../kubernetes/quantity.js'
import type * as autoscaling from '../../kubernetes/wire/autoscaling/v2.js'
import { amount, percentage } from '../../props/amount.js'
import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, oneOf, textBy } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { sourceOf } from '../common/handed-over.js'
import { assignDefined } from '../common/labels.js'
import { sameNamespace } from '../pods/env.js'
import { selectorCheck } from '../props/object-shape.js'
import type { Cpu, Labels, Memory, Percent } from '../values/types.js'

/** Any object by apiVersion, kind and name, such as a construct. */
export interface ScaleTarget {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
}
interface PerPod {
  /** The amount for each pod, such as `500m` or `1Gi`. */
  readonly averageValue: Cpu | Memory
}
interface Utilization {
  /** Use of what is requested, averaged over the pods, such as `70%`. */
  readonly averageUtilization: Percent
}
interface Total {
  /** The amount that is to be held, whatever the number of pods. */
  readonly value: Cpu | Memory
}
interface PodResource {
  /** What is measured of each pod. */
  readonly resource: 'cpu' | 'memory'
}
interface ContainerResource {
  /** What is measured of one container of each pod. */
  readonly containerResource: 'cpu' | 'memory'
  /** The name of the container. */
  readonly container: string
}
interface Selected {
  /** Labels of the metric, where it has several series; left out, all. */
  readonly selector?: Labels | undefined
}
interface PodMetric extends Selected {
  /** Name of a metric that the pods themselves give. */
  readonly pods: string
}
interface ObjectMetric extends Selected {
  /** Name of a metric of one object. */
  readonly object: string
  /** The object, of the same namespace, such as an Ingress. */
  readonly describedObject: ScaleTarget
}
interface ExternalMetric extends Selected {
  /** Name of a metric from outside of the cluster, such as the length of a queue. */
  readonly external: string
}
/** What is measured, and the value to hold: use of what is requested, an amount per pod, or one in all. */
export type HpaMetric =
  | (PodResource & Utilization)
  | (PodResource & PerPod)
  | (ContainerResource & Utilization)
  | (ContainerResource & PerPod)
  | (PodMetric & PerPod)
  | (ObjectMetric & Total)
  | (ObjectMetric & PerPod)
  | (ExternalMetric & Total)
  | (ExternalMetric & PerPod)

/** A target of nothing is refused by the API server. */
const something: Check = (value, place) =>
  amount(value, place) &&
  (parseQuantity(String(value)) !== 0 || place.refuse('must be more than 0', "write an amount such as '100'", 'value/quantity'))
const objectCheck: Check = (value, place) => {
  const { apiVersion, kind, name } = (value ?? {}) as Record<string, unknown>
  return (
    [apiVersion, kind, name].every((each) => typeof each === 'string' && each !== '') ||
    place.refuse(`cannot be ${show(value)}`, 'give a construct, or { apiVersion, kind, name }')
  )
}
const what = oneOf('cpu', 'memory')
const metricName = textBy(pathSegmentName, 'the name of a metric')
const sources = { resource: what, containerResource: what, pods: metricName, object: metricName, external: metricName }
const goals = { averageUtilization: percentage('70%', 1), averageValue: something, value: something }
const beside = { container: textBy(labelName, 'the name of a container'), selector: selectorCheck, describedObject: objectCheck }
type Source = keyof typeof sources
/** What each source must have beside it, may have, and which goals it has. */
const forms: {
  readonly [S in Source]: {
    readonly needs?: keyof typeof beside | undefined
    readonly selector?: true | undefined
    readonly goals: readonly (keyof typeof goals)[]
  }
} = {
  resource: { goals: ['averageUtilization', 'averageValue'] },
  containerResource: { needs: 'container', goals: ['averageUtilization', 'averageValue'] },
  pods: { selector: true, goals: ['averageValue'] },
  object: { needs: 'describedObject', selector: true, goals: ['value', 'averageValue'] },
  external: { selector: true, goals: ['value', 'averageValue'] },
}
const source = exactlyOne(sources, { ...beside, ...goals })
type Given = { readonly [K in Source | keyof typeof beside | keyof typeof goals]?: unknown }

export const metricCheck: Check = (value, place) => {
  if (!source(value, place)) return false
  const given = value as Given
  const of = sourceIn(given)
  const form = forms[of]
  let fine = true
  for (const prop of Object.keys(beside) as (keyof typeof beside)[])
    if (given[prop] !== undefined && prop !== form.needs && !(prop === 'selector' && form.selector))
      fine = place.at(prop).refuse(`is not beside ${of}`, 'leave it out')
  if (form.needs && given[form.needs] === undefined) fine = place.refuse(`${form.needs} is missing`, `add ${form.needs}`)
  const meant = (Object.keys(goals) as (keyof typeof goals)[]).filter((goal) => given[goal] !== undefined)
  const wrong = meant.find((goal) => !form.goals.includes(goal))
  if (wrong) return place.at(wrong).refuse(`is not for ${of}`, `write ${form.goals.map((goal) => `${goal}: '…'`).join(' or ')}`)
  if (meant.length !== 1)
    return place.refuse(
      meant.length === 0 ? 'says no value to hold' : `has ${meant.join(' and ')}, of which only one can hold`,
      `write ${form.goals.map((goal) => `${goal}: '…'`).join(' or ')}`,
    )
  return fine
}

function sourceIn(given: Given): Source {
  return (Object.keys(sources) as Source[]).find((each) => given[each] !== undefined)!
}

/** Whether there is something to measure when there is no pod. */
export const measuresWithoutPods = (metric: HpaMetric): boolean => ['object', 'external'].includes(sourceIn(metric as Given))

/** One metric, of whose keys some may be there without a value. */
export function metricSpec(metric: HpaMetric, place: Place): autoscaling.MetricSpec {
  const given = metric as Given & { readonly describedObject?: ScaleTarget; readonly selector?: Labels; readonly container?: string }
  const of = sourceIn(given)
  const target = targetOf(given)
  const name = String(given[of])
  if (of === 'resource') return { type: 'Resource', resource: { name, target } }
  if (of === 'containerResource') return { type: 'ContainerResource', containerResource: { name, container: given.container!, target } }
  const selector = assignDefined({}, given.selector)
  const identifier = { name, ...(Object.keys(selector).length > 0 && { selector: { matchLabels: selector } }) }
  if (of === 'pods') return { type: 'Pods', pods: { metric: identifier, target } }
  if (of === 'external') return { type: 'External', external: { metric: identifier, target } }
  const { apiVersion, kind, name: objectName } = given.describedObject!
  sameNamespace(sourceOf(given.describedObject!), place.at('describedObject'), 'a metric is of an object in the same namespace')
  return { type: 'Object', object: { describedObject: { apiVersion, kind, name: objectName }, metric: identifier, target } }
}

function targetOf({ averageUtilization, averageValue, value }: Given): autoscaling.MetricTarget {
  if (averageUtilization !== undefined) return { type: 'Utilization', averageUtilization: Number.parseInt(String(averageUtilization), 10) }
  return averageValue !== undefined ? { type: 'AverageValue', averageValue: String(averageValue) } : { type: 'Value', value: String(value) }
}

import type { Construct } from 'constructs'
import type * as autoscaling from '../../kubernetes/wire/autoscaling/v2.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { amount } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { anything, type Check, integer, listOf, nonEmptyText, object, type Shape } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Cpu, Int, Memory, Percent } from '../values/types.js'

/** What is measured and the value to hold: use of what is requested, an amount per pod, or a metric of the pods. */
export type HpaMetric =
  | { readonly resource: 'cpu' | 'memory'; readonly averageUtilization: Percent }
  | { readonly resource: 'cpu' | 'memory'; readonly averageValue: Cpu | Memory }
  | { readonly pods: string; readonly averageValue: Cpu | Memory }
/** A workload whose number of pods can be set: ours, or any object by apiVersion, kind and name. */
export interface ScaleTarget {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
}
export interface HorizontalPodAutoscalerProps extends ObjectProps<Kinds['autoscaling/v2/HorizontalPodAutoscaler']> {
  readonly target: ScaleTarget
  /** Left out, 1. */
  readonly minReplicas?: Int
  readonly maxReplicas: Int
  /** Left out or empty, Kubernetes takes 80% of requested cpu. */
  readonly metrics?: readonly HpaMetric[]
  /** How fast it may scale; the whole wire type. */
  readonly behavior?: autoscaling.HorizontalPodAutoscalerBehavior
}

const target: Check = (value, place) => {
  const { apiVersion, kind, name } = (value ?? {}) as Record<string, unknown>
  return (
    (typeof apiVersion === 'string' && typeof kind === 'string' && typeof name === 'string') ||
    place.refuse(`cannot be ${show(value)}`, 'give a Deployment or another workload')
  )
}
const metric: Check = object({
  resource: (value, place) =>
    value === 'cpu' || value === 'memory' || place.refuse(`must be cpu or memory, and is ${show(value)}`, "write resource: 'cpu'"),
  pods: nonEmptyText,
  averageUtilization: (value, place) =>
    (typeof value === 'string' && /^[1-9]\d*%$/.test(value)) || place.refuse(`must be a percentage, and is ${show(value)}`, "write '70%'"),
  averageValue: amount,
})
const shape: Shape<Omit<HorizontalPodAutoscalerProps, 'name' | 'labels' | 'annotations' | 'override'>> = {
  target,
  minReplicas: integer(0),
  maxReplicas: integer(1),
  metrics: listOf(metric),
  behavior: anything,
}
const check = object({ ...objectShape, ...shape }, ['target', 'maxReplicas'])

/**
 * Sets the number of pods of a workload by what they use.
 *
 * A target that also says its own number of pods is reported: each apply would reset the scale.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/
 * @example
 * ```ts
 * new HorizontalPodAutoscaler(chart, 'scale', { target: server, minReplicas: 2, maxReplicas: 10, metrics: [{ resource: 'cpu', averageUtilization: '70%' }] })
 * ```
 */
export class HorizontalPodAutoscaler extends Resource<Kinds['autoscaling/v2/HorizontalPodAutoscaler']> {
  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(scope, id, { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' }, props)
    if (!check(props, new Place(this))) return
    const {
      target: { apiVersion, kind, name },
      minReplicas,
      maxReplicas,
      metrics,
      behavior,
    } = props
    if (typeof minReplicas === 'number' && typeof maxReplicas === 'number' && minReplicas > maxReplicas)
      new Place(this)
        .at('minReplicas')
        .refuse(`${minReplicas} is more than maxReplicas ${maxReplicas}`, 'make maxReplicas at least minReplicas')
    this['~body'] = {
      spec: {
        scaleTargetRef: { apiVersion, kind, name },
        minReplicas,
        maxReplicas,
        metrics: metrics?.length ? metrics.map(metricSpec) : undefined,
        behavior,
      },
    }
  }
}

function metricSpec(each: HpaMetric): autoscaling.MetricSpec {
  const target =
    'averageUtilization' in each
      ? { type: 'Utilization' as const, averageUtilization: Number.parseInt(each.averageUtilization, 10) }
      : { type: 'AverageValue' as const, averageValue: String(each.averageValue) }
  return 'pods' in each
    ? { type: 'Pods', pods: { metric: { name: each.pods }, target } }
    : { type: 'Resource', resource: { name: each.resource, target } }
}

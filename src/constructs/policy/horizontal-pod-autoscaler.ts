import type { Construct } from 'constructs'
import { kindOf } from '../../kubernetes/schema/schema.js'
import type * as autoscaling from '../../kubernetes/wire/autoscaling/v2.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { amount, percentage } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import {
  anything,
  type Check,
  exactlyOne,
  integer,
  listOf,
  nonEmptyText,
  object,
  oneOf,
  type Shape,
  wireObject,
} from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { sourceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Cpu, Int, Memory, Percent } from '../values/types.js'

/** What is measured and the value to hold: use of what is requested, an amount per pod, or a metric of the pods. */
export type HpaMetric =
  | {
      /** What is measured of each pod. */
      readonly resource: 'cpu' | 'memory'
      /** Use of what is requested, averaged over the pods, such as `70%`. */
      readonly averageUtilization: Percent
    }
  | {
      /** What is measured of each pod. */
      readonly resource: 'cpu' | 'memory'
      /** The amount for each pod, such as `500m` or `1Gi`. */
      readonly averageValue: Cpu | Memory
    }
  | {
      /** Name of a metric that the pods themselves give. */
      readonly pods: string
      /** The amount for each pod, such as `500m` or `1Gi`. */
      readonly averageValue: Cpu | Memory
    }
/** A workload whose number of pods can be set: ours, or any object by apiVersion, kind and name. */
export interface ScaleTarget {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
}
export interface HorizontalPodAutoscalerProps extends ObjectProps<Kinds['autoscaling/v2/HorizontalPodAutoscaler']> {
  /** The workload whose number of pods is set. */
  readonly target: ScaleTarget
  /** Left out, 1. */
  readonly minReplicas?: Int | undefined
  /** The largest number of pods. */
  readonly maxReplicas: Int
  /** Left out or empty, Kubernetes takes 80% of requested cpu. */
  readonly metrics?: readonly HpaMetric[] | undefined
  /** How fast it may scale; the whole wire type. */
  readonly behavior?: autoscaling.HorizontalPodAutoscalerBehavior | undefined
}

const scalable = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']
const target: Check = (value, place) => {
  const { apiVersion, kind, name } = (value ?? {}) as Record<string, unknown>
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string')
    return place.refuse(`cannot be ${show(value)}`, 'give a Deployment or another workload')
  // A kind that Kubernetes itself does not have may well be scaled.
  return (
    kindOf(apiVersion, kind) === undefined || scalable.includes(kind) || place.refuse(`a ${kind} cannot be scaled`, `give a ${scalable[0]}`)
  )
}
const utilization: Check = percentage('70%', 1)
const what = exactlyOne({ resource: oneOf('cpu', 'memory'), pods: nonEmptyText }, { averageUtilization: anything, averageValue: anything })
const goal = exactlyOne({ averageUtilization: utilization, averageValue: amount }, { resource: anything, pods: anything })
const metric: Check = (value, place) => {
  if (!what(value, place) || !goal(value, place)) return false
  const { pods, averageUtilization } = value as { pods?: string; averageUtilization?: string }
  return (
    pods === undefined ||
    averageUtilization === undefined ||
    place.at('averageUtilization').refuse('is only for cpu and memory, of which pods request an amount', "write averageValue: '100'")
  )
}
const shape: Shape<Omit<HorizontalPodAutoscalerProps, 'name' | 'labels' | 'annotations' | 'override'>> = {
  target,
  minReplicas: integer(0),
  maxReplicas: integer(1),
  metrics: listOf(metric),
  behavior: wireObject,
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
    const place = new Place(this)
    if (!check(props, place)) return
    sameNamespace(sourceOf(props.target), place.at('target'), `put it into the chart of the ${props.target.kind}`)
    const {
      target: { apiVersion, kind, name },
      minReplicas,
      maxReplicas,
      metrics,
      behavior,
    } = props
    if (typeof minReplicas === 'number' && typeof maxReplicas === 'number' && minReplicas > maxReplicas)
      place.at('minReplicas').refuse(`${minReplicas} is more than maxReplicas ${maxReplicas}`, 'make maxReplicas at least minReplicas')
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

/** One metric, of whose keys some may be there without a value. */
function metricSpec(each: HpaMetric): autoscaling.MetricSpec {
  const { resource, pods, averageUtilization, averageValue } = each as {
    readonly [K in 'resource' | 'pods' | 'averageUtilization']?: string
  } & {
    readonly averageValue?: Cpu | Memory
  }
  const target =
    averageUtilization === undefined
      ? { type: 'AverageValue' as const, averageValue: String(averageValue) }
      : { type: 'Utilization' as const, averageUtilization: Number.parseInt(averageUtilization, 10) }
  return pods === undefined
    ? { type: 'Resource', resource: { name: resource!, target } }
    : { type: 'Pods', pods: { metric: { name: pods }, target } }
}

import type { Construct } from 'constructs'
import { kindOf } from '../../kubernetes/schema/schema.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, integer, listOf, object } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { sourceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Int } from '../values/types.js'
import { behaviorCheck, behaviorOf, type HpaBehavior } from './hpa-behavior.js'
import { type HpaMetric, measuresWithoutPods, metricCheck, metricSpec, type ScaleTarget } from './hpa-metrics.js'

export interface HorizontalPodAutoscalerProps extends ObjectProps<Kinds['autoscaling/v2/HorizontalPodAutoscaler']> {
  /** The workload whose number of pods is set: ours, or any object by apiVersion, kind and name. */
  readonly target: ScaleTarget
  /** Left out, 1. With 0, which needs an object or external metric, clusters must have the feature gate HPAScaleToZero on. */
  readonly minReplicas?: Int | undefined
  /** The largest number of pods. */
  readonly maxReplicas: Int
  /** Left out or empty, Kubernetes takes 80% of requested cpu. */
  readonly metrics?: readonly HpaMetric[] | undefined
  /** How fast it may scale; left out, as fast as Kubernetes' own policies let it. */
  readonly behavior?: HpaBehavior | undefined
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
const shape: OwnShape<HorizontalPodAutoscalerProps> = {
  target,
  minReplicas: integer(0),
  maxReplicas: integer(1),
  metrics: listOf(metricCheck),
  behavior: behaviorCheck,
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
    if (minReplicas === 0 && !metrics?.some(measuresWithoutPods))
      place
        .at('minReplicas')
        .refuse('0 needs an object or external metric: without pods nothing else could be measured', 'write 1, or add such a metric')
    this['~body'] = {
      spec: {
        scaleTargetRef: { apiVersion, kind, name },
        minReplicas,
        maxReplicas,
        metrics: metrics?.length ? metrics.map((metric, index) => metricSpec(metric, place.at('metrics').at(index))) : undefined,
        behavior: behaviorOf(behavior),
      },
    }
  }
}

import { percent } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { type Check, either, integer, isObject, object } from '../../props/shape.js'
import { HorizontalPodAutoscaler } from '../policy/horizontal-pod-autoscaler.js'
import type { Int, Percent } from '../values/types.js'
import type { Workload } from './workload.js'

/** Bounds between which a HorizontalPodAutoscaler sets the number of pods. */
export interface Autoscale {
  /** Left out, 1. */
  readonly min?: Int | undefined
  /** The largest number of pods. */
  readonly max: Int
  /** Target for the use of requested cpu, averaged over the pods; left out without `memory`, Kubernetes takes 80%. */
  readonly cpu?: Percent | undefined
  /** Target for the use of requested memory, averaged over the pods, such as `80%`. */
  readonly memory?: Percent | undefined
}
/** A number of pods, or the bounds of an autoscaler. */
export type Replicas = Int | Autoscale

export const replicasCheck: Check = either(
  isObject,
  object({ min: integer(1), max: integer(1), cpu: percent, memory: percent }, ['max']),
  integer(),
)

/** The number that is written into the workload: none where an autoscaler sets it, or each apply would set it back. */
export function fixedReplicas(replicas: Replicas | undefined): Int | undefined {
  return isAutoscale(replicas) ? undefined : replicas
}

/** The autoscaler that bounds ask for. */
export function autoscalerOf(owner: Workload, replicas: Replicas | undefined): HorizontalPodAutoscaler | undefined {
  if (!isAutoscale(replicas)) return undefined
  const { min, max, cpu, memory } = replicas
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    new Place(owner).at('replicas').refuse(`min ${min} is more than max ${max}`, 'make max at least min')
    return undefined
  }
  return new HorizontalPodAutoscaler(owner, 'autoscaler', {
    name: owner.name,
    target: owner,
    ...(min !== undefined && { minReplicas: min }),
    maxReplicas: max,
    metrics: [
      ...(cpu !== undefined ? [{ resource: 'cpu' as const, averageUtilization: cpu }] : []),
      ...(memory !== undefined ? [{ resource: 'memory' as const, averageUtilization: memory }] : []),
    ],
  })
}

export function isAutoscale(replicas: Replicas | undefined): replicas is Autoscale {
  return typeof replicas === 'object' && 'max' in replicas
}

import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { percentage } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { type Check, either, exactlyOne, integer, isObject, object, oneOf, type Shape } from '../../props/shape.js'
import { type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import { HorizontalPodAutoscaler } from '../policy/horizontal-pod-autoscaler.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { Int, Percent } from '../values/types.js'
import { Server } from './server.js'
import type { WorkloadOptions } from './workload.js'

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
/** How pods are replaced on a change: all stopped first, or step by step. */
export type Strategy =
  | 'Recreate'
  | 'RollingUpdate'
  | {
      /** Step by step: how many pods more or fewer there may be meanwhile. */
      readonly rollingUpdate: {
        /** How many pods more than asked for, as a number or a share such as `25%`; left out, 25%. */
        readonly maxSurge?: number | Percent | undefined
        /** How many pods fewer than asked for, as a number or a share such as `25%`; left out, 25%. */
        readonly maxUnavailable?: number | Percent | undefined
      }
    }

export interface DeploymentOptions extends WorkloadOptions<Kinds['apps/v1/Deployment']> {
  /** A number, or the bounds of a HorizontalPodAutoscaler; then no number is written. */
  readonly replicas?: Int | Autoscale | undefined
  /** How pods are replaced on a change; left out, RollingUpdate. Recreate stops all first, as a disk of one node demands. */
  readonly strategy?: Strategy | undefined
  /** Seconds that a pod must be ready before it counts. */
  readonly minReadySeconds?: number | undefined
  /** Seconds after which a rollout counts as failed. */
  readonly progressDeadlineSeconds?: number | undefined
  /** How many old ReplicaSets are kept to roll back to; left out, 10. */
  readonly revisionHistoryLimit?: number | undefined
}
export type DeploymentProps<P extends string = never, V extends string = never> = DeploymentOptions & PodTemplate<P, V>

export const percent: Check = percentage('50%')
export const numberOrPercent: Check = either((value) => typeof value === 'string', percent, integer())
export const replicasCheck: Check = either(
  isObject,
  object({ min: integer(1), max: integer(1), cpu: percent, memory: percent }, ['max']),
  integer(),
)
const shape: Shape<Omit<DeploymentOptions, 'name' | 'labels' | 'annotations' | 'override'>> = {
  selector: ownSelectorCheck,
  replicas: replicasCheck,
  strategy: either(
    (value) => typeof value === 'string',
    oneOf('Recreate', 'RollingUpdate'),
    exactlyOne({ rollingUpdate: object({ maxSurge: numberOrPercent, maxUnavailable: numberOrPercent }) }),
  ),
  minReadySeconds: integer(),
  progressDeadlineSeconds: integer(1),
  revisionHistoryLimit: integer(),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })

/**
 * A number of equal pods that are replaced step by step when they change.
 *
 * Its pods select by one label, `app.kubernetes.io/name`, that holds the name of the Deployment.
 * A claim that only one node can mount, with a rolling update, is refused: the new pod would wait for the old one's disk.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 * @example
 * ```ts
 * const server = new Deployment(chart, 'server', {
 *   replicas: 3,
 *   container: { image: 'example/server:1.4.2', ports: { http: 5000 }, readinessProbe: { httpGet: { path: '/healthz' } } },
 * })
 * ```
 */
export class Deployment<P extends string = string, V extends string = never> extends Server<P, Kinds['apps/v1/Deployment']> {
  /** The autoscaler that `replicas: { min, max }` made. */
  readonly autoscaler: HorizontalPodAutoscaler | undefined

  constructor(scope: Construct, id: string, props: DeploymentProps<P, V>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'Deployment' }, props, check)
    if (!this['~valid']) return
    const { replicas, strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit } = props
    this['~body'] = {
      spec: {
        replicas: isAutoscale(replicas) ? undefined : replicas,
        selector: { matchLabels: this.selector },
        strategy:
          strategy === undefined
            ? undefined
            : typeof strategy === 'string'
              ? { type: strategy }
              : { type: 'RollingUpdate', rollingUpdate: strategy.rollingUpdate },
        minReadySeconds,
        progressDeadlineSeconds,
        revisionHistoryLimit,
        template: podTemplate(this, props, this.selector),
      },
    }
    if (isAutoscale(replicas)) {
      const { min, max, cpu, memory } = replicas
      if (typeof min === 'number' && typeof max === 'number' && min > max) {
        new Place(this).at('replicas').refuse(`min ${min} is more than max ${max}`, 'make max at least min')
        return
      }
      this.autoscaler = new HorizontalPodAutoscaler(this, 'autoscaler', {
        name: this.name,
        target: this,
        ...(min !== undefined && { minReplicas: min }),
        maxReplicas: max,
        metrics: [
          ...(cpu !== undefined ? [{ resource: 'cpu' as const, averageUtilization: cpu }] : []),
          ...(memory !== undefined ? [{ resource: 'memory' as const, averageUtilization: memory }] : []),
        ],
      })
    }
  }
}

function isAutoscale(replicas: Int | Autoscale | undefined): replicas is Autoscale {
  return typeof replicas === 'object' && 'max' in replicas
}

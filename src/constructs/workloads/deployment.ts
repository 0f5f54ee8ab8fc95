import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { numberOrPercent, shareOfAll } from '../../props/amount.js'
import { either, exactlyOne, integer, object, oneOf } from '../../props/shape.js'
import { type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import type { HorizontalPodAutoscaler } from '../policy/horizontal-pod-autoscaler.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { Percent } from '../values/types.js'
import { autoscalerOf, fixedReplicas, type Replicas, replicasCheck } from './autoscale.js'
import { Server } from './server.js'
import type { WorkloadOptions } from './workload.js'

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
  readonly replicas?: Replicas | undefined
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

const shape: OwnShape<DeploymentOptions> = {
  selector: ownSelectorCheck,
  replicas: replicasCheck,
  strategy: either(
    (value) => typeof value === 'string',
    oneOf('Recreate', 'RollingUpdate'),
    exactlyOne({ rollingUpdate: object({ maxSurge: numberOrPercent, maxUnavailable: shareOfAll }) }),
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
        replicas: fixedReplicas(replicas),
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
    this.autoscaler = autoscalerOf(this, replicas)
  }
}

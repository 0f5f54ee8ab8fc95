import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { integer, object } from '../../props/shape.js'
import { type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import type { HorizontalPodAutoscaler } from '../policy/horizontal-pod-autoscaler.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { Int } from '../values/types.js'
import { autoscalerOf, fixedReplicas, type Replicas, replicasCheck } from './autoscale.js'
import { Server } from './server.js'
import type { WorkloadOptions } from './workload.js'

export interface ReplicaSetOptions extends WorkloadOptions<Kinds['apps/v1/ReplicaSet']> {
  /** A number, or the bounds of a HorizontalPodAutoscaler; then no number is written. Left out, 1. */
  readonly replicas?: Replicas | undefined
  /** Seconds that a pod must be ready before it counts; left out, 0. */
  readonly minReadySeconds?: Int | undefined
}
export type ReplicaSetProps<P extends string = never, V extends string = never> = ReplicaSetOptions & PodTemplate<P, V>

const shape: OwnShape<ReplicaSetOptions> = {
  selector: ownSelectorCheck,
  replicas: replicasCheck,
  minReadySeconds: integer(),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })

/**
 * A number of equal pods that are not replaced when they change: a change reaches only pods that start later.
 * What should be updated uses a Deployment, which makes its own ReplicaSets.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 * @example
 * ```ts
 * new ReplicaSet(chart, 'runner', { replicas: 2, container: { image: 'example/runner:1.4.2' } })
 * ```
 */
export class ReplicaSet<P extends string = string, V extends string = never> extends Server<P, Kinds['apps/v1/ReplicaSet']> {
  /** The autoscaler that `replicas: { min, max }` made. */
  readonly autoscaler: HorizontalPodAutoscaler | undefined

  constructor(scope: Construct, id: string, props: ReplicaSetProps<P, V>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'ReplicaSet' }, props, check)
    if (!this['~valid']) return
    const { replicas, minReadySeconds } = props
    this['~body'] = {
      spec: {
        replicas: fixedReplicas(replicas),
        selector: { matchLabels: this.selector },
        minReadySeconds,
        template: podTemplate(this, props, this.selector),
      },
    }
    this.autoscaler = autoscalerOf(this, replicas)
  }
}

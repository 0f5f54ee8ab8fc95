import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { integer, object } from '../../props/shape.js'
import { type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { Int } from '../values/types.js'
import { Server } from './server.js'
import type { WorkloadOptions } from './workload.js'

export interface ReplicationControllerOptions extends WorkloadOptions<Kinds['v1/ReplicationController']> {
  /** The number of pods; left out, 1. */
  readonly replicas?: Int | undefined
  /** Seconds that a pod must be ready before it counts. */
  readonly minReadySeconds?: number | undefined
}
export type ReplicationControllerProps<P extends string = never, V extends string = never> = ReplicationControllerOptions &
  PodTemplate<P, V>

const shape: OwnShape<ReplicationControllerOptions> = {
  selector: ownSelectorCheck,
  replicas: integer(),
  minReadySeconds: integer(),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })

/**
 * A number of equal pods, in the historical form: it does not replace its pods when they change. New work uses a Deployment.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 * @example
 * ```ts
 * new ReplicationController(chart, 'redis', { replicas: 1, container: { image: 'redis:8.2', ports: { redis: 6379 } } })
 * ```
 */
export class ReplicationController<P extends string = string, V extends string = never> extends Server<
  P,
  Kinds['v1/ReplicationController']
> {
  constructor(scope: Construct, id: string, props: ReplicationControllerProps<P, V>) {
    super(scope, id, { apiVersion: 'v1', kind: 'ReplicationController' }, props, check)
    if (!this['~valid']) return
    const { replicas, minReadySeconds } = props
    this['~body'] = { spec: { replicas, minReadySeconds, selector: this.selector, template: podTemplate(this, props, this.selector) } }
  }
}

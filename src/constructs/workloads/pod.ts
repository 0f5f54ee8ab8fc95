import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { integer, object, oneOf } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { assignDefined } from '../common/labels.js'
import { contradictions, type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { Server } from './server.js'
import type { WorkloadOptions } from './workload.js'

export interface PodOnlyOptions extends WorkloadOptions<Kinds['v1/Pod']> {
  /** Left out, Always. */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never' | undefined
  /** Seconds after which the pod is stopped, whatever it does; left out, never. */
  readonly activeDeadlineSeconds?: number | undefined
}
export type PodProps<P extends string = never, V extends string = never> = PodOnlyOptions & PodTemplate<P, V>

const shape: OwnShape<PodOnlyOptions> = {
  selector: ownSelectorCheck,
  restartPolicy: oneOf('Always', 'OnFailure', 'Never'),
  activeDeadlineSeconds: integer(1),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })

/**
 * One pod that nobody replaces when it is gone: for a first look and for tests. What should stay uses a Deployment.
 *
 * `podLabels` and `podAnnotations` are the same here as `labels` and `annotations`; `selector` adds labels for a Service to find.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 * @example
 * ```ts
 * const client = new Pod(chart, 'client', { container: { image: 'example/client:1.4.2', ports: { http: 3000 } } })
 * client.expose({ type: 'NodePort' })
 * ```
 */
export class Pod<P extends string = string, V extends string = never> extends Server<P, Kinds['v1/Pod']> {
  constructor(scope: Construct, id: string, props: PodProps<P, V>) {
    super(scope, id, { apiVersion: 'v1', kind: 'Pod' }, props, check)
    if (!this['~valid']) return
    const { restartPolicy, activeDeadlineSeconds } = props
    const { metadata, spec } = podTemplate(this, props, this.selector, { restartPolicy, activeDeadlineSeconds })
    contradictions(this, 'labels', props.labels, this.selector)
    const parts = metadataParts(this.metadata)
    assignDefined(parts.labels as Record<string, string>, metadata?.labels as Record<string, string>, props.labels)
    assignDefined(
      parts.annotations as Record<string, string>,
      metadata?.annotations as Record<string, string> | undefined,
      props.annotations,
    )
    this['~body'] = { spec }
  }
}

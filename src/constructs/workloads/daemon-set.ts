import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { isNone, shareOfAll } from '../../props/amount.js'
import { type Check, integer, object } from '../../props/shape.js'
import { type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { Int, Percent } from '../values/types.js'
import { Server } from './server.js'
import { updateStrategy, updateStrategyCheck } from './update-strategy.js'
import type { WorkloadOptions } from './workload.js'

/** How the pods of a DaemonSet are replaced on a change: node by node, or only when somebody deletes them. */
export type DaemonSetUpdateStrategy =
  | 'RollingUpdate'
  | 'OnDelete'
  | {
      /** Node by node: either some nodes are without pod meanwhile, or some have two. */
      readonly rollingUpdate:
        | {
            /** On how many nodes the pod may be missing, as a number or a share such as `10%`; left out, 1. */
            readonly maxUnavailable?: number | Percent | undefined
            readonly maxSurge?: 0 | '0%' | undefined
          }
        | {
            /** On how many nodes the new pod starts before the old one stops, as a number or a share such as `10%`. */
            readonly maxSurge: number | Percent
            /** Must be 0 beside `maxSurge`: left out, Kubernetes takes 1, and refuses both. */
            readonly maxUnavailable: 0 | '0%'
          }
    }

export interface DaemonSetOptions extends WorkloadOptions<Kinds['apps/v1/DaemonSet']> {
  /** How pods are replaced on a change; left out, RollingUpdate. */
  readonly updateStrategy?: DaemonSetUpdateStrategy | undefined
  /** Seconds that a pod must be ready before the next one is replaced; left out, 0. */
  readonly minReadySeconds?: Int | undefined
  /** How many old templates are kept to roll back to; left out, 10. */
  readonly revisionHistoryLimit?: Int | undefined
}
export type DaemonSetProps<P extends string = never, V extends string = never> = DaemonSetOptions & PodTemplate<P, V>

const shares = object({ maxSurge: shareOfAll, maxUnavailable: shareOfAll })
/** Exactly one of the two is more than 0; what is left out is 1 node missing and none with two pods. */
const rollingUpdate: Check = (value, place) => {
  if (!shares(value, place)) return false
  const { maxSurge = 0, maxUnavailable = 1 } = value as { maxSurge?: unknown; maxUnavailable?: unknown }
  if (isNone(maxSurge) !== isNone(maxUnavailable)) return true
  return isNone(maxSurge)
    ? place.at('maxUnavailable').refuse('must be more than 0 without maxSurge, or no pod could be replaced', 'write 1')
    : place.at('maxUnavailable').refuse('must be 0 beside maxSurge, and is 1 when it is left out', 'write maxUnavailable: 0')
}
const shape: OwnShape<DaemonSetOptions> = {
  selector: ownSelectorCheck,
  updateStrategy: updateStrategyCheck(rollingUpdate),
  minReadySeconds: integer(),
  revisionHistoryLimit: integer(),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })

/**
 * A pod on every node, or on every one that `nodeSelector` and `tolerations` allow: for what belongs to the nodes themselves.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 * @example
 * ```ts
 * new DaemonSet(chart, 'node-exporter', {
 *   tolerations: [{ operator: 'Exists' }],
 *   container: { image: 'prom/node-exporter:v1.9.1', ports: { metrics: 9100 } },
 * })
 * ```
 */
export class DaemonSet<P extends string = string, V extends string = never> extends Server<P, Kinds['apps/v1/DaemonSet']> {
  constructor(scope: Construct, id: string, props: DaemonSetProps<P, V>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'DaemonSet' }, props, check)
    if (!this['~valid']) return
    const { minReadySeconds, revisionHistoryLimit } = props
    this['~body'] = {
      spec: {
        selector: { matchLabels: this.selector },
        updateStrategy: updateStrategy(props.updateStrategy),
        minReadySeconds,
        revisionHistoryLimit,
        template: podTemplate(this, props, this.selector),
      },
    }
  }
}

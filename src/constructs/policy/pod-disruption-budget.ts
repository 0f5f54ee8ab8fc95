import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { shareOfAll } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { anything, either, exactlyOne, oneOf } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { sourceOf } from '../common/handed-over.js'
import { isWorkload } from '../common/is-workload.js'
import { sameNamespace } from '../pods/env.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels, Percent } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'

export type PodDisruptionBudgetProps = ObjectProps<Kinds['policy/v1/PodDisruptionBudget']> & {
  /** A workload of ours, or the labels of its pods. */
  readonly selector: Workload | Labels
  /** Whether pods that run but are not ready may always be evicted; left out, IfHealthyBudget. */
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow' | undefined
} & OneOf<{
    /** How many pods must stay, as a number or a share such as `50%`. */
    minAvailable: number | Percent
    /** How many pods may be missing, as a number or a share such as `50%`. */
    maxUnavailable: number | Percent
  }>

const check = exactlyOne(
  { minAvailable: shareOfAll, maxUnavailable: shareOfAll },
  {
    ...objectShape,
    selector: either(isWorkload, anything, labelsCheck),
    unhealthyPodEvictionPolicy: oneOf('IfHealthyBudget', 'AlwaysAllow'),
  },
)

/**
 * How many pods of a workload may be missing while nodes are drained.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 * @example
 * ```ts
 * new PodDisruptionBudget(chart, 'server-budget', { selector: server, maxUnavailable: 1 })
 * ```
 */
export class PodDisruptionBudget extends Resource<Kinds['policy/v1/PodDisruptionBudget']> {
  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    super(scope, id, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    if (props.selector === undefined) {
      place.refuse('selector is missing', 'add selector: with a workload, or with labels of pods')
      return
    }
    if (isWorkload(props.selector))
      sameNamespace(sourceOf(props.selector), place.at('selector'), `put it into the chart of the ${props.selector.kind}`)
    const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = props
    this['~body'] = {
      spec: {
        minAvailable,
        maxUnavailable,
        selector: { matchLabels: isWorkload(selector) ? selector.selector : selector },
        unhealthyPodEvictionPolicy,
      },
    }
  }
}

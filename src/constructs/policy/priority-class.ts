import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { flag, integer, object, oneOf, text } from '../../props/shape.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Int } from '../values/types.js'

export interface PriorityClassProps extends ObjectProps<Kinds['scheduling.k8s.io/v1/PriorityClass']> {
  /** Pods with more go first, from -2147483648 to 1000000000; it cannot change later. Pods without a class have 0. */
  readonly value: Int
  /** Whether pods that name no class are of this one; only one class of a cluster can be it. Left out, false. */
  readonly globalDefault?: boolean | undefined
  /** Whether pods of lower priority have to go when there is no room, or the pod waits; left out, PreemptLowerPriority. It cannot change later. */
  readonly preemptionPolicy?: 'Never' | 'PreemptLowerPriority' | undefined
  /** When to use it, for those who choose. */
  readonly description?: string | undefined
}

const shape: OwnShape<PriorityClassProps> = {
  value: integer(-2_147_483_648, 1_000_000_000),
  globalDefault: flag,
  preemptionPolicy: oneOf('Never', 'PreemptLowerPriority'),
  description: text,
}
const check = object({ ...objectShape, ...shape }, ['value'])

/**
 * Which pods are placed first, and which have to go when there is no room.
 *
 * It is of the whole cluster and has no namespace. Names that begin with `system-` are those of Kubernetes, and refused.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 * @example
 * ```ts
 * const important = new PriorityClass(chart, 'important', { value: 100_000, description: 'What customers see.' })
 * new Deployment(chart, 'web', { priorityClassName: important, container: { image: 'example/web:1.4.2' } })
 * ```
 */
export class PriorityClass extends Resource<Kinds['scheduling.k8s.io/v1/PriorityClass']> {
  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id, { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    if (this.name.startsWith('system-'))
      place
        .at('name')
        .refuse(`${this.name} begins with system-, as only classes of Kubernetes itself may`, 'give it another name', 'api/name')
    const { value, globalDefault, preemptionPolicy, description } = ownProps(props)
    this['~body'] = { value, globalDefault, preemptionPolicy, description }
  }
}

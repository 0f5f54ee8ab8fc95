import type * as autoscaling from '../../kubernetes/wire/autoscaling/v2.js'
import { amount } from '../../props/amount.js'
import { type Check, integer, listOf, object, oneOf } from '../../props/shape.js'
import type { Int, Quantity, Token } from '../values/types.js'

/** How many pods may come or go within a time. */
export interface HpaScalingPolicy {
  /** Pods is a number of pods, Percent a share of those that there are. */
  readonly type: 'Pods' | 'Percent'
  /** The number, or the share as a number such as 50. */
  readonly value: Int
  /** The seconds in which no more than that change, up to 1800. */
  readonly periodSeconds: Int
}
export interface HpaScalingRules {
  /** Of several, `selectPolicy` says which holds; left out, Kubernetes' own. */
  readonly policies?: readonly HpaScalingPolicy[] | undefined
  /** Max takes the policy that changes most, Min that which changes least, and Disabled never scales this way; left out, Max. */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled' | undefined
  /** Seconds, up to 3600, over which the most cautious wish holds; left out, 300 for fewer pods, and 0 for more. */
  readonly stabilizationWindowSeconds?: Int | undefined
  /** By how much a metric may miss its target before anything is changed, such as 0.05 for 5%; left out, 0.1. Since Kubernetes 1.35; before, clusters drop it. */
  readonly tolerance?: number | Quantity | Token | `${number}` | `${number}m` | undefined
}
/** How fast it may scale. */
export interface HpaBehavior {
  /** To more pods. */
  readonly scaleUp?: HpaScalingRules | undefined
  /** To fewer pods. */
  readonly scaleDown?: HpaScalingRules | undefined
}

const policy: Check = object({ type: oneOf('Pods', 'Percent'), value: integer(1), periodSeconds: integer(1, 1800) }, [
  'type',
  'value',
  'periodSeconds',
])
const rules: Check = object({
  policies: listOf(policy, 1),
  selectPolicy: oneOf('Max', 'Min', 'Disabled'),
  stabilizationWindowSeconds: integer(0, 3600),
  tolerance: amount,
})
export const behaviorCheck: Check = object({ scaleUp: rules, scaleDown: rules })

export function behaviorOf(behavior: HpaBehavior | undefined): autoscaling.HorizontalPodAutoscalerBehavior | undefined {
  return (
    behavior &&
    ({ scaleUp: rulesOf(behavior.scaleUp), scaleDown: rulesOf(behavior.scaleDown) } as autoscaling.HorizontalPodAutoscalerBehavior)
  )
}

function rulesOf(given: HpaScalingRules | undefined): object | undefined {
  return given && { ...given, tolerance: given.tolerance === undefined ? undefined : String(given.tolerance) }
}

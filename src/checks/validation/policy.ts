import { isUnset, type Look } from './look.js'
import { labelSelector } from './selectors.js'
import { numberOrShare } from './texts.js'

export function disruptionBudget(look: Look): void {
  const spec = look.at('spec')
  const { minAvailable, maxUnavailable } = spec.value
  if (!isUnset(minAvailable) && !isUnset(maxUnavailable))
    spec.tell('invalid', [], 'has minAvailable and maxUnavailable', 'leave one of them out')
  for (const field of ['minAvailable', 'maxUnavailable']) numberOrShare(spec, field, { example: '50%' })
  labelSelector(spec, 'selector')
  if (spec.value.unhealthyPodEvictionPolicy === '') spec.oneOf('unhealthyPodEvictionPolicy', ['AlwaysAllow', 'IfHealthyBudget'])
}

import { isUnset, type Look } from './look.js'
import { labelSelector } from './selectors.js'

export function disruptionBudget(look: Look): void {
  const spec = look.at('spec')
  const { minAvailable, maxUnavailable } = spec.value
  if (!isUnset(minAvailable) && !isUnset(maxUnavailable))
    spec.tell('invalid', [], 'has minAvailable and maxUnavailable', 'leave one of them out')
  for (const field of ['minAvailable', 'maxUnavailable']) {
    const value = spec.value[field]
    spec.range(field, 0)
    if (typeof value !== 'string') continue
    if (!/^\d+%$/.test(value))
      spec.tell('invalid', field, `${JSON.stringify(value)} is no share`, "write a number, or a share such as '50%'")
    else if (Number.parseInt(value, 10) > 100) spec.tell('invalid', field, 'must not be more than 100%', "write a share such as '50%'")
  }
  labelSelector(spec, 'selector')
  if (spec.value.unhealthyPodEvictionPolicy === '') spec.oneOf('unhealthyPodEvictionPolicy', ['AlwaysAllow', 'IfHealthyBudget'])
}

import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, isObject, oneOf } from '../../props/shape.js'

/** An update strategy as a text, or with the parameters of a rolling update. */
export const updateStrategyCheck =
  (rollingUpdate: Check): Check =>
  (value, place) => {
    if (typeof value === 'string') return oneOf('RollingUpdate', 'OnDelete')(value, place)
    return isObject(value) && 'type' in (value as object)
      ? withoutType(value as { type: unknown }, place)
      : parameters(rollingUpdate)(value, place)
  }

const parameters = (rollingUpdate: Check): Check => exactlyOne({ rollingUpdate })

/** Kubernetes' own form has a type beside the parameters, which say it already. */
function withoutType({ type }: { readonly type: unknown }, place: Place): false {
  return place
    .at('type')
    .refuse(
      'is no prop here',
      type === 'OnDelete' ? "write updateStrategy: 'OnDelete'" : 'write updateStrategy: { rollingUpdate: { … } } without type',
    )
}

/** The strategy as it is sent. */
export function updateStrategy<T>(
  strategy: 'RollingUpdate' | 'OnDelete' | { readonly rollingUpdate: T } | undefined,
): { readonly type: 'RollingUpdate' | 'OnDelete'; readonly rollingUpdate?: T | undefined } | undefined {
  if (strategy === undefined) return undefined
  return typeof strategy === 'string' ? { type: strategy } : { type: 'RollingUpdate', rollingUpdate: strategy.rollingUpdate }
}

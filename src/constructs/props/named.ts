import type { Check } from '../../props/shape.js'
import { show } from '../../tree/value.js'

/** An object of this kind by its name: ours, an external one, or one of another library. */
export const namedCheck: (kind: string) => Check = (kind) => (value, place) => {
  const { name, kind: actual } = (typeof value === 'object' && value !== null ? value : {}) as { name?: unknown; kind?: unknown }
  if (typeof name !== 'string' || name === '')
    return place.refuse(`must be a ${kind}, and is ${show(value)}`, `give the construct, or what ${kind}.external returns`)
  return (
    actual === undefined || actual === kind || place.refuse(`must be a ${kind}, and is the ${String(actual)} ${name}`, `give a ${kind}`)
  )
}

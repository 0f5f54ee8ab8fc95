import type { Place } from '../../props/place.js'
import type { Check } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { nonEmpty } from './non-empty.js'

/** An object of Flux that another one builds on, which may be in another namespace. */
export interface FluxReference {
  readonly kind: string
  readonly name: string
  readonly namespace?: string | undefined
}

/** An object of one of these kinds. */
export const fluxCheck =
  (...kinds: readonly string[]): Check =>
  (value, place) => {
    const { kind, name } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
    if (!nonEmpty(kind) || !nonEmpty(name))
      return place.refuse(
        `must be a ${kinds.join(' or ')}, and is ${show(value)}`,
        `give the construct, or { kind: '${kinds[0]}', name: '…' }`,
      )
    return kinds.includes(kind) || place.refuse(`must be a ${kinds.join(' or ')}, and is the ${kind} ${name}`, `give a ${kinds[0]}`)
  }

/** Of another namespace it is said, of the own one it is not. */
export function fluxReference(given: FluxReference, own: string | undefined): FluxReference {
  const namespace = namespaceOf(given)
  return { kind: given.kind, name: given.name, namespace: namespace === own ? undefined : namespace }
}

/** What has to be ready before: the name, and the namespace where it is another one. */
export function fluxDependency(
  given: FluxReference,
  own: string | undefined,
): { readonly name: string; readonly namespace?: string | undefined } {
  const { name, namespace } = fluxReference(given, own)
  return { name, namespace }
}

/** A ConfigMap or Secret with values, of the same namespace. */
export interface ValuesFrom {
  readonly kind?: string | undefined
  readonly name: string
}
export const valuesSource: Check = (value, place: Place) => fluxCheck('ConfigMap', 'Secret')(value, place)

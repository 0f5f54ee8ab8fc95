import { Construct } from 'constructs'
import type { Place } from '../../../props/place.js'
import type { Resource } from '../../resource.js'
import { ReferenceGrant, toObject } from './reference-grant.js'

/** What is opened: an object of another namespace. */
interface Opened {
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

/**
 * Lets a route or Gateway use an object of another namespace: one ReferenceGrant there for each namespace, which lists the objects.
 * Of what was made elsewhere nobody here can decide; the check `wiring/reference-grant` looks whether it is opened.
 */
export function allowAccess(user: Resource, object: unknown, { kind, name, namespace }: Opened, place: Place): void {
  if (!Construct.isConstruct(object)) return
  if (user.namespace === undefined) {
    place.refuse(
      `${kind} ${name} is in namespace ${namespace}, where a ReferenceGrant needs the namespace of ${user.node.path}`,
      'give its chart a namespace',
      'wiring/other-namespace',
    )
    return
  }
  const id = `grant-${namespace}`
  const present = user.node.tryFindChild(id) as ReferenceGrant | undefined
  if (present) present['~add']({ kind, name })
  else
    new ReferenceGrant(
      user,
      id,
      {
        name: `${user.namespace}-${user.kind.toLowerCase()}-${user.name}`,
        from: { kind: user.kind, namespace: user.namespace },
        to: toObject({ kind, name }),
      },
      namespace,
    )
}

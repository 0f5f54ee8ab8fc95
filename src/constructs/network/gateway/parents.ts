import type { Place } from '../../../props/place.js'
import { namespaceOf } from '../../common/handed-over.js'
import { brandOf } from '../../pods/references.js'
import type { Resource } from '../../resource.js'
import type { Gateway } from './gateway.js'
import { meets } from './hostname.js'
import type { RouteParent } from './route-types.js'
import type { GatewayListener, GatewayRef, Listener } from './types.js'
import type { WireReference } from './wire.js'

/** A parent taken apart: the Gateway, the listener that was named, and what is known of the listeners that are meant. */
export interface Attached {
  readonly gateway: GatewayRef
  readonly section: string | undefined
  /** Undefined where the Gateway is made elsewhere. */
  readonly listeners: readonly (readonly [name: string, listener: Listener])[] | undefined
  readonly place: Place
}

export function attachedTo(parent: RouteParent | readonly RouteParent[], place: Place): Attached[] {
  const at = (index: number): Place => (Array.isArray(parent) ? place.at(index) : place)
  return ([parent].flat() as readonly RouteParent[]).map((each, index) => {
    const isListener = brandOf(each) === 'gatewayListener'
    const gateway = isListener ? (each as GatewayListener).gateway : (each as GatewayRef)
    const section = isListener ? (each as GatewayListener).name : undefined
    const known = (gateway as Partial<Gateway>)['~listeners']
    const listeners = known && Object.entries(known).filter(([name]) => section === undefined || section === name)
    return { gateway, section, listeners, place: at(index) }
  })
}

/** The parent as it is sent: its namespace only where that is not the route's own. */
export function parentRef(
  { gateway, section }: Attached,
  own: string | undefined,
): WireReference & { readonly sectionName?: string | undefined } {
  const namespace = namespaceOf(gateway)
  return { name: gateway.name, namespace: namespace === own ? undefined : namespace, sectionName: section }
}

/** Reports a parent that would never take the route: another protocol, namespace, or host. */
export function checkAttachment(route: Resource, hostnames: readonly string[], attached: Attached): void {
  const { gateway, listeners, place } = attached
  // A listener that is not there has been told where it was named.
  if (!listeners || listeners.length === 0) return
  const speaking = listeners.filter(([, { protocol }]) => protocol === 'HTTP' || protocol === 'HTTPS')
  const what = named(attached)
  if (speaking.length === 0) {
    place.refuse(
      `${what} speaks ${[...new Set(listeners.map(([, { protocol }]) => protocol))].join(' and ')}, and takes no HTTPRoute`,
      'give a listener of protocol HTTP or HTTPS',
    )
    return
  }
  const space = namespaceOf(gateway)
  const foreign = route.namespace !== undefined && space !== undefined && route.namespace !== space
  if (foreign && speaking.every(([, { allowedRoutes }]) => (allowedRoutes?.namespaces ?? 'Same') === 'Same'))
    place.refuse(
      `${what} takes routes of its own namespace ${space}, and ${route.node.path} is in ${route.namespace}`,
      "let it take others: allowedRoutes: { namespaces: 'All' }",
      'wiring/other-namespace',
    )
  const hosts = speaking.map(([, { hostname }]) => hostname)
  const reached = hosts.some((host) => host === undefined || hostnames.some((each) => meets(each, host)))
  if (hostnames.length > 0 && !reached)
    place.refuse(`${what} is for ${hosts.join(', ')}, and the route for ${hostnames.join(', ')}`, 'name the same host in both')
}

/** Reports a redirect to https for requests that came by https: it would go round for ever. */
export function checkRedirect({ listeners, ...attached }: Attached, place: Place): void {
  const round = listeners?.find(([, { protocol }]) => protocol === 'HTTPS')
  if (!round) return
  const plain = Object.entries((attached.gateway as Gateway)['~listeners']!).find(([, { protocol }]) => protocol === 'HTTP')
  place.refuse(
    `sends https to https for ever: ${named(attached)} ${attached.section === undefined ? `has the listener ${round[0]}, which` : 'is one that'} speaks HTTPS`,
    plain
      ? `give the route the parent gateway.listener('${plain[0]}')`
      : 'add a listener of protocol HTTP, and give it to the route as its parent',
  )
}

function named({ gateway, section }: Pick<Attached, 'gateway' | 'section'>): string {
  return section === undefined ? `Gateway ${gateway.name}` : `the listener ${section} of Gateway ${gateway.name}`
}

import type { Construct } from 'constructs'
import { closest } from '../../../findings/closest.js'
import { Place } from '../../../props/place.js'
import { listOf, nonEmptyText } from '../../../props/shape.js'
import { metadataParts } from '../../../tree/cdk8s-internals.js'
import { show } from '../../../tree/value.js'
import { external } from '../../common/external.js'
import { assignDefined } from '../../common/labels.js'
import type { CustomResource } from '../../props/custom-resource.js'
import { Resource } from '../../resource.js'
import { externalDnsAnnotations } from '../external-dns.js'
import { gatewayCheck } from './check.js'
import { listenerAnnotations, wireListeners } from './listeners.js'
import type { GatewayListener, GatewayProps, GatewayRef, GatewaySpecAddress, Listener } from './types.js'
import { gatewayGroup } from './wire.js'

const gatewayKind = { apiVersion: `${gatewayGroup}/v1`, kind: 'Gateway' }

/**
 * The entrance from outside: ports at which a load balancer answers, with their certificates. Routes lead from it to Services.
 *
 * An HttpRoute of another namespace is let in only where the listener says so. cert-manager is asked by one annotation, so all
 * listeners have the same issuer, and a Secret called `<name>-tls` unless `secretName` says otherwise.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/gateway/
 * @example
 * ```ts
 * const gateway = new Gateway(chart, 'web', {
 *   gatewayClassName: 'eg',
 *   listeners: {
 *     http: { protocol: 'HTTP' },
 *     https: { protocol: 'HTTPS', hostname: 'shop.example.com', tls: { clusterIssuer: 'letsencrypt' } },
 *   },
 * })
 * ```
 */
export class Gateway<L extends string = string> extends Resource<CustomResource> implements GatewayRef<L> {
  /** @internal The listeners by name, when nothing is wrong with them. */
  readonly '~listeners': Readonly<Record<string, Listener>> | undefined
  /** @internal */
  readonly '~className': string | undefined

  constructor(scope: Construct, id: string, props: GatewayProps<L>) {
    super(scope, id, gatewayKind, props)
    const place = new Place(this)
    if (!gatewayCheck(props, place)) return
    const { gatewayClassName, addresses, infrastructure, annotations, externalDns } = props
    const listeners = Object.fromEntries(
      Object.entries<Listener | undefined>(props.listeners).filter((each): each is [string, Listener] => each[1] !== undefined),
    )
    this['~listeners'] = listeners
    this['~className'] = gatewayClassName
    assignDefined(
      metadataParts(this.metadata).annotations as Record<string, string>,
      listenerAnnotations(listeners) as Record<string, string>,
      externalDnsAnnotations(externalDns),
      annotations,
    )
    this['~body'] = {
      spec: {
        gatewayClassName,
        listeners: wireListeners(this, listeners, place.at('listeners')),
        addresses: addresses?.map(wireAddress),
        infrastructure,
      },
    }
  }

  /** A Gateway that exists outside this program, such as one that a platform team looks after: nothing is rendered. */
  static external<const L extends string>(
    scope: Construct,
    id: string,
    props: {
      readonly name?: string | undefined
      readonly namespace?: string | undefined
      /** The names of its listeners that routes use. */
      readonly listeners: readonly L[]
      /** Its class, where that is one of GKE: Services behind it then get a HealthCheckPolicy. */
      readonly gatewayClassName?: string | undefined
    },
  ): GatewayRef<L> {
    const shape = { listeners: listOf(nonEmptyText), gatewayClassName: nonEmptyText }
    const { kind, name, namespace, props: known } = external(scope, id, gatewayKind, props, shape, ['listeners'])
    const ref: GatewayRef<L> & { readonly '~className': string | undefined } = {
      ...{ kind, name, namespace, '~className': known.gatewayClassName },
      listener: (each) => listenerOf(ref, known.listeners, each, Place.ofCall(scope)),
    }
    return ref
  }

  /** One listener by its name, as the parent of a route. A name that the Gateway does not have is reported. */
  listener(name: L): GatewayListener {
    return listenerOf(this, this['~listeners'] && Object.keys(this['~listeners']), name, Place.ofCall(this))
  }
}

function listenerOf(gateway: GatewayRef, known: readonly string[] | undefined, name: string, place: Place): GatewayListener {
  if (known && !known.includes(name)) {
    const guess = typeof name === 'string' ? closest(name, known) : undefined
    place.refuse(
      `Gateway ${gateway.name} has no listener ${show(name)}`,
      guess ? `did you mean ${guess}?` : `it has ${known.join(', ')}`,
      'wiring/listener',
    )
  }
  return { '~steersman': 'gatewayListener', gateway, name }
}

/** Left out, the type is IPAddress. */
function wireAddress(address: GatewaySpecAddress): { readonly type: string; readonly value: string | undefined } {
  const { namedAddress, ipAddress, hostname } = address as { readonly [K in 'namedAddress' | 'ipAddress' | 'hostname']?: string }
  if (namedAddress !== undefined) return { type: 'NamedAddress', value: namedAddress }
  return ipAddress === undefined ? { type: 'Hostname', value: hostname } : { type: 'IPAddress', value: ipAddress }
}

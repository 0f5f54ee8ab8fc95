import { ApiObject } from 'cdk8s'
import { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { absolutePath, type Check, flag, integer, listOf, nonEmptyText, object, oneOf, portNumber, wireObject } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { show } from '../../tree/value.js'
import { sourceOf } from '../common/handed-over.js'
import type { Service } from '../network/service.js'
import type { ServicePort } from '../network/service-port.js'
import { sameNamespace } from '../pods/env.js'
import { brandOf } from '../pods/references.js'
import type { CustomResource } from '../props/custom-resource.js'
import { type NameOrObject, nameOf, nameOrObjectCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { AbsolutePath } from '../values/types.js'

/** The annotation by which a Service is told its BackendConfigs. */
export const backendConfigKey = 'cloud.google.com/backend-config'

export interface BackendConfigProps extends ObjectProps<CustomResource> {
  /** What the load balancer asks to see whether a pod is well; left out, `/` over http. */
  readonly healthCheck?:
    | {
        readonly type?: 'HTTP' | 'HTTPS' | 'HTTP2' | undefined
        readonly requestPath?: AbsolutePath | undefined
        /** The port of the pod; left out, that of the Service. */
        readonly port?: number | undefined
        readonly checkIntervalSec?: number | undefined
        readonly timeoutSec?: number | undefined
        readonly healthyThreshold?: number | undefined
        readonly unhealthyThreshold?: number | undefined
      }
    | undefined
  /** Seconds that a pod has to answer; left out, 30. */
  readonly timeoutSec?: number | undefined
  /** Seconds that open requests have when a pod goes; left out, 0. */
  readonly connectionDraining?: { readonly drainingTimeoutSec?: number | undefined } | undefined
  /** A Cloud Armor policy. */
  readonly securityPolicy?: { readonly name: string } | undefined
  /** Identity-Aware Proxy, with a Secret that holds `client_id` and `client_secret`. */
  readonly iap?: { readonly enabled: boolean; readonly oauthclientCredentials: { readonly secretName: NameOrObject } } | undefined
  /** Cloud CDN. */
  readonly cdn?:
    | {
        readonly enabled: boolean
        readonly cacheMode?: 'USE_ORIGIN_HEADERS' | 'FORCE_CACHE_ALL' | 'CACHE_ALL_STATIC' | undefined
        readonly clientTtl?: number | undefined
        readonly defaultTtl?: number | undefined
        readonly maxTtl?: number | undefined
        readonly negativeCaching?: boolean | undefined
        readonly negativeCachingPolicy?: readonly { readonly code: number; readonly ttl?: number | undefined }[] | undefined
        readonly requestCoalescing?: boolean | undefined
        readonly serveWhileStale?: number | undefined
        readonly signedUrlCacheMaxAgeSec?: number | undefined
        readonly cachePolicy?:
          | {
              readonly includeHost?: boolean | undefined
              readonly includeProtocol?: boolean | undefined
              readonly includeQueryString?: boolean | undefined
              readonly queryStringBlacklist?: readonly string[] | undefined
              readonly queryStringWhitelist?: readonly string[] | undefined
            }
          | undefined
        readonly bypassCacheOnRequestHeaders?: readonly { readonly headerName: string }[] | undefined
      }
    | undefined
  /** Whether a client comes back to the same pod. */
  readonly sessionAffinity?:
    | { readonly affinityType: 'NONE' | 'CLIENT_IP' | 'GENERATED_COOKIE'; readonly affinityCookieTtlSec?: number | undefined }
    | undefined
  /** Headers that are added to requests, such as `X-Client-City:{client_city}`. */
  readonly customRequestHeaders?: { readonly headers: readonly string[] } | undefined
  /** Access logs, and what share of requests is logged, from 0 to 1. */
  readonly logging?: { readonly enable: boolean; readonly sampleRate?: number | undefined } | undefined
}

const seconds = integer()
const share: Check = (value, place) =>
  (typeof value === 'number' && value >= 0 && value <= 1) ||
  place.refuse(`must be a share from 0 to 1, and is ${show(value)}`, 'write 0.5 for a half')
const shape: OwnShape<BackendConfigProps> = {
  healthCheck: object({
    type: oneOf('HTTP', 'HTTPS', 'HTTP2'),
    requestPath: absolutePath,
    port: portNumber,
    checkIntervalSec: integer(1),
    timeoutSec: integer(1),
    healthyThreshold: integer(1),
    unhealthyThreshold: integer(1),
  }),
  timeoutSec: integer(1),
  connectionDraining: object({ drainingTimeoutSec: integer(0, 3600) }),
  securityPolicy: object({ name: nonEmptyText }, ['name']),
  iap: object({ enabled: flag, oauthclientCredentials: object({ secretName: nameOrObjectCheck('Secret') }, ['secretName']) }, [
    'enabled',
    'oauthclientCredentials',
  ]),
  cdn: object(
    {
      enabled: flag,
      cacheMode: oneOf('USE_ORIGIN_HEADERS', 'FORCE_CACHE_ALL', 'CACHE_ALL_STATIC'),
      clientTtl: seconds,
      defaultTtl: seconds,
      maxTtl: seconds,
      negativeCaching: flag,
      negativeCachingPolicy: listOf(object({ code: integer(100, 599), ttl: seconds }, ['code'])),
      requestCoalescing: flag,
      serveWhileStale: seconds,
      signedUrlCacheMaxAgeSec: seconds,
      cachePolicy: wireObject,
      bypassCacheOnRequestHeaders: listOf(object({ headerName: nonEmptyText }, ['headerName'])),
    },
    ['enabled'],
  ),
  sessionAffinity: object({ affinityType: oneOf('NONE', 'CLIENT_IP', 'GENERATED_COOKIE'), affinityCookieTtlSec: seconds }, [
    'affinityType',
  ]),
  customRequestHeaders: object({ headers: listOf(nonEmptyText, 1) }, ['headers']),
  logging: object({ enable: flag, sampleRate: share }, ['enable']),
}
const check = object({ ...objectShape, ...shape })

/**
 * How the load balancer of a GKE Ingress treats the pods behind a Service.
 *
 * An Ingress of class `gce` makes one by itself, with the path of the readiness probe and what `gke` says, for each Service that
 * has none; this is for what goes beyond, or differs between Services. Bind it before the Ingress is made.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 * @example
 * ```ts
 * const slow = new BackendConfig(chart, 'slow', { timeoutSec: 300, connectionDraining: { drainingTimeoutSec: 60 } })
 * slow.bindTo(service.port('http'))
 * ```
 */
export class BackendConfig extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: BackendConfigProps) {
    super(scope, id, { apiVersion: 'cloud.google.com/v1', kind: 'BackendConfig' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { iap, ...rest } = ownProps(props)
    const secretName = iap?.oauthclientCredentials.secretName
    if (typeof secretName === 'object')
      sameNamespace(
        sourceOf({ kind: 'Secret', ...secretName, name: secretName.name }),
        place.at('iap').at('oauthclientCredentials').at('secretName'),
      )
    this['~body'] = {
      spec: { iap: iap && { enabled: iap.enabled, oauthclientCredentials: { secretName: nameOf(secretName!) } }, ...rest },
    }
  }

  /** Holds for all ports of these Services, or for single ports of them; of one port there can be one. */
  bindTo(...services: readonly (Service | ServicePort)[]): void {
    const place = Place.ofCall(this)
    for (const each of services) {
      const port = brandOf(each) === 'servicePort' ? (each as ServicePort) : undefined
      const service: unknown = port ? port.service : each
      if (!Construct.isConstruct(service) || !ApiObject.isApiObject(service) || service.kind !== 'Service') {
        place.refuse(`cannot hold for ${show(service)}`, 'give a Service of this program, or one of its ports')
        continue
      }
      sameNamespace(sourceOf(service), place, 'put it into the chart of the Service')
      const annotations = metadataParts(service.metadata).annotations as Record<string, string>
      const said = JSON.parse(annotations[backendConfigKey] ?? '{}') as { default?: string; ports?: Record<string, string> }
      const before = port ? said.ports?.[port.name] : said.default
      if (before !== undefined && before !== this.name) {
        place.refuse(
          `Service ${service.name} has the BackendConfig ${before} already`,
          service.node.tryFindChild('backend-config') ? 'bind it before the Ingress is made' : 'bind one of the two',
        )
        continue
      }
      annotations[backendConfigKey] = JSON.stringify(
        port ? { ...said, ports: { ...said.ports, [port.name]: this.name } } : { default: this.name, ...said },
      )
    }
  }
}

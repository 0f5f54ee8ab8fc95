import type { Construct } from 'constructs'
import { type Duration, duration } from '../../props/duration.js'
import { Place } from '../../props/place.js'
import { absolutePath, flag, integer, listOf, mapOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import { sameNamespace } from '../pods/env.js'
import type { KeyRef } from '../pods/references.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { secretKey, secretKeyCheck } from '../props/secret-key.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { AbsolutePath, Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'
import { podPortCheck } from './pod-monitor.js'
import { type Relabeling, relabelingsCheck, scrapeCheck } from './scrape.js'
import { podSelectorCheck, scrapedPods, scrapedPort } from './scraped.js'

/** One port of the pods, and how Google's collectors ask it. */
export interface GoogleEndpoint<P extends string> {
  /** The port of a container by its name, or a number; left out, the only one. */
  readonly port?: P | number | undefined
  /** Left out, `/metrics`. */
  readonly path?: AbsolutePath | undefined
  /** Left out, http. */
  readonly scheme?: 'http' | 'https' | undefined
  readonly interval: Duration
  /** No longer than `interval`, which it is when left out. */
  readonly timeout?: Duration | undefined
  readonly params?: { readonly [name: string]: readonly string[] } | undefined
  readonly proxyUrl?: string | undefined
  /** A token, as a key of a Secret; `type` left out is Bearer. */
  readonly authorization?: { readonly type?: string | undefined; readonly credentials: KeyRef } | undefined
  readonly basicAuth?: { readonly username: string; readonly password: KeyRef } | undefined
  /** The whole type of Google. */
  readonly oauth2?: { readonly [field: string]: unknown } | undefined
  /** The whole type of Google. */
  readonly tls?: { readonly [field: string]: unknown } | undefined
  readonly metricRelabeling?:
    | readonly (Omit<Relabeling, 'action'> & {
        readonly action?: Exclude<Relabeling['action'], 'labelmap'> | undefined
      })[]
    | undefined
}
export interface PodMonitoringProps<P extends string> extends ObjectProps<CustomResource> {
  /** A workload of this program in the same namespace, or the labels of pods. */
  readonly selector: Workload<P> | Labels
  /** The ports that are asked, at most ten, and how. */
  readonly endpoints: readonly [GoogleEndpoint<NoInfer<P>>, ...GoogleEndpoint<NoInfer<P>>[]]
  /** Labels of the metrics: of the pod, and what Google knows of it. */
  readonly targetLabels?:
    | {
        readonly fromPod?: readonly { readonly from: string; readonly to?: string | undefined }[] | undefined
        readonly metadata?:
          | readonly ('container' | 'node' | 'pod' | 'top_level_controller_name' | 'top_level_controller_type')[]
          | undefined
      }
    | undefined
  readonly limits?:
    | {
        readonly samples?: number | undefined
        readonly labels?: number | undefined
        readonly labelNameLength?: number | undefined
        readonly labelValueLength?: number | undefined
      }
    | undefined
  /** Whether pods that are done are left out; left out, true. */
  readonly filterRunning?: boolean | undefined
}

const endpoint = object(
  {
    port: podPortCheck,
    path: absolutePath,
    scheme: oneOf('http', 'https'),
    interval: duration(),
    timeout: duration(),
    params: mapOf(listOf(text)),
    proxyUrl: nonEmptyText,
    authorization: object({ type: nonEmptyText, credentials: secretKeyCheck }, ['credentials']),
    basicAuth: object({ username: nonEmptyText, password: secretKeyCheck }, ['username', 'password']),
    oauth2: wireObject,
    tls: wireObject,
    metricRelabeling: relabelingsCheck(['labelmap']),
  },
  ['interval'],
)
const shape: OwnShape<PodMonitoringProps<string>> = {
  selector: podSelectorCheck,
  endpoints: listOf(endpoint, 1),
  targetLabels: object({
    fromPod: listOf(object({ from: nonEmptyText, to: nonEmptyText }, ['from'])),
    metadata: listOf(oneOf('container', 'node', 'pod', 'top_level_controller_name', 'top_level_controller_type')),
  }),
  limits: object({ samples: integer(), labels: integer(), labelNameLength: integer(), labelValueLength: integer() }),
  filterRunning: flag,
}
const check = object({ ...objectShape, ...shape }, ['selector', 'endpoints'])

/**
 * Has Google Cloud Managed Service for Prometheus ask pods for metrics.
 *
 * It looks in its own namespace only. Every GKE cluster has it, unless it was turned off.
 *
 * @see https://cloud.google.com/stackdriver/docs/managed-prometheus/setup-managed
 * @example
 * ```ts
 * new PodMonitoring(chart, 'server-metrics', { selector: server, endpoints: [{ port: 'http', interval: '30s' }] })
 * ```
 */
export class PodMonitoring<P extends string = string> extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: PodMonitoringProps<P>) {
    super(scope, id, { apiVersion: 'monitoring.googleapis.com/v1', kind: 'PodMonitoring' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { selector, endpoints, ...rest } = ownProps(props)
    const scraped = scrapedPods(selector)
    sameNamespace(scraped, place.at('selector'), `put it into the chart of the ${scraped.kind}`)
    if (endpoints.length > 10) place.at('endpoints').refuse('are more than ten', 'make a second PodMonitoring')
    this['~body'] = {
      spec: {
        selector: { matchLabels: scraped.labels },
        endpoints: endpoints.map((each, index) =>
          wireEndpoint(each, scrapedPort(each.port, scraped, place.at('endpoints').at(index)), place.at('endpoints').at(index)),
        ),
        ...rest,
      },
    }
  }
}

function wireEndpoint(each: GoogleEndpoint<string>, port: string | number | undefined, place: Place): object {
  scrapeCheck(each, each.timeout, place)
  const { port: _, authorization, basicAuth, ...scrape } = each
  const inSecret = (key: KeyRef, at: Place): object => ({ secret: secretKey(key, at) })
  return {
    port,
    ...scrape,
    authorization: authorization && {
      type: authorization.type,
      credentials: inSecret(authorization.credentials, place.at('authorization').at('credentials')),
    },
    basicAuth: basicAuth && { username: basicAuth.username, password: inSecret(basicAuth.password, place.at('basicAuth').at('password')) },
  }
}

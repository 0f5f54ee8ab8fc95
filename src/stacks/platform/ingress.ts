import type { Construct } from 'constructs'
import {
  Chart,
  Gateway,
  type GatewayListener,
  HelmRelease,
  HttpRoute,
  Manifest,
  Namespace,
  NetworkPolicy,
  OciRepository,
  type Peer,
  PodMonitor,
  type PriorityClass,
} from 'steersman'
import { closed, reconciled } from './infrastructure.js'
import { partOf } from './labels.js'

/** A team that is reached from outside. */
export interface Exposed {
  readonly name: string
  readonly hostname: string
}

interface IngressProps {
  readonly exposed: readonly Exposed[]
}

interface EnvoyGatewayValues {
  readonly deployment?: { readonly replicas?: number; readonly priorityClassName?: string }
  readonly topologyInjector?: { readonly enabled: boolean }
}

/** Only routes of a team's own namespace attach to its hosts. */
const forTeam = ({ name, hostname }: Exposed) => ({
  hostname,
  allowedRoutes: { namespaces: { selector: { 'kubernetes.io/metadata.name': name } } },
})

/** Nothing is answered without encryption. */
function redirect(scope: Construct, parent: GatewayListener): void {
  new HttpRoute(scope, 'redirect', { parent, paths: { '/': { redirect: { scheme: 'https', statusCode: 301 } } } })
}

/** The entrance of a cluster of one's own: Envoy Gateway, and one Gateway for all teams. */
export class SelfManagedIngress extends Chart {
  /** From where requests reach the pods of teams. */
  readonly proxies: Peer

  constructor(
    scope: Construct,
    id: string,
    props: IngressProps & { readonly clusterIssuer: string; readonly priorityClass: PriorityClass },
  ) {
    super(scope, id, { namespace: id, labels: partOf(scope) })
    const { clusterIssuer, exposed, priorityClass } = props
    const namespace = new Namespace(this, id, { podSecurity: { enforce: 'baseline', warn: 'restricted' } })
    this.proxies = namespace
    closed(this)
    this.#installEnvoy(priorityClass)
    const envoy = new Manifest(this, 'envoy', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
    })
    const gateway = new Gateway<string>(this, 'shared', {
      gatewayClassName: envoy.name,
      listeners: {
        http: { protocol: 'HTTP' },
        ...Object.fromEntries(exposed.map((team) => [team.name, { protocol: 'HTTPS', tls: { clusterIssuer }, ...forTeam(team) } as const])),
      },
    })
    redirect(this, gateway.listener('http'))
  }

  #installEnvoy(priorityClass: PriorityClass): void {
    new HelmRelease<EnvoyGatewayValues>(this, 'envoy-gateway', {
      chartRef: new OciRepository(this, 'gateway-helm', {
        url: 'oci://docker.io/envoyproxy/gateway-helm',
        ref: { tag: 'v1.5.1' },
        interval: '1h',
      }),
      ...reconciled,
      values: {
        deployment: { replicas: 2, priorityClassName: priorityClass.name },
        topologyInjector: { enabled: false }, // its webhook would be called by the API server, which default-deny keeps out
      },
    })
    const proxies = { 'app.kubernetes.io/managed-by': 'envoy-gateway', 'app.kubernetes.io/component': 'proxy' }
    const metrics = 19001
    new NetworkPolicy(this, 'proxies', {
      selector: proxies,
      ingress: [
        { from: 'anywhere', ports: [10080, 10443] }, // where Envoy answers what comes to 80 and 443
        { from: Namespace.external(this, 'monitoring'), ports: [metrics] },
      ],
    })
    new PodMonitor(this, 'proxies-metrics', {
      name: 'proxies',
      selector: proxies,
      podMetricsEndpoints: [{ port: 'metrics', path: '/stats/prometheus', interval: '30s' }],
    })
  }
}

/** The entrance of a cluster at Google: its load balancer, and one Gateway for all teams. */
export class GkeIngress extends Chart {
  /** The load balancer and its health checks. */
  readonly proxies: readonly Peer[] = [{ ipBlock: '130.211.0.0/22' }, { ipBlock: '35.191.0.0/16' }]

  constructor(scope: Construct, id: string, props: IngressProps & { readonly namedAddress: string; readonly certificateMap: string }) {
    super(scope, id, { namespace: id, labels: partOf(scope) })
    const { namedAddress, certificateMap, exposed } = props
    new Namespace(this, id, { podSecurity: 'restricted' })
    const gateway = new Gateway<string>(this, 'shared', {
      gatewayClassName: 'gke-l7-global-external-managed',
      listeners: {
        http: { protocol: 'HTTP' },
        ...Object.fromEntries(
          exposed.map((team) => [team.name, { protocol: 'HTTPS', tls: { certificateMap }, ...forTeam(team) } as const]),
        ),
      },
      addresses: [{ namedAddress }],
    })
    redirect(this, gateway.listener('http'))
  }
}

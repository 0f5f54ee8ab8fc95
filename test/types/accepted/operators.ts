// Kinds of operators, used by the constructs of Kubernetes' own kinds.
import {
  App,
  ArgoApplication,
  BackendConfig,
  Certificate,
  Chart,
  ClusterIssuer,
  ComputeClass,
  CustomResourceDefinition,
  Deployment,
  FluxKustomization,
  FrontendConfig,
  Gateway,
  GitRepository,
  HelmRelease,
  HelmRepository,
  Ingress,
  Issuer,
  type Layout,
  ManagedCertificate,
  OciRepository,
  PodMonitor,
  PodMonitoring,
  Secret,
  ServiceMonitor,
} from 'steersman'

const chart = new Chart(new App(), 'operators')

// Layouts: a word, or where the files are; one of an environment may be another.
const argoCd = {
  argoCd: { repoURL: 'https://github.com/example/shop', targetRevision: 'v1', path: 'dist', destination: { name: 'far' } },
} as const
const layouts: readonly Layout[] = [
  'files',
  'kustomize',
  argoCd,
  { flux: { sourceRef: { kind: 'GitRepository', name: 'flux-system' }, path: './dist', interval: '10m', prune: true, wait: undefined } },
  { flux: { gitRepository: { url: 'https://github.com/example/shop', interval: '1m' }, path: './dist', interval: '10m', prune: true } },
]
for (const layout of [...layouts, undefined]) new App({ layout })
const key = Secret.external(chart, 'token', { keys: ['api'] }).key('api')
const letsencrypt = new ClusterIssuer(chart, 'letsencrypt', {
  acme: {
    server: 'https://acme-v02.api.letsencrypt.org/directory',
    solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }, { dns01: { cloudflare: { apiTokenSecretRef: key } } }],
  },
})
const own = new Issuer(chart, 'own', { ca: { secretName: 'root' } })
const certificate = new Certificate(chart, 'shop', {
  issuerRef: own,
  dnsNames: ['shop.example.com'],
  duration: '2160h',
  usages: ['server auth'],
})
const fast = new ComputeClass(chart, 'fast', { priorities: [{ machineFamily: 'n4' }] })
const service = new Deployment(chart, 'web', {
  nodeSelector: fast.nodeSelector,
  container: { image: 'example/web:1', ports: { http: 80 }, mounts: { '/tls': certificate.secret.mount({ items: { 'tls.crt': 'crt' } }) } },
}).expose()
new BackendConfig(chart, 'slow', { timeoutSec: 300 }).bindTo(service, service.port('http'))
const hosts = { 'shop.example.com': { '/': service } } as const
new Ingress(chart, 'a', { className: 'nginx', tls: { clusterIssuer: letsencrypt }, hosts })
new Ingress(chart, 'b', { className: 'nginx', tls: { issuer: own }, hosts })
new Ingress(chart, 'c', { className: 'nginx', tls: { secret: certificate.secret }, hosts })
new Ingress(chart, 'd', {
  className: 'gce',
  tls: { managedCertificate: new ManagedCertificate(chart, 'certificate', { domains: ['shop.example.com'] }) },
  gke: { frontendConfig: new FrontendConfig(chart, 'f', { redirectToHttps: { enabled: true } }) },
  hosts,
})
new Gateway(chart, 'e', {
  gatewayClassName: 'eg',
  listeners: { https: { protocol: 'HTTPS', hostname: 'shop.example.com', tls: { clusterIssuer: letsencrypt } } },
})

const worker = new Deployment(chart, 'worker', { container: { image: 'example/worker:1', ports: { http: 80, metrics: 9090 } } })
new ServiceMonitor(chart, 'g', { selector: worker.expose(), endpoints: [{ port: 'metrics', interval: '1m30s' }, { port: 'http' }] })
new ServiceMonitor(chart, 'h', { selector: { app: 'x' }, endpoints: [{ port: 'any' }] })
new PodMonitor(chart, 'i', { selector: worker, podMetricsEndpoints: [{ port: 'metrics' }, { port: 9091 }] })
new PodMonitoring(chart, 'j', { selector: worker, endpoints: [{ port: 'http', interval: '30s' }] })

interface RedisValues {
  readonly architecture: 'standalone' | 'replication'
}
const charts = new HelmRepository(chart, 'charts', { url: 'https://charts.example.com', interval: '1h' })
const release = new HelmRelease<RedisValues>(chart, 'redis', {
  chart: { spec: { chart: 'redis', sourceRef: charts } },
  interval: '10m',
  values: { architecture: 'standalone' },
})
const oci = new OciRepository(chart, 'oci', { url: 'oci://ghcr.io/example/chart', interval: '1h' })
new HelmRelease(chart, 'k', { chartRef: oci, interval: '10m', values: { anything: [1] }, dependsOn: [release] })
const git = new GitRepository(chart, 'git', { url: 'ssh://git@github.com/example/shop', interval: '5m' })
new FluxKustomization(chart, 'l', { sourceRef: git, prune: true, interval: '10m' })
new ArgoApplication<RedisValues>(chart, 'm', {
  source: { repoURL: 'https://a.com', chart: 'redis', targetRevision: '1', helm: { valuesObject: { architecture: 'replication' } } },
  destination: {},
})
new CustomResourceDefinition(chart, 'n', {
  group: 'example.com',
  names: { kind: 'CronTab', plural: 'crontabs' },
  scope: 'Cluster',
  versions: { v1: { schema: { properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } } } } },
})

// Everything that belongs to the cluster rather than to one application, and kinds of others.
import {
  App,
  Chart,
  ClusterRole,
  ConfigMap,
  Deployment,
  EncryptionConfiguration,
  EndpointSlice,
  Gateway,
  type GatewayRef,
  HttpRoute,
  LimitRange,
  Manifest,
  Namespace,
  NetworkPolicy,
  PersistentVolume,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  PriorityClass,
  quantity,
  ReferenceGrant,
  ResourceQuota,
  Role,
  RuntimeClass,
  Secret,
  Service,
  ServiceAccount,
  StorageClass,
} from 'steersman'

interface Widget {
  metadata?: { labels?: Record<string, string> }
  spec: { size: 'small' | 'large' }
}
declare module 'steersman' {
  interface CustomKinds {
    'example.com/v1/Widget': Widget
  }
}

const app = new App()
const cluster = new Chart(app, 'cluster')
const team = new Namespace(cluster, 'team-a', { podSecurity: { enforce: 'baseline', warn: 'restricted' } })
const fast = new StorageClass(cluster, 'fast', {
  provisioner: 'pd.csi.storage.gke.io',
  parameters: { type: 'pd-ssd' },
  reclaimPolicy: 'Retain',
  isDefault: false,
})
new ClusterRole(cluster, 'metrics', { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }).bindTo({ group: 'sre@example.com' })
ClusterRole.external(cluster, 'view').bindIn(team, { user: 'jane@example.com' })

const tenant = new Chart(app, 'tenant', { namespace: team, labels: { team: 'a', optional: undefined } })
const account = new ServiceAccount(tenant, 'api', { googleServiceAccount: 'api@project.iam.gserviceaccount.com' })
const settings = new ConfigMap(tenant, 'settings', { data: { LEVEL: 'info' } })
account.grant(['get', 'watch'], [settings])
new Role(tenant, 'jobs', { rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get'] }] }).bindTo(account)
const registry = Secret.external(tenant, 'registry', { keys: ['.dockerconfigjson'] })

const api = new Deployment(tenant, 'api', {
  strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
  serviceAccount: account,
  imagePullSecrets: [registry],
  container: {
    image: 'example/api:1',
    ports: { http: 8080, metrics: { containerPort: 9090, protocol: 'TCP' } },
    envFrom: [settings.envFrom({ prefix: 'APP_' })],
  },
  override: { spec: { template: { spec: { containers: [{ name: 'api', stdinOnce: true }], hostUsers: null } } } },
})
api.override({ metadata: { annotations: { 'example.com/note': 'x' } } })
const service = api.expose({ ports: { http: { port: 80, appProtocol: 'kubernetes.io/h2c' }, metrics: 9090 } })
new PodDisruptionBudget(tenant, 'budget', { selector: api, minAvailable: '50%' })
new PodDisruptionBudget(tenant, 'budget-by-label', { selector: { tier: 'web' }, maxUnavailable: 1 })

new Manifest(tenant, 'lease', { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', spec: { holderIdentity: 'x' } })
new Manifest(tenant, 'widget', { apiVersion: 'example.com/v1', kind: 'Widget', spec: { size: 'large' } })
new Manifest(tenant, 'rollout', {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  spec: { port: service.port('metrics').name, anything: [1, 2] },
})
// @ts-expect-error the program said what a Widget is
new Manifest(tenant, 'widget-2', { apiVersion: 'example.com/v1', kind: 'Widget', spec: { size: 'medium' } })

const volume = new PersistentVolume(cluster, 'share', {
  storage: '10Gi',
  accessModes: ['ReadWriteMany', 'ReadOnlyMany'],
  nfs: { server: '10.0.0.2', path: '/share' },
})
new PersistentVolumeClaim(tenant, 'share', { storage: '10Gi', accessModes: ['ReadWriteMany'], storageClassName: '', volume })
new PersistentVolumeClaim(tenant, 'scratch', {
  storage: quantity(process.env.SIZE ?? '1Gi'),
  accessModes: ['ReadWriteOnce'],
  storageClassName: fast,
})
new Service(tenant, 'internal', {
  selector: api,
  type: 'LoadBalancer',
  loadBalancerSourceRanges: ['10.0.0.0/8'],
  annotations: { 'networking.gke.io/load-balancer-type': 'Internal' },
  ports: { http: 80 },
})
new Service(tenant, 'headless', { selector: api, clusterIP: 'None' })
Service.externalName(tenant, 'billing', { externalName: 'billing.example.com', ports: { https: 443 } }).port('https')
Service.external(tenant, 'cache', { namespace: 'shared', ports: { redis: 6379 } }).port('redis')

const gateway = new Gateway(cluster, 'web', {
  gatewayClassName: 'gke-l7-global-external-managed',
  listeners: {
    http: { protocol: 'HTTP' },
    https: { protocol: 'HTTPS', hostname: '*.example.com', tls: { certificateMap: 'shop' }, allowedRoutes: { namespaces: 'All' } },
    inner: { protocol: 'TLS', tls: { mode: 'Passthrough' } },
    raw: { protocol: 'TCP', port: 5432 },
  },
  addresses: [{ namedAddress: 'shop' }, { ipAddress: '203.0.113.7' }],
})
const anyGateway: GatewayRef = gateway
const shared = Gateway.external(tenant, 'shared', { namespace: 'platform', listeners: ['http', 'https'] })
const route = new HttpRoute(tenant, 'web', {
  parent: [gateway.listener('https'), shared.listener('https'), anyGateway],
  hostnames: ['shop.example.com'],
  paths: {
    '/': service.port('http'),
    '/api': { service: service.port('http'), rewrite: '/', timeouts: { request: '1m30s' } },
    '/split': [
      { headers: { 'x-beta': { regularExpression: '.*' } }, service: service.port('http') },
      { split: [{ service: service.port('http'), weight: 1 }], method: 'GET' },
    ],
    '/old': { redirect: { path: '/new', statusCode: 308 }, pathType: 'Exact' },
  },
  override: { spec: { parentRefs: [] }, metadata: { annotations: { a: 'b' } } },
})
new ReferenceGrant(tenant, 'grant', { from: [route, { kind: 'Gateway', namespace: 'x' }], to: [service, registry, { kind: 'Secret' }] })
const important = new PriorityClass(cluster, 'important', { value: 1000, preemptionPolicy: 'Never' })
const sandbox = new RuntimeClass(cluster, 'sandbox', { handler: 'runsc', overhead: { podFixed: { cpu: '250m' } } })
new ResourceQuota(tenant, 'quota', {
  hard: {
    'requests.cpu': 4,
    'count/jobs.batch': 2,
    'requests.nvidia.com/gpu': 1,
    'fast.storageclass.storage.k8s.io/requests.storage': '1Gi',
  },
  scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [important, 'other'] }] },
})
new LimitRange(tenant, 'sizes', { limits: { Container: { max: { memory: '1Gi' } }, PersistentVolumeClaim: { max: { storage: '1Ti' } } } })
const container = { image: 'example/guest:1' }
new Deployment(tenant, 'guest', { priorityClassName: important, runtimeClassName: sandbox, container })
new Deployment(tenant, 'guest-2', { priorityClassName: 'system-node-critical', runtimeClassName: 'gvisor', container })

new NetworkPolicy(tenant, 'deny', { selector: 'all', ingress: 'deny', egress: ['dns'] })
new NetworkPolicy(tenant, 'api-policy', {
  selector: api,
  ingress: [
    { from: team, ports: ['http', 9090] },
    { from: [api, { pods: { a: 'b' } }, { namespaces: 'all', pods: { a: 'b' } }, { ipBlock: '10.0.0.0/8', except: ['10.1.0.0/16'] }] },
  ],
  egress: [{ to: 'anywhere', ports: [{ port: 8000, endPort: 9000, protocol: 'UDP' }] }],
})
api.allowFrom('anywhere', ['http'])
api.allowFrom([team, Namespace.external(cluster, 'monitoring')], [{ port: 'metrics' }, 9090])
const outside = Service.withoutSelector(tenant, 'outside', {
  ports: { sql: 5432, web: { port: 80, targetPort: 8080 } },
  ipFamilies: ['IPv6'],
})
new EndpointSlice(tenant, 'outside-v6', {
  service: outside,
  endpoints: ['2001:db8::1', { addresses: ['2001:db8::2'], zone: 'a' }],
  ports: { sql: 5433 },
})
api.expose({ name: 'public', type: 'LoadBalancer', externalDns: { hostname: ['a.example.com'], ttl: 60 }, ports: { http: 80 } })
new EncryptionConfiguration(tenant, 'encryption')
new EncryptionConfiguration(tenant, 'encryption-of-all', {
  resources: [
    { resources: ['events'], providers: [{ identity: {} }] },
    {
      resources: ['secrets', '*.apps'],
      providers: [
        { kms: { name: 'vault', endpoint: 'unix:///run/kms/vault.sock', timeout: '5s' } },
        { secretbox: { keys: ['key2', 'key1'] } },
        { aesgcm: { keys: ['old'] } },
        { identity: {} },
      ],
    },
  ],
  automaticReload: true,
  directory: '/srv/control-plane',
})

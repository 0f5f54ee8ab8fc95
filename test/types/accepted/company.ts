// A component of a company, generic over the ports that its users add, and a team that uses it.
import { Construct } from 'constructs'
import {
  App,
  Chart,
  type ContainerOptions,
  Deployment,
  type DeploymentOptions,
  defineProfile,
  HorizontalPodAutoscaler,
  Ingress,
  PodDisruptionBudget,
  type PodOptions,
  type Resources,
  Secret,
  type Service,
} from 'steersman'

const sizes = {
  small: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  large: { requests: { cpu: 1, memory: '1Gi' }, limits: { memory: '1Gi' } },
} satisfies Record<string, Resources>

export interface WebServiceProps<P extends string> extends Omit<ContainerOptions, 'resources'>, Pick<PodOptions, 'serviceAccount'> {
  readonly size?: keyof typeof sizes
  readonly replicas?: NonNullable<DeploymentOptions['replicas']>
  readonly host?: string
  /** Beside `http`, which every service of the company has. */
  readonly extraPorts?: { readonly [K in P]: number }
}

export class WebService<P extends string = never> extends Construct {
  readonly deployment: Deployment<P | 'http'>
  readonly service: Service<P | 'http'>

  constructor(scope: Construct, id: string, props: WebServiceProps<P>) {
    super(scope, id)
    const { size = 'small', replicas = 2, host, extraPorts, serviceAccount, ...container } = props
    this.deployment = new Deployment<P | 'http'>(this, 'Default', {
      replicas,
      ...(serviceAccount && { serviceAccount }),
      container: {
        ...container,
        ports: { http: 8080, ...extraPorts } as { [K in P | 'http']: number },
        resources: sizes[size],
        readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
      },
    })
    this.service = this.deployment.expose()
    new PodDisruptionBudget(this, 'budget', { selector: this.deployment, maxUnavailable: 1 })
    if (host) new Ingress(this, 'web', { className: 'nginx', hosts: { [host]: { '/': this.service.port('http') } } })
  }
}

export const company = defineProfile({
  name: 'company',
  labels: { 'example.com/owner': 'platform' },
  container: { resources: { requests: { cpu: '50m', memory: '64Mi' } }, env: { TRACING: 'http://tracing.observability:4317' } },
  pod: { automountServiceAccountToken: false, topologySpreadConstraints: [{}] },
})

const chart = new Chart(new App({ profiles: [company] }), 'apps', { namespace: 'apps' })
const login = Secret.external(chart, 'login', { keys: ['token'] })
const users = new WebService(chart, 'users', { image: 'example/users:1', env: { TOKEN: login.key('token') } })
const orders = new WebService(chart, 'orders', {
  image: 'example/orders:1',
  size: 'large',
  replicas: { min: 2, max: 6, cpu: '70%' },
  env: { USERS: `http://${users.service.host}:${users.service.port('http')}` },
  extraPorts: { grpc: 9000 },
})
new WebService(chart, 'gateway', {
  image: 'example/gateway:1',
  host: 'shop.example.com',
  env: { ORDERS_HOST: orders.service.host, ORDERS_PORT: orders.service.port('grpc') },
})
new HorizontalPodAutoscaler(chart, 'scale', {
  target: users.deployment,
  maxReplicas: 4,
  metrics: [
    { pods: 'requests_per_second', averageValue: '100' },
    { resource: 'memory', averageValue: '500Mi' },
  ],
})
// @ts-expect-error users has no port grpc
users.service.port('grpc')

// Annotations without parameters accept every instance, and nothing needs a cast.
import {
  App,
  Chart,
  ConfigMap,
  type ConfigMapRef,
  type DataRef,
  Deployment,
  type Env,
  Ingress,
  PersistentVolumeClaim,
  Pod,
  ReplicationController,
  type Resource,
  type Resources,
  Secret,
  type SecretRef,
  type Server,
  Service,
  type ServiceRef,
  type Workload,
} from 'steersman'

const chart = new Chart(new App(), 'annotations')
const one = new Deployment(chart, 'one', { container: { image: 'example/one:1', ports: { http: 8080, metrics: 9090 } } })
const none = new Deployment(chart, 'none', { container: { image: 'example/none:1' } })
const two = new Deployment(chart, 'two', {
  containers: { app: { image: 'example/app:1', ports: { http: 8080 } }, proxy: { image: 'example/proxy:1', ports: { admin: 9901 } } },
})
const pod = new Pod(chart, 'pod', { container: { image: 'example/pod:1', ports: { http: 8080 } } })
const controller = new ReplicationController(chart, 'rc', { container: { image: 'example/rc:1', ports: { http: 8080 } } })

export const deployments: Deployment[] = [one, none, two]
export const servers: readonly Server[] = [one, none, two, pod, controller]
export const workloads: Workload[] = [one, pod, controller]
export const objects: Resource[] = [one, pod, controller]
export const anyService: Service = one.expose()
export const anyRef: ServiceRef = two.expose()
export const services: Service[] = [
  anyService,
  pod.expose({ type: 'NodePort' }),
  Service.select(chart, 'by-label', { selector: { tier: 'web' }, ports: { http: { port: 80, targetPort: 8080 } } }),
]
deployments[0]?.expose({ name: 'late' }).port('anything')

// The names of ports follow from the props, several containers together.
export const numbers: number[] = [one.ports.http, one.ports.metrics, two.ports.http, two.ports.admin]
const proxy = new Service(chart, 'proxy', { selector: two, ports: { admin: 80, https: { port: 443, targetPort: 'http' } } })
export const port: string = `${proxy.host}:${proxy.port('https')}`

const password = Secret.external(chart, 'password', { keys: ['user', 'password'] })
const config = new ConfigMap(chart, 'config', { data: { LEVEL: 'info', WORKERS: 4, VERBOSE: false } })
export const sources: DataRef[] = [password, config]
export const secretRef: SecretRef = password
export const configRef: ConfigMapRef = config
export const level: 'LEVEL' | string = config.keys.LEVEL

// Props that are put together before: annotated, `satisfies`, or in place.
const resources: Resources = { requests: { cpu: '100m', memory: '64Mi', 'nvidia.com/gpu': 1, 'hugepages-2Mi': '4Mi' } }
const sizes = { small: { requests: { memory: '64Mi' } }, large: { requests: { memory: '1Gi' } } } satisfies Record<string, Resources>
const megabytes: number = 64
const env: Env = { PASSWORD: password.key('password'), LEVEL: config.key('LEVEL', { optional: true }), RETRIES: 3, TRACE: true }
new Deployment(chart, 'put-together', { container: { image: 'example/a:1', env, resources } })
new Deployment(chart, 'sized', { container: { image: 'example/a:1', env: { ...env, MORE: 'x' }, resources: sizes.large } })
new Deployment(chart, 'in-place', { container: { image: 'example/a:1', resources: { limits: { memory: `${megabytes * 2}Mi` } } } })

const disk = new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOncePod'] })
new Deployment(chart, 'mounts', {
  strategy: 'Recreate',
  volumes: { scratch: { emptyDir: {} } },
  initContainers: {
    prepare: { image: 'busybox:1.37', mounts: { '/scratch': 'scratch' } },
    logs: { image: 'example/logs:1', restartPolicy: 'Always', ports: { logs: 2020 }, readinessProbe: { tcpSocket: { port: 'logs' } } },
  },
  container: {
    image: 'example/a:1',
    mounts: {
      '/data': disk.mount({ subPath: 'data' }),
      '/scratch': { volume: 'scratch', readOnly: true },
      '/etc/app': config.mount({ items: { LEVEL: 'level' } }),
    },
  },
})

// Any class of Ingress, also one that is known only when the program runs.
const className: string = process.env.INGRESS_CLASS ?? 'traefik'
new Ingress(chart, 'any', { className, hosts: { '*': { '/': anyService.port('http') } } })
new Ingress(chart, 'outside', { className: 'gce', hosts: { 'example.com': { '/': anyRef } }, tls: { preSharedCertificate: 'example' } })

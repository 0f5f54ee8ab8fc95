import { App, Chart, ConfigMap, Deployment, Ingress, PersistentVolumeClaim, type Resources, Secret } from 'steersman'

enum Size {
  Small = 1,
  Large = 3,
}
interface Part {
  readonly name: string
  readonly size: Size
  readonly port: number
}
const resources: Resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } }
const parts: readonly Part[] = [
  { name: 'client', size: Size.Large, port: 3000 },
  { name: 'server', size: Size.Large, port: 5000 },
  { name: 'search', size: Size.Small, port: 7000 },
]

const app = new App({ outdir: process.argv[2] })
const shop = new Chart(app, 'shop', { namespace: 'shop' })
const password = Secret.external(shop, 'pgpassword', { keys: ['PGPASSWORD'] as const })
const settings = new ConfigMap(shop, 'settings', { data: { LOG_LEVEL: 'info' } })
const disk = new PersistentVolumeClaim(shop, 'database', { storage: '2Gi', accessModes: ['ReadWriteOnce'] })
const database = new Deployment(shop, 'postgres', {
  strategy: 'Recreate',
  container: {
    image: 'postgres:17.6',
    ports: { postgres: 5432 },
    env: { POSTGRES_PASSWORD: password.key('PGPASSWORD') },
    mounts: { '/var/lib/postgresql/data': disk.mount({ subPath: 'postgres' }) },
  },
}).expose()
for (const { name, size, port } of parts) {
  const service = new Deployment(shop, name, {
    replicas: size,
    container: {
      image: `example/${name}:1.4.2`,
      ports: { http: port },
      envFrom: [settings.envFrom()],
      env: { PGHOST: database.host, PGPORT: database.port('postgres') },
      resources,
      readinessProbe: { httpGet: { path: '/healthz' } },
    },
  }).expose()
  new Ingress(shop, `${name}-web`, { className: 'nginx', hosts: { [`${name}.example.com`]: { '/': service } } })
}
app.synth()

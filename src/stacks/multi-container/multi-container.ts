import type { Construct } from 'constructs'
import { Chart, Deployment, Ingress, Namespace, PersistentVolumeClaim, Secret, type Service } from 'steersman'

export interface MultiContainerProps {
  /** Host name under which the application is reached. */
  readonly host: string
  /** How it is reached: ingress-nginx with cert-manager, or GKE's own Ingress. */
  readonly entry: { readonly kind: 'nginx'; readonly clusterIssuer: string } | { readonly kind: 'gke'; readonly staticIpName: string }
  /** Tag of the application's own images. */
  readonly version: string
}

/**
 * A web client, an API server and a worker, with Redis and PostgreSQL behind them.
 * The Secret `pgpassword` with the key PGPASSWORD is made by hand in the namespace, which has the chart's name.
 */
export class MultiContainer extends Chart {
  constructor(scope: Construct, id: string, { host, entry, version }: MultiContainerProps) {
    super(scope, id, { namespace: id })
    new Namespace(this, id)

    const password = Secret.external(this, 'pgpassword', { keys: ['PGPASSWORD'] })
    const disk = new PersistentVolumeClaim(this, 'database', { storage: '2Gi', accessModes: ['ReadWriteOnce'] })

    const database = new Deployment(this, 'postgres', {
      strategy: 'Recreate',
      container: {
        image: 'postgres:17.6',
        ports: { postgres: 5432 },
        env: { POSTGRES_PASSWORD: password.key('PGPASSWORD') },
        mounts: { '/var/lib/postgresql/data': disk.mount({ subPath: 'postgres' }) },
      },
    }).expose()
    const cache = new Deployment(this, 'redis', { container: { image: 'redis:8.2', ports: { redis: 6379 } } }).expose()

    const redis = { REDIS_HOST: cache.host, REDIS_PORT: cache.port('redis') }
    const server = new Deployment(this, 'server', {
      replicas: 3,
      container: {
        image: `example/server:${version}`,
        ports: { http: 5000 },
        env: {
          ...(entry.kind === 'gke' && { BASE_PATH: '/api' }), // GKE's Ingress cannot strip the prefix
          ...redis,
          PGHOST: database.host,
          PGPORT: database.port('postgres'),
          PGUSER: 'postgres',
          PGDATABASE: 'postgres',
          PGPASSWORD: password.key('PGPASSWORD'),
        },
        readinessProbe: { httpGet: { path: '/healthz' } },
      },
    }).expose()
    new Deployment(this, 'worker', { container: { image: `example/worker:${version}`, env: redis } })
    const client = new Deployment(this, 'client', {
      replicas: 3,
      container: { image: `example/client:${version}`, ports: { http: 3000 }, readinessProbe: { httpGet: { path: '/' } } },
    }).expose()

    this.#open(host, entry, client, server)
  }

  #open(host: string, entry: MultiContainerProps['entry'], client: Service<'http'>, server: Service<'http'>): void {
    if (entry.kind === 'nginx') {
      new Ingress(this, 'web', {
        className: 'nginx',
        tls: { clusterIssuer: entry.clusterIssuer },
        hosts: { [host]: { '/': client, '/api': { service: server, rewrite: '/' } } },
      })
    } else {
      new Ingress(this, 'web', {
        className: 'gce',
        tls: { managedCertificate: true },
        gke: { staticIpName: entry.staticIpName, httpsRedirect: true },
        hosts: { [host]: { '/': client, '/api': server } },
      })
    }
  }
}

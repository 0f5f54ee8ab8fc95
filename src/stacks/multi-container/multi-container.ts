import type { Construct } from 'constructs'
import {
  Chart,
  Deployment,
  type Env,
  Gateway,
  HttpRoute,
  Ingress,
  type InitContainerProps,
  Namespace,
  PersistentVolumeClaim,
  Secret,
  type Service,
  ServiceAccount,
  type VolumeMount,
} from 'steersman'

/** PostgreSQL that somebody else looks after. */
export interface ManagedDatabase {
  /** Lets pods that act as this account log in: the variables that they read, and a container beside them that leads to it. */
  connect(account: ServiceAccount): { readonly env: Env; readonly proxy: InitContainerProps }
}

/** Redis that somebody else looks after. */
export interface ManagedRedis {
  /** Lets pods of this chart log in: the variables that they read, and a folder with the certificates of the server in `ca.crt`. */
  connect(chart: Chart): { readonly env: Env; readonly certificates: VolumeMount }
}

export interface MultiContainerProps {
  /** Host name under which the application is reached. */
  readonly host: string
  /** How it is reached: a Gateway of GKE, which new work takes, ingress-nginx with cert-manager, or GKE's own Ingress. */
  readonly entry:
    | { readonly kind: 'gateway'; readonly namedAddress: string; readonly certificateMap: string }
    | { readonly kind: 'nginx'; readonly clusterIssuer: string }
    | { readonly kind: 'gke'; readonly staticIpName: string }
  /** Tag of the application's own images. */
  readonly version: string
  /** Left out: PostgreSQL runs here, on a disk. */
  readonly database?: ManagedDatabase
  /** Left out: Redis runs here, and forgets everything when it restarts. */
  readonly redis?: ManagedRedis
}

/**
 * A web client, an API server and a worker, with Redis and PostgreSQL behind them.
 * Where PostgreSQL runs here, its password is the Secret `pgpassword` with the key PGPASSWORD, made by hand in the namespace,
 * which has the chart's name.
 */
export class MultiContainer extends Chart {
  constructor(scope: Construct, id: string, { host, entry, version, database, redis }: MultiContainerProps) {
    super(scope, id, { namespace: id })
    new Namespace(this, id)

    const { env: login, ...reaching } = database ? this.#reach(database) : this.#run()
    const { env: cache, ...mounted } = redis ? this.#reachRedis(redis) : this.#runRedis()
    const server = new Deployment(this, 'server', {
      replicas: 3,
      ...reaching,
      container: {
        image: `example/server:${version}`,
        ports: { http: 5000 },
        env: {
          ...(entry.kind === 'gke' && { BASE_PATH: '/api' }), // GKE's Ingress cannot strip the prefix
          ...cache,
          ...login,
        },
        ...mounted,
        readinessProbe: { httpGet: { path: '/healthz' } },
      },
    }).expose()
    new Deployment(this, 'worker', { container: { image: `example/worker:${version}`, env: cache, ...mounted } })
    const client = new Deployment(this, 'client', {
      replicas: 3,
      container: { image: `example/client:${version}`, ports: { http: 3000 }, readinessProbe: { httpGet: { path: '/' } } },
    }).expose()

    this.#open(host, entry, client, server)
  }

  /** PostgreSQL of our own, on a disk that one node at a time can have. */
  #run(): { readonly env: Env } {
    const password = Secret.external(this, 'pgpassword', { keys: ['PGPASSWORD'] })
    const disk = new PersistentVolumeClaim(this, 'database', { storage: '2Gi', accessModes: ['ReadWriteOnce'] })
    const postgres = new Deployment(this, 'postgres', {
      strategy: 'Recreate',
      container: {
        image: 'postgres:17.6',
        ports: { postgres: 5432 },
        env: { POSTGRES_PASSWORD: password.key('PGPASSWORD') },
        mounts: { '/var/lib/postgresql/data': disk.mount({ subPath: 'postgres' }) },
      },
    }).expose()
    return {
      env: {
        PGHOST: postgres.host,
        PGPORT: postgres.port('postgres'),
        PGUSER: 'postgres',
        PGDATABASE: 'postgres',
        PGPASSWORD: password.key('PGPASSWORD'),
      },
    }
  }

  /** One that is managed: the server acts as an account of its own, and needs no password. */
  #reach(database: ManagedDatabase) {
    const account = new ServiceAccount(this, 'server-account')
    const { env, proxy } = database.connect(account)
    return { env, serviceAccount: account, initContainers: { database: proxy } }
  }

  #runRedis(): { readonly env: Env } {
    const cache = new Deployment(this, 'redis', { container: { image: 'redis:8.2', ports: { redis: 6379 } } }).expose()
    return { env: { REDIS_HOST: cache.host, REDIS_PORT: cache.port('redis') } }
  }

  /** One that is managed takes nobody without TLS. */
  #reachRedis(redis: ManagedRedis) {
    const { env, certificates } = redis.connect(this)
    const folder = '/etc/redis'
    return { env: { ...env, REDIS_TLS_CA_FILE: `${folder}/ca.crt` }, mounts: { [folder]: certificates } }
  }

  #open(host: string, entry: MultiContainerProps['entry'], client: Service<'http'>, server: Service<'http'>): void {
    if (entry.kind === 'gateway') {
      const gateway = new Gateway(this, 'web', {
        gatewayClassName: 'gke-l7-global-external-managed',
        listeners: { http: { protocol: 'HTTP' }, https: { protocol: 'HTTPS', tls: { certificateMap: entry.certificateMap } } },
        addresses: [{ namedAddress: entry.namedAddress }],
      })
      const hostnames = [host]
      new HttpRoute(this, 'route', {
        name: gateway.name,
        parent: gateway.listener('https'),
        hostnames,
        paths: { '/': client, '/api': { service: server, rewrite: '/' } },
      })
      new HttpRoute(this, 'redirect', {
        parent: gateway.listener('http'),
        hostnames,
        paths: { '/': { redirect: { scheme: 'https', statusCode: 301 } } },
      })
    } else if (entry.kind === 'nginx') {
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

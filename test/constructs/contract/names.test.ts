import { Construct } from 'constructs'
import { describe, expect, it } from 'vitest'
import { App } from '../../../src/app/app.js'
import { Chart } from '../../../src/app/chart.js'
import {
  ConfigMap,
  CronJob,
  Deployment,
  Gateway,
  HorizontalPodAutoscaler,
  HttpRoute,
  Ingress,
  Job,
  Pod,
  Secret,
  Service,
  StatefulSet,
} from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { type Build, manifestsOf } from '../synth.js'

// These names are a contract with users: a change renames live objects, which deletes them and makes new ones.

const image = 'example/server:1'
const namesOf = (program: Build): string[] => manifestsOf(program).map(({ kind, metadata }) => `${kind} ${String(metadata.name)}`)
const data = { A: 'a' }

describe('the name of an object', () => {
  it('is its id below the chart', () => {
    expect(namesOf((chart) => new ConfigMap(chart, 'settings', { data }))).toEqual(['ConfigMap settings'])
  })

  it('joins the ids of its scopes, without Default', () => {
    expect(
      namesOf((chart) => {
        const outer = new Construct(chart, 'orders')
        new ConfigMap(new Construct(new Construct(outer, 'cart'), 'Default'), 'settings', { data })
        new ConfigMap(outer, 'Default', { data })
        new ConfigMap(new Construct(new Construct(outer, 'one'), 'two'), 'three', { data })
      }),
    ).toEqual(['ConfigMap orders-cart-settings', 'ConfigMap orders', 'ConfigMap orders-one-two-three'])
  })

  it('begins anew in a chart inside a chart', () => {
    const app = new App()
    const outer = new Chart(app, 'outer')
    const inner = new Chart(new Construct(outer, 'middle'), 'inner')
    new ConfigMap(inner, 'settings', { data })
    new ConfigMap(outer, 'settings', { name: 'other', data })
    expect(readTree(app).objects.map(({ manifest: { metadata } }) => [metadata.name, metadata.labels])).toEqual([
      ['settings', { 'app.kubernetes.io/name': 'settings', 'app.kubernetes.io/part-of': 'inner' }],
      ['other', { 'app.kubernetes.io/name': 'other', 'app.kubernetes.io/part-of': 'outer' }],
    ])
  })

  it('is what name says, also for what is made beside it', () => {
    expect(
      namesOf((chart) => {
        const server = new Deployment(chart, 'server', {
          name: 'server-v1',
          replicas: { min: 2, max: 4 },
          container: { image, ports: { http: 80 } },
        })
        server.expose()
      }),
    ).toEqual(['Service server-v1', 'Deployment server-v1', 'HorizontalPodAutoscaler server-v1'])
  })

  it('does not change when a neighbour is added', () => {
    const one: Build = (chart) => new ConfigMap(chart, 'settings', { data })
    const more: Build = (chart, app) => {
      new Chart(app, 'other')
      new Deployment(chart, 'server', { container: { image } })
      one(chart, app)
    }
    expect(manifestsOf(more)).toEqual(expect.arrayContaining(manifestsOf(one)))
  })
})

describe('the names of what constructs make themselves', () => {
  it('expose() takes the name of the workload, and a second one its own', () => {
    expect(
      namesOf((chart) => {
        const server = new Deployment(chart, 'server', { container: { image, ports: { http: 80, metrics: 9090 } } })
        server.expose()
        server.expose({ name: 'server-metrics', ports: { metrics: 9090 } })
      }),
    ).toEqual(['Service server', 'Service server-metrics', 'Deployment server'])
  })

  it('an Ingress with rewrites is several objects', () => {
    expect(
      namesOf((chart) => {
        const service = new Pod(chart, 'server', { container: { image, ports: { http: 80 } } }).expose()
        const to = (rewrite: `/${string}`) => ({ service, rewrite })
        new Ingress(chart, 'web', {
          className: 'nginx',
          hosts: { 'a.example.com': { '/': service, '/api': to('/'), '/old': to('/v1'), '/older': to('/V1/Old_Ones/') } },
        })
        new Ingress(chart, 'only', { className: 'nginx', hosts: { 'b.example.com': { '/api': to('/'), '/v2': to('/v2') } } })
      }).filter((name) => name.startsWith('Ingress')),
    ).toEqual([
      'Ingress web',
      'Ingress web-rewrite',
      'Ingress web-rewrite-v1',
      'Ingress web-rewrite-v1-old-ones',
      'Ingress only',
      'Ingress only-rewrite-v2',
    ])
  })

  it('a GKE Ingress names its certificate, its redirect and the settings of its backends', () => {
    expect(
      namesOf((chart) => {
        const container = { image, ports: { http: 80 }, readinessProbe: { httpGet: { path: '/ready' } } } as const
        new Ingress(chart, 'web', {
          className: 'gce',
          tls: { managedCertificate: true },
          gke: { httpsRedirect: true },
          hosts: { 'a.example.com': { '/': new Deployment(chart, 'server', { container }).expose() } },
        })
      }),
    ).toEqual([
      'Service server',
      'Deployment server',
      'BackendConfig server',
      'ManagedCertificate web',
      'FrontendConfig web',
      'Ingress web',
    ])
  })

  it('a Gateway names what it asks for, and a route opens what it uses elsewhere', () => {
    expect(
      namesOf((_, app) => {
        const pay = new Chart(app, 'pay', { namespace: 'pay' })
        const shop = new Chart(app, 'inner', { namespace: 'shop' })
        const container = { image, ports: { http: 80 }, readinessProbe: { httpGet: { path: '/ready' } } } as const
        const secret = new Secret(pay, 'tls', { stringData: { 'tls.crt': { plainText: 'x' } } })
        const gateway = new Gateway(shop, 'web', {
          gatewayClassName: 'gke-l7-rilb',
          listeners: { https: { protocol: 'HTTPS', tls: { secret } } },
        })
        new HttpRoute(shop, 'route', { name: 'web', parent: gateway, paths: { '/': new Deployment(pay, 'api', { container }).expose() } })
      }).filter((name) => !/^(Service|Deployment|Secret) /.test(name)),
    ).toEqual([
      'HealthCheckPolicy api',
      'ReferenceGrant shop-gateway-web',
      'ReferenceGrant shop-httproute-web',
      'Gateway web',
      'HTTPRoute web',
    ])
  })

  it('autoscalers, whether from replicas or by themselves', () => {
    expect(
      namesOf((chart) => {
        new Deployment(chart, 'a', { replicas: { max: 3 }, container: { image } })
        const target = new Deployment(chart, 'b', { container: { image } })
        new HorizontalPodAutoscaler(chart, 'scale', { target, maxReplicas: 2 })
      }).filter((name) => name.startsWith('H')),
    ).toEqual(['HorizontalPodAutoscaler a', 'HorizontalPodAutoscaler scale'])
  })

  it('a StatefulSet makes its headless Service, called as itself', () => {
    expect(
      namesOf((chart) => {
        const database = new StatefulSet(chart, 'database', { container: { image, ports: { sql: 5432 } } })
        database.expose({ name: 'database-read' })
        new StatefulSet(chart, 'pinned', { name: 'old', service: { name: 'old-headless' }, container: { image } })
      }),
    ).toEqual(['Service database', 'Service database-read', 'Service old-headless', 'StatefulSet database', 'StatefulSet old'])
  })

  it('a Job that runs again has a hash of its pods, which is a contract as well: another one runs every Job again', () => {
    const job = (props: object) => (chart: Chart) =>
      void new Job(chart, 'migrate', {
        rerun: 'on-change',
        restartPolicy: 'Never',
        container: { image, env: { A: 1, B: 2 } },
        ...props,
      } as never)
    expect(namesOf(job({}))).toEqual(['Job migrate-a24dc67ff4'])
    expect(namesOf(job({ name: 'm' }))).toEqual(['Job m-9cece73652'])
    expect(namesOf(job({ rerun: undefined }))).toEqual(['Job migrate'])
    expect(namesOf((chart) => new CronJob(chart, 'backup', { schedule: '@daily', restartPolicy: 'Never', container: { image } }))).toEqual([
      'CronJob backup',
    ])
  })

  it('the container has the name of the workload, or is called main where that cannot be', () => {
    const nameOf = (name: string): unknown => {
      const [pod] = manifestsOf((chart) => new Pod(chart, 'x', { name, container: { image } }))
      return (pod!.spec as unknown as { containers: { name: string }[] }).containers[0]!.name
    }
    expect(nameOf('server')).toBe('server')
    expect(nameOf('server.v1')).toBe('main')
    expect(nameOf(`a${'b'.repeat(63)}`.slice(0, 63))).toBe(`a${'b'.repeat(62)}`)
  })

  it('a Service reaches its clients by name, with the namespace when its chart has one', () => {
    const app = new App()
    const host = (namespace?: string): string =>
      Service.select(new Chart(app, `c${namespace ?? ''}`, { ...(namespace && { namespace }) }), 'db', {
        selector: { a: 'b' },
        ports: { sql: { port: 1, targetPort: 1 } },
      }).host
    expect([host(), host('data')]).toEqual(['db', 'db.data'])
  })
})

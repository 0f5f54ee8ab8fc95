import { describe, expect, it } from 'vitest'
import { App, Chart, ConfigMap, Deployment, PodMonitor, PodMonitoring, Secret, ServiceMonitor } from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { bodyOf, complaintsOf, manifestOf } from '../synth.js'

type Any = never
const server = (chart: Chart) => new Deployment(chart, 'server', { container: { image: 'x:1', ports: { http: 80, metrics: 9090 } } })
const single = (chart: Chart) => new Deployment(chart, 'single', { container: { image: 'x:1', ports: { web: 80 } } })

describe('ServiceMonitor', () => {
  it('finds a Service by its label and its ports by name; the only port need not be said', () => {
    const body = bodyOf(
      'ServiceMonitor',
      (chart) => new ServiceMonitor(chart, 'm', { selector: single(chart).expose(), endpoints: [{ interval: '30s' }] }),
    )
    expect(body).toEqual({
      spec: { selector: { matchLabels: { 'app.kubernetes.io/name': 'single' } }, endpoints: [{ port: 'web', interval: '30s' }] },
    })
  })

  it('looks into the namespace of the Service', () => {
    const app = new App()
    const service = single(new Chart(app, 'shop', { namespace: 'shop' })).expose()
    new ServiceMonitor(new Chart(app, 'monitoring', { namespace: 'monitoring' }), 'm', { selector: service, endpoints: [{}] })
    const { objects } = readTree(app)
    const monitor = objects.findIndex(({ manifest }) => manifest.kind === 'ServiceMonitor')
    expect(objects[monitor]!.manifest.spec).toMatchObject({ namespaceSelector: { matchNames: ['shop'] } })
    const [selected, port] = referencesOf(objects).filter(({ from, kind }) => from === monitor && (kind === 'selector' || kind === 'port'))
    const target = objects.findIndex(({ manifest }) => manifest.kind === 'Service')
    expect(selected).toMatchObject({ field: 'spec.selector', targets: [target] })
    expect(port).toMatchObject({ field: 'spec.endpoints[0].port', to: { port: 'web' }, targets: [target], lacking: [] })
  })

  it.each<[string, object, string]>([
    [
      'a port that is not there',
      { endpoints: [{ port: 'metric' }] },
      'wiring/port shop/m endpoints[0].port: Service server has no port "metric" -> did you mean metrics?',
    ],
    ['no port of several', { endpoints: [{}] }, 'endpoints[0]: port is missing -> add port: one of http, metrics'],
    [
      'a long timeout',
      { endpoints: [{ port: 'http', interval: '10s', scrapeTimeout: '1m' }] },
      'endpoints[0]: its timeout 1m is longer than its interval 10s',
    ],
    [
      'namespaces beside a Service',
      { endpoints: [{ port: 'http' }], namespaceSelector: { any: true } },
      'namespaceSelector: stands beside the Service server',
    ],
    ['a workload', { selector: 3, endpoints: [{ port: 'http' }] }, 'selector: must be an object, and is 3'],
  ])('%s is told', (_, props, message) => {
    const told = complaintsOf((chart) => new ServiceMonitor(chart, 'm', { selector: server(chart).expose(), ...props } as Any))
    expect(told.join('\n')).toContain(message)
  })

  it('two ways to log in are told', () => {
    const told = complaintsOf((chart) => {
      const key = Secret.external(chart, 's', { keys: ['k'] }).key('k')
      const endpoint = { authorization: { credentials: key }, basicAuth: { username: key, password: key } }
      new ServiceMonitor(chart, 'm', { selector: single(chart).expose(), endpoints: [endpoint] })
    })
    expect(told[0]).toContain('endpoints[0]: has authorization and basicAuth, of which only one can hold')
  })
})

describe('PodMonitor', () => {
  it('names ports of a workload, or gives numbers, with keys of Secrets and ConfigMaps', () => {
    const spec = bodyOf('PodMonitor', (chart) => {
      const secret = Secret.external(chart, 's', { keys: ['token', 'key'] })
      const ca = new ConfigMap(chart, 'ca', { data: { crt: 'x' } }).key('crt')
      new PodMonitor(chart, 'm', {
        selector: server(chart),
        podMetricsEndpoints: [
          { port: 'metrics', authorization: { credentials: secret.key('token') }, tlsConfig: { ca, keySecret: secret.key('key') } },
          { port: 9091 },
        ],
      })
    })
    expect(spec).toEqual({
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'server' } },
        podMetricsEndpoints: [
          {
            port: 'metrics',
            authorization: { credentials: { name: 's', key: 'token' } },
            tlsConfig: { ca: { configMap: { name: 'ca', key: 'crt' } }, keySecret: { name: 's', key: 'key' } },
          },
          { portNumber: 9091 },
        ],
      },
    })
  })
})

describe('PodMonitoring of Google', () => {
  it('has every field', () => {
    const spec = manifestOf('PodMonitoring', (chart) => {
      const key = Secret.external(chart, 's', { keys: ['k'] }).key('k')
      new PodMonitoring(chart, 'm', {
        selector: server(chart),
        endpoints: [
          {
            port: 'metrics',
            path: '/m',
            scheme: 'https',
            interval: '30s',
            timeout: '10s',
            params: { a: ['b'] },
            basicAuth: { username: 'u', password: key },
          },
          {
            port: 9091,
            interval: '1m',
            authorization: { credentials: key },
            metricRelabeling: [{ action: 'drop', sourceLabels: ['a'], regex: 'x' }],
          },
        ],
        targetLabels: { fromPod: [{ from: 'team', to: 'team' }], metadata: ['pod', 'container'] },
        limits: { samples: 1 },
        filterRunning: false,
      })
    }).spec
    expect(spec).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'server' } },
      endpoints: [
        {
          port: 'metrics',
          path: '/m',
          scheme: 'https',
          interval: '30s',
          timeout: '10s',
          params: { a: ['b'] },
          basicAuth: { username: 'u', password: { secret: { name: 's', key: 'k' } } },
        },
        {
          port: 9091,
          interval: '1m',
          authorization: { credentials: { secret: { name: 's', key: 'k' } } },
          metricRelabeling: [{ action: 'drop', sourceLabels: ['a'], regex: 'x' }],
        },
      ],
      targetLabels: { fromPod: [{ from: 'team', to: 'team' }], metadata: ['pod', 'container'] },
      limits: { samples: 1 },
      filterRunning: false,
    })
  })

  it('of a workload elsewhere is told', () => {
    const told = complaintsOf(
      (chart, app) =>
        new PodMonitoring(chart, 'm', {
          selector: single(new Chart(app, 'other', { namespace: 'other' })),
          endpoints: [{ interval: '30s' }],
        }),
      { namespace: 'shop' },
    )
    expect(told[0]).toContain(
      'selector: Deployment single is in namespace other, and shop/m in shop -> put it into the chart of the Deployment',
    )
  })
})

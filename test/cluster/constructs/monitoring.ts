import { ConfigMap, Deployment, PodMonitor, Secret, ServiceMonitor } from '../../../src/index.js'
import type { Group } from './group.js'

const apiVersion = 'monitoring.coreos.com/v1'
const monitor = (endpoint: object) => ({ apiVersion, kind: 'ServiceMonitor', spec: { selector: {}, endpoints: [endpoint] } })

/** PodMonitoring of Google is not here: the module with its definition cannot be downloaded everywhere. */
export const monitoring: Group = {
  name: 'monitoring',
  definitions: ['prometheus-operator'],
  kinds: ['ConfigMap', 'Deployment', 'Service', 'ServiceMonitor', 'PodMonitor'],
  program(chart) {
    const secret = Secret.external(chart, 'scrape', { keys: ['user', 'password', 'token', 'key', 'crt'] })
    const authority = new ConfigMap(chart, 'authority', { data: { 'ca.crt': 'x' } })
    const server = new Deployment(chart, 'server', { container: { image: 'x:1', ports: { http: 80, metrics: 9090 } } })
    const relabelings = [
      { action: 'replace', sourceLabels: ['a', 'b'], separator: ';', regex: '(.*)', targetLabel: 'c', replacement: '$1' },
      { action: 'hashmod', sourceLabels: ['a'], modulus: 2, targetLabel: 'c' },
    ] as const
    const scrape = {
      path: '/metrics',
      scheme: 'https',
      interval: '30s',
      scrapeTimeout: '10s',
      params: { module: ['x'] },
      honorLabels: true,
      honorTimestamps: false,
      followRedirects: true,
      enableHttp2: true,
      filterRunning: true,
      proxyUrl: 'http://proxy:3128',
      tlsConfig: {
        ca: authority.key('ca.crt'),
        cert: secret.key('crt'),
        keySecret: secret.key('key'),
        serverName: 'x',
        insecureSkipVerify: false,
        minVersion: 'TLS12',
        maxVersion: 'TLS13',
      },
      relabelings,
      metricRelabelings: [...relabelings, { action: 'labeldrop', regex: 'x' }],
    } as const
    const limits = {
      sampleLimit: 1,
      targetLimit: 2,
      labelLimit: 3,
      labelNameLengthLimit: 4,
      labelValueLengthLimit: 5,
      keepDroppedTargets: 6,
      jobLabel: 'job',
      podTargetLabels: ['app'],
      attachMetadata: { node: true },
      scrapeProtocols: ['OpenMetricsText1.0.0'],
      scrapeClass: 'x',
    } as const
    new ServiceMonitor(chart, 'server-metrics', {
      selector: server.expose(),
      endpoints: [
        { port: 'metrics', ...scrape, basicAuth: { username: secret.key('user'), password: secret.key('password') } },
        { port: 'http', authorization: { type: 'Bearer', credentials: secret.key('token') } },
        {
          port: 'http',
          oauth2: { clientId: { secret: { name: 'a', key: 'b' } }, clientSecret: { name: 'a', key: 'c' }, tokenUrl: 'https://x' },
        },
      ],
      targetLabels: ['x'],
      ...limits,
    })
    new ServiceMonitor(chart, 'others', { selector: { app: 'x' }, endpoints: [{ port: 'web' }], namespaceSelector: { any: true } })
    new ServiceMonitor(chart, 'some', { selector: { app: 'x' }, endpoints: [{ port: 'web' }], namespaceSelector: { matchNames: ['a'] } })
    new PodMonitor(chart, 'pods', {
      selector: server,
      podMetricsEndpoints: [
        { port: 'metrics', ...scrape, authorization: { credentials: secret.key('token') } },
        { port: 9091, basicAuth: { username: secret.key('user'), password: secret.key('password') } },
      ],
      ...limits,
    })
    new PodMonitor(chart, 'all-pods', {
      selector: { app: 'x' },
      podMetricsEndpoints: [
        { port: 'web', authorization: { type: 'Bearer', credentials: secret.key('token') } },
        {
          port: 'web',
          oauth2: { clientId: { secret: { name: 'a', key: 'b' } }, clientSecret: { name: 'a', key: 'c' }, tokenUrl: 'https://x' },
        },
      ],
      namespaceSelector: { any: true },
    })
    new PodMonitor(chart, 'other-pods', {
      selector: { app: 'x' },
      podMetricsEndpoints: [{ port: 'web' }],
      namespaceSelector: { matchNames: ['a', 'b'] },
    })
  },
  refused: [
    ['a scheme that does not exist', monitor({ port: 'x', scheme: 'ftp' }), /scheme: Unsupported value/],
    ['an interval without unit', monitor({ port: 'x', interval: '30' }), /interval/],
    ['a monitor without endpoints', { apiVersion, kind: 'ServiceMonitor', spec: { selector: {} } }, /endpoints: Required/],
  ],
}

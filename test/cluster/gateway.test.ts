import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chart, Deployment, Gateway, HttpRoute, type HttpRouteProps, type Listener, Secret } from '../../src/index.js'
import type { Manifest } from '../../src/model/model.js'
import { buildControlPlane } from './control-plane/build.js'
import { installCrds } from './control-plane/crds.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { manifestsOf, namespaces, refusals } from './support/two-charts.js'

const built = await buildControlPlane()
const title = 'an API server with the definitions of the Gateway API'

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane()
    for (const namespace of namespaces) await cluster.createNamespace(namespace)
    await installCrds(cluster.client, 'gateway-api', 'gke')
  })
  afterAll(() => cluster?.stop())

  it('takes a Gateway, routes and grants that say all that there is to say', async () => {
    const manifests = manifestsOf((chart, pay) => {
      const secret = (scope: Chart, id: string) => Secret.external(scope, id, { keys: ['tls.crt', 'tls.key'] })
      const container = { image: 'x:1', ports: { http: 8080 }, readinessProbe: { httpGet: { path: '/ready' } } } as const
      const service = new Deployment(chart, 'server', { container }).expose()
      const other = new Deployment(pay, 'api', { container }).expose()
      const listeners = {
        http: { protocol: 'HTTP' },
        https: {
          protocol: 'HTTPS',
          hostname: '*.example.com',
          tls: { secret: [secret(chart, 'a'), secret(chart, 'b')], options: { 'example.com/minimum': '1.3' } },
          allowedRoutes: { namespaces: { selector: { team: 'a' } }, kinds: ['HTTPRoute', 'GRPCRoute'] },
        },
        inner: { protocol: 'TLS', port: 8443, tls: { mode: 'Passthrough' } },
        ended: { protocol: 'TLS', port: 8444, hostname: 'a.example.com', tls: { secret: secret(chart, 'a') } },
        raw: { protocol: 'TCP', port: 5432, allowedRoutes: { namespaces: 'All' } },
        dns: { protocol: 'UDP', port: 53 },
      } as const satisfies Record<string, Listener>
      const gateway = new Gateway(chart, 'web', {
        gatewayClassName: 'eg',
        listeners,
        addresses: [{ namedAddress: 'shop' }, { ipAddress: '203.0.113.7' }, { hostname: 'lb.example.com' }],
        infrastructure: {
          labels: { a: 'b' },
          annotations: { 'example.com/c': 'd' },
          parametersRef: { group: 'example.com', kind: 'Settings', name: 's' },
        },
        externalDns: { target: '203.0.113.7' },
      })
      new Gateway(chart, 'google', {
        gatewayClassName: 'gke-l7-global-external-managed',
        listeners: { http: { protocol: 'HTTP' }, https: { protocol: 'HTTPS', tls: { certificateMap: 'shop' } } },
      })
      new Gateway(chart, 'regional', {
        gatewayClassName: 'gke-l7-rilb',
        listeners: { https: { protocol: 'HTTPS', tls: { preSharedCertificates: ['a', 'b'] } } },
      })
      new Gateway(chart, 'issued', {
        gatewayClassName: 'eg',
        listeners: { https: { protocol: 'HTTPS', hostname: 'a.example.com', tls: { clusterIssuer: 'letsencrypt' } } },
      })
      new HttpRoute(chart, 'route', {
        parent: [gateway.listener('http'), gateway.listener('https')],
        hostnames: ['shop.example.com', '*.example.com'],
        externalDns: { ttl: 60 },
        paths: {
          '/': [{ service, headers: { 'x-a': '1', 'x-b': { regularExpression: '2.*' } }, queryParams: { q: '3' }, method: 'GET' }, service],
          '/api': {
            split: [
              { service, weight: 9 },
              { service: other, weight: 0 },
            ],
            rewrite: '/',
            rewriteHostname: 'b.example.com',
            requestHeaders: { set: { 'x-c': '4' }, add: { 'x-d': '5' }, remove: ['x-e'] },
            responseHeaders: { set: {}, remove: ['server'] },
            cors: {
              allowOrigins: ['https://a.example.com'],
              allowMethods: ['GET'],
              allowHeaders: ['x-a'],
              exposeHeaders: ['x-b'],
              allowCredentials: true,
              maxAge: 60,
            },
            mirror: other,
            timeouts: { request: '1m30s', backendRequest: '500ms' },
          },
          '/exact': { pathType: 'Exact', service, rewrite: '/whole' },
          '/v[12]/.*': { pathType: 'RegularExpression', service, rewrite: '/' },
          '/old': { redirect: { scheme: 'https', hostname: 'b.example.com', port: 8443, path: '/new', statusCode: 308 } },
          '/older': { pathType: 'Exact', redirect: { path: '/new' } },
        },
      })
    })
    expect(
      await refusals(
        cluster,
        manifests.filter(({ kind }) => kind !== 'Deployment'),
      ),
    ).toEqual([])
    expect(new Set(manifests.map(({ kind }) => kind))).toEqual(new Set(['Deployment', 'Service', 'ReferenceGrant', 'Gateway', 'HTTPRoute']))
  })

  /** What we refuse is refused there too: the same manifest by override, which is not looked at. */
  const gateway = (listeners: object[]): Manifest[] =>
    manifestsOf((chart) => {
      new Gateway(chart, 'wrong', { gatewayClassName: 'eg', listeners: { a: { protocol: 'HTTP' } }, override: { spec: { listeners } } })
    })
  const rules = (...list: object[]): Manifest[] =>
    manifestsOf((chart) => {
      const parent = Gateway.external(chart, 'web', { listeners: ['http'] })
      const paths: HttpRouteProps['paths'] = { '/': { redirect: { scheme: 'https' } } }
      new HttpRoute(chart, 'wrong', { parent, paths, override: { spec: { rules: list } } })
    })
  const path = (value: string): object => ({ matches: [{ path: { type: 'PathPrefix', value } }] })

  it.each<[string, Manifest[], RegExp]>([
    [
      'HTTP with a certificate',
      gateway([{ name: 'a', protocol: 'HTTP', port: 80, tls: { certificateRefs: [{ name: 'a' }] } }]),
      /tls must not be specified/,
    ],
    ['TLS without a mode', gateway([{ name: 'a', protocol: 'TLS', port: 443 }]), /tls mode must be set/],
    ['TCP with a host', gateway([{ name: 'a', protocol: 'TCP', port: 1, hostname: 'a.b' }]), /hostname must not be specified/],
    ['every host by a sign', gateway([{ name: 'a', protocol: 'HTTP', port: 80, hostname: '*' }]), /hostname/],
    ['two listeners that are one', gateway(['a', 'b'].map((name) => ({ name, protocol: 'HTTP', port: 80 }))), /must be unique/],
    ['a path with two slashes', rules(path('/a//b')), /must not contain '\/\/'/],
    ['a path that is not absolute', rules(path('api')), /must be an absolute path/],
    ['seventeen rules', rules(...Array.from({ length: 17 }, () => path('/'))), /must have at most 16 items/],
    ['a duration without unit', rules({ timeouts: { request: '30' } }), /timeouts\.request/],
  ])('refuses %s, as the construct does', async (_, manifests, message) => {
    expect((await refusals(cluster, manifests)).join('\n')).toMatch(message)
  })
})

import { describe, expect, it } from 'vitest'
import { type Chart, Deployment, Ingress, Secret, type Service } from '../../../src/index.js'
import { isOfGke, problemsOf } from '../../gke-definitions/problems.js'
import { complaintsOf, manifestsOf } from '../synth.js'

const container = { image: 'x:1', ports: { http: 8080 }, readinessProbe: { httpGet: { path: '/ready' } } } as const
const serviceIn = (chart: Chart, id = 'server'): Service<'http'> => new Deployment(chart, id, { container }).expose()
const to = (name: string, path: string, pathType = 'Prefix'): object => ({
  path,
  pathType,
  backend: { service: { name, port: { name: 'http' } } },
})
const ingresses = (build: (chart: Chart) => unknown): unknown[] =>
  manifestsOf((chart) => void build(chart))
    .filter(({ kind }) => kind === 'Ingress')
    .map(({ metadata, spec }) => ({ annotations: metadata.annotations, spec }))

describe('nginx', () => {
  it('writes hosts, certificate and settings', () => {
    expect(
      ingresses((chart) => {
        new Ingress(chart, 'web', {
          className: 'nginx',
          annotations: { own: 'x', 'nginx.ingress.kubernetes.io/proxy-body-size': '1m' },
          tls: { clusterIssuer: 'letsencrypt' },
          nginx: { bodySize: '8m', sslRedirect: false, readTimeoutSeconds: 60, backendProtocol: 'GRPC' },
          defaultBackend: serviceIn(chart, 'rest'),
          hosts: {
            'a.example.com': { '/': serviceIn(chart), '/exact': { service: serviceIn(chart, 'b').port('http'), pathType: 'Exact' } },
            '*': { '/x': serviceIn(chart, 'c') },
          },
        })
      }),
    ).toEqual([
      {
        annotations: {
          'nginx.ingress.kubernetes.io/proxy-body-size': '1m',
          'nginx.ingress.kubernetes.io/ssl-redirect': 'false',
          'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
          'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC',
          'cert-manager.io/cluster-issuer': 'letsencrypt',
          own: 'x',
        },
        spec: {
          ingressClassName: 'nginx',
          defaultBackend: { service: { name: 'rest', port: { name: 'http' } } },
          tls: [{ hosts: ['a.example.com'], secretName: 'web-tls' }],
          rules: [
            { host: 'a.example.com', http: { paths: [to('server', '/'), to('b', '/exact', 'Exact')] } },
            { http: { paths: [to('c', '/x')] } },
          ],
        },
      },
    ])
  })

  it('puts a rewrite into an object of its own, which does not ask for the certificate again', () => {
    const [web, rewrite] = ingresses((chart) => {
      const service = serviceIn(chart)
      new Ingress(chart, 'web', {
        className: 'nginx',
        tls: { issuer: 'own', secretName: 'cert' },
        hosts: { 'a.example.com': { '/': service, '/api': { service, rewrite: '/' }, '/v1.0/': { service, rewrite: '/' } } },
      })
    })
    expect(web).toMatchObject({ annotations: { 'cert-manager.io/issuer': 'own' }, spec: { tls: [{ secretName: 'cert' }] } })
    expect(rewrite).toEqual({
      annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/$2', 'nginx.ingress.kubernetes.io/use-regex': 'true' },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['a.example.com'], secretName: 'cert' }],
        rules: [
          {
            host: 'a.example.com',
            http: {
              paths: [to('server', '/api(/|$)(.*)', 'ImplementationSpecific'), to('server', '/v1\\.0(/|$)(.*)', 'ImplementationSpecific')],
            },
          },
        ],
      },
    })
  })

  it.each([
    ['/api', '/api', ''],
    ['/api', '/api/', ''],
    ['/api', '/api/x/y', 'x/y'],
    ['/api', '/apix', undefined],
    ['/api', '/', undefined],
    ['/v1.0/', '/v1.0/x', 'x'],
    ['/v1.0/', '/v1x0/x', undefined],
    ['/', '/x/y', 'x/y'],
  ])('the path %s takes %s and hands on %j', (path, request, rest) => {
    const [only] = ingresses(
      (chart) =>
        new Ingress(chart, 'web', { className: 'nginx', hosts: { 'a.b': { [path as '/']: { service: serviceIn(chart), rewrite: '/' } } } }),
    )
    const pattern = (only as { spec: { rules: { http: { paths: { path: string }[] } }[] } }).spec.rules[0]!.http.paths[0]!.path
    expect(new RegExp(`^${pattern}`).exec(request)?.[2]).toBe(rest)
  })
})

describe('GKE', () => {
  it('makes the objects that its annotations name', () => {
    const all = manifestsOf((chart) => {
      new Ingress(chart, 'web', {
        className: 'gce',
        tls: { managedCertificate: true },
        gke: {
          staticIpName: 'ip',
          httpsRedirect: true,
          securityPolicy: 'armor',
          cdn: true,
          timeoutSeconds: 40,
          iap: Secret.external(chart, 'iap', { keys: [] }),
        },
        hosts: { 'a.example.com': { '/': serviceIn(chart) }, '*': { '/x': serviceIn(chart, 'other') } },
      })
    })
    const of = (kind: string, name: string) => all.find((each) => each.kind === kind && each.metadata.name === name)!
    expect(of('Ingress', 'web').metadata.annotations).toEqual({
      'kubernetes.io/ingress.class': 'gce',
      'kubernetes.io/ingress.global-static-ip-name': 'ip',
      'networking.gke.io/managed-certificates': 'web',
      'networking.gke.io/v1beta1.FrontendConfig': 'web',
    })
    expect(of('Ingress', 'web').spec).not.toHaveProperty('ingressClassName')
    expect(of('Ingress', 'web').spec).not.toHaveProperty('tls')
    expect(of('ManagedCertificate', 'web').spec).toEqual({ domains: ['a.example.com'] })
    expect(of('FrontendConfig', 'web').spec).toEqual({ redirectToHttps: { enabled: true } })
    expect(of('BackendConfig', 'server').spec).toEqual({
      healthCheck: { requestPath: '/ready' },
      securityPolicy: { name: 'armor' },
      cdn: { enabled: true },
      iap: { enabled: true, oauthclientCredentials: { secretName: 'iap' } },
      timeoutSec: 40,
    })
    expect(all.filter(isOfGke).flatMap(problemsOf)).toEqual([])
    expect(of('Service', 'other').metadata.annotations).toEqual({
      'cloud.google.com/neg': '{"ingress":true}',
      'cloud.google.com/backend-config': '{"default":"other"}',
    })
  })

  it('an internal one has a regional address', () => {
    const [{ annotations }] = ingresses(
      (chart) =>
        new Ingress(chart, 'web', { className: 'gce-internal', gke: { staticIpName: 'ip' }, hosts: { '*': { '/': serviceIn(chart) } } }),
    ) as [{ annotations: object }]
    expect(annotations).toEqual({ 'kubernetes.io/ingress.class': 'gce-internal', 'kubernetes.io/ingress.regional-static-ip-name': 'ip' })
  })
})

describe('what is wrong', () => {
  it.each<[string, object, string]>([
    [
      'a rewrite on GKE',
      { className: 'gce', hosts: { a: { '/': { rewrite: '/' } } } },
      'hosts.a["/"].rewrite: GKE Ingress cannot rewrite paths -> let the server answer under the path, or use className nginx',
    ],
    [
      'a rewrite on another class',
      { className: 'traefik', hosts: { a: { '/': { rewrite: '/' } } } },
      'hosts.a["/"].rewrite: how to rewrite paths is known for className nginx only -> let the server answer under the path, or use className nginx',
    ],
    [
      'settings of another class',
      { className: 'gce', nginx: {}, hosts: { a: { '/': {} } } },
      'nginx: is only for className nginx, and this one is "gce" -> leave it out',
    ],
    [
      'two issuers',
      { className: 'nginx', tls: { issuer: 'a', clusterIssuer: 'b' }, hosts: { a: { '/': {} } } },
      "tls: has issuer and clusterIssuer, of which only one can hold -> write { clusterIssuer: '…' }, { issuer: '…' } or { secret: … }",
    ],
    [
      'a managed certificate elsewhere',
      { className: 'nginx', tls: { managedCertificate: true }, hosts: { a: { '/': {} } } },
      'tls.managedCertificate: is no prop here -> known are: issuer, clusterIssuer, secretName, secret; any other field goes into override',
    ],
  ])('%s', (_, props, complaint) => {
    const found = complaintsOf((chart) => {
      const service = serviceIn(chart)
      const { hosts } = props as { hosts: Record<string, Record<string, object>> }
      const filled = Object.fromEntries(
        Object.entries(hosts).map(([host, paths]) => [
          host,
          Object.fromEntries(Object.entries(paths).map(([path, entry]) => [path, { service, ...entry }])),
        ]),
      )
      new Ingress(chart, 'web', { ...props, hosts: filled } as never)
    })
    expect(found).toEqual([`props/invalid shop/web ${complaint}`])
  })

  it.each<[string, (chart: Chart) => object, RegExp]>([
    ['a path that is not absolute', (chart) => ({ 'a.b': { api: serviceIn(chart) } }), /hosts\["a\.b"\]\.api: .*must be/],
    ['a host that is none', (chart) => ({ 'A B': { '/': serviceIn(chart) } }), /hosts\["A B"\]: the key "A B" must be/],
    [
      'a workload for a Service',
      (chart) => ({ 'a.b': { '/': new Deployment(chart, 'server', { container }) } }),
      /cannot lead to an object of class Deployment/,
    ],
    ['no paths', () => ({ 'a.b': {} }), /hosts\["a\.b"\]: must not be empty/],
    ['nothing at all', () => ({}), /leads nowhere/],
    [
      'a Service with several ports',
      (chart) => ({ 'a.b': { '/': new Deployment(chart, 's', { container: { image: 'x', ports: { a: 1, b: 2 } } }).expose() } }),
      /Service s has several ports: a, b -> say which: service\.port\('a'\)/,
    ],
  ])('%s', (_, hosts, pattern) => {
    const found = complaintsOf((chart) => new Ingress(chart, 'web', { className: 'nginx', hosts: hosts(chart) } as never))
    expect(found).toEqual([expect.stringMatching(pattern)])
  })
})

import { describe, expect, it } from 'vitest'
import {
  type Deployment as AnyDeployment,
  Chart,
  Deployment,
  Gateway,
  HttpRoute,
  type Listener,
  ReferenceGrant,
  Secret,
  Service,
} from '../../../src/index.js'
import { isOfGke, problemsOf } from '../../gke-definitions/problems.js'
import { type Build, bodyOf, complaintsOf, findingsOf, manifestsOf } from '../synth.js'

const container = { image: 'x:1', ports: { http: 8080 }, readinessProbe: { httpGet: { path: '/ready' } } } as const
const serverIn = (chart: Chart, id = 'server'): AnyDeployment<'http'> => new Deployment(chart, id, { container })
const http = { protocol: 'HTTP' } as const
const shop = { namespace: 'shop' }

describe('Gateway', () => {
  it('writes every prop', () => {
    const manifest = manifestsOf((chart) => {
      new Gateway(chart, 'web', {
        gatewayClassName: 'eg',
        annotations: { own: 'x' },
        listeners: {
          http,
          https: {
            protocol: 'HTTPS',
            hostname: '*.example.com',
            tls: {
              secret: [Secret.external(chart, 'a', { keys: [] }), Secret.external(chart, 'b', { keys: [] })],
              options: { 'example.com/min': '1.3' },
            },
            allowedRoutes: { namespaces: 'All', kinds: ['HTTPRoute'] },
          },
          inner: { protocol: 'TLS', port: 8443, tls: { mode: 'Passthrough' }, allowedRoutes: { namespaces: { selector: { team: 'a' } } } },
          ended: { protocol: 'TLS', port: 8444, tls: { secret: { name: 'c' } } },
          raw: { protocol: 'TCP', port: 5432 },
          dns: { protocol: 'UDP', port: 53 },
        },
        addresses: [{ namedAddress: 'shop' }, { ipAddress: '203.0.113.7' }, { hostname: 'lb.example.com' }],
        infrastructure: {
          labels: { a: 'b' },
          annotations: { c: 'd' },
          parametersRef: { group: 'example.com', kind: 'Settings', name: 's' },
        },
        externalDns: { target: ['203.0.113.7', '203.0.113.8'] },
      })
    }, shop)[0]!
    expect(manifest).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: {
        name: 'web',
        namespace: 'shop',
        labels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/part-of': 'shop' },
        annotations: {
          'external-dns.kubernetes.io/target': '203.0.113.7,203.0.113.8',
          'external-dns.alpha.kubernetes.io/target': '203.0.113.7,203.0.113.8',
          own: 'x',
        },
      },
      spec: {
        gatewayClassName: 'eg',
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP' },
          {
            name: 'https',
            hostname: '*.example.com',
            port: 443,
            protocol: 'HTTPS',
            tls: { certificateRefs: [{ name: 'a' }, { name: 'b' }], options: { 'example.com/min': '1.3' } },
            allowedRoutes: { namespaces: { from: 'All' }, kinds: [{ kind: 'HTTPRoute' }] },
          },
          {
            name: 'inner',
            port: 8443,
            protocol: 'TLS',
            tls: { mode: 'Passthrough' },
            allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'a' } } } },
          },
          { name: 'ended', port: 8444, protocol: 'TLS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'c' }] } },
          { name: 'raw', port: 5432, protocol: 'TCP' },
          { name: 'dns', port: 53, protocol: 'UDP' },
        ],
        addresses: [
          { type: 'NamedAddress', value: 'shop' },
          { type: 'IPAddress', value: '203.0.113.7' },
          { type: 'Hostname', value: 'lb.example.com' },
        ],
        infrastructure: {
          labels: { a: 'b' },
          annotations: { c: 'd' },
          parametersRef: { group: 'example.com', kind: 'Settings', name: 's' },
        },
      },
    })
  })

  const told = (listeners: Readonly<Record<string, Listener>>, gatewayClassName = 'gke-l7-global-external-managed'): unknown => {
    const [{ metadata, spec }] = manifestsOf((chart) => void new Gateway(chart, 'web', { gatewayClassName, listeners })) as unknown as [
      { metadata: object; spec: object },
    ]
    return {
      annotations: (metadata as { annotations?: object }).annotations,
      tls: (spec as { listeners: { tls?: object }[] }).listeners.map(({ tls }) => tls),
    }
  }

  it('asks cert-manager by one annotation, and has one Secret unless it says otherwise', () => {
    const issuer = { clusterIssuer: 'letsencrypt' }
    expect(
      told({
        a: { protocol: 'HTTPS', hostname: 'a.example.com', tls: issuer },
        b: { protocol: 'HTTPS', hostname: 'b.example.com', tls: { ...issuer, secretName: 'b' } },
      }),
    ).toEqual({
      annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      tls: [{ certificateRefs: [{ name: 'web-tls' }] }, { certificateRefs: [{ name: 'b' }] }],
    })
    expect(told({ a: { protocol: 'HTTPS', hostname: 'a.example.com', tls: { issuer: 'own' } } })).toMatchObject({
      annotations: { 'cert-manager.io/issuer': 'own' },
    })
  })

  it("takes Google's certificates: a map by annotation, others by option", () => {
    expect(told({ http, https: { protocol: 'HTTPS', tls: { certificateMap: 'shop' } } })).toEqual({
      annotations: { 'networking.gke.io/certmap': 'shop' },
      tls: [undefined, undefined],
    })
    expect(told({ https: { protocol: 'HTTPS', tls: { preSharedCertificates: ['a', 'b'] } } }, 'gke-l7-rilb')).toEqual({
      tls: [{ options: { 'networking.gke.io/pre-shared-certs': 'a,b' } }],
    })
  })

  it.each<[what: string, listeners: unknown, complaint: string]>([
    ['no listener', {}, 'listeners: must not be empty -> write at least one entry'],
    ['a list', [http], "listeners: must be an object, and is a list -> write listeners: { http: { protocol: 'HTTP' } }"],
    ['no protocol', { a: { port: 80 } }, 'listeners.a: protocol is missing -> add protocol'],
    [
      'an unknown protocol',
      { a: { protocol: 'https' } },
      'listeners.a.protocol: must be one of HTTP, HTTPS, TLS, TCP, UDP, and is "https" -> did you mean HTTPS?',
    ],
    ['HTTPS without certificate', { a: { protocol: 'HTTPS' } }, 'listeners.a: tls is missing -> add tls'],
    [
      'HTTP with one',
      { a: { ...http, tls: { secret: { name: 'a' } } } },
      "listeners.a.tls: is only for the protocols HTTPS and TLS -> write protocol: 'HTTPS', or leave it out",
    ],
    ['TCP without port', { a: { protocol: 'TCP' } }, 'listeners.a: port is missing -> add port'],
    [
      'TCP with a host',
      { a: { protocol: 'TCP', port: 1, hostname: 'a.b' } },
      'listeners.a.hostname: is not known to the protocols TCP and UDP -> leave it out',
    ],
    [
      'every host by a sign',
      { a: { ...http, hostname: '*' } },
      "listeners.a.hostname: \"*\" is every host, which is said by leaving it out -> write a host such as 'shop.example.com' or '*.example.com'",
    ],
    [
      'an address as host',
      { a: { ...http, hostname: '10.0.0.1' } },
      "listeners.a.hostname: \"10.0.0.1\" is an address, and no host -> write a host such as 'shop.example.com' or '*.example.com'",
    ],
    [
      'two ways to a certificate',
      { a: { protocol: 'HTTPS', hostname: 'a.b', tls: { issuer: 'x', secret: { name: 'y' } } } },
      "listeners.a.tls: has secret and issuer, of which only one can hold -> write { clusterIssuer: '…' }, { issuer: '…' } or { secret: … }",
    ],
    [
      'a name for the Secret beside the Secret',
      { a: { protocol: 'HTTPS', tls: { secretName: 'x', secret: { name: 'y' } } } },
      'listeners.a.tls.secretName: is only for a certificate of cert-manager -> leave it out',
    ],
    [
      'two listeners that are one',
      { a: http, b: { ...http, port: 80 } },
      'listeners.b: b answers for what a answers for -> give it another port or hostname',
    ],
    [
      'cert-manager without a host',
      { a: { protocol: 'HTTPS', tls: { issuer: 'x' } } },
      "listeners.a: cert-manager makes no certificate for it: it has no hostname -> add hostname: '…'",
    ],
    [
      'two issuers',
      {
        a: { protocol: 'HTTPS', hostname: 'a.b', tls: { issuer: 'x' } },
        b: { protocol: 'HTTPS', hostname: 'c.d', tls: { clusterIssuer: 'x' } },
      },
      'listeners.b.tls: names another issuer than a, and a Gateway has one -> name the same one, or make a second Gateway',
    ],
    [
      'cert-manager beside a Secret',
      {
        a: { protocol: 'HTTPS', hostname: 'a.b', tls: { issuer: 'x' } },
        b: { protocol: 'HTTPS', hostname: 'c.d', tls: { secret: { name: 'x' } } },
      },
      'listeners.b.tls: differs from that of a, and cert-manager makes the Secrets of all listeners of a Gateway -> make a second Gateway for one of the two',
    ],
    [
      'two certificate maps',
      { a: { protocol: 'HTTPS', tls: { certificateMap: 'x' } }, b: { protocol: 'HTTPS', port: 8443, tls: { certificateMap: 'y' } } },
      'listeners.b.tls: differs from that of a, and a certificate map is for all listeners of a Gateway -> make a second Gateway for one of the two',
    ],
    [
      "Google's certificate for another class",
      { a: { protocol: 'HTTPS', tls: { certificateMap: 'x' } } },
      'listeners.a.tls.certificateMap: is only for a Gateway of GKE, and this one is eg -> give a secret or an issuer',
    ],
  ])('refuses %s', (_, listeners, complaint) => {
    const gatewayClassName = complaint.includes('for all listeners of a Gateway') ? 'gke-l7-gxlb' : 'eg'
    expect(complaintsOf((chart) => void new Gateway(chart, 'web', { gatewayClassName, listeners } as never))).toEqual([
      `props/invalid shop/web ${complaint}`,
    ])
  })

  it('refuses a certificate map for one region', () => {
    expect(
      complaintsOf(
        (chart) =>
          void new Gateway(chart, 'web', {
            gatewayClassName: 'gke-l7-rilb',
            listeners: { a: { protocol: 'HTTPS', tls: { certificateMap: 'x' } } },
          }),
      ),
    ).toEqual([
      "props/invalid shop/web listeners.a.tls.certificateMap: is only for a Gateway of the whole world, and this one is gke-l7-rilb -> write gatewayClassName: 'gke-l7-global-external-managed'",
    ])
  })

  it('tells a listener that it does not have, at the line that asks for it', () => {
    const program: Build = (chart) => {
      new Gateway(chart, 'web', { gatewayClassName: 'eg', listeners: { http } }).listener('htp' as never)
      Gateway.external(chart, 'shared', { listeners: ['https'] }).listener('tls' as never)
    }
    expect(complaintsOf(program)).toEqual([
      'wiring/listener shop -: Gateway shared has no listener "tls" -> it has https',
      'wiring/listener shop/web -: Gateway web has no listener "htp" -> did you mean http?',
    ])
  })
})

describe('HttpRoute', () => {
  const route = (
    props: Omit<ConstructorParameters<typeof HttpRoute>[2], 'parent' | 'paths'> & { paths: (service: Service<'http'>) => object },
  ): unknown =>
    bodyOf('HTTPRoute', (chart) => {
      const gateway = Gateway.external(chart, 'web', { listeners: ['http', 'https'] })
      new HttpRoute(chart, 'web', { ...props, parent: gateway.listener('https'), paths: props.paths(serverIn(chart).expose()) as never })
    })

  it('writes hosts, and a rule for each path', () => {
    expect(
      route({
        hostnames: ['a.example.com', '*.example.org'],
        paths: (service) => ({ '/': service, '/api': { service: service.port('http'), rewrite: '/' } }),
      }),
    ).toEqual({
      spec: {
        parentRefs: [{ name: 'web', sectionName: 'https' }],
        hostnames: ['a.example.com', '*.example.org'],
        rules: [
          { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'server', port: 8080 }] },
          {
            matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
            filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } }],
            backendRefs: [{ name: 'server', port: 8080 }],
          },
        ],
      },
    })
  })

  it('writes every match, filter and timeout', () => {
    expect(
      route({
        paths: (service) => ({
          '/a': {
            service,
            pathType: 'Exact',
            headers: { 'x-a': '1', 'x-b': { regularExpression: '2.*' } },
            queryParams: { q: '3' },
            method: 'GET',
            rewrite: '/b',
            rewriteHostname: 'b.example.com',
            requestHeaders: { set: { 'x-c': '4' }, add: { 'x-d': '5' }, remove: ['x-e'] },
            responseHeaders: { remove: ['server'] },
            cors: { allowOrigins: ['https://a.example.com'], allowMethods: ['GET'], allowCredentials: true, maxAge: 60 },
            mirror: service,
            timeouts: { request: '30s', backendRequest: '1m30s' },
          },
        }),
      }),
    ).toMatchObject({
      spec: {
        rules: [
          {
            matches: [
              {
                path: { type: 'Exact', value: '/a' },
                headers: [
                  { name: 'x-a', value: '1' },
                  { type: 'RegularExpression', name: 'x-b', value: '2.*' },
                ],
                queryParams: [{ name: 'q', value: '3' }],
                method: 'GET',
              },
            ],
            filters: [
              { type: 'URLRewrite', urlRewrite: { hostname: 'b.example.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/b' } } },
              {
                type: 'RequestHeaderModifier',
                requestHeaderModifier: { set: [{ name: 'x-c', value: '4' }], add: [{ name: 'x-d', value: '5' }], remove: ['x-e'] },
              },
              { type: 'ResponseHeaderModifier', responseHeaderModifier: { remove: ['server'] } },
              {
                type: 'CORS',
                cors: { allowOrigins: ['https://a.example.com'], allowMethods: ['GET'], allowCredentials: true, maxAge: 60 },
              },
              { type: 'RequestMirror', requestMirror: { backendRef: { name: 'server', port: 8080 } } },
            ],
            timeouts: { request: '30s', backendRequest: '1m30s' },
          },
        ],
      },
    })
  })

  it('splits by weight, redirects, and takes several rules for one path', () => {
    expect(
      route({
        paths: (service) => ({
          '/': [
            { service, headers: { 'x-beta': 'yes' } },
            {
              split: [
                { service, weight: 9 },
                { service, weight: 1 },
              ],
            },
          ],
          '/old': { redirect: { scheme: 'https', hostname: 'b.example.com', port: 8443, path: '/new', statusCode: 308 } },
        }),
      }),
    ).toMatchObject({
      spec: {
        rules: [
          { matches: [{ headers: [{ name: 'x-beta', value: 'yes' }] }] },
          {
            backendRefs: [
              { name: 'server', port: 8080, weight: 9 },
              { name: 'server', port: 8080, weight: 1 },
            ],
          },
          {
            filters: [
              {
                type: 'RequestRedirect',
                requestRedirect: {
                  scheme: 'https',
                  hostname: 'b.example.com',
                  port: 8443,
                  path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' },
                  statusCode: 308,
                },
              },
            ],
          },
        ],
      },
    })
  })

  it.each<[what: string, props: object, complaint: string]>([
    ['no path', { paths: {} }, 'paths: must not be empty -> write at least one entry'],
    [
      'a path that is not absolute',
      { paths: { api: { redirect: { scheme: 'https' } } } },
      'paths.api: the path "api" must be an absolute path -> write \'/api\'',
    ],
    [
      'a path with two slashes',
      { paths: { '/a//b': { redirect: { scheme: 'https' } } } },
      'paths["/a//b"]: the path "/a//b" must not have "//" -> write another path',
    ],
    ['a rule that leads nowhere', { paths: { '/': {} } }, 'paths["/"]: leads nowhere -> write exactly one of service, split and redirect'],
    ['a redirect to nowhere', { paths: { '/': { redirect: {} } } }, 'paths["/"].redirect: leads nowhere -> write { scheme: \'https\' }'],
    [
      'a rewrite of a redirect',
      { paths: { '/': { rewrite: '/', redirect: { scheme: 'https' } } } },
      'paths["/"].rewrite: is of no use: a redirect reaches no Service -> leave it out',
    ],
    [
      'a duration without unit',
      { paths: { '/': { timeouts: { request: '30' }, redirect: { scheme: 'https' } } } },
      'paths["/"].timeouts.request: "30" is no duration -> write hours, minutes, seconds or milliseconds such as \'30s\' or \'1m30s\'',
    ],
    [
      'a status that is no redirect',
      { paths: { '/': { redirect: { statusCode: 200 } } } },
      'paths["/"].redirect.statusCode: must be 301, 302, 303, 307 or 308, and is 200 -> write 301, or leave it out',
    ],
    [
      'a workload',
      { paths: { '/': { service: { name: 'x', kind: 'Deployment' } } } },
      'paths["/"].service: cannot lead to an object -> give a Service, service.port(\'…\'), or { service: … }',
    ],
    [
      'a parent that is none',
      { parent: { name: 'x' } },
      "parent: must be a Gateway or a listener of one, and is an object -> give the Gateway, or gateway.listener('…')",
    ],
    [
      'seventeen rules',
      { paths: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`/${index}x`, { redirect: { scheme: 'https' } }])) },
      'paths: has 17 rules, and a route takes 16 -> make a second HttpRoute for some of them',
    ],
  ])('refuses %s', (_, props, complaint) => {
    const program: Build = (chart) => {
      const parent = Gateway.external(chart, 'web', { listeners: ['http'] })
      new HttpRoute(chart, 'web', { parent, paths: { '/': { redirect: { scheme: 'https' } } }, ...props } as never)
    }
    expect(complaintsOf(program)).toEqual([`props/invalid shop/web ${complaint}`])
  })

  it('tells of a Service with several ports', () => {
    const program: Build = (chart) => {
      const service = new Deployment(chart, 'server', { container: { image: 'x', ports: { http: 1, metrics: 2 } } }).expose()
      new HttpRoute(chart, 'web', { parent: Gateway.external(chart, 'g', { listeners: [] }), paths: { '/': service } })
    }
    expect(complaintsOf(program)).toEqual([
      'props/invalid shop/web paths["/"]: Service server has several ports: http, metrics -> say which: service.port(\'http\')',
    ])
  })

  describe('and what it is attached to', () => {
    const attach = (listeners: Readonly<Record<string, Listener>>, props: (gateway: Gateway) => object, elsewhere = false): string[] =>
      complaintsOf((chart, app) => {
        const home = elsewhere ? new Chart(app, 'platform', { namespace: 'platform' }) : chart
        const gateway = new Gateway(home, 'gateway', { gatewayClassName: 'eg', listeners }) as Gateway
        new HttpRoute(chart, 'web', { parent: gateway, paths: { '/': { redirect: { hostname: 'x.example.com' } } }, ...props(gateway) })
      }, shop)
    const https: Listener = { protocol: 'HTTPS', hostname: '*.example.com', tls: { secret: { name: 'x' } } }
    const toHttps = { paths: { '/': { redirect: { scheme: 'https', statusCode: 301 } } } } as const

    it.each<[what: string, complaints: string[], expected: string[]]>([
      ['http to https', attach({ http, https }, (gateway) => ({ ...toHttps, parent: gateway.listener('http') })), []],
      [
        'https to https',
        attach({ http, https }, (gateway) => ({ ...toHttps, parent: gateway.listener('https') })),
        [
          'props/invalid shop/web paths["/"].redirect: sends https to https for ever: the listener https of Gateway gateway is one that speaks HTTPS -> give the route the parent gateway.listener(\'http\')',
        ],
      ],
      [
        'all to https',
        attach({ https }, () => toHttps),
        [
          'props/invalid shop/web paths["/"].redirect: sends https to https for ever: Gateway gateway has the listener https, which speaks HTTPS -> add a listener of protocol HTTP, and give it to the route as its parent',
        ],
      ],
      [
        'another protocol',
        attach({ raw: { protocol: 'TCP', port: 1 } }, () => ({})),
        ['props/invalid shop/web parent: Gateway gateway speaks TCP, and takes no HTTPRoute -> give a listener of protocol HTTP or HTTPS'],
      ],
      ['a host that it has', attach({ https }, () => ({ hostnames: ['example.org', 'a.b.example.com'] })), []],
      ['a host for all', attach({ a: { ...http, hostname: 'a.example.com' } }, () => ({ hostnames: ['*.example.com'] })), []],
      [
        'no host that it has',
        attach({ https }, () => ({ hostnames: ['example.com'] })),
        [
          'props/invalid shop/web parent: Gateway gateway is for *.example.com, and the route for example.com -> name the same host in both',
        ],
      ],
      ['another namespace that is let in', attach({ http: { ...http, allowedRoutes: { namespaces: 'All' } } }, () => ({}), true), []],
      [
        'another namespace',
        attach({ http }, () => ({}), true),
        [
          "wiring/other-namespace shop/web parent: Gateway gateway takes routes of its own namespace platform, and shop/web is in shop -> let it take others: allowedRoutes: { namespaces: 'All' }",
        ],
      ],
    ])('%s', (_, complaints, expected) => expect(complaints).toEqual(expected))

    it('names the namespace of a Gateway elsewhere, and that only', () => {
      const parents = (namespace?: string): unknown =>
        (
          bodyOf(
            'HTTPRoute',
            (chart) => {
              const gateway = Gateway.external(chart, 'g', { ...(namespace && { namespace }), listeners: ['https'] })
              new HttpRoute(chart, 'web', { parent: [gateway.listener('https')], paths: { '/': serverIn(chart).expose() } })
            },
            shop,
          ) as { spec: { parentRefs: unknown } }
        ).spec.parentRefs
      expect(parents()).toEqual([{ name: 'g', sectionName: 'https' }])
      expect(parents('platform')).toEqual([{ name: 'g', namespace: 'platform', sectionName: 'https' }])
    })
  })

  it('behind a Gateway of GKE tells the health check what the readiness probe asks', () => {
    const program =
      (gatewayClassName: string): Build =>
      (chart) => {
        const parent = new Gateway(chart, 'gateway', { gatewayClassName, listeners: { http } })
        const plain = new Deployment(chart, 'plain', {
          container: { image: 'x', ports: { http: 1 }, readinessProbe: { httpGet: { path: '/' } } },
        })
        new HttpRoute(chart, 'web', { parent, paths: { '/': plain.expose(), '/a': serverIn(chart).expose() } })
        new HttpRoute(chart, 'again', {
          parent,
          paths: { '/b': chart.node.findChild('server').node.findChild('service') as unknown as Service },
        })
      }
    const made = manifestsOf(program('gke-l7-global-external-managed')).filter(isOfGke)
    expect(made.map(({ kind, metadata, spec }) => ({ kind, name: metadata.name, spec }))).toEqual([
      {
        kind: 'HealthCheckPolicy',
        name: 'server',
        spec: {
          default: { config: { type: 'HTTP', httpHealthCheck: { requestPath: '/ready' } } },
          targetRef: { group: '', kind: 'Service', name: 'server' },
        },
      },
    ])
    expect(made.flatMap(problemsOf)).toEqual([])
    expect(manifestsOf(program('eg')).filter(isOfGke)).toEqual([])
  })
})

describe('other namespaces', () => {
  const cross =
    (use: (chart: Chart, other: Chart) => void, namespace: string | undefined = 'shop'): Build =>
    (chart, app) =>
      use(chart, new Chart(app, 'pay', { ...(namespace && { namespace: 'pay' }) }))

  it('opens a Service of ours to the route, all of one namespace in one grant', () => {
    const grants = manifestsOf(
      cross((chart, other) => {
        const parent = Gateway.external(chart, 'g', { listeners: [] })
        const [a, b] = ['a', 'b'].map((id) => serverIn(other, id).expose()) as [Service<'http'>, Service<'http'>]
        new HttpRoute(chart, 'web', {
          parent,
          paths: {
            '/a': a,
            '/b': {
              split: [
                { service: a, weight: 1 },
                { service: b, weight: 1 },
              ],
            },
          },
        })
      }),
      shop,
    )
    const grant = grants.find(({ kind }) => kind === 'ReferenceGrant')!
    expect(grant).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      metadata: { name: 'shop-httproute-web', namespace: 'pay' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
        to: [
          { group: '', kind: 'Service', name: 'a' },
          { group: '', kind: 'Service', name: 'b' },
        ],
      },
    })
    expect(grants.find(({ kind }) => kind === 'HTTPRoute')!.spec).toMatchObject({
      rules: [{ backendRefs: [{ name: 'a', namespace: 'pay', port: 8080 }] }, {}],
    })
  })

  it('opens a Secret of ours to the Gateway', () => {
    const [grant] = manifestsOf(
      cross((chart, other) => {
        const secret = new Secret(other, 'tls', {
          type: 'kubernetes.io/tls',
          stringData: { 'tls.crt': { plainText: 'a' }, 'tls.key': { plainText: 'b' } },
        })
        new Gateway(chart, 'web', { gatewayClassName: 'eg', listeners: { https: { protocol: 'HTTPS', tls: { secret } } } })
      }),
      shop,
    ).filter(({ kind }) => kind === 'ReferenceGrant')
    expect(grant).toMatchObject({
      metadata: { name: 'shop-gateway-web', namespace: 'pay' },
      spec: { to: [{ group: '', kind: 'Secret', name: 'tls' }] },
    })
  })

  const external = (more: (chart: Chart, app: Chart) => void): Build =>
    cross((chart, other) => {
      const service = Service.external(chart, 'api', { namespace: 'pay', ports: { http: 80 } })
      new HttpRoute(chart, 'web', { parent: Gateway.external(chart, 'g', { listeners: [] }), paths: { '/': service } })
      more(chart, other)
    })

  it.each<[string, (chart: Chart, pay: Chart) => void]>([
    ['is declared', (chart) => void ReferenceGrant.external(chart, 'shop', { namespace: 'pay' })],
    [
      'is made for this kind',
      (_, pay) => void new ReferenceGrant(pay, 'shop', { from: { kind: 'HTTPRoute', namespace: 'shop' }, to: { kind: 'Service' } }),
    ],
    [
      'is made for this Service',
      (_, pay) =>
        void new ReferenceGrant(pay, 'shop', { from: [{ kind: 'HTTPRoute', namespace: 'shop' }], to: [{ kind: 'Service', name: 'api' }] }),
    ],
  ])('is content with a Service made elsewhere when a grant %s', (_, more) => {
    expect(findingsOf(external(more), shop)).toEqual([])
  })

  it.each<[string, (chart: Chart, pay: Chart) => void]>([
    ['there is none', () => {}],
    ['it is declared in another namespace', (chart) => void ReferenceGrant.external(chart, 'shop', { namespace: 'other' })],
    [
      'it is for another kind',
      (_, pay) => void new ReferenceGrant(pay, 'a', { from: { kind: 'Gateway', namespace: 'shop' }, to: { kind: 'Service' } }),
    ],
    [
      'it is for another namespace',
      (_, pay) => void new ReferenceGrant(pay, 'a', { from: { kind: 'HTTPRoute', namespace: 'blog' }, to: { kind: 'Service' } }),
    ],
    [
      'it is for another object',
      (_, pay) => void new ReferenceGrant(pay, 'a', { from: { kind: 'HTTPRoute', namespace: 'shop' }, to: { kind: 'Service', name: 'x' } }),
    ],
  ])('points out the grant when %s', (_, more) => {
    expect(complaintsOf(external(more), shop)).toEqual([
      "wiring/reference-grant shop/web spec.rules[0].backendRefs[0]: HTTPRoute web leads to Service api in namespace pay, where nothing lets it -> make a ReferenceGrant there, or say that there is one: ReferenceGrant.external(chart, '…', { namespace: 'pay' })",
    ])
  })

  it('takes the constructs themselves, and opens only what is its own', () => {
    const program: Build = (chart, app) => {
      const pay = new Chart(app, 'pay', { namespace: 'pay' })
      const service = serverIn(chart).expose()
      const route = new HttpRoute(pay, 'web', {
        parent: Gateway.external(pay, 'g', { listeners: [] }),
        paths: { '/': { redirect: { scheme: 'https' } } },
      })
      new ReferenceGrant(chart, 'pay', {
        from: route,
        to: [service, Secret.external(chart, 's', { keys: [] }), { kind: 'ConfigMap', group: '' }],
      })
    }
    expect(manifestsOf(program, shop).find(({ kind }) => kind === 'ReferenceGrant')!.spec).toEqual({
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'pay' }],
      to: [
        { group: '', kind: 'Service', name: 'server' },
        { group: '', kind: 'Secret', name: 's' },
        { group: '', kind: 'ConfigMap' },
      ],
    })
    expect(
      complaintsOf((chart, app) => {
        const pay = new Chart(app, 'pay', { namespace: 'pay' })
        new ReferenceGrant(pay, 'x', { from: { kind: 'HTTPRoute', namespace: 'a' }, to: serverIn(chart).expose() })
      }, shop),
    ).toEqual([
      'wiring/other-namespace pay/x to: Service server is in namespace shop, and pay/x in pay -> put the grant into the chart of what it opens',
    ])
  })
})

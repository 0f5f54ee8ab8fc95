import { describe, expect, it } from 'vitest'
import { type Chart, Deployment, EndpointSlice, Ingress, Service } from '../../../src/index.js'
import { complaintsOf, manifestOf, manifestsOf } from '../synth.js'

const outside = (chart: Chart) =>
  Service.withoutSelector(chart, 'database', { ports: { sql: 5432, web: { port: 80, targetPort: 8080, protocol: 'UDP' } } })

describe('EndpointSlice', () => {
  it('says where a Service without selector leads: each of its ports, at its own number unless said', () => {
    const [service, slice] = manifestsOf((chart) => {
      new EndpointSlice(chart, 'slice', {
        service: outside(chart),
        endpoints: ['10.0.0.5', { addresses: ['10.0.0.6'], hostname: 'a', nodeName: 'n', zone: 'z', conditions: { ready: false } }],
        ports: { sql: { port: 5433, protocol: 'SCTP' } },
      })
    })
    expect(service!.spec).toEqual({
      ports: [
        { name: 'sql', port: 5432 },
        { name: 'web', protocol: 'UDP', port: 80, targetPort: 8080 },
      ],
    })
    expect(slice).toEqual({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'slice',
        labels: { 'app.kubernetes.io/name': 'slice', 'app.kubernetes.io/part-of': 'shop', 'kubernetes.io/service-name': 'database' },
      },
      addressType: 'IPv4',
      endpoints: [
        { addresses: ['10.0.0.5'] },
        { addresses: ['10.0.0.6'], hostname: 'a', nodeName: 'n', zone: 'z', conditions: { ready: false } },
      ],
      ports: [
        { name: 'sql', port: 5433, protocol: 'SCTP' },
        { name: 'web', port: 8080, protocol: 'UDP' },
      ],
    })
  })

  it.each([
    ['2001:db8::1', 'IPv6'],
    ['a.example.com', 'FQDN'],
  ])('of %s is of type %s', (address, type) => {
    expect(
      manifestOf('EndpointSlice', (chart) => void new EndpointSlice(chart, 'a', { service: outside(chart), endpoints: [address] }))
        .addressType,
    ).toBe(type)
  })

  it.each<[string, (chart: Chart) => object, string]>([
    [
      'addresses of two kinds',
      () => ({ endpoints: ['10.0.0.1', '2001:db8::1'] }),
      'props/invalid shop/a endpoints: has addresses of IPv4 and IPv6, and a slice holds one kind -> make a slice for each',
    ],
    ['no address', () => ({ endpoints: [] }), 'props/invalid shop/a endpoints: must not be empty -> write at least one item'],
    [
      'what is no address',
      () => ({ endpoints: ['10.0.0.1:80'] }),
      'props/invalid shop/a endpoints[0]: "10.0.0.1:80" is no address -> write an address such as \'10.0.0.10\'',
    ],
    [
      'a port that the Service does not have',
      () => ({ ports: { x1: 1 } }),
      'wiring/port shop/a ports.x1: Service database has no port "x1" -> it has sql, web',
    ],
    [
      'a Service that selects',
      (chart) => ({ service: new Deployment(chart, 'server', { container: { image: 'x', ports: { http: 1 } } }).expose() }),
      'props/invalid shop/a service: Service server selects pods, whose addresses Kubernetes writes itself -> use Service.withoutSelector',
    ],
    [
      'what is no Service',
      () => ({ service: 'x' }),
      'props/invalid shop/a service: must be a Service, and is "x" -> give what Service.withoutSelector returns',
    ],
  ])('refuses %s', (_, props, complaint) => {
    expect(
      complaintsOf(
        (chart) => void new EndpointSlice(chart, 'a', { service: outside(chart), endpoints: ['10.0.0.1'], ...props(chart) } as never),
      ),
    ).toEqual([complaint])
  })

  it('a Service without selector takes none', () => {
    expect(complaintsOf((chart) => void Service.withoutSelector(chart, 'a', { ports: { a: 1 }, selector: { a: 'b' } } as never))).toEqual([
      'props/invalid shop/a selector: is what this Service has not -> use new Service or Service.select',
    ])
  })
})

describe('a Service of two families', () => {
  const service = (props: object) => (chart: Chart) => void Service.withoutSelector(chart, 'a', { ports: { a: 1 }, ...props })

  it.each<[object, string[]]>([
    [{ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv6', 'IPv4'] }, []],
    [{ ipFamilies: ['IPv4', 'IPv6'] }, []],
    [{ ipFamilies: ['IPv4', 'IPv4'] }, ['ipFamilies: names a family twice -> name each once']],
    [
      { ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] },
      ["ipFamilies: has two families, and ipFamilyPolicy is 'SingleStack' -> write ipFamilyPolicy: 'PreferDualStack', or one family"],
    ],
  ])('%j', (props, expected) => {
    expect(complaintsOf(service(props))).toEqual(expected.map((each) => `props/invalid shop/a ${each}`))
  })
})

describe('externalDns', () => {
  const annotations = (kind: string, program: (chart: Chart) => void): unknown => manifestOf(kind, program).metadata.annotations
  const server = (chart: Chart) => new Deployment(chart, 'server', { container: { image: 'x', ports: { http: 1 } } })

  it('is annotations of all releases, or with the prefix that is given', () => {
    const expose = (more: object) => (chart: Chart) =>
      void server(chart).expose({
        type: 'LoadBalancer',
        annotations: { own: 'x' },
        externalDns: { hostname: ['a.example.com', '*.b.example.com'], ttl: 60, ...more },
      })
    const told = (prefix: string): object => ({ [`${prefix}hostname`]: 'a.example.com,*.b.example.com', [`${prefix}ttl`]: '60' })
    expect(annotations('Service', expose({}))).toEqual({
      ...told('external-dns.kubernetes.io/'),
      ...told('external-dns.alpha.kubernetes.io/'),
      own: 'x',
    })
    expect(annotations('Service', expose({ annotationPrefix: 'dns.example.com/' }))).toEqual({ ...told('dns.example.com/'), own: 'x' })
  })

  it('is for an Ingress too', () => {
    const program = (chart: Chart): void =>
      void new Ingress(chart, 'web', {
        className: 'traefik',
        externalDns: { target: 'lb.example.com', annotationPrefix: 'x/' },
        hosts: { 'a.b': { '/': server(chart).expose() } },
      })
    expect(annotations('Ingress', program)).toEqual({ 'x/target': 'lb.example.com' })
  })

  it.each<[object, string]>([
    [
      { hostname: 'https://a.b' },
      'hostname: "https://a.b" must be lower-case letters, digits, "-" or ".", and begin and end with a letter or digit -> write a domain such as \'shop.example.com\'',
    ],
    [{ ttl: 0 }, 'ttl: must be a whole number, 1 or more, and is 0 -> write a whole number, 1 or more'],
    [
      { annotationPrefix: 'x' },
      'annotationPrefix: "x" is no prefix of annotations -> write a domain with a slash behind it, such as \'dns.example.com/\'',
    ],
  ])('refuses %j', (externalDns, complaint) => {
    expect(complaintsOf((chart) => void server(chart).expose({ externalDns } as never))).toEqual([
      `props/invalid shop/server/service externalDns.${complaint}`,
    ])
  })
})

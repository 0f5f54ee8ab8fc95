import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Deployment, EndpointSlice, Namespace, NetworkPolicy, Service } from '../../src/index.js'
import type { Manifest } from '../../src/model/model.js'
import { buildControlPlane } from './control-plane/build.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { manifestsOf, namespaces, refusals } from './support/two-charts.js'

const built = await buildControlPlane()
const title = 'network policies, slices and Services on a real API server'

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane()
    for (const namespace of namespaces) await cluster.createNamespace(namespace)
  })
  afterAll(() => cluster?.stop())

  it('takes policies with every peer and port, slices of each kind, and Services without selector', async () => {
    const manifests = manifestsOf((chart, other) => {
      const container = { image: 'x:1', ports: { http: 8080, dns: { containerPort: 5353, protocol: 'UDP' } } } as const
      const server = new Deployment(chart, 'server', { container })
      const elsewhere = new Deployment(other, 'api', { container })
      new NetworkPolicy(chart, 'deny', { selector: 'all', ingress: 'deny', egress: 'deny' })
      new NetworkPolicy(chart, 'names', {
        selector: { a: 'b' },
        egress: ['dns', { to: [elsewhere, { pods: 'all' }], ports: [elsewhere.ports.http] }],
      })
      server.allowFrom([elsewhere, Namespace.external(chart, 'monitoring'), { pods: { a: 'b' } }], ['http', 'dns', 5353])
      server.allowFrom(
        [{ namespaces: 'all', pods: { a: 'b' } }, { namespaces: { a: 'b' } }],
        [{ port: 8000, endPort: 9000, protocol: 'SCTP' }],
      )
      server.allowFrom([{ ipBlock: '10.0.0.0/8', except: ['10.1.0.0/16'] }, { ipBlock: '2001:db8::/32' }])
      server.allowFrom('anywhere', [{ port: 'http', protocol: 'TCP' }])
      const outside = Service.withoutSelector(chart, 'outside', {
        ports: { sql: 5432, dns: { port: 53, targetPort: 5353, protocol: 'UDP' } },
      })
      const endpoint = {
        addresses: ['10.0.0.6'],
        hostname: 'a',
        nodeName: 'n',
        zone: 'z',
        conditions: { ready: true, serving: true, terminating: false },
      }
      new EndpointSlice(chart, 'outside-v4', { service: outside, endpoints: ['10.0.0.5', endpoint], ports: { sql: { port: 5433 } } })
      new EndpointSlice(chart, 'outside-v6', { service: outside, endpoints: ['2001:db8::1'] })
      server.expose({
        type: 'LoadBalancer',
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv4'],
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        externalDns: { hostname: ['a.example.com', '*.b.example.com'], ttl: 60, target: '203.0.113.7' },
        ports: { http: 80 },
      })
    })
    expect(await refusals(cluster, manifests)).toEqual([])
    const reply = await cluster.client.get<{ spec: object } & Manifest>({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'server', namespace: 'shop' },
    } as never)
    expect(reply.ok && (reply.body.spec as { ingress: unknown[] }).ingress.length).toBe(4)
  })

  // Put to the server as they are: our own checks would refuse them too.
  const refusedOf = (program: Parameters<typeof manifestsOf>[0]): Manifest[] => manifestsOf(program, { check: false })
  const policy = (spec: object): Manifest[] =>
    refusedOf((chart) => {
      new NetworkPolicy(chart, 'wrong', { selector: 'all', ingress: 'deny', override: { spec } })
    })
  const from = (peer: object): Manifest[] => policy({ ingress: [{ from: [peer] }] })
  const service = (spec: object): Manifest[] =>
    refusedOf((chart) => {
      Service.withoutSelector(chart, 'wrong', { ports: { a: 1 }, override: { spec } })
    })

  it.each<[string, Manifest[], RegExp]>([
    ['an empty peer', from({}), /must specify a peer/],
    ['an address that is no range', from({ ipBlock: { cidr: '10.0.0.1' } }), /cidr: Invalid value/],
    ['an exception outside of the range', from({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }), /strict subset/],
    ['an exception as large as the range', from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }), /strict subset/],
    ['a range backwards', policy({ ingress: [{ ports: [{ port: 9, endPort: 1 }] }] }), /endPort: Invalid value/],
    ['a range from a name', policy({ ingress: [{ ports: [{ port: 'http', endPort: 1 }] }] }), /endPort/],
    ['a family twice', service({ ipFamilies: ['IPv4', 'IPv4'] }), /ipFamilies/],
    ['two families of one', service({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] }), /ipFamilies|ipFamilyPolicy/],
    [
      'addresses of two kinds',
      refusedOf((chart) => {
        const outside = Service.withoutSelector(chart, 'other', { ports: { a: 1 } })
        new EndpointSlice(chart, 'wrong', {
          service: outside,
          endpoints: ['10.0.0.1'],
          override: { endpoints: [{ addresses: ['2001:db8::1'] }] },
        })
      }),
      /EndpointSlice: .*must be an IPv4 address|EndpointSlice: .*addresses/,
    ],
  ])('refuses %s, as the construct does', async (_, manifests, message) => {
    expect((await refusals(cluster, manifests)).join('\n')).toMatch(message)
  })
})

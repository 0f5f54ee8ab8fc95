import { describe, expect, it } from 'vitest'
import { Chart, Deployment, Namespace, NetworkPolicy, type NetworkPolicyProps, type Peer } from '../../../src/index.js'
import { type Build, bodyOf, complaintsOf } from '../synth.js'

const container = { image: 'x:1', ports: { http: 8080, dns: { containerPort: 5353, protocol: 'UDP' } } } as const
const byName = (name: string): object => ({ matchLabels: { 'app.kubernetes.io/name': name } })
const inNamespace = (name: string): object => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } })
const policy = (props: (chart: Chart, other: Chart) => NetworkPolicyProps<never>, namespace?: string): unknown =>
  bodyOf(
    'NetworkPolicy',
    (chart, app) => {
      new NetworkPolicy(chart, 'policy', props(chart, new Chart(app, 'other', { namespace: 'other' })))
    },
    { ...(namespace && { namespace }) },
  )

describe('NetworkPolicy', () => {
  it('denies everything to all pods of a namespace', () => {
    expect(policy(() => ({ selector: 'all', ingress: 'deny' }))).toEqual({ spec: { podSelector: {}, policyTypes: ['Ingress'] } })
    expect(policy(() => ({ selector: {}, ingress: 'deny', egress: 'deny' }))).toEqual({
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    })
  })

  it.each<[string, Peer | readonly Peer[] | ((chart: Chart, other: Chart) => Peer), unknown]>([
    ['a workload', (chart) => new Deployment(chart, 'a', { container }), [{ podSelector: byName('a') }]],
    ['one elsewhere', (_, other) => new Deployment(other, 'a', { container }), [{ ...inNamespace('other'), podSelector: byName('a') }]],
    ['a Namespace', (chart) => new Namespace(chart, 'team'), [inNamespace('team')]],
    ['an external one', (chart) => Namespace.external(chart, 'x', { name: 'monitoring' }), [inNamespace('monitoring')]],
    ['labels', { pods: { a: 'b' } }, [{ podSelector: { matchLabels: { a: 'b' } } }]],
    ['all pods beside', { pods: 'all' }, [{ podSelector: {} }]],
    ['namespaces by labels', { namespaces: { team: 'a' } }, [{ namespaceSelector: { matchLabels: { team: 'a' } } }]],
    [
      'pods of all namespaces',
      { namespaces: 'all', pods: { a: 'b' } },
      [{ namespaceSelector: {}, podSelector: { matchLabels: { a: 'b' } } }],
    ],
    ['addresses', { ipBlock: '10.0.0.0/8', except: ['10.1.0.0/16'] }, [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }]],
    ['addresses of IPv6', { ipBlock: '2001:db8::/32' }, [{ ipBlock: { cidr: '2001:db8::/32' } }]],
    [
      'several',
      [{ pods: { a: 'b' } }, { ipBlock: '10.0.0.0/8' }],
      [{ podSelector: { matchLabels: { a: 'b' } } }, { ipBlock: { cidr: '10.0.0.0/8' } }],
    ],
    ['everybody', 'anywhere', undefined],
  ])('knows %s as a peer', (_, peer, expected) => {
    const of = (chart: Chart, other: Chart): Peer | readonly Peer[] => (typeof peer === 'function' ? peer(chart, other) : peer)
    const rule = expected === undefined ? {} : { from: expected }
    expect(policy((...charts) => ({ selector: { x: 'y' }, ingress: [{ from: of(...charts) }] }), 'shop')).toEqual({
      spec: { podSelector: { matchLabels: { x: 'y' } }, policyTypes: ['Ingress'], ingress: [rule] },
    })
  })

  it('writes ports: of the workload by name with their protocol, numbers and ranges, and the names of the cluster', () => {
    expect(
      bodyOf('NetworkPolicy', (chart) => {
        const selector = new Deployment(chart, 'a', { container })
        new NetworkPolicy(chart, 'policy', {
          selector,
          ingress: [{ from: 'anywhere', ports: ['http', 'dns', 5353, { port: 'http', protocol: 'SCTP' }, { port: 1, endPort: 9 }] }],
          egress: ['dns', { to: { ipBlock: '10.0.0.0/8' }, ports: [443] }],
        })
      }),
    ).toMatchObject({
      spec: {
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            ports: [
              { port: 'http' },
              { protocol: 'UDP', port: 'dns' },
              { protocol: 'UDP', port: 5353 },
              { protocol: 'SCTP', port: 'http' },
              { port: 1, endPort: 9 },
            ],
          },
        ],
        egress: [
          {
            ports: [
              { protocol: 'UDP', port: 53 },
              { protocol: 'TCP', port: 53 },
            ],
          },
          { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 443 }] },
        ],
      },
    })
  })

  const peers = "give a workload, a Namespace, { pods }, { namespaces }, { ipBlock: '10.0.0.0/8' } or 'anywhere'"
  it.each<[string, object, string]>([
    ['nothing', {}, "-: says nothing -> give ingress or egress: rules, or 'deny'"],
    [
      'a selector that is none',
      { selector: 'x', ingress: 'deny' },
      'selector: cannot be "x" -> give a workload, the labels of its pods, or \'all\'',
    ],
    ['nobody', { ingress: [{ from: [] }] }, 'ingress[0].from: must not be empty -> write at least one item'],
    ['an unknown peer', { ingress: [{ from: 'everybody' }] }, `ingress[0].from: cannot be "everybody" -> ${peers}`],
    ['an empty peer', { egress: [{ to: {} }] }, `egress[0].to: says nothing -> ${peers}`],
    [
      'an address that is no range',
      { ingress: [{ from: { ipBlock: '10.0.0.1' } }] },
      'ingress[0].from.ipBlock: "10.0.0.1" is no range of addresses -> write a range such as \'10.0.0.0/8\'',
    ],
    [
      'an exception outside of the range',
      { ingress: [{ from: { ipBlock: '10.0.0.0/8', except: ['11.0.0.0/16'] } }] },
      'ingress[0].from.except[0]: 11.0.0.0/16 is not a part of 10.0.0.0/8 -> give a smaller range inside of it',
    ],
    [
      'an exception as large as the range',
      { ingress: [{ from: { ipBlock: '10.0.0.0/8', except: ['10.0.0.0/8'] } }] },
      'ingress[0].from.except[0]: 10.0.0.0/8 is not a part of 10.0.0.0/8 -> give a smaller range inside of it',
    ],
    [
      'a range backwards',
      { ingress: [{ from: 'anywhere', ports: [{ port: 9, endPort: 1 }] }] },
      'ingress[0].ports[0].endPort: 1 is less than port 9 -> write the last port of the range',
    ],
    [
      'a range from a name',
      { ingress: [{ from: 'anywhere', ports: [{ port: 'http', endPort: 1 }] }] },
      'ingress[0].ports[0].endPort: needs a number before it, and port is a name -> write the number of the port',
    ],
  ])('refuses %s', (_, props, complaint) => {
    expect(complaintsOf((chart) => void new NetworkPolicy(chart, 'policy', { selector: 'all', ...props } as never))).toEqual([
      `props/invalid shop/policy ${complaint}`,
    ])
  })

  it('tells a port that the workload does not have, and a workload that no namespace is known of', () => {
    const program: Build = (chart, app) => {
      const server = new Deployment(chart, 'server', { container })
      const elsewhere = new Deployment(new Chart(app, 'none'), 'elsewhere', { container })
      server.allowFrom(elsewhere, ['htp' as never])
      server.allowFrom([] as never)
      server.allowFrom('x' as never, [] as never)
      new NetworkPolicy(new Chart(app, 'other', { namespace: 'other' }), 'foreign', { selector: server, ingress: 'deny' })
    }
    expect(complaintsOf(program, { namespace: 'shop' }).sort()).toEqual([
      'props/invalid shop/server peers: cannot be "x" -> ' + peers,
      'props/invalid shop/server peers: must not be empty -> write at least one item',
      'props/invalid shop/server ports: must not be empty -> write at least one item',
      'wiring/other-namespace other/foreign selector: Deployment server is in namespace shop, and other/foreign in other -> put it into the chart of the Deployment',
      'wiring/other-namespace shop/server peers: needs the namespace of Deployment elsewhere -> give its chart a namespace',
      'wiring/port shop/server ports[0]: shop/server has no port "htp" -> did you mean http?',
    ])
  })
})

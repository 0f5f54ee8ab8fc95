import { describe, expect, it } from 'vitest'
import { Deployment, Pod, Service } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { bodyOf, complaintsOf, manifestsOf } from '../synth.js'

const container = { image: 'x:1', ports: { http: 8080, dns: { containerPort: 53, protocol: 'UDP' } } } as const

describe('Service', () => {
  it('writes every prop', () => {
    expect(
      bodyOf('Service', (chart) => {
        const selector = new Deployment(chart, 'server', { container })
        new Service(chart, 'a', {
          selector,
          type: 'LoadBalancer',
          ports: {
            http: { port: 80, nodePort: 30080, appProtocol: 'http' },
            dns: 53,
            raw: { port: 9, targetPort: 8080, protocol: 'SCTP' },
          },
          sessionAffinity: 'ClientIP',
          publishNotReadyAddresses: true,
          ipFamilyPolicy: 'PreferDualStack',
          ipFamilies: ['IPv4', 'IPv6'],
          internalTrafficPolicy: 'Local',
          trafficDistribution: 'PreferClose',
          externalIPs: ['10.0.0.1'],
          externalTrafficPolicy: 'Local',
          loadBalancerIP: '10.0.0.2',
          loadBalancerClass: 'example.com/own',
          loadBalancerSourceRanges: ['10.0.0.0/8'],
        })
      }),
    ).toEqual({
      spec: {
        type: 'LoadBalancer',
        selector: { 'app.kubernetes.io/name': 'server' },
        ports: [
          { name: 'http', port: 80, nodePort: 30080, appProtocol: 'http', targetPort: 'http' },
          { name: 'dns', protocol: 'UDP', port: 53, targetPort: 'dns' },
          { name: 'raw', protocol: 'SCTP', port: 9, targetPort: 8080 },
        ],
        sessionAffinity: 'ClientIP',
        publishNotReadyAddresses: true,
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv4', 'IPv6'],
        internalTrafficPolicy: 'Local',
        trafficDistribution: 'PreferClose',
        externalIPs: ['10.0.0.1'],
        externalTrafficPolicy: 'Local',
        loadBalancerIP: '10.0.0.2',
        loadBalancerClass: 'example.com/own',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
      },
    })
  })

  it('is headless, or a name for a host outside', () => {
    const [headless, outside] = manifestsOf((chart) => {
      Service.select(chart, 'a', { selector: { a: 'b' }, clusterIP: 'None', ports: { sql: { port: 5432, targetPort: 5432 } } })
      Service.externalName(chart, 'b', { externalName: 'db.example.com', ports: { sql: 5432 } })
    })
    expect(headless!.spec).toEqual({ clusterIP: 'None', selector: { a: 'b' }, ports: [{ name: 'sql', port: 5432, targetPort: 5432 }] })
    expect(outside!.spec).toEqual({ type: 'ExternalName', externalName: 'db.example.com' })
  })

  it('gives name and number of its ports, whether ours or external', () => {
    let texts: unknown[] = []
    manifestsOf((chart) => {
      const ours = new Pod(chart, 'server', { container }).expose({ ports: { http: 80 } })
      const external = Service.external(chart, 'cache', { namespace: 'shared', ports: { redis: 6379 } })
      const outside = Service.externalName(chart, 'b', { externalName: 'db.example.com', ports: { sql: 5432 } })
      texts = [
        `${ours.host}:${ours.port('http')}`,
        `${external.host}:${external.port('redis')}`,
        outside.port('sql').number,
        ours.port('http').name,
      ]
    })
    expect(texts).toEqual(['server:80', 'cache.shared:6379', 5432, 'http'])
  })

  it.each<[string, object, string]>([
    [
      'no such type',
      { type: 'Loadbalancer' },
      'props/invalid shop/a type: must be one of ClusterIP, NodePort, LoadBalancer, ExternalName, and is "Loadbalancer" -> did you mean LoadBalancer?',
    ],
    [
      'a port that is none',
      { ports: { http: 0 } },
      'props/invalid shop/a ports.http: must be a whole number from 1 to 65535, and is 0 -> write a whole number from 1 to 65535',
    ],
    [
      'a name that no port can have',
      { ports: { a_b: { port: 1, targetPort: 1 } } },
      'props/invalid shop/a ports.a_b: the key "a_b" must be lower-case letters, digits or single "-", with at least one letter, and begin and end with a letter or digit -> write \'a-b\'',
    ],
  ])('refuses %s', (_, props, complaint) => {
    expect(
      complaintsOf((chart) => new Service(chart, 'a', { selector: new Pod(chart, 'server', { container }), ...props } as never)),
    ).toEqual([complaint])
  })

  it.each<[string, object]>([
    ['a load balancer without cluster address', { type: 'LoadBalancer', clusterIP: 'None' }],
    ['source ranges without a load balancer', { loadBalancerSourceRanges: ['10.0.0.0/8'] }],
    ['a class of load balancer on NodePort', { type: 'NodePort', loadBalancerClass: 'x' }],
  ])('refuses at run time too what the types refuse: %s', (_, props) => {
    expect(
      complaintsOf((chart) => new Service(chart, 'a', { selector: new Pod(chart, 'server', { container }), ...props } as never)).length,
    ).toBeGreaterThan(0)
  })

  it('refuses a workload without ports, and no selector at all', () => {
    expect(complaintsOf((chart) => new Pod(chart, 'server', { container: { image: 'x' } }).expose())).toEqual([
      'props/invalid shop/server/service -: has no port -> declare ports on the container of shop/server, or give ports here',
    ])
    expect(
      complaintsOf((chart) => new Service(chart, 'a', { ports: { http: { port: 1, targetPort: 1 } } } as never)).length,
    ).toBeGreaterThan(0)
  })

  it('says nothing of its own when the workload is wrong already', () => {
    expect(
      complaintsOf((chart) => new Pod(chart, 'server', { container: { image: 3, ports: { http: 80 } } } as never).expose().port('http')),
    ).toHaveLength(1)
  })
})

it('numbers of targetPort stay numbers, names stay names', () => {
  const { ports } = (
    bodyOf('Service', (chart) => {
      Service.select(chart, 'a', { selector: { a: 'b' }, ports: { one: { port: 1, targetPort: 8080 }, two: { port: 2, targetPort: 3 } } })
    }) as { spec: JsonObject }
  ).spec
  expect(ports).toEqual([
    { name: 'one', port: 1, targetPort: 8080 },
    { name: 'two', port: 2, targetPort: 3 },
  ])
})

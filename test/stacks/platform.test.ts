import { describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import { App } from '../../src/index.js'
import { Platform } from '../../src/stacks/platform/platform.js'
import { gkePlatform } from '../support/gke-platform.js'
import { parseManifests } from '../support/manifests.js'

const { files, controlPlane } = render(gkePlatform().handover())
const manifests = files.flatMap(({ text }) => parseManifests(text))
const named = (kind: string, name: string, namespace?: string) =>
  manifests.find((each) => each.kind === kind && each.metadata.name === name && each.metadata.namespace === namespace)?.spec

describe('the platform at Google', () => {
  it('leaves to Google what Google does: the control plane, the disks, and what Helm would install', () => {
    expect(controlPlane.files).toEqual([])
    const kinds = new Set(manifests.map(({ kind }) => kind))
    for (const kind of ['StorageClass', 'HelmRelease', 'OCIRepository', 'HelmRepository', 'GatewayClass', 'ServiceMonitor'])
      expect(kinds).not.toContain(kind)
    expect(manifests.filter(({ kind }) => kind === 'PodMonitoring').map(({ metadata }) => metadata.namespace)).toEqual(['shop', 'search'])
    expect(JSON.stringify(manifests)).not.toContain('monitoring.coreos.com')
  })

  it('has one load balancer, and a listener for each team that is reached from outside', () => {
    expect(named('Gateway', 'shared', 'ingress')).toMatchObject({
      gatewayClassName: 'gke-l7-global-external-managed',
      listeners: [{ name: 'http' }, { name: 'shop', hostname: '*.shop.example.com' }, { name: 'search', hostname: '*.search.example.com' }],
    })
  })

  it('opens a team to the load balancer, to Prometheus and to its callers, on both sides', () => {
    const namespace = (name: string): object => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } })
    const balancer = [{ ipBlock: { cidr: '130.211.0.0/22' } }, { ipBlock: { cidr: '35.191.0.0/16' } }]
    const prometheus = [namespace('gmp-system'), namespace('gke-gmp-system')]
    expect(named('NetworkPolicy', 'callers', 'search')).toMatchObject({
      ingress: [{ from: [...prometheus, ...balancer, namespace('shop')] }],
    })
    expect(named('NetworkPolicy', 'callees', 'shop')).toMatchObject({ egress: [{ to: [namespace('search')] }] })
    expect(named('NetworkPolicy', 'callees', 'search')).toBe(undefined)
    expect(named('NetworkPolicy', 'collector-policy', 'shop')).toMatchObject({ egress: [{ ports: [{ port: 443 }] }] })
  })
})

it('a team is not called by one that is not there', () => {
  const team = { group: 'a@example.com', quota: { 'requests.cpu': 1, 'requests.memory': '1Gi', 'limits.memory': '1Gi', pods: 1 } } as const
  const cluster = { kind: 'gke', namedAddress: 'a', certificateMap: 'a' } as const
  const common = { cluster, domain: 'example.com', apiServer: '192.0.2.0/28' } as const
  // @ts-expect-error no team is called c
  new Platform(new App(), 'platform', { ...common, teams: { a: { ...team, callers: ['c'] }, b: team } })
})

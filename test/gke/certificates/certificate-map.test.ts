import { Gateway } from 'steersman'
import { CertificateMap, type CertificateMapProps, DnsZone, PublicAddress } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find } from '../../pulumi-engine/index.js'
import { deployed, labels, refusedBy, runTwice, waitsFor } from '../support.js'

const types = {
  authorization: 'gcp:certificatemanager/dnsAuthorization:DnsAuthorization',
  record: 'gcp:dns/recordSet:RecordSet',
  certificate: 'gcp:certificatemanager/certificate:Certificate',
  map: 'gcp:certificatemanager/certificateMap:CertificateMap',
  entry: 'gcp:certificatemanager/certificateMapEntry:CertificateMapEntry',
} as const
const zone = () => new DnsZone('example-com', { domain: 'example.com' })
const certificates = (domains: readonly string[]) => new CertificateMap('shop', { domains, zone: zone() })

describe('what is registered', () => {
  it('a proof and a certificate for a domain with the names below it, and an entry for each', async () => {
    const result = await runTwice(() => void certificates(['example.com', '*.example.com']))
    const authorization = find(result, types.authorization)
    expect(authorization.inputs).toEqual({
      name: expect.stringMatching(/^shop-example-com-[0-9a-f]{6}$/),
      project: 'demo',
      labels,
      domain: 'example.com',
    })
    expect(find(result, types.record).inputs).toEqual({
      managedZone: 'example-com',
      project: 'demo',
      name: '_acme-challenge.example.com.',
      type: 'CNAME',
      ttl: 300,
      rrdatas: ['proof.authorize.certificatemanager.goog.'],
    })
    const certificate = find(result, types.certificate)
    expect(certificate.inputs).toEqual({
      project: 'demo',
      labels,
      managed: {
        domains: ['example.com', '*.example.com'],
        dnsAuthorizations: [`DnsAuthorization/${authorization.inputs.name}`],
      },
    })
    expect(waitsFor(result, certificate)).toContain('shop-example.com-proof')
    const entries = result.registrations.filter(({ type }) => type === types.entry)
    expect(entries.map(({ inputs }) => inputs.hostname).sort()).toEqual(['*.example.com', 'example.com'])
    expect(new Set(entries.map(({ inputs }) => inputs.name)).size).toBe(2)
    for (const { inputs } of entries)
      expect(inputs).toMatchObject({ map: 'shop', certificates: [`Certificate/${certificate.name}-1a2b3c4`] })
  })

  it('names that differ where domains have the same words', async () => {
    const domains = ['a-b.c.example.com', 'a.b-c.example.com', 'a.b.c.example.com', `${'x'.repeat(60)}.example.com`]
    const result = await runTwice(() => void certificates(domains))
    const names = result.registrations
      .filter(({ type }) => type === types.authorization || type === types.entry)
      .map(({ type, inputs }) => `${type} ${String(inputs.name)}`)
    expect(new Set(names).size).toBe(2 * domains.length)
    for (const name of names) expect(name).toMatch(/ [a-z][a-z0-9-]{0,62}$/)
  })

  it('a proof in the nearest of several zones', async () => {
    const result = await runTwice(() => {
      const inner = new DnsZone('inner', { domain: 'shop.example.com' })
      void new CertificateMap('shop', { domains: ['shop.example.com', 'example.com'], zone: [zone(), inner] })
    })
    const zones = result.registrations.filter(({ type }) => type === types.record).map(({ name, inputs }) => [name, inputs.managedZone])
    expect(Object.fromEntries(zones)).toEqual({ 'shop-shop.example.com-proof': 'inner', 'shop-example.com-proof': 'example-com' })
  })

  it('a new domain leaves the certificates of the others alone', async () => {
    const one = await runTwice(() => void certificates(['a.example.com']))
    const two = await runTwice(() => void certificates(['b.example.com', 'a.example.com']))
    const known = new Map(two.registrations.map(({ urn, inputs }) => [urn, inputs]))
    for (const { urn, inputs } of one.registrations) expect(known.get(urn)).toEqual(inputs)
  })

  it('a Gateway that waits until the map has its entries', async () => {
    const result = await runTwice(() => {
      const map = certificates(['shop.example.com'])
      const address = new PublicAddress('entry', { scope: 'global' })
      deployed(
        (chart) =>
          new Gateway(chart, 'gateway', {
            ...address.forGateway(),
            listeners: { https: { protocol: 'HTTPS', tls: map.forGateway() } },
          }),
      )
    })
    const gateway = find(result, 'kubernetes:gateway.networking.k8s.io/v1:Gateway')
    expect(gateway.inputs.metadata).toMatchObject({ annotations: { 'networking.gke.io/certmap': 'shop' } })
    expect(waitsFor(result, gateway)).toContain('shop-shop.example.com')
  })
})

it.each<[unknown, RegExp]>([
  [{ domains: ['example.com'] }, /zone is missing/],
  [{ domains: ['example.com'], zone: 'example-com' }, /zone: must be a DnsZone, and is "example-com"/],
  [{ domains: [] }, /domains: must not be empty/],
  [{ domains: ['*.*.example.com'] }, /domains\[0\]: "\*\.\*\.example.com" is no domain/],
  [{ domains: ['example.org'] }, /domains\[0\]: example.org is not in the zone example.com/],
  [{ domains: ['badexample.com'] }, /badexample.com is not in the zone/],
  [{ domains: ['example.com', 'example.com'] }, /domains\[1\]: "example.com" stands twice/],
])('refuses %j', async (props, told) => {
  const filled = () => ('zone' in (props as object) || told.source.includes('zone is') ? props : { ...(props as object), zone: zone() })
  expect(await refusedBy(() => void new CertificateMap('shop', filled() as CertificateMapProps))).toMatch(told)
})

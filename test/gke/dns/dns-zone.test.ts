import { DnsZone, PublicAddress, type RecordProps } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, unknown } from '../../pulumi-engine/index.js'
import { labels, refusalOf, refusedBy, registered, runProgram, runTwice, waitsFor } from '../support.js'

const zoneType = 'gcp:dns/managedZone:ManagedZone'
const recordType = 'gcp:dns/recordSet:RecordSet'
const zone = () => new DnsZone('example-com', { domain: 'example.com' })

describe('what is registered', () => {
  it('a zone, and a record that waits for it and for its address', async () => {
    const result = await runTwice(() => {
      const made = zone()
      const address = new PublicAddress('shop', { scope: 'global' })
      return { host: made.record('shop', { address, ttlSeconds: 60 }).host, nameServers: made.nameServers }
    })
    expect(find(result, zoneType).inputs).toEqual({
      name: 'example-com',
      project: 'demo',
      dnsName: 'example.com.',
      description: 'Records of example.com',
      labels,
    })
    const record = find(result, recordType)
    expect(record.inputs).toEqual({
      managedZone: 'example-com',
      project: 'demo',
      name: 'shop.example.com.',
      type: 'A',
      ttl: 60,
      rrdatas: ['203.0.113.7'],
    })
    expect(waitsFor(result, record)).toEqual(['example-com', 'shop'])
    expect(result.outputs).toEqual({
      host: 'shop.example.com',
      nameServers: ['ns-cloud-a1.googledomains.com.', 'ns-cloud-a2.googledomains.com.'],
    })
  })

  it('only records in a zone that is there already, with signatures when asked for in one that is not', async () => {
    const existing = await runTwice(
      () => void new DnsZone('zone', { domain: 'example.com', name: 'main', existing: true }).record('@', { A: ['203.0.113.1'] }),
    )
    expect(registered(existing)).toEqual(['steersman:gke:DnsZone zone', `${recordType} main-example.com-a`])
    expect(find(existing, recordType).inputs).toMatchObject({ managedZone: 'main', name: 'example.com.' })
    const signed = await runTwice(() => void new DnsZone('zone', { domain: 'example.com', dnssec: true }))
    expect(find(signed, zoneType).inputs.dnssecConfig).toEqual({ state: 'on' })
  })

  it.each<[string, RecordProps, string, string[]]>([
    ['v6', { AAAA: ['2001:db8::1'] }, 'AAAA', ['2001:db8::1']],
    ['www', { CNAME: 'shop.example.com' }, 'CNAME', ['shop.example.com.']],
    ['*', { CNAME: 'shop.example.com.' }, 'CNAME', ['shop.example.com.']],
    ['@', { CAA: ['0 issue "pki.goog"'] }, 'CAA', ['0 issue "pki.goog"']],
    ['@', { TXT: ['v=spf1 -all', 'say "hi" \\o/'] }, 'TXT', ['"v=spf1 -all"', '"say \\"hi\\" \\\\o/"']],
    ['_acme-challenge', { TXT: ['x'.repeat(256)] }, 'TXT', [[63, 63, 63, 63, 4].map((length) => `"${'x'.repeat(length)}"`).join(' ')]],
  ])('the record %s %j', async (name, props, type, rrdatas) => {
    const result = await runProgram(() => void zone().record(name, props))
    expect(result.diagnostics).toEqual([])
    expect(find(result, recordType).inputs).toMatchObject({ type, rrdatas })
  })

  it('an address that a preview does not know yet', async () => {
    const program = () => void zone().record('shop', { address: new PublicAddress('shop', { scope: 'global' }) })
    expect(find(await runProgram(program, { preview: true }), recordType).inputs.rrdatas).toEqual([unknown])
  })
})

describe('what is refused', () => {
  it.each([
    [{}, /domain is missing/],
    [{ domain: 'example.com.' }, /domain: "example.com." must not end with a dot/],
    [{ domain: 'Example.com' }, /is no domain in lower case/],
    [{ domain: 'localhost' }, /is no domain/],
    [{ domain: 'example.com', existing: 'yes' }, /existing: must be true or false/],
  ])('a zone %j', (props, told) => {
    expect(refusalOf(() => new DnsZone('zone', props as never))).toMatch(told)
  })

  it.each<[string, unknown, RegExp]>([
    ['shop.example.com', { A: ['203.0.113.1'] }, /holds the domain example.com of the zone, which is added to it/],
    ['Shop', { A: ['203.0.113.1'] }, /must be names of lower-case letters/],
    ['shop', {}, /says nothing/],
    ['shop', { A: ['203.0.113.1'], CNAME: 'example.org' }, /has A and CNAME, of which only one can hold/],
    ['shop', { A: [] }, /A: must not be empty/],
    ['shop', { A: ['203.0.113'] }, /A\[0\]: "203.0.113" is no IPv4 address/],
    ['shop', { AAAA: ['203.0.113.1'] }, /is no IPv6 address/],
    ['shop', { CNAME: 'shop' }, /CNAME: "shop" is no domain/],
    ['shop', { address: '203.0.113.1' }, /must be a PublicAddress, and is "203.0.113.1"/],
    ['@', { CNAME: 'example.org' }, /is the zone's own domain, which can have no CNAME/],
  ])('a record %s %j', async (name, props, told) => {
    const text = await refusedBy(() => void zone().record(name, props as RecordProps))
    expect(text).toMatch(told)
    expect(text).toContain('dns-zone.test.ts')
  })

  it('two records that cannot be beside each other', async () => {
    const twice = (first: RecordProps, second: RecordProps) =>
      refusedBy(() => {
        const made = zone()
        made.record('shop', first)
        made.record('shop', second)
      })
    expect(await twice({ A: ['203.0.113.1'] }, { A: ['203.0.113.2'] })).toMatch(/shop.example.com has a record of type A already/)
    expect(await twice({ A: ['203.0.113.1'] }, { CNAME: 'example.org' })).toMatch(/would have a CNAME and other records/)
    expect(await twice({ CNAME: 'example.org' }, { TXT: ['x'] })).toMatch(/would have a CNAME and other records/)
  })
})

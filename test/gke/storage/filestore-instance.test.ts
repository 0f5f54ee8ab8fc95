import { gkeStandard } from 'steersman'
import { FilestoreInstance, type FilestoreInstanceProps, GkeCluster, PrivateServices } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find } from '../../pulumi-engine/index.js'
import { slimProps, standardProps } from '../cluster/support.js'
import { labels, refusalOf, refusedBy, registered, runProgram, runTwice, smallCluster, waitsFor } from '../support.js'

const type = 'gcp:filestore/instance:Instance'
const shared = () => new PrivateServices('shared', { network: 'projects/net/global/networks/shared', existing: true })
const vpc = (network: string) => ({ network: { existing: { ...slimProps.network.existing, network } } })

describe('what is registered', () => {
  it('an instance in the region and the VPC of the cluster, guarded against deletion', async () => {
    const result = await runTwice(() => {
      const { ipAddress, location } = new FilestoreInstance('uploads', { cluster: smallCluster(), storage: '100Gi' })
      return { ipAddress, location }
    })
    expect(registered(result)).toContain('steersman:gke:FilestoreInstance uploads')
    const instance = find(result, type)
    expect(instance.inputs).toEqual({
      name: 'uploads',
      project: 'demo',
      location: 'europe-west1',
      tier: 'REGIONAL',
      fileShares: { name: 'vol1', capacityGb: 100 },
      networks: [{ network: 'vpc', connectMode: 'DIRECT_PEERING', modes: ['MODE_IPV4'] }],
      labels,
      deletionProtectionEnabled: true,
    })
    expect(instance.deleteBeforeReplace).toBe(true)
    expect(result.outputs).toEqual({ ipAddress: '10.30.0.2', location: 'europe-west1' })
  })

  it('what was asked for, by a connection of another VPC', async () => {
    const result = await runTwice(
      () =>
        void new FilestoreInstance('uploads', {
          privateServices: shared(),
          location: 'europe-west4-a',
          tier: 'BASIC_SSD',
          storage: '3Ti',
          name: 'files',
          shareName: 'uploads',
          deletionProtection: false,
        }),
    )
    expect(find(result, type).inputs).toEqual({
      name: 'files',
      project: 'demo',
      location: 'europe-west4-a',
      tier: 'BASIC_SSD',
      fileShares: { name: 'uploads', capacityGb: 3072 },
      networks: [{ network: 'projects/net/global/networks/shared', connectMode: 'PRIVATE_SERVICE_ACCESS', modes: ['MODE_IPV4'] }],
      labels,
      deletionProtectionEnabled: false,
    })
  })

  it('goes before the VPC that the cluster has of its own', async () => {
    const result = await runTwice(() => {
      const { network: _, ...own } = slimProps
      void new FilestoreInstance('uploads', { cluster: new GkeCluster('main', gkeStandard(own)), storage: '1Ti' })
    })
    const instance = find(result, type)
    expect(instance.inputs.networks).toEqual([{ network: 'main', connectMode: 'DIRECT_PEERING', modes: ['MODE_IPV4'] }])
    expect(waitsFor(result, instance)).toEqual(['main'])
  })

  it.each([
    [
      'https://www.googleapis.com/compute/v1/projects/net/global/networks/vpc',
      'PRIVATE_SERVICE_ACCESS',
      'projects/net/global/networks/vpc',
    ],
    ['projects/demo/global/networks/vpc', 'DIRECT_PEERING', 'vpc'],
  ])('in the VPC %s by %s', async (network, connectMode, name) => {
    const result = await runTwice(() => void new FilestoreInstance('uploads', { cluster: smallCluster(vpc(network)), storage: '1Ti' }))
    expect(find(result, type).inputs.networks).toEqual([{ network: name, connectMode, modes: ['MODE_IPV4'] }])
  })

  it.each([
    ['the zone of the cluster', { location: 'europe-west1-c' }, 'europe-west1-c'],
    ['the first of its zones', { zones: ['europe-west1-d', 'europe-west1-b'] }, 'europe-west1-d'],
  ] as const)('a tier in one zone: %s', async (_, place, location) => {
    const cluster = () => new GkeCluster('main', gkeStandard({ ...slimProps, ...place }))
    const result = await runTwice(() => void new FilestoreInstance('uploads', { cluster: cluster(), tier: 'ZONAL', storage: '1280Gi' }))
    expect(find(result, type).inputs).toMatchObject({ location, tier: 'ZONAL', fileShares: { capacityGb: 1280 } })
  })

  it('a preview knows no address before there is one, and of one that grows', async () => {
    const program = (storage: '1Ti' | '2Ti' = '1Ti') => ({
      ip: new FilestoreInstance('uploads', { cluster: smallCluster(), storage }).ipAddress,
    })
    const { state } = await runTwice(program)
    for (const result of [await runProgram(program, { preview: true }), await runProgram(() => program('2Ti'), { preview: true, state })]) {
      expect(result.diagnostics).toEqual([])
      expect(result.succeeded).toBe(true)
    }
    expect((await runProgram(() => program('2Ti'), { state })).outputs).toEqual({ ip: '10.30.0.2' })
  })
})

it.each<[Record<string, unknown>, RegExp]>([
  [{}, /says nothing/],
  [{ cluster: 'main' }, /cluster: must be a GkeCluster, and is "main"/],
  [{ tier: 'PREMIUM' }, /tier: must be one of BASIC_HDD, BASIC_SSD, ZONAL, REGIONAL, ENTERPRISE, and is "PREMIUM"/],
  [{ name: 'Files' }, /name: "Files" must be lower-case/],
  [{ shareName: 'my-share' }, /shareName: "my-share" must be at most 16/],
  [{ capacity: '1Ti' }, /capacity: is no prop here/],
])('refuses %j', (props, told) => {
  expect(refusalOf(() => new FilestoreInstance('uploads', props as unknown as FilestoreInstanceProps))).toMatch(told)
})

describe('refuses, before anything of it is registered,', () => {
  const refused = (props: Record<string, unknown>) =>
    refusedBy(() => void new FilestoreInstance('uploads', { privateServices: shared(), location: 'europe-west1', ...props } as never))

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no size', {}, /storage is missing.*\n.*add storage: '1Ti'/],
    ['no quantity', { storage: '1 TB' }, /storage: "1 TB"/],
    [
      'too small',
      { storage: '10Gi' },
      /"10Gi" is no size of the tier REGIONAL: it has 100Gi to 10239Gi in steps of 1Gi, and 10Ti.*\n.*write '100Gi'/,
    ],
    ['between the sizes', { storage: '11Ti' }, /"11Ti" is no size.*\n.*write '12800Gi'/],
    ['no whole Gi', { storage: '1T' }, /"1T" is no size.*\n.*write '932Gi'/],
    ['too large', { storage: '200Ti' }, /"200Ti" is no size.*\n.*write '100Ti'/],
    ['a step that the tier has not', { tier: 'ENTERPRISE', storage: '1100Gi' }, /in steps of 256Gi.*\n.*write '1280Gi'/],
    [
      'too small for an SSD',
      { tier: 'BASIC_SSD', location: 'europe-west1-b', storage: '1Ti' },
      /it has 2560Gi to 65433Gi.*\n.*write '2560Gi'/,
    ],
    [
      'a region for a tier in a zone',
      { tier: 'BASIC_HDD', storage: '1Ti' },
      /"europe-west1" is no zone, and the tier BASIC_HDD is in one\b.*\n.*'europe-west1-b', or tier: 'REGIONAL'/,
    ],
    [
      'a zone for a tier in a region',
      { location: 'europe-west1-b', storage: '1Ti' },
      /"europe-west1-b" is no region.*\n.*write 'europe-west1', or tier: 'ZONAL'/,
    ],
    ['no place', { location: 'Belgium', storage: '1Ti' }, /"Belgium" is no region.*\n.*a region such as/],
    ['no location for another VPC', { location: undefined, storage: '1Ti' }, /location is missing.*\n.*'europe-west1'/],
  ])('%s', async (_, props, told) => {
    expect(await refused(props)).toMatch(told)
  })

  it('a place that is not that of the cluster', async () => {
    const of = (props: Record<string, unknown>) =>
      refusedBy(
        () =>
          void new FilestoreInstance('uploads', {
            cluster: new GkeCluster('main', gkeStandard(standardProps)),
            storage: '1Ti',
            ...props,
          } as never),
      )
    expect(await of({ location: 'europe-west4' })).toMatch(/location: is in the region europe-west4, and the cluster main in europe-west1/)
    expect(await of({ tier: 'ZONAL' })).toMatch(
      /location is missing: the tier ZONAL is in one zone, and the cluster main in several.*\n.*europe-west1-b/,
    )
  })

  it('leaves nothing behind', async () => {
    const result = await runProgram(() => {
      try {
        new FilestoreInstance('uploads', { privateServices: shared(), location: 'europe-west1', storage: '1Gi' })
      } catch {}
    })
    expect(registered(result)).toEqual(['steersman:gke:PrivateServices shared'])
  })
})

import { Bucket } from '@pulumi/gcp/storage/bucket.js'
import { type Chart, Deployment, Pod, ServiceAccount } from 'steersman'
import { type BucketMountOptions, BucketVolume, type BucketVolumeProps, WorkloadIdentity } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, type JsonObject } from '../../pulumi-engine/index.js'
import { deployed, labels, manifestOf, refusalOf, refusedBy, registered, runProgram, runTwice, smallCluster, waitsFor } from '../support.js'

const types = { bucket: 'gcp:storage/bucket:Bucket', member: 'gcp:storage/bucketIAMMember:BucketIAMMember' } as const
const location = 'europe-west1'
const principal = (account: string) =>
  `principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/demo.svc.id.goog/subject/ns/default/sa/${account}`

interface Accounts {
  readonly writer: ServiceAccount
  readonly reader: ServiceAccount
  readonly other: ServiceAccount
  readonly bucket: BucketVolume
}
/** A bucket that pods of one account write, those of a second one read, and those of a third one must not use. */
const withBucket =
  (fill: (chart: Chart, accounts: Accounts) => void, props: Partial<BucketVolumeProps> = { location }) =>
  () =>
    deployed((chart) => {
      const [writer, reader, other] = ['writer', 'reader', 'other'].map((id) => new ServiceAccount(chart, id)) as [
        ServiceAccount,
        ServiceAccount,
        ServiceAccount,
      ]
      const bucket = new BucketVolume('pictures', {
        writers: [new WorkloadIdentity('writer', { serviceAccount: writer })],
        readers: [new WorkloadIdentity('reader', { serviceAccount: reader })],
        ...props,
      } as BucketVolumeProps)
      fill(chart, { writer, reader, other, bucket })
    })
const server = (
  chart: Chart,
  serviceAccount: ServiceAccount | undefined,
  mounts: Record<`/${string}`, ReturnType<BucketVolume['mount']>>,
  more: object = {},
) => new Deployment(chart, 'server', { serviceAccount, ...more, container: { image: 'example/server:1.4.2', mounts } })

describe('a bucket', () => {
  it('is closed to the public, and its users have their rights on it alone', async () => {
    const result = await runTwice(withBucket(() => {}, { location: 'eu' }))
    expect(find(result, types.bucket).inputs).toEqual({
      project: 'demo',
      location: 'EU',
      labels,
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      forceDestroy: false,
    })
    const members = result.registrations.filter(({ type }) => type === types.member).map(({ inputs }) => inputs)
    expect(members).toEqual([
      { bucket: 'pictures-1a2b3c4', member: principal('writer'), role: 'roles/storage.objectUser' },
      { bucket: 'pictures-1a2b3c4', member: principal('reader'), role: 'roles/storage.objectViewer' },
    ])
  })

  it('is in the region of the cluster, and what was asked for', async () => {
    const result = await runTwice(
      () =>
        void new BucketVolume('pictures', {
          cluster: smallCluster({ location: 'europe-west4-a' }),
          name: 'example-com-pictures',
          storageClass: 'NEARLINE',
          versioning: true,
          forceDestroy: true,
        }),
    )
    expect(find(result, types.bucket).inputs).toMatchObject({
      name: 'example-com-pictures',
      location: 'EUROPE-WEST4',
      storageClass: 'NEARLINE',
      versioning: { enabled: true },
      forceDestroy: true,
    })
  })

  it('that is there gets only the rights', async () => {
    const result = await runTwice(() =>
      deployed((chart) => {
        const bucket = Bucket.get('pictures', 'example-com-pictures')
        const serviceAccount = new ServiceAccount(chart, 'writer')
        const files = new BucketVolume('files', { bucket, writers: [new WorkloadIdentity('writer', { serviceAccount })] })
        server(chart, serviceAccount, { '/pictures': files.mount() })
        // Others say who may use it.
        new Pod(chart, 'job', {
          container: { image: 'example/job:1', mounts: { '/pictures': new BucketVolume('same', { bucket }).mount() } },
        })
      }),
    )
    expect(registered(result).filter((each) => each.startsWith(types.bucket))).toEqual([`${types.bucket} pictures`])
    expect(find(result, types.member).inputs).toMatchObject({ role: 'roles/storage.objectUser', member: principal('writer') })
  })

  it('one who writes needs no right to read beside it', async () => {
    const result = await runTwice(() =>
      deployed((chart) => {
        const both = [new WorkloadIdentity('server', { serviceAccount: new ServiceAccount(chart, 'server') })]
        new BucketVolume('pictures', { location, readers: both, writers: both })
      }),
    )
    expect(find(result, types.member).inputs.role).toBe('roles/storage.objectUser')
  })
})

describe('a mount', () => {
  it('brings the volume and the annotation of the pods, which wait for their rights', async () => {
    const result = await runTwice(
      withBucket((chart, { writer, bucket }) => {
        const mounts = {
          '/pictures': bucket.mount(),
          '/small': bucket.mount({ readOnly: true, subPath: 'small', mountOptions: ['uid=1001'] }),
        }
        server(chart, writer, mounts, { podAnnotations: { 'gke-gcsfuse/memory-limit': '1Gi' } })
      }),
    )
    const { metadata, spec } = (manifestOf(result, 'Deployment').spec as { template: { metadata: JsonObject; spec: JsonObject } }).template
    expect(metadata.annotations).toEqual({ 'gke-gcsfuse/volumes': 'true', 'gke-gcsfuse/memory-limit': '1Gi' })
    expect(spec).toMatchObject({
      serviceAccountName: 'writer',
      containers: [
        {
          volumeMounts: [
            { name: 'pictures', mountPath: '/pictures' },
            { name: 'pictures-2', mountPath: '/small', subPath: 'small', readOnly: true },
          ],
        },
      ],
    })
    expect(spec.volumes).toEqual([
      {
        name: 'pictures',
        csi: { driver: 'gcsfuse.csi.storage.gke.io', volumeAttributes: { bucketName: 'pictures-1a2b3c4', mountOptions: 'implicit-dirs' } },
      },
      {
        name: 'pictures-2',
        csi: {
          driver: 'gcsfuse.csi.storage.gke.io',
          readOnly: true,
          volumeAttributes: { bucketName: 'pictures-1a2b3c4', mountOptions: 'uid=1001' },
        },
      },
    ])
    expect(waitsFor(result, find(result, 'kubernetes:apps/v1:Deployment'))).toEqual(
      expect.arrayContaining(['pictures', 'writer-roles/storage.objectUser-bucket-pictures']),
    )
  })

  it('annotates a Pod too, and needs no options', async () => {
    const result = await runTwice(
      withBucket((chart, { reader, bucket }) => {
        const mounts = { '/pictures': bucket.mount({ readOnly: true, mountOptions: [] }) }
        new Pod(chart, 'job', { serviceAccount: reader, container: { image: 'example/job:1', mounts } })
      }),
    )
    const { metadata, spec } = manifestOf(result, 'Pod') as { metadata: JsonObject; spec: { volumes: JsonObject[] } }
    expect(metadata.annotations).toMatchObject({ 'gke-gcsfuse/volumes': 'true' })
    expect(spec.volumes[0]!.csi).toMatchObject({ volumeAttributes: { bucketName: 'pictures-1a2b3c4' } })
  })

  it('is previewed before there is a bucket', async () => {
    const result = await runProgram(
      withBucket((chart, { writer, bucket }) => void server(chart, writer, { '/pictures': bucket.mount() })),
      {
        preview: true,
      },
    )
    expect(result.diagnostics).toEqual([])
    expect(find(result, 'kubernetes:apps/v1:Deployment').unknowns).not.toEqual([])
  })

  it.each<[string, keyof Accounts | undefined, BucketMountOptions, RegExp]>([
    [
      'none',
      undefined,
      {},
      /the BucketVolume pictures is for pods of other ServiceAccounts, and these have none of their own.*\[wiring\/account\]\n.*serviceAccount: writer\n/,
    ],
    ['another', 'other', {}, /for pods of other ServiceAccounts, and these have other .*\n.*serviceAccount: writer\n/],
    ['another that reads', 'other', { readOnly: true }, /and these have other .*\n.*serviceAccount: writer or reader\n/],
    [
      'one that may only read',
      'reader',
      {},
      /pods of the ServiceAccount reader may only read the BucketVolume pictures .*\n.*readOnly: true, or give them one that may: serviceAccount: writer\n/,
    ],
  ])('is refused for pods of an account that has no right: %s', async (_, account, options, told) => {
    const text = await refusedBy(
      withBucket((chart, accounts) => {
        server(chart, account && (accounts[account] as ServiceAccount), { '/pictures': accounts.bucket.mount(options) })
      }),
    )
    expect(`${text}\n`).toMatch(told)
    expect(text).toMatch(/web\/server container\.mounts\["\/pictures"\]/)
  })

  it('is refused beside an annotation that switches it off', async () => {
    const text = await refusedBy(
      withBucket((chart, { writer, bucket }) => {
        server(chart, writer, { '/pictures': bucket.mount() }, { podAnnotations: { 'gke-gcsfuse/volumes': 'false' } })
      }),
    )
    expect(text).toMatch(/podAnnotations\["gke-gcsfuse\/volumes"\]: is "false", and the BucketVolume pictures needs "true"/)
  })

  it('is refused when nobody may read the bucket, or the options are none', async () => {
    const mount = (options: unknown) => refusedBy(withBucket((_, { bucket }) => void bucket.mount(options as never)))
    expect(await refusedBy(() => void new BucketVolume('pictures', { location }).mount())).toMatch(
      /no pods may read the bucket pictures.*\n.*add writers/,
    )
    expect(await mount({ mountOptions: ['uid=1,gid=2'] })).toMatch(/mountOptions\[0\]: "uid=1,gid=2" must be one option, without commas/)
    expect(await mount({ mountOptions: ['--implicit-dirs'] })).toMatch(/mountOptions\[0\]: "--implicit-dirs" must be without "-"/)
    expect(await mount({ subPath: '/small' })).toMatch(/subPath: "\/small" must be a relative path/)
    expect(await mount({ onlyDir: 'small' })).toMatch(/onlyDir: is no prop here/)
  })
})

it.each<[unknown, RegExp]>([
  [{}, /says nothing/],
  [{ location: 'europe-west1-b' }, /location: "europe-west1-b" is a zone, and buckets are in regions.*\n.*write 'europe-west1'/],
  [{ location: 'Europe' }, /location: "Europe" is no place for a bucket/],
  [{ location, cluster: 'main' }, /cluster: must be a GkeCluster/],
  [{ location, name: 'Pictures' }, /name: "Pictures" must be lower-case letters/],
  [{ location, name: 'pi' }, /name: "pi" must have 3 to 63 characters/],
  [{ location, name: '10.0.0.1' }, /name: "10\.0\.0\.1" must not be an IP address/],
  [{ location, name: 'my-google-files' }, /must not begin with "goog" or hold "google"/],
  [{ location, name: 'a-.b' }, /must not have a "\."/],
  [{ location, storageClass: 'COLD' }, /storageClass: must be one of STANDARD/],
  [{ location, writers: ['server'] }, /writers\[0\]: must be a WorkloadIdentity/],
  [{ bucket: 'pictures' }, /bucket: must be a Bucket, and is "pictures".*\n.*Bucket\.get/],
])('refuses %j', (props, told) => {
  expect(refusalOf(() => new BucketVolume('pictures', props as BucketVolumeProps))).toMatch(told)
})

it('refuses a name that no bucket can begin with, and settings of a bucket that is there', async () => {
  expect(refusalOf(() => new BucketVolume('my_pictures', { location }))).toMatch(/the name "my_pictures" must be at most 55 lower-case/)
  const text = await refusedBy(
    () => void new BucketVolume('pictures', { bucket: new Bucket('own', { location: 'EU' }), versioning: true } as never),
  )
  expect(text).toMatch(/versioning: cannot be given beside bucket/)
})

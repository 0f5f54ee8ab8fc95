import { secret } from '@pulumi/pulumi'
import { App, Chart, Deployment, gkeStandard, ServiceAccount } from 'steersman'
import { GkeCluster, KmsKey, SecretFiles, SecretManagerSecret, WorkloadIdentity } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, Secret } from '../../pulumi-engine/index.js'
import { slimProps } from '../cluster/support.js'
import { deployed, labels, manifestOf, refusalOf, registered, runTwice, waitsFor } from '../support.js'

const types = {
  secret: 'gcp:secretmanager/secret:Secret',
  version: 'gcp:secretmanager/secretVersion:SecretVersion',
  reader: 'gcp:secretmanager/secretIamMember:SecretIamMember',
  ring: 'gcp:kms/keyRing:KeyRing',
  key: 'gcp:kms/cryptoKey:CryptoKey',
  grant: 'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember',
} as const

describe('a secret of Secret Manager', () => {
  it('has no value that this program knows, unless it gives one', async () => {
    const result = await runTwice(() => void new SecretManagerSecret('pgpassword'))
    expect(registered(result)).toEqual(['steersman:gke:SecretManagerSecret pgpassword', `${types.secret} pgpassword`])
    expect(find(result, types.secret).inputs).toEqual({
      secretId: 'pgpassword',
      project: 'demo',
      labels,
      replication: { auto: {} },
      deletionProtection: true,
    })
  })

  it('keeps a value secret, however it is given', async () => {
    for (const value of ['hidden', secret('hidden')]) {
      const result = await runTwice(
        () => void new SecretManagerSecret('token', { value, regions: ['europe-west1'], deletionProtection: false }),
      )
      expect(find(result, types.version).inputs).toEqual({ secret: 'Secret/token-1a2b3c4', secretData: new Secret('hidden') })
      expect(find(result, types.secret).inputs).toMatchObject({
        replication: { userManaged: { replicas: [{ location: 'europe-west1' }] } },
        deletionProtection: false,
      })
    }
  })

  it('is a file in pods, which wait for its value and for their right to read it, and stands in no manifest', async () => {
    const result = await runTwice(() => {
      deployed((chart) => {
        const serviceAccount = new ServiceAccount(chart, 'account')
        const readers = [new WorkloadIdentity('server', { serviceAccount })]
        const token = new SecretManagerSecret('token', { value: 'hidden', readers })
        const files = new SecretFiles(chart, 'secrets', { files: { token, 'old/token': { secret: token, version: 3 } } })
        new Deployment(chart, 'server', {
          serviceAccount,
          volumes: { secrets: files.volume },
          container: { image: 'example/server:1.4.2', mounts: { '/secrets': 'secrets' } },
        })
      })
    })
    expect(manifestOf(result, 'SecretProviderClass')).toMatchObject({
      apiVersion: 'secrets-store.csi.x-k8s.io/v1',
      metadata: { name: 'secrets', namespace: 'default' },
      spec: {
        provider: 'gke',
        parameters: {
          secrets:
            '- resourceName: "projects/demo/secrets/token/versions/latest"\n  path: "token"\n' +
            '- resourceName: "projects/demo/secrets/token/versions/3"\n  path: "old/token"\n',
        },
      },
    })
    expect(manifestOf(result, 'Deployment').spec).toMatchObject({
      template: {
        spec: {
          volumes: [
            {
              name: 'secrets',
              csi: { driver: 'secrets-store-gke.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass: 'secrets' } },
            },
          ],
        },
      },
    })
    const reader = find(result, types.reader)
    expect(reader.inputs).toMatchObject({ secretId: 'token', role: 'roles/secretmanager.secretAccessor' })
    const providerClass = result.registrations.find(({ type }) => type.endsWith(':SecretProviderClass'))!
    expect(waitsFor(result, providerClass)).toEqual(expect.arrayContaining(['token', reader.name]))
    const sent = result.registrations.filter(({ type }) => type.startsWith('kubernetes:'))
    expect(JSON.stringify(sent)).not.toContain('hidden')
  })

  it('is known in files without being told', () => {
    // The program of a stack is read by `steer` in the same way: the project is in its configuration.
    const told = runTwice(() => {
      const app = new App()
      const chart = new Chart(app, 'web', { namespace: 'default' })
      void new SecretFiles(chart, 'secrets', { files: { token: new SecretManagerSecret('token') } })
      const { deferred } = app.handover().model
      return { known: deferred.map(({ known }) => known) }
    })
    return expect(told.then(({ outputs }) => outputs)).resolves.toEqual({ known: ['projects/demo/secrets/token'] })
  })

  it.each<[unknown, RegExp]>([
    [{ name: 'a.b' }, /name: "a.b" must be at most 255 letters/],
    [{ value: '' }, /value: must not be empty/],
    [{ readers: ['server'] }, /readers\[0\]: must be a WorkloadIdentity/],
    [{ regions: ['europe-west1-b'] }, /regions\[0\]: "europe-west1-b" is no region/],
    [{ secret: 'x' }, /secret: is no prop here/],
  ])('refuses %j', (props, told) => {
    expect(refusalOf(() => new SecretManagerSecret('token', props as never))).toMatch(told)
  })

  it('refuses files that are none', () => {
    const app = new App()
    const chart = new Chart(app, 'web')
    new SecretFiles(chart, 'none', { files: {} })
    new SecretFiles(chart, 'odd', { files: { '/token': 'projects/demo/secrets/token' } as never })
    const told = app.handover().model.findings.map(({ path, field, message }) => `${path} ${field}: ${message}`)
    expect(told).toEqual([
      'web/none files: must not be empty',
      'web/odd files["/token"]: the key "/token" must be a relative path without ".."',
    ])
  })
})

describe('a key', () => {
  it('stays when it leaves the program, and its users may use it', async () => {
    const result = await runTwice(() => void new KmsKey('secrets', { location: 'europe-west1', users: ['gke', 'disks'], rotationDays: 30 }))
    const [ring, key] = [find(result, types.ring), find(result, types.key)]
    expect(ring.inputs).toEqual({ project: 'demo', location: 'europe-west1' })
    expect(key.inputs).toMatchObject({ keyRing: 'KeyRing/secrets-1a2b3c4', rotationPeriod: '2592000s', labels })
    expect([ring.retainOnDelete, key.retainOnDelete]).toEqual([true, true])
    const members = result.registrations.filter(({ type }) => type === types.grant).map(({ inputs }) => inputs.member)
    expect(members.sort()).toEqual([
      'serviceAccount:service-123@compute-system.iam.gserviceaccount.com',
      'serviceAccount:service-123@container-engine-robot.iam.gserviceaccount.com',
    ])
  })

  it.each([
    ['gkeBackup', 'gcp-sa-gkebackup'],
    ['redis', 'cloud-redis'],
    ['secretManager', 'gcp-sa-secretmanager'],
  ] as const)('of %s is used by the agent of that service', async (user, agent) => {
    const result = await runTwice(() => void new KmsKey('key', { location: 'europe-west1', users: [user] }))
    expect(find(result, types.grant, `key-${user}`).inputs.member).toBe(`serviceAccount:service-123@${agent}.iam.gserviceaccount.com`)
  })

  it('encrypts the Secrets of a cluster, which waits until it may', async () => {
    const result = await runTwice(() => {
      const { keyName } = new KmsKey('secrets', { location: 'europe-west1' })
      void new GkeCluster('shop', gkeStandard({ ...slimProps, security: { secretsEncryption: { keyName } } }))
    })
    const cluster = find(result, 'gcp:container/cluster:Cluster')
    expect(cluster.inputs.databaseEncryption).toEqual({ state: 'ENCRYPTED', keyName: 'CryptoKey/secrets-1a2b3c4' })
    expect(waitsFor(result, cluster)).toContain('secrets-gke')
  })

  it.each<[unknown, RegExp]>([
    [{}, /location is missing/],
    [{ location: 'europe' }, /location: "europe" is no region/],
    [{ location: 'europe-west1', users: ['me'] }, /users\[0\]: must be one of gke, disks, secretManager, gkeBackup, redis/],
    [{ location: 'europe-west1', rotationDays: 0 }, /rotationDays: must be a whole number, 1 or more/],
  ])('refuses %j', (props, told) => {
    expect(refusalOf(() => new KmsKey('key', props as never))).toMatch(told)
  })
})

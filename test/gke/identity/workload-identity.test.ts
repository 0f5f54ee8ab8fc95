import { Bucket } from '@pulumi/gcp/storage/bucket.js'
import { App, Chart, ServiceAccount } from 'steersman'
import { ArtifactRegistry, KmsKey, SecretManagerSecret, WorkloadIdentity, type WorkloadIdentityProps } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, unknown } from '../../pulumi-engine/index.js'
import { deployed, manifestOf, refusalOf, refusedBy, registered, runProgram, runTwice, smallCluster, waitsFor } from '../support.js'

const types = {
  account: 'gcp:serviceaccount/account:Account',
  binding: 'gcp:serviceaccount/iAMMember:IAMMember',
  project: 'gcp:projects/iAMMember:IAMMember',
} as const
const pods = (namespace?: string) => new ServiceAccount(new Chart(new App(), 'shop', { ...(namespace && { namespace }) }), 'server')
const principal =
  'principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/demo.svc.id.goog/subject/ns/shop/sa/server'

describe('pods as themselves', () => {
  it('are granted roles by the name of their account', async () => {
    const result = await runTwice(() => ({
      member: new WorkloadIdentity('server', { serviceAccount: pods('shop'), roles: ['roles/cloudtrace.agent'] }).member,
    }))
    expect(registered(result)).toEqual(['steersman:gke:WorkloadIdentity server', `${types.project} server-roles/cloudtrace.agent`])
    expect(find(result, types.project).inputs).toEqual({ project: 'demo', role: 'roles/cloudtrace.agent', member: principal })
    expect(result.outputs).toEqual({ member: principal })
  })

  it('wait for the cluster, whose project has the pool', async () => {
    const result = await runTwice(() => {
      const cluster = smallCluster()
      void new WorkloadIdentity('server', { cluster, serviceAccount: pods('shop'), roles: ['roles/cloudtrace.agent'] })
    })
    expect(waitsFor(result, find(result, types.project, 'server-roles/cloudtrace.agent'))).toContain('main')
  })
})

describe('pods as a service account of Google', () => {
  const program = () => {
    const identity = { email: undefined as unknown }
    deployed((chart) => {
      const serviceAccount = new ServiceAccount(chart, 'server')
      const made = new WorkloadIdentity('server', {
        serviceAccount,
        cluster: smallCluster(),
        as: 'google-service-account',
        roles: ['roles/cloudtrace.agent'],
      })
      identity.email = made.email
    })
    return identity
  }

  it('may act as it, and it may do what the roles say', async () => {
    const result = await runTwice(program)
    expect(find(result, types.account).inputs).toEqual({ accountId: 'server', project: 'demo', displayName: 'Pods of default/server' })
    const binding = find(result, types.binding)
    expect(binding.inputs).toEqual({
      serviceAccountId: 'server-1a2b3c4',
      role: 'roles/iam.workloadIdentityUser',
      member: 'serviceAccount:demo.svc.id.goog[default/server]',
    })
    expect(waitsFor(result, binding)).toContain('main')
    expect(find(result, types.project).inputs).toEqual({
      project: 'demo',
      role: 'roles/cloudtrace.agent',
      member: 'serviceAccount:server@demo.iam.gserviceaccount.com',
    })
    expect(result.outputs).toEqual({ email: 'server@demo.iam.gserviceaccount.com' })
  })

  it('are told so by an annotation, which waits for the roles', async () => {
    const result = await runTwice(program)
    expect(manifestOf(result, 'ServiceAccount').metadata).toMatchObject({
      annotations: { 'iam.gke.io/gcp-service-account': 'server@demo.iam.gserviceaccount.com' },
    })
    const waits = waitsFor(result, find(result, 'kubernetes:core/v1:ServiceAccount'))
    expect(waits).toEqual(expect.arrayContaining(['server', 'server-roles/cloudtrace.agent']))
  })

  it('have an e-mail that a preview does not know', async () => {
    expect((await runProgram(program, { preview: true })).outputs).toEqual({ email: unknown })
  })

  it.each([
    ['web', 'web-account'],
    ['a-very-long-name-of-a-component-here', expect.stringMatching(/^a-very-long-name-of-a-c-[0-9a-f]{6}$/)],
  ])('have an id that Google takes: %s', async (name, accountId) => {
    const result = await runProgram(() => void new WorkloadIdentity(name, { serviceAccount: pods('shop'), as: 'google-service-account' }))
    expect(find(result, types.account).inputs.accountId).toEqual(accountId)
  })
})

describe('a grant', () => {
  it('is on one resource, whatever kind that is of, and twice the same is one', async () => {
    const result = await runTwice(() => {
      const identity = new WorkloadIdentity('server', { serviceAccount: pods('shop') })
      identity.grant('roles/storage.objectViewer', new Bucket('files', { location: 'EU' }))
      identity.grant('roles/artifactregistry.reader', new ArtifactRegistry('shop', { location: 'europe-west1' }))
      identity.grant('roles/cloudkms.cryptoKeyDecrypter', new KmsKey('key', { location: 'europe-west1' }))
      const secret = new SecretManagerSecret('token')
      identity.grant('roles/secretmanager.secretAccessor', secret)
      identity.grant('roles/secretmanager.secretAccessor', secret)
    })
    expect(
      result.registrations.filter(({ name }) => name.startsWith('server-')).map(({ type, name, inputs }) => [type, name, inputs]),
    ).toEqual(
      expect.arrayContaining([
        [
          'gcp:storage/bucketIAMMember:BucketIAMMember',
          'server-roles/storage.objectViewer-bucket-files',
          { bucket: 'files-1a2b3c4', role: 'roles/storage.objectViewer', member: principal },
        ],
        [
          'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember',
          'server-roles/artifactregistry.reader-repository-shop',
          { project: 'demo', location: 'europe-west1', repository: 'shop', role: 'roles/artifactregistry.reader', member: principal },
        ],
        [
          'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember',
          'server-roles/cloudkms.cryptoKeyDecrypter-cryptoKey-key',
          { cryptoKeyId: 'CryptoKey/key-1a2b3c4', role: 'roles/cloudkms.cryptoKeyDecrypter', member: principal },
        ],
        [
          'gcp:secretmanager/secretIamMember:SecretIamMember',
          'server-roles/secretmanager.secretAccessor-secret-token',
          { project: 'demo', secretId: 'token', role: 'roles/secretmanager.secretAccessor', member: principal },
        ],
      ]),
    )
  })

  it.each<[unknown, unknown, RegExp]>([
    ['storage.objectViewer', 'project', /"storage.objectViewer" is no role.*\n.*roles\/storage.objectViewer/],
    ['roles/storage.objectViewer', 'files', /"files" has no policies known here/],
    ['roles/storage.objectViewer', {}, /an object has no policies known here/],
  ])('of %j on %j is refused', async (role, on, told) => {
    const text = await refusedBy(() => new WorkloadIdentity('server', { serviceAccount: pods('shop') }).grant(role as never, on as never))
    expect(text).toMatch(told)
    expect(text).toContain('workload-identity.test.ts')
  })
})

describe('what is refused', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['no account', () => ({}), /serviceAccount is missing/],
    ['a name for an account', () => ({ serviceAccount: 'server' }), /serviceAccount: must be a ServiceAccount, and is "server"/],
    ['an account without namespace', () => ({ serviceAccount: pods() }), /has no namespace, by which Google Cloud knows it too/],
    ['an id without a service account', () => ({ serviceAccount: pods('shop'), accountId: 'server' }), /accountId: is only with as/],
    [
      'a short id',
      () => ({ serviceAccount: pods('shop'), as: 'google-service-account', accountId: 'web' }),
      /accountId: "web" must be 6 to 30/,
    ],
    ['what it does not know', () => ({ serviceAccount: pods('shop'), as: 'user' }), /as: must be one of principal, google-service-account/],
    ['a role that is none', () => ({ serviceAccount: pods('shop'), roles: ['owner'] }), /roles\[0\]: "owner" is no role/],
    [
      'to annotate an account of others',
      () => ({
        serviceAccount: ServiceAccount.external(new Chart(new App(), 'shop', { namespace: 'shop' }), 'server'),
        as: 'google-service-account',
      }),
      /the ServiceAccount server is not of this program, which cannot annotate it/,
    ],
  ])('%s', (_, props, told) => {
    expect(refusalOf(() => new WorkloadIdentity('server', props() as WorkloadIdentityProps))).toMatch(told)
  })

  it('two service accounts for the same pods', async () => {
    const text = await refusedBy(() => {
      const serviceAccount = pods('shop')
      new WorkloadIdentity('one', { serviceAccount, as: 'google-service-account' })
      new WorkloadIdentity('two', { serviceAccount, as: 'google-service-account' })
    })
    expect(text).toMatch(/the ServiceAccount server acts as .* already/)
  })

  it('a cluster without it', async () => {
    const text = await refusedBy(() => {
      const cluster = smallCluster({ security: { workloadIdentity: false } })
      new WorkloadIdentity('server', { cluster, serviceAccount: pods('shop') })
    })
    expect(text).toMatch(/cluster: is declared with security.workloadIdentity: false/)
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Deployment, gkeStandard, ref } from 'steersman'
import { ArtifactRegistry, type ArtifactRegistryProps, GkeCluster, type ImageProps } from 'steersman/gke'
import { afterAll, describe, expect, it } from 'vitest'
import { find, plain, Secret, unknown } from '../../pulumi-engine/index.js'
import { deployed, labels, refusalOf, refusedBy, runProgram, runTwice, waitsFor } from '../support.js'

const types = {
  repository: 'gcp:artifactregistry/repository:Repository',
  reader: 'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember',
  image: 'docker-build:index:Image',
} as const
const folder = mkdtempSync(join(tmpdir(), 'steersman-registry-'))
const context = join(folder, 'api')
mkdirSync(context)
writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\n')
afterAll(() => rmSync(folder, { recursive: true }))

const registry = (props: Partial<ArtifactRegistryProps> = {}) => new ArtifactRegistry('shop', { location: 'europe-west1', ...props })
const cluster = (pools: { readonly serviceAccount?: string } = {}) =>
  new GkeCluster(
    'main',
    gkeStandard({
      location: 'europe-west1',
      nodePools: { main: { machineType: 'e2-standard-4', nodes: { min: 1, max: 3 }, ...pools } },
    }),
  )

describe('the repository', () => {
  it('holds images, and tells where', async () => {
    const result = await runTwice(() => ({ url: registry().url }))
    expect(find(result, types.repository).inputs).toEqual({
      repositoryId: 'shop',
      project: 'demo',
      location: 'europe-west1',
      format: 'DOCKER',
      labels,
      dockerConfig: { immutableTags: false },
    })
    expect(result.outputs).toEqual({ url: 'europe-west1-docker.pkg.dev/demo/shop' })
  })

  it('deletes what is old, but never the last ones', async () => {
    const result = await runTwice(() => void registry({ cleanup: { olderThanDays: 30, keep: 5 }, immutableTags: true }))
    expect(find(result, types.repository).inputs).toMatchObject({
      dockerConfig: { immutableTags: true },
      cleanupPolicies: [
        { id: 'delete-old', action: 'DELETE', condition: { tagState: 'ANY', olderThan: '2592000s' } },
        { id: 'keep-last', action: 'KEEP', mostRecentVersions: { keepCount: 5 } },
      ],
    })
  })

  it('names projects of a domain as registries do', async () => {
    const result = await runProgram(() => ({
      url: new ArtifactRegistry('shop', { location: 'europe' }, { project: 'example.com:shop' }).url,
    }))
    expect(result.outputs).toEqual({ url: 'europe-docker.pkg.dev/example.com/shop/shop' })
  })
})

describe('readers', () => {
  it('are the nodes of a cluster, those of a pool with an account of its own, and members', async () => {
    const own = 'pool@demo.iam.gserviceaccount.com'
    const result = await runTwice(() => void registry({ readers: [cluster({ serviceAccount: own }), 'group:team@example.com'] }))
    const readers = result.registrations.filter(({ type }) => type === types.reader)
    const common = { project: 'demo', location: 'europe-west1', repository: 'shop', role: 'roles/artifactregistry.reader' }
    expect(Object.fromEntries(readers.map(({ name, inputs }) => [name, inputs]))).toEqual({
      'shop-main': { ...common, member: 'serviceAccount:main-nodes@demo.iam.gserviceaccount.com' },
      [`shop-serviceAccount:${own}`]: { ...common, member: `serviceAccount:${own}` },
      'shop-group:team@example.com': { ...common, member: 'group:team@example.com' },
    })
  })

  it('are there before a Deployment that uses an image of the registry', async () => {
    const result = await runTwice(() => {
      const image = registry({ readers: [cluster()] }).imageByTag('api:1.4.2')
      deployed((chart) => new Deployment(chart, 'api', { container: { image: ref(image.ref) } }))
    })
    const deployment = find(result, 'kubernetes:apps/v1:Deployment')
    expect(plain(deployment.inputs)).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'europe-west1-docker.pkg.dev/demo/shop/api@sha256:def' }] } } },
    })
    expect(waitsFor(result, deployment)).toContain('shop-main')
  })
})

describe('an image', () => {
  const build = (props: Partial<ImageProps> = {}) => registry().image('api', { context, ...props })

  it('is built for the nodes, pushed under a tag and used by its digest', async () => {
    const result = await runTwice(() => ({ ref: build().ref }))
    const image = find(result, types.image)
    expect(image.inputs).toEqual({
      context: { location: context },
      platforms: ['linux/amd64'],
      tags: ['europe-west1-docker.pkg.dev/demo/shop/api:dev'],
      push: true,
      // What the package itself says where nothing is said.
      buildOnPreview: true,
      network: 'default',
      registries: [{ address: 'europe-west1-docker.pkg.dev', username: 'oauth2accesstoken', password: new Secret('token-of-today') }],
    })
    expect(image.retainOnDelete).toBe(true)
    expect(result.outputs).toEqual({ ref: 'europe-west1-docker.pkg.dev/demo/shop/api@sha256:abc' })
  })

  it('takes what Docker takes, with build secrets that stay secret', async () => {
    const props: Partial<ImageProps> = {
      target: 'run',
      buildArgs: { VERSION: '1' },
      secrets: { token: 'hidden' },
      platforms: ['linux/arm64'],
      tag: '1.4.2',
      buildOnPreview: false,
    }
    const result = await runTwice(() => void build({ ...props, dockerfile: join(context, 'Dockerfile') }))
    expect(find(result, types.image).inputs).toMatchObject({
      dockerfile: { location: join(context, 'Dockerfile') },
      target: 'run',
      buildArgs: { VERSION: '1' },
      secrets: new Secret({ token: 'hidden' }),
      platforms: ['linux/arm64'],
      tags: ['europe-west1-docker.pkg.dev/demo/shop/api:1.4.2'],
      buildOnPreview: false,
    })
  })

  it('has a digest that a preview does not know', async () => {
    const { outputs, diagnostics } = await runProgram(() => ({ ref: build().ref }), { preview: true })
    expect(diagnostics).toEqual([])
    expect(outputs).toEqual({ ref: unknown })
  })
})

describe('what is refused', () => {
  it.each<[unknown, RegExp]>([
    [{}, /location is missing/],
    [{ location: 'europe-west1-b' }, /location: "europe-west1-b" is no region/],
    [
      { location: 'europe', readers: ['team@example.com'] },
      /readers\[0\]: "team@example.com" does not say of what kind it is.*\n.*group:team@example.com/,
    ],
    [{ location: 'europe', readers: [{}] }, /readers\[0\]: cannot be an object/],
    [{ location: 'europe', cleanup: { keep: 0 } }, /cleanup.keep: must be a whole number, 1 or more, and is 0/],
  ])('a registry %j', (props, told) => {
    expect(refusalOf(() => new ArtifactRegistry('shop', props as never))).toMatch(told)
  })

  it.each<[string, unknown, RegExp]>([
    ['API', { context }, /must be words of lower-case letters/],
    ['api', {}, /context is missing/],
    ['api', { context: '/nowhere' }, /context: there is no folder "\/nowhere"/],
    ['api', { context: folder }, /context: there is no file .*Dockerfile"/],
    ['api', { context, dockerfile: 'Dockerfile.none' }, /dockerfile: there is no file "Dockerfile.none"/],
    ['api', { context, platforms: ['amd64'] }, /platforms\[0\]: "amd64" is no platform of nodes/],
    ['api', { context, tag: 'a b' }, /tag: "a b" must be at most 128 letters/],
    [
      'api',
      { context, tag: ref({ get: () => '', apply: () => {} }) },
      /tag: is the text of ref\(\), which only objects of Kubernetes understand/,
    ],
  ])('an image %s %j', async (name, props, told) => {
    expect(await refusedBy(() => void registry().image(name, props as ImageProps))).toMatch(told)
  })

  it('an image without a tag of its own where tags never move', async () => {
    expect(await refusedBy(() => void registry({ immutableTags: true }).image('api', { context }))).toMatch(/tag: tags never move here/)
  })

  it('an image without a tag', async () => {
    expect(await refusedBy(() => void registry().imageByTag('api'))).toMatch(/"api" has no tag/)
    expect(await refusedBy(() => void registry().imageByTag('api:1:2'))).toMatch(/has no tag/)
  })
})

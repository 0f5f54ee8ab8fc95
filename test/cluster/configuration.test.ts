import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { App, Chart, ConfigMap, type ConfigMapProps, Deployment, Pod, Secret } from '../../src/index.js'
import type { Manifest } from '../../src/model/model.js'
import { readTree } from '../../src/model/read-tree.js'
import { buildControlPlane } from './control-plane/build.js'
import type { LiveObject } from './control-plane/client.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { untilReady } from './control-plane/wait.js'

const built = await buildControlPlane()
const title = 'configuration on a real cluster'
const image = 'example/server:1'
type Data = NonNullable<ConfigMapProps<string>['data']>

function objectsOf(program: (chart: Chart) => void, namespace: string): readonly Manifest[] {
  const app = new App()
  program(new Chart(app, 'shop', { namespace }))
  const { findings, objects } = readTree(app)
  expect(findings).toEqual([])
  return objects.map(({ manifest }) => manifest)
}

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: true })
  })
  afterAll(() => cluster?.stop())

  /** Applies a program, and waits until all of it is ready. */
  async function apply(program: (chart: Chart) => void, namespace: string): Promise<void> {
    const objects = objectsOf(program, namespace)
    for (const object of objects) expect(await cluster.client.apply(object, { force: true })).toMatchObject({ ok: true, warnings: [] })
    expect(await untilReady(cluster.client, objects, 60_000)).toEqual([])
  }

  /** How many times the pods of a Deployment have been replaced. */
  async function generations(namespace: string, owner: string): Promise<number> {
    const reply = await cluster.client.list<LiveObject>('apps/v1', 'ReplicaSet', { namespace })
    if (!reply.ok) throw new Error(reply.body.message)
    return reply.body.items.filter(({ metadata }) => metadata.ownerReferences?.[0]?.name === owner).length
  }

  it('a changed ConfigMap replaces the pods that read what changed, and no others', async () => {
    await cluster.createNamespace('roll')
    const program = (data: Data) => (chart: Chart) => {
      const map = new ConfigMap(chart, 'settings', { data })
      new Deployment(chart, 'all', { container: { image, envFrom: [map.envFrom()] } })
      new Deployment(chart, 'level', { container: { image, env: { LEVEL: map.key('LEVEL') } } })
      new Deployment(chart, 'watching', { container: { image, mounts: { '/etc/server': map.mount({ rollOnChange: false }) } } })
    }
    const counts = async (): Promise<number[]> => Promise.all(['all', 'level', 'watching'].map((name) => generations('roll', name)))
    await apply(program({ LEVEL: 'info', PORT: 80 }), 'roll')
    expect(await counts()).toEqual([1, 1, 1])
    await apply(program({ LEVEL: 'info', PORT: 80 }), 'roll')
    expect(await counts()).toEqual([1, 1, 1])
    await apply(program({ LEVEL: 'info', PORT: 81 }), 'roll')
    expect(await counts()).toEqual([2, 1, 1])
    await apply(program({ LEVEL: 'debug', PORT: 81 }), 'roll')
    expect(await counts()).toEqual([3, 2, 1])
  })

  it('an immutable ConfigMap is a new one when its data changes, and its readers follow', async () => {
    await cluster.createNamespace('immutable')
    const program =
      (level: string, name?: string) =>
      (chart: Chart): void => {
        const map = new ConfigMap(chart, 'settings', { ...(name && { name }), immutable: true, data: { LEVEL: level } })
        new Deployment(chart, 'server', { container: { image, envFrom: [map.envFrom()], mounts: { '/etc/server': map.mount() } } })
      }
    await apply(program('info'), 'immutable')
    await apply(program('debug'), 'immutable')
    expect(await generations('immutable', 'server')).toBe(2)
    const maps = await cluster.client.list('v1', 'ConfigMap', { namespace: 'immutable', labelSelector: 'app.kubernetes.io/name=settings' })
    expect(maps).toMatchObject({ body: { items: [{}, {}] } })
    // With a pinned name the server refuses what the hash avoids.
    await apply(program('info', 'pinned'), 'immutable')
    const [changed] = objectsOf(program('debug', 'pinned'), 'immutable')
    expect(await cluster.client.apply(changed!, { force: true })).toMatchObject({
      ok: false,
      body: { message: expect.stringContaining('field is immutable when `immutable` is set') },
    })
  })

  it('a projected volume of every source is taken as it stands', async () => {
    await cluster.createNamespace('projected')
    const pod = (chart: Chart): void => {
      const map = new ConfigMap(chart, 'settings', { data: { A: 'a', B: 'b' }, binaryData: { bytes: Uint8Array.of(0, 255) } })
      const secret = Secret.external(chart, 'secret', { keys: ['C'] })
      new Pod(chart, 'pod', {
        volumes: {
          all: {
            projected: {
              defaultMode: 0o440,
              sources: [
                { configMap: { from: map, items: { A: 'a', B: { path: 'in/b', mode: 0o400 } } } },
                { secret: { from: secret, items: { C: 'c' }, optional: true } },
                { downwardAPI: { name: 'metadata.name', ip: { fieldRef: 'metadata.uid', mode: 0o400 }, memory: 'limits.memory' } },
                { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 600 } },
              ],
            },
          },
        },
        container: { image, mounts: { '/x': 'all' } },
      })
    }
    for (const object of objectsOf(pod, 'projected')) expect(await cluster.client.create(object)).toMatchObject({ ok: true, warnings: [] })
    const live = await cluster.client.get<{ readonly spec: { readonly volumes: readonly object[] } }>({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod', namespace: 'projected' },
    })
    const sent = objectsOf(pod, 'projected').find(({ kind }) => kind === 'Pod')!.spec as unknown as { volumes: readonly object[] }
    expect(live.ok && live.body.spec.volumes[0]).toMatchObject(sent.volumes[0]!)
  })
})

describe.skipIf('missing' in built)('certificates in a projected volume', () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({
      apiServerOptions: [
        '--feature-gates=ClusterTrustBundle=true,ClusterTrustBundleProjection=true,PodCertificateRequest=true',
        '--runtime-config=certificates.k8s.io/v1beta1=true',
      ],
    })
    await cluster.createNamespace('certificates')
  })
  afterAll(() => cluster?.stop())

  it('are taken by a server that has them, and refused as the types refuse them', async () => {
    const certificate = {
      signerName: 'example.com/internal',
      keyType: 'ED25519',
      maxExpirationSeconds: 3600,
      credentialBundlePath: 'bundle.pem',
      userAnnotations: { 'example.com/host': 'a' },
    } as const
    const pod = (chart: Chart): void => {
      new Pod(chart, 'pod', {
        volumes: {
          all: {
            projected: {
              sources: [
                { clusterTrustBundle: { name: 'example.com:internal:ca', path: 'ca.pem', optional: true } },
                {
                  clusterTrustBundle: {
                    signerName: 'example.com/internal',
                    labelSelector: { matchLabels: { live: 'yes' } },
                    path: 'roots.pem',
                  },
                },
                { podCertificate: certificate },
              ],
            },
          },
        },
        container: { image },
      })
    }
    const [object] = objectsOf(pod, 'certificates')
    const reply = await cluster.client.create<{
      readonly spec: { readonly volumes: readonly { readonly projected?: { readonly sources: unknown } }[] }
    }>(object!)
    expect(reply).toMatchObject({ ok: true, warnings: [] })
    const sent = object!.spec as unknown as { volumes: { projected: { sources: unknown } }[] }
    expect(reply.ok && reply.body.spec.volumes[0]!.projected!.sources).toEqual(sent.volumes[0]!.projected.sources)
    const without = JSON.parse(JSON.stringify(object).replace('"credentialBundlePath":"bundle.pem",', '')) as Manifest
    expect(await cluster.client.create(without, { dryRun: true })).toMatchObject({
      ok: false,
      body: { message: expect.stringContaining('specify at least one of credentialBundlePath') },
    })
  })
})

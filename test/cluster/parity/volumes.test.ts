import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deploy } from '../../../src/engines/pulumi/index.js'
import { BucketVolume, FilestoreInstance, FilestoreStorageClass, FilestoreVolume, WorkloadIdentity } from '../../../src/gke/index.js'
import { App, Chart, Deployment, ServiceAccount } from '../../../src/index.js'
import { google, smallCluster } from '../../gke/support.js'
import { type Result, run, type State, steps } from '../../pulumi-engine/index.js'
import { buildControlPlane } from '../control-plane/build.js'
import type { Client, LiveObject, Manifest } from '../control-plane/client.js'
import { eventually } from '../control-plane/eventually.js'
import { type ControlPlane, startControlPlane } from '../control-plane/start.js'
import { untilReady } from '../control-plane/wait.js'
import { apiServerProvider } from './api-server-provider.js'

const built = await buildControlPlane()
const title = 'volumes of Filestore and of buckets'

const claim = (name: string, spec: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'shop' },
  spec: { accessModes: ['ReadWriteMany'], storageClassName: '', resources: { requests: { storage: '1Gi' } }, ...spec },
})
const volume: Manifest = { apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'shop-uploads' } }

/** Another claim for any volume without a class comes when the volume is there and its own claim is not, and has time to take it. */
function withRival(client: Client): Client {
  const apply = async (manifest: Manifest, options?: { readonly force?: boolean }) => {
    if (manifest.kind === 'PersistentVolumeClaim' && (await client.create(claim('other'))).ok) await sleep(1500)
    return client.apply(manifest, options)
  }
  return { ...client, apply: apply as Client['apply'] }
}

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let server: ControlPlane
  let first: Result

  beforeAll(async () => {
    server = await startControlPlane({ controllers: true })
    await server.createNamespace('shop')
    first = await deployed('100Gi')
  })
  afterAll(() => server?.stop())

  function deployed(storage: '100Gi' | '200Gi', state?: State): Promise<Result> {
    return run({
      program: () => {
        const cluster = smallCluster()
        const app = new App()
        const shop = new Chart(app, 'shop', { namespace: 'shop' })
        const serviceAccount = new ServiceAccount(shop, 'account')
        const writers = [new WorkloadIdentity('server', { cluster, serviceAccount })]
        const uploads = new FilestoreVolume(shop, 'uploads', { instance: new FilestoreInstance('uploads', { cluster, storage }) })
        const pictures = new BucketVolume('pictures', { cluster, writers })
        new FilestoreStorageClass(shop, 'shared', { cluster, tier: 'BASIC_HDD' })
        new Deployment(shop, 'server', {
          replicas: 2,
          serviceAccount,
          container: { image: 'example/server:1.4.2', mounts: { '/uploads': uploads.mount(), '/pictures': pictures.mount() } },
        })
        deploy('shop', app, { cluster })
      },
      project: 'shop',
      config: { 'gcp:project': 'demo' },
      providers: { gcp: google, kubernetes: apiServerProvider(withRival(server.client)) },
      ...(state && { state }),
    })
  }

  async function live(
    manifest: Manifest,
  ): Promise<LiveObject & { readonly spec: Record<string, unknown>; readonly status: Record<string, unknown> }> {
    const reply = await server.client.get<LiveObject>(manifest)
    if (!reply.ok) throw new Error(reply.body.message)
    return reply.body as never
  }

  it('are taken, the claim is bound to its volume and no other claim is, and pods come up', async () => {
    expect(first.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    await eventually('the claim is bound', 10_000, async () => {
      const { phase } = (await live(claim('uploads'))).status
      return phase === 'Bound' ? undefined : `it is ${String(phase)}`
    })
    expect((await live(claim('uploads'))).status).toMatchObject({ phase: 'Bound', capacity: { storage: '100Gi' } })
    expect((await live(volume)).spec).toMatchObject({
      claimRef: { name: 'uploads', namespace: 'shop' },
      csi: { volumeAttributes: { ip: '10.30.0.2', volume: 'vol1' } },
    })
    expect((await live(claim('other'))).status).toMatchObject({ phase: 'Pending' })
    const workload: Manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'server', namespace: 'shop' } }
    expect(await untilReady(server.client, [workload], 60_000)).toEqual([])
  })

  it('a larger instance is an update of the volume in place, which the claim would not take', async () => {
    const next = await deployed('200Gi', first.state)
    expect(next.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(steps(next)).toEqual([
      'update gcp:filestore/instance:Instance uploads',
      'update kubernetes:core/v1:PersistentVolume shop/shop/uploads/volume',
    ])
    expect((await live(volume)).spec).toMatchObject({ capacity: { storage: '200Gi' } })
    const grown = await server.client.apply(claim('uploads', { volumeName: 'shop-uploads', resources: { requests: { storage: '2Gi' } } }), {
      force: true,
    })
    expect(grown.ok ? '' : grown.body.message).toMatch(/only dynamically provisioned pvc can be resized/)
  })
})

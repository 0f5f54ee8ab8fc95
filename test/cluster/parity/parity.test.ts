import { Provider } from '@pulumi/kubernetes/provider.js'
import { output, secret } from '@pulumi/pulumi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../../src/app/render.js'
import { deploy } from '../../../src/engines/pulumi/index.js'
import * as steersman from '../../../src/index.js'
import { addStacks } from '../../../src/stacks/stacks.js'
import { run } from '../../pulumi-engine/index.js'
import { parseManifests } from '../../support/manifests.js'
import { buildControlPlane } from '../control-plane/build.js'
import type { Client, Manifest } from '../control-plane/client.js'
import { installCrds } from '../control-plane/crds.js'
import { type ControlPlane, startControlPlane } from '../control-plane/start.js'
import { apiServerProvider } from './api-server-provider.js'
import { differences, readLive } from './live.js'

const built = await buildControlPlane()
const title = 'both engines give the same live objects'

/** Kinds that no stack has, a Secret with values, and values known only at deployment in each kind of field. */
function everything(app: steersman.App): steersman.Chart {
  const chart = new steersman.Chart(app, 'everything', { namespace: 'everything' })
  new steersman.Namespace(chart, 'everything')
  const tag = steersman.ref(output('1.4.2'), 'tag')
  const password = new steersman.Secret(chart, 'password', {
    stringData: { KNOWN: { plainText: 'p"w' }, REF: steersman.ref(secret('pw'), 'password') },
  })
  const settings = new steersman.ConfigMap(chart, 'settings', {
    data: { LEVEL: 'info', TAG: tag, PORT: `${steersman.ref(output(5432), 'port')}` },
    annotations: { port: `${steersman.ref(output(5432), 'port')}` },
  })
  const account = new steersman.ServiceAccount(chart, 'account')
  account.grant(['get'], settings)
  const disk = new steersman.PersistentVolumeClaim(chart, 'disk', {
    storage: steersman.ref(output('2Gi'), 'size'),
    accessModes: ['ReadWriteMany'],
  })
  const server = new steersman.Deployment(chart, 'server', {
    replicas: { min: steersman.ref(output(2), 'least'), max: 5, cpu: '70%' },
    strategy: 'Recreate',
    serviceAccount: account,
    container: {
      image: `example/server:${tag}`,
      ports: { http: 5000 },
      env: { PASSWORD: password.key('REF'), LEVEL: settings.key('LEVEL'), DEBUG: steersman.ref(output(true), 'debug') },
      mounts: { '/data': disk.mount() },
    },
  })
  server.expose({ type: 'LoadBalancer' })
  new steersman.PodDisruptionBudget(chart, 'budget', { selector: server, minAvailable: 1 })
  new steersman.Deployment(chart, 'worker', { replicas: steersman.ref(output(3), 'count'), container: { image: `example/worker:${tag}` } })
  return chart
}
/** As its file is called, without the ending. */
const fileOf = ({ node }: steersman.Chart): string => node.path.replaceAll('/', '-')
const values = { tag: '1.4.2', password: 'pw', port: 5432, size: '2Gi', least: 2, debug: true, count: 3 }

function program(): { app: steersman.App; charts: steersman.Chart[] } {
  const app = new steersman.App({ values, plainTextSecrets: ['password'] })
  addStacks(app)
  everything(app)
  return { app, charts: app.charts.filter((each): each is steersman.Chart => each instanceof steersman.Chart) }
}

/** The files of each chart, read as any tool reads them. */
const { app, charts } = program()
const files = new Map(
  render(app.handover()).files.map(({ path, text }) => [path.replace('.k8s.yaml', ''), parseManifests(text) as Manifest[]]),
)

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let servers: readonly [ControlPlane, ControlPlane]
  const table: string[] = []

  beforeAll(async () => {
    servers = [await startControlPlane(), await startControlPlane()]
    for (const { client } of servers)
      await installCrds(client, 'cert-manager', 'gateway-api', 'gke', 'prometheus-operator', 'flux-source', 'flux-helm')
  })
  afterAll(async () => {
    process.stderr.write(`${table.join('\n')}\n`)
    for (const server of servers ?? []) await server.stop()
  })

  /** Applies the files of a chart to one server, deploys the chart to the other, and says how the two differ; then removes all. */
  async function compare(
    id: string,
    change: { file?: (manifest: Manifest) => Manifest; live?: (client: Client) => Client } = {},
  ): Promise<string[]> {
    const [byFiles, byPulumi] = servers
    const manifests = files.get(id) ?? [...files].flatMap(([file, objects]) => (file.startsWith(`${id}-`) ? objects : []))
    for (const manifest of manifests.map(change.file ?? ((each) => each))) {
      const reply = await byFiles.client.apply(manifest)
      expect(reply.ok ? '' : `${manifest.kind}: ${reply.body.message}`).toBe('')
    }
    const result = await run({
      program: () => {
        const { app, charts } = program()
        deploy('parity', charts.find((each) => fileOf(each) === id) ?? app.node.findChild(id), {
          provider: new Provider('server', { kubeconfig: byPulumi.kubeconfig }),
        })
      },
      providers: { kubernetes: apiServerProvider((change.live ?? ((client) => client))(byPulumi.client)) },
    })
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result.succeeded).toBe(true)
    const registered = result.registrations.filter(({ type, custom }) => custom && type.startsWith('kubernetes:')).length
    expect(registered).toBe(manifests.length)
    const [first, second] = [await readLive(byFiles.client, manifests), await readLive(byPulumi.client, manifests)]
    for (const { client } of servers)
      for (const manifest of manifests.filter(({ kind }) => kind !== 'Namespace')) await client.delete(manifest)
    return differences(first, second)
  }

  it.each(charts.map(fileOf))('%s: every object, each of its fields, and who owns it', async (id) => {
    const found = await compare(id)
    table.push(`${id}: ${files.get(id)!.length} objects, ${found.length} differences`)
    expect(found).toEqual([])
  })

  it('the platform as one deployment, whose charts point at each other', async () => {
    const found = await compare('platform')
    table.push(`platform, all charts: ${found.length} differences`)
    expect(found).toEqual([])
  })

  it('a field that only the files have is found', async () => {
    const [difference, ...more] = await compare('guestbook', {
      file: (manifest) =>
        manifest.kind === 'Deployment' && manifest.metadata?.name === 'frontend'
          ? { ...manifest, spec: { ...(manifest.spec as object), minReadySeconds: 7 } }
          : manifest,
    })
    expect(difference).toContain('Deployment default/frontend')
    expect([difference, ...more].join('\n')).toContain('.spec.minReadySeconds is 7 and undefined')
  })

  it('a field that only Pulumi sends is found, and an object that it leaves out', async () => {
    const found = await compare('guestbook', {
      live: (client) => ({
        ...client,
        apply: ((manifest: Manifest) =>
          manifest.kind === 'Service' && manifest.metadata?.name === 'frontend'
            ? client.apply({ ...manifest, metadata: { ...manifest.metadata, name: 'elsewhere' } })
            : client.apply(
                manifest.kind === 'Deployment' ? { ...manifest, metadata: { ...manifest.metadata, labels: {} } } : manifest,
              )) as Client['apply'],
      }),
    })
    expect(found).toContain('v1 Service default/frontend: only in the first')
    expect(found.join('\n')).toMatch(/Deployment default\/frontend: \.metadata\.labels is .* and undefined/)
  })
})

import { Provider } from '@pulumi/kubernetes/provider.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deploy } from '../../../src/engines/pulumi/index.js'
import { App, Chart, Deployment } from '../../../src/index.js'
import { type Result, run, type State, steps } from '../../pulumi-engine/index.js'
import { parseManifests } from '../../support/manifests.js'
import { buildControlPlane } from '../control-plane/build.js'
import type { LiveObject, Manifest } from '../control-plane/client.js'
import { type ControlPlane, startControlPlane } from '../control-plane/start.js'
import { apiServerProvider } from './api-server-provider.js'

const built = await buildControlPlane()
const title = 'a Deployment that was applied by kubectl'

function app(replicas: number, annotations = {}): { app: App; chart: Chart } {
  const app = new App()
  const chart = new Chart(app, 'shop', { namespace: 'default' })
  new Deployment(chart, 'server', { replicas, annotations, container: { image: 'example/server:1.4.2', ports: { http: 5000 } } })
  return { app, chart }
}

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let server: ControlPlane
  let before: LiveObject

  beforeAll(async () => {
    server = await startControlPlane()
    const yaml = app(2).app.synthYaml()
    expect(await server.kubectl(['apply', '--server-side', '-f', '-'], yaml)).toMatchObject({ status: 0 })
    before = await live(parseManifests(yaml)[0] as Manifest)
  })
  afterAll(() => server?.stop())

  async function live(manifest: Manifest): Promise<LiveObject> {
    const reply = await server.client.get<LiveObject>(manifest)
    if (!reply.ok) throw new Error(reply.body.message)
    return reply.body
  }

  function deployed(chart: Chart, options: { adopt?: true }, state?: State): Promise<Result> {
    return run({
      program: () => {
        deploy('shop', chart, { provider: new Provider('server', { kubeconfig: server.kubeconfig }), ...options })
      },
      providers: { kubernetes: apiServerProvider(server.client) },
      ...(state && { state }),
    })
  }

  it('is adopted as it is, left alone by the next run, and updated in place when it may take the fields of kubectl', async () => {
    const adopted = await deployed(app(2).chart, { adopt: true })
    expect(adopted.diagnostics).toEqual([])
    expect(steps(adopted)).toContain('import kubernetes:apps/v1:Deployment shop/shop/server')
    const next = await deployed(app(2).chart, {}, adopted.state)
    expect(steps(next)).toEqual([])

    const refused = await deployed(app(3).chart, {}, next.state)
    expect(refused.succeeded).toBe(false)
    expect(refused.diagnostics.map(({ message }) => message).join('\n')).toMatch(/conflict with "kubectl".*\.spec\.replicas/)

    const changed = await deployed(app(3, { 'pulumi.com/patchForce': 'true' }).chart, {}, next.state)
    expect(steps(changed)).toEqual(['update kubernetes:apps/v1:Deployment shop/shop/server'])
    const after = await live({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'server', namespace: 'default' } })
    expect(after.metadata.uid).toBe(before.metadata.uid)
    expect(after.metadata.generation).toBe(before.metadata.generation! + 1)
    expect((after as unknown as { spec: object }).spec).toMatchObject({ replicas: 3 })
  })
})

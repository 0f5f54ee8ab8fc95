import { Provider } from '@pulumi/kubernetes/provider.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deploy } from '../../../src/engines/pulumi/index.js'
import { App, Chart, Deployment, Manifest } from '../../../src/index.js'
import { find, type Provider as Plugin, type Result, run } from '../../pulumi-engine/index.js'
import { buildControlPlane } from '../control-plane/build.js'
import { type ControlPlane, startControlPlane } from '../control-plane/start.js'
import { apiServerProvider } from './api-server-provider.js'

const built = await buildControlPlane()
const title = 'advice for what a real API server refuses'

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let server: ControlPlane
  beforeAll(async () => {
    server = await startControlPlane()
  })
  afterAll(() => server?.stop())

  function deployed(app: App, kubernetes: Plugin): Promise<Result> {
    return run({
      program: () => void deploy('shop', app, { provider: new Provider('server', { kubeconfig: server.kubeconfig }), advice: true }),
      providers: { kubernetes },
    })
  }
  const warnings = ({ diagnostics }: Result): string[] =>
    diagnostics.flatMap(({ severity, message }) => (severity === 'warning' ? [message] : []))

  it('a field that kubectl owns', async () => {
    const app = (replicas: number): App => {
      const made = new App()
      const chart = new Chart(made, 'shop', { namespace: 'default' })
      new Deployment(chart, 'server', { replicas, container: { image: 'example/server:1.4.2' } })
      return made
    }
    expect(await server.kubectl(['apply', '--server-side', '-f', '-'], app(2).synthYaml())).toMatchObject({ status: 0 })
    const result = await deployed(app(3), apiServerProvider(server.client))
    expect(result.succeeded).toBe(false)
    expect(warnings(result)).toEqual([
      expect.stringContaining('warning shop/server: Deployment default/server: spec.replicas belongs to kubectl [deploy/refused]'),
    ])
    expect(result.diagnostics.map(({ urn }) => urn)).toContain(find(result, 'kubernetes:apps/v1:Deployment', 'shop/shop/server').urn)
  })

  it('a kind that the cluster does not know, as the library says that kubectl and Pulumi share', async () => {
    const app = new App()
    new Manifest(new Chart(app, 'shop', { namespace: 'default' }), 'backup', { apiVersion: 'example.com/v1', kind: 'Backup' })
    const result = await deployed(app, {
      create: async ({ inputs }) => {
        const { status, stderr } = await server.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(inputs))
        if (status !== 0) throw new Error(stderr)
        return { id: 'made', outputs: inputs }
      },
    })
    expect(warnings(result)).toEqual([
      expect.stringContaining('warning shop/backup: Backup default/backup: the cluster does not know the kind Backup of example.com/v1'),
    ])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { App, autopilot, Chart, Pod, type Profile, readOnlyRoot, restricted } from '../../src/index.js'
import { readTree } from '../../src/model/read-tree.js'
import { buildControlPlane } from './control-plane/build.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'

const built = await buildControlPlane()
const title = 'missing' in built ? `profiles (skipped: ${built.missing} is missing)` : 'profiles'

describe.skipIf('missing' in built)(title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: false })
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' }
    expect(await cluster.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'restricted', labels } })).toMatchObject({
      ok: true,
    })
    await cluster.client.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'restricted' } })
  })
  afterAll(() => cluster?.stop())

  /** What a real API server says of a pod in a namespace that enforces the level. */
  async function verdict(profiles: readonly Profile[]): Promise<{ readonly ok: boolean; readonly why: string }> {
    const chart = new Chart(new App({ profiles }), 'a', { namespace: 'restricted' })
    new Pod(chart, 'a', { container: { image: 'x:1' }, initContainers: { b: { image: 'x:1' } } })
    const { objects, findings } = readTree(chart.node.root)
    expect(findings).toEqual([])
    const reply = await cluster.client.create(objects[0]!.manifest, { dryRun: true })
    return { ok: reply.ok, why: JSON.stringify(reply.body) }
  }

  it('restricted is enough, also beside the others', async () => {
    expect(await verdict([])).toMatchObject({ ok: false, why: expect.stringContaining('violates PodSecurity') })
    for (const profiles of [[restricted], [restricted, readOnlyRoot, autopilot]])
      expect(await verdict(profiles)).toMatchObject({ ok: true })
  })

  it.each(leaves(restricted))('restricted holds nothing that is not demanded: without %s it is not enough', async (path) => {
    expect(await verdict([without(restricted, path)])).toMatchObject({ ok: false, why: expect.stringContaining('violates PodSecurity') })
  })
})

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return path === 'name' ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}

function without(profile: Profile, path: string): Profile {
  const copy = structuredClone(profile) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop()!
  delete keys.reduce((inner, key) => inner[key] as Record<string, unknown>, copy)[last]
  return copy as unknown as Profile
}

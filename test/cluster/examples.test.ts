import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../src/model/model.js'
import { readManifests } from '../support/manifests.js'
import { buildControlPlane } from './control-plane/build.js'
import { servicesWithoutEndpoints } from './control-plane/endpoints.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { addDefaultStorageClass } from './control-plane/storage.js'
import { untilReady } from './control-plane/wait.js'

const built = await buildControlPlane()
const title =
  'missing' in built ? `the examples on a real cluster (skipped: ${built.missing} is missing)` : 'the examples on a real cluster'
// What the program renders, as test/examples holds.
const manifests = readManifests(join(import.meta.dirname, '../examples/team-app.yaml'))

describe.skipIf('missing' in built)(title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: true })
    await addDefaultStorageClass(cluster.client)
    await cluster.client.create({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    })
  })
  afterAll(() => cluster?.stop())

  async function problemsOf(namespace: string, objects: readonly Manifest[], patienceMs: number): Promise<string[]> {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' }
    await cluster.client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } })
    const stringData = { PGPASSWORD: 'a value' }
    await cluster.client.create({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'database-login', namespace }, stringData })
    const problems: string[] = []
    const placed = objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }))
    for (const object of placed) {
      const reply = await cluster.client.create(object)
      if (!reply.ok) problems.push(`${object.kind} is refused: ${reply.body.message}`)
      problems.push(...reply.warnings)
    }
    const waiting = placed.filter(({ kind }) => kind !== 'Ingress')
    for (const { object, reason } of await untilReady(cluster.client, waiting, patienceMs)) problems.push(`${object}: ${reason}`)
    for (const { service } of await servicesWithoutEndpoints(cluster.client, { namespace, timeoutMs: patienceMs }))
      problems.push(`Service ${service} has no endpoints`)
    return problems
  }

  it("the team's program is taken where only restricted pods are, and becomes ready", async () => {
    expect(await problemsOf('orders', manifests, 60_000)).toEqual([])
  })

  it.each<[string, (text: string) => string, RegExp]>([
    ['a pod that may run as root', (text) => text.replaceAll('"runAsNonRoot":true', '"runAsNonRoot":false'), /would violate PodSecurity/],
    ['a claim of another name', (text) => text.replaceAll('"claimName":"database-disk"', '"claimName":"other"'), /"other" not found/],
    ['a bad field', (text) => text.replaceAll('"replicas"', '"replica"'), /unknown field "spec\.replica"/],
  ])('its twin with %s fails', async (what, change, message) => {
    const twin = JSON.parse(change(JSON.stringify(manifests))) as Manifest[]
    expect((await problemsOf(what.replaceAll(' ', '-'), twin, 4_000)).join('\n')).toMatch(message)
  })
})

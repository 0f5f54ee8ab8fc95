import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../src/checks/check.js'
import * as steersman from '../../src/index.js'
import type { Manifest } from '../../src/model/model.js'
import { readTree } from '../../src/model/read-tree.js'
import type { Group } from './constructs/group.js'
import { groups } from './constructs/groups.js'
import { buildControlPlane } from './control-plane/build.js'
import { installCrds } from './control-plane/crds.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { untilReady } from './control-plane/wait.js'

const built = await buildControlPlane()
const title = 'what the constructs of a group render'

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane()
    await installCrds(cluster.client, ...new Set(groups.flatMap(({ definitions }) => definitions)))
  })
  afterAll(() => cluster?.stop())

  /** The objects of a program in the order in which they are written; their chart is in a namespace that is made first. */
  async function objectsOf({ name, program }: Pick<Group, 'name' | 'program'>): Promise<readonly Manifest[]> {
    const app = new steersman.App()
    program(new steersman.Chart(app, 'shop', { namespace: name }))
    const model = readTree(app)
    expect([...model.findings, ...check(model)]).toEqual([])
    return model.objects.map(({ manifest }) => manifest)
  }

  describe.each(groups.map((group) => [group.name, group] as const))('%s', (name, group) => {
    beforeAll(() => cluster.createNamespace(name))

    it('is taken as it stands, in its order, with every field known and no warning', async () => {
      const objects = await objectsOf(group)
      expect(new Set(objects.map(({ kind }) => kind))).toEqual(new Set(group.kinds))
      for (const object of objects) {
        const reply = await cluster.client.create(object)
        const what = `${object.kind} ${String(object.metadata.name)}: ${reply.ok ? '' : reply.body.message}`
        expect(reply, what).toMatchObject({ ok: true })
        expect(
          reply.warnings.filter((warning) => !group.warnings?.test(warning)),
          what,
        ).toEqual([])
        // What follows may be an object of the kind.
        if (object.kind === 'CustomResourceDefinition') expect(await untilReady(cluster.client, [object], 30_000)).toEqual([])
      }
    })

    it.each(group.refused)('%s: what is told is refused', async (_, object, message) => {
      const reply = await cluster.client.create(
        { ...object, metadata: { name: 'refused', namespace: name, ...object.metadata } },
        { dryRun: true },
      )
      expect(reply).toMatchObject({ ok: false, body: { message: expect.stringMatching(message) } })
    })
  })
})

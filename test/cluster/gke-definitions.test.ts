import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fullObject, type Mutant, mutantsOf } from '../gke-definitions/mutants.js'
import { type PublishedKind, publishedKinds, type Refusal, refusals } from '../gke-definitions/published.js'
import { structuralSchemaOf } from '../gke-definitions/structural-schema.js'
import { buildControlPlane } from './control-plane/build.js'
import { installCrds } from './control-plane/crds.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'

const built = await buildControlPlane()
const title = 'an API server with the definitions of GKE'

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane()
    await cluster.createNamespace('gke')
    await installCrds(cluster.client, 'gke')
  })
  afterAll(() => cluster?.stop())

  it.each(publishedKinds.map((kind) => [kind.kind, kind] as const))(
    'refuses of a %s what the published validator refuses, at the same place, and takes the rest',
    async (_, kind) => {
      const schema = structuralSchemaOf(kind)
      const full = { ...fullObject(kind, schema), metadata: { name: 'full', namespace: 'gke' } }
      expect(await cluster.client.create(full, { dryRun: true })).toMatchObject({ ok: true })
      for (const mutant of mutantsOf(full, schema)) {
        const { change, place, object } = mutant
        const what = `${change} at ${place}`
        // The validator takes fields that it does not know, as does an API server that is told to ignore them; ours is strict.
        if (change === 'an unknown field') {
          const message = expect.stringContaining(`unknown field "${place}"`)
          expect(await cluster.client.create(object, { dryRun: true }), what).toMatchObject({ ok: false, body: { message } })
        }
        const reply = await cluster.client.create(object, { dryRun: true, fieldValidation: 'Ignore' })
        const causes = reply.ok ? [] : reply.body.details!.causes!
        // A cause without a field only says that other rules were not looked at.
        const places = causes.map(({ field }) => field).filter((field) => field !== '<nil>')
        expect(places, what).toEqual(isListForTime(mutant) ? [] : placesRefused(kind, mutant))
      }
    },
  )
})

/** Of a text with the format `date-time` an API server takes a list too: it looks at the format only, and at that of no list. */
function isListForTime({ change, place, object }: Mutant): boolean {
  const { status } = object as { status?: { expireTime?: unknown } }
  return change === 'another type' && place === 'status.expireTime' && Array.isArray(status?.expireTime)
}

/** Where the published validator refuses an object, written as the API server writes it. */
function placesRefused(kind: PublishedKind, { object }: Mutant): string[] {
  const pointerOf = ({ instancePath, params: { missingProperty } }: Refusal): string =>
    missingProperty === undefined ? instancePath : `${instancePath}/${missingProperty}`
  const places = refusals(kind, object).map((refusal) => pointerOf(refusal).slice(1))
  return [...new Set(places.map((pointer) => pointer.replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')))]
}

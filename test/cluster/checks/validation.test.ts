import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../../src/checks/check.js'
import { App, Chart } from '../../../src/index.js'
import { readFiles } from '../../../src/model/files/read-files.js'
import type { Manifest } from '../../../src/model/model.js'
import { readTree } from '../../../src/model/read-tree.js'
import { groups } from '../constructs/groups.js'
import { buildControlPlane } from '../control-plane/build.js'
import { type ControlPlane, startControlPlane } from '../control-plane/start.js'
import { isBuiltIn, type Mutant, mutantsOf } from './mutants.js'

const built = await buildControlPlane()
const title = 'what checks say of manifests with one fault, and what a real API server says'
const namespace = 'checked'

/** Objects of the stacks of this repository and of the programs that set every prop, each kind with the one that says most first. */
function candidates(): Manifest[][] {
  const folder = new URL('../../../dist/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.k8s.yaml'))
  const { model } = readFiles(files.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8'), found: false })))
  const ofGroups = groups.flatMap(({ name, program }) => {
    const app = new App()
    program(new Chart(app, 'shop', { namespace: name }))
    return readTree(app).objects
  })
  const byKind = new Map<string, Manifest[]>()
  for (const { manifest } of [...model.objects, ...ofGroups]) {
    if (!isBuiltIn(manifest)) continue
    const moved = manifest.metadata.namespace === undefined ? manifest : { ...manifest, metadata: { ...manifest.metadata, namespace } }
    byKind.set(manifest.kind, [...(byKind.get(manifest.kind) ?? []), moved])
  }
  return [...byKind.values()].map((all) => all.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length))
}

const seed = Number(process.env.SEED ?? 7)
const most = Number(process.env.MUTANTS ?? 300)

/** Some of them, by the seed. */
function some(mutants: Mutant[]): Mutant[] {
  const count = Math.min(most, mutants.length)
  return fc.sample(fc.shuffledSubarray(mutants, { minLength: count, maxLength: count }), { seed, numRuns: 1 })[0]!
}

/** As `steer check` says it of a file. */
const findingsOf = (manifest: Manifest): string[] => {
  const { model } = readFiles([{ name: 'mutant.json', text: JSON.stringify(manifest), found: false }])
  return [...model.findings, ...check(model)].map(({ code, field }) => `${code} ${field}`)
}

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  let cluster: ControlPlane
  beforeAll(async () => {
    cluster = await startControlPlane()
    await cluster.createNamespace(namespace)
  })
  afterAll(() => cluster?.stop())

  /** The verdict of the server: taken, or the reason why it could not read the object, or why it does not want it. */
  async function verdict({ manifest }: Mutant): Promise<{ readonly taken: boolean; readonly unread: boolean; readonly message: string }> {
    // The server itself may break over an object, and hangs up.
    const reply = await cluster.client.create(manifest, { dryRun: true, fieldValidation: 'Strict' }).catch(() => undefined)
    if (!reply) return { taken: false, unread: false, message: 'the server hangs up' }
    return reply.ok
      ? { taken: true, unread: false, message: '' }
      : { taken: reply.status === 409, unread: reply.status === 400, message: reply.body.message ?? '' }
  }

  /** One of each kind that this server takes: some need what is not there. */
  const samples: Manifest[] = []
  it('samples are clean for both', async () => {
    for (const all of candidates()) {
      for (const manifest of all) {
        expect([manifest.kind, findingsOf(manifest)]).toEqual([manifest.kind, []])
        if (!(await verdict({ manifest, fault: '' })).taken) continue
        samples.push(manifest)
        break
      }
    }
    expect(samples.length).toBeGreaterThan(25)
  })

  it('no false alarm, nothing missed that the server cannot read, and hardly anything that it refuses', async () => {
    const falseAlarms: string[] = []
    const unread: string[] = []
    const missed: string[] = []
    const count = { taken: 0, unread: 0, refused: 0 }
    for (const sample of samples) {
      const mutants = some(mutantsOf(sample))
      for (let start = 0; start < mutants.length; start += 50) {
        const batch = mutants.slice(start, start + 50)
        const verdicts = await Promise.all(batch.map(verdict))
        for (const [index, mutant] of batch.entries()) {
          const reply = verdicts[index]!
          // Where an object goes must be there: that is no fault of the object.
          if (!reply.taken && mutant.fault.startsWith('metadata.namespace')) continue
          const findings = findingsOf(mutant.manifest)
          const name = `${sample.kind} ${mutant.fault}`
          count[reply.taken ? 'taken' : reply.unread ? 'unread' : 'refused']++
          if (reply.taken && findings.length > 0) falseAlarms.push(`${name} -> ${findings.join()}`)
          if (!reply.taken && findings.length === 0) (reply.unread ? unread : missed).push(`${name} -> ${reply.message.slice(0, 200)}`)
        }
      }
    }
    console.log(`seed ${seed}: ${JSON.stringify({ ...count, missed: missed.length })}\n${missed.join('\n')}`)
    expect(falseAlarms).toEqual([])
    expect(unread).toEqual([])
    expect(missed.length).toBeLessThan((count.unread + count.refused) / 200)
    // Or the mutants would show nothing.
    expect(count.taken).toBeGreaterThan(500)
    expect(count.refused).toBeGreaterThan(500)
    expect(count.unread).toBeGreaterThan(2000)
  })
})

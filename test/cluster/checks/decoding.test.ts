import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../../src/checks/check.js'
import { readFiles } from '../../../src/model/files/read-files.js'
import type { Manifest } from '../../../src/model/model.js'
import { buildControlPlane } from '../control-plane/build.js'
import { type ControlPlane, startControlPlane } from '../control-plane/start.js'
import { isBuiltIn, type Mutant, mutantsOf } from './mutants.js'

const built = await buildControlPlane()
const title = 'what checks say of manifests with one fault, and what a real API server says'
const namespace = 'checked'

/** One object of each kind that the stacks of this repository have, in one namespace. */
function samples(): Manifest[] {
  const folder = new URL('../../../dist/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.k8s.yaml'))
  const { model } = readFiles(files.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8'), found: false })))
  const byKind = new Map<string, Manifest[]>()
  for (const { manifest } of model.objects) {
    if (!isBuiltIn(manifest)) continue
    const moved = manifest.metadata.namespace === undefined ? manifest : { ...manifest, metadata: { ...manifest.metadata, namespace } }
    byKind.set(manifest.kind, [...(byKind.get(manifest.kind) ?? []), moved])
  }
  // The longest says most.
  return [...byKind.values()].map((all) => all.reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a)))
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
    const reply = await cluster.client.create(manifest, { dryRun: true, fieldValidation: 'Strict' })
    return reply.ok
      ? { taken: true, unread: false, message: '' }
      : { taken: reply.status === 409, unread: reply.status === 400, message: reply.body.message ?? '' }
  }

  it('samples are clean for both', async () => {
    const all = samples()
    expect(all.length).toBeGreaterThan(15)
    for (const manifest of all) {
      expect([manifest.kind, findingsOf(manifest)]).toEqual([manifest.kind, []])
      expect(await verdict({ manifest, fault: '' })).toMatchObject({ taken: true })
    }
  })

  it('no false alarm, and nothing missed that the server cannot read', async () => {
    const falseAlarms: string[] = []
    const missed: string[] = []
    const told: string[] = []
    const count = { taken: 0, unread: 0, unwanted: 0, unwantedAndTold: 0 }
    for (const sample of samples()) {
      const mutants = mutantsOf(sample)
      for (let start = 0; start < mutants.length; start += 50) {
        const batch = mutants.slice(start, start + 50)
        const verdicts = await Promise.all(batch.map(verdict))
        for (const [index, mutant] of batch.entries()) {
          const { taken, unread, message } = verdicts[index]!
          const findings = findingsOf(mutant.manifest)
          const name = `${sample.kind} ${mutant.fault}`
          count[taken ? 'taken' : unread ? 'unread' : 'unwanted']++
          if (taken && findings.length > 0) falseAlarms.push(`${name} -> ${findings.join()}`)
          if (unread && findings.length === 0) missed.push(`${name} -> ${message.slice(0, 200)}`)
          if (!taken && !unread && findings.length > 0) count.unwantedAndTold++
          if (unread && findings.length > 0) told.push(name)
        }
      }
    }
    console.log(JSON.stringify(count))
    expect(falseAlarms).toEqual([])
    expect(missed).toEqual([])
    expect(count.taken).toBeGreaterThan(500)
    expect(told.length).toBeGreaterThan(2000)
  })
})

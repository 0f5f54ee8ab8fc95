import { describe, expect, it } from 'vitest'
import { paths } from '../../../scripts/kinds/compare.js'
import { readStackLines } from '../../../scripts/kinds/lines.js'
import { writePage } from '../../../scripts/kinds/page.js'
import { type Row, readTable } from '../../../scripts/kinds/table.js'
import { podsOf, readObjects } from '../../../scripts/kinds/written.js'
import { App } from '../../../src/index.js'
import { addStacks } from '../../../src/stacks/stacks.js'
import { read } from '../../docs/support/blocks.js'
import { Fixtures } from '../../docs/support/fixtures.js'
import { appsOf } from '../../docs/support/run.js'
import { allSnippets } from '../../docs/support/snippets.js'
import { constructClasses } from '../../support/construct-classes.js'

const table = readTable()
const rows = [...table.kinds, table.pods]
/** The fields of a kind that are said to have `override` alone. */
const missingOf = ({ fields }: Row): (readonly string[])[] => (fields ? paths(fields.missing) : [])

it('docs/kinds.md is what `npm run kinds` would write', () => {
  expect(read('docs/kinds.md')).toBe(writePage(table, readStackLines()))
})

it('every construct is in it', () => {
  const told = new Set(rows.flatMap(({ constructs }) => constructs))
  // The one is a file and has a sentence of its own, the other is every kind that has no construct.
  expect(constructClasses().filter((name) => !told.has(name))).toEqual(['EncryptionConfiguration', 'Manifest'])
})

/** Fields without a prop, while a prop of the same name is for another field; each was looked at. */
const otherProps: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'containers.livenessProbe.successThreshold',
    'containers.readinessProbe.terminationGracePeriodSeconds',
    'containers.restartPolicy',
    'containers.startupProbe.successThreshold',
    'resources',
    'serviceAccount',
    'volumes.downwardAPI.defaultMode',
  ],
  'argoproj.io/v1alpha1/Application': ['spec.source.helm.namespace', 'spec.source.helm.values', 'spec.source.name'],
  'batch/v1/Job': ['spec.selector'],
  'bitnami.com/v1alpha1/SealedSecret': ['spec.data', 'spec.template.metadata.name'],
  'external-secrets.io/v1/ExternalSecret': ['spec.data.sourceRef.generatorRef'],
  'gateway.networking.k8s.io/v1/Gateway': ['spec.tls'],
  'gateway.networking.k8s.io/v1/HTTPRoute': [
    'spec.parentRefs.kind',
    'spec.parentRefs.port',
    'spec.rules.backendRefs.kind',
    'spec.rules.name',
  ],
  'helm.toolkit.fluxcd.io/v2/HelmRelease': [
    'spec.install.strategy',
    'spec.test.timeout',
    'spec.uninstall.timeout',
    'spec.upgrade.strategy',
  ],
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': ['spec.decryption.serviceAccountName', 'spec.sourceRef.apiVersion'],
  'networking.gke.io/v1/HealthCheckPolicy': ['spec.targetRef.namespace'],
}

describe('a field that is said to have `override` alone', () => {
  it('has no prop of its name, at any depth', () => {
    const found = rows.flatMap((row) => {
      const named = missingOf(row).filter((path) => row.props.names.has(path.at(-1)!))
      return named.length > 0 ? [[row.kind, named.map((path) => path.join('.'))] as const] : []
    })
    expect(Object.fromEntries(found)).toEqual(otherProps)
  })

  it('is written by no stack and no example', async () => {
    const apps = [new App()]
    addStacks(apps[0]!)
    const snippets = allSnippets().filter(({ block }) => block.file.startsWith('docs/constructs/'))
    for (const snippet of snippets) apps.push(...(await appsOf(snippet.before + snippet.block.text, snippet, new Fixtures())))
    const read = apps.flatMap((app) => readObjects(app))
    expect(read.length).toBeGreaterThan(200)
    expect([...new Set(read.map(({ kind }) => kind))].filter((kind) => table.kinds.every((row) => row.kind !== kind))).toEqual([])
    const missing = new Map(table.kinds.map((row) => [row.kind, missingOf(row)]))
    const podFields = missingOf(table.pods)
    const found = read.flatMap(({ kind, manifest }) => {
      const own = (missing.get(kind) ?? []).filter((path) => has(manifest, path))
      const ofPods = podsOf(manifest).flatMap((pod) => podFields.filter((path) => has(pod, path)))
      return [...own, ...ofPods].map((path) => `${kind}: ${path.join('.')}`)
    })
    expect([...new Set(found)]).toEqual([])
  })
})

/** Whether something stands at a path, in any item of the lists on the way. */
function has(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => has(item, path))
  const [step, ...rest] = path
  if (step === undefined) return value !== undefined
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) && has((value as Record<string, unknown>)[step], rest)
}

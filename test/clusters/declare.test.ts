import fc from 'fast-check'
import { App, anyCluster, Chart, type Cluster, gkeAutopilot, gkeStandard, minikube, resolveCluster } from 'steersman'
import { describe, expect, it } from 'vitest'
import { autopilot, findingsOf, minimal, standard, told } from './support.js'

const here = import.meta.filename
const declarations: readonly [string, () => Cluster][] = [
  ['gkeStandard', () => gkeStandard(minimal)],
  ['gkeAutopilot', () => gkeAutopilot({ location: 'europe-west1' })],
  ['minikube', () => minikube({ nodes: 2 })],
  ['anyCluster', () => anyCluster({ zones: ['a'] })],
]

describe.each(declarations)('%s', (_, make) => {
  it('gives plain data that is the same after JSON, and remembers the line', () => {
    const cluster = make()
    expect(JSON.parse(JSON.stringify(cluster))).toEqual(cluster)
    expect(cluster.declaredAt?.file).toContain(here)
    expect(resolveCluster(JSON.parse(JSON.stringify(cluster)) as Cluster)).toEqual(resolveCluster(cluster))
  })

  it('cannot be changed, whatever is done to what was given', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen))
    expect(frozen(make())).toBe(true)
  })

  it('goes into the Model as it is', () => {
    const cluster = make()
    const app = new App({ cluster })
    new Chart(app, 'shop')
    expect(app.handover().model.cluster).toEqual(cluster)
    expect(app.handover().model.findings).toEqual([])
  })
})

describe('a declaration', () => {
  it('holds what was given and no defaults', () => {
    const { declaredAt, ...cluster } = gkeStandard({ ...minimal, privateNodes: undefined as never })
    expect(cluster).toEqual({ kind: 'gke-standard', ...minimal })
    expect(declaredAt).toBeDefined()
  })

  it('is not changed by a later change of what was given', () => {
    const nodePools = { main: { machineType: 'e2-medium', nodes: { min: 1, max: 2 } } }
    const cluster = gkeStandard({ location: 'europe-west1', nodePools })
    nodePools.main.nodes.max = 9
    expect(cluster.nodePools.main!.nodes).toEqual({ min: 1, max: 2 })
  })

  it('tells everything at once, at the line that declares', () => {
    const findings = findingsOf(() => standard({ location: 'x', name: 'Shop', zones: ['y'], fleet: '' }))
    expect(findings.map(({ field }) => field)).toEqual(['location', 'name', 'zones[0]', 'fleet'])
    for (const { position, path, severity } of findings) {
      expect(position!.file).toContain('support.ts')
      expect([path, severity]).toEqual(['gkeStandard', 'error'])
    }
  })

  it('is no cluster of Pulumi: the App says what it wants', () => {
    for (const wrong of [null, 'gke', {}, { kind: 'GkeCluster' }]) {
      const app = new App({ cluster: wrong as never })
      expect(app.handover().model.cluster).toBeUndefined()
      expect(app.handover().model.findings).toMatchObject([{ code: 'props/invalid', field: 'cluster' }])
    }
  })

  // Whatever stands at a prop, there is an answer for the user, and never an error of our own.
  const props = [
    'location', 'name', 'zones', 'minMasterVersion', 'maintenance', 'network', 'privateNodes', 'controlPlaneEndpoints', 'addresses',
    'logging', 'monitoring', 'notifications', 'addons', 'security', 'nodePools', 'defaultMaxPodsPerNode', 'datapathProvider',
    'nodeAutoProvisioning', 'releaseChannel', 'resourceLabels', 'tags', 'serviceAccount', 'nosuch',
  ] // biome-ignore format: a list of words
  const inner = [
    'own', 'existing', 'nodes', 'pods', 'services', 'ranges', 'nat', 'dns', 'ip', 'access', 'authorizedNetworks', 'window', 'exclusions',
    'days', 'hours', 'components', 'main', 'machineType', 'min', 'max', 'disk', 'type', 'taints', 'upgrade', 'blueGreen', 'batch', 'cpu',
    'startTime', 'endTime', 'scope', 'events', 'topic', 'keyName', 'secretsEncryption',
  ] // biome-ignore format: a list of words
  const texts = [
    '10.0.0.0/8',
    'europe-west1',
    'europe-west1-b',
    'e2-medium',
    'private',
    '2026-01-01T00:00:00Z',
    'NO_UPGRADES',
    'SYSTEM_COMPONENTS',
  ]
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.anything(),
      fc.constantFrom<unknown>(...texts, true, false, 0, 1, 3, -1, 1.5),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...inner), tie('value'), { maxKeys: 4 }),
    ),
  }))
  const anyProps = fc.dictionary(fc.constantFrom(...props), value, { maxKeys: 6 })

  it.each([
    ['gkeStandard', standard],
    ['gkeAutopilot', autopilot],
  ])('%s answers whatever it is given', (_, make) => {
    fc.assert(
      fc.property(anyProps, (given) => {
        for (const finding of findingsOf(() => make(given))) {
          expect(finding.message).toMatch(/\S/)
          expect(finding.help).toMatch(/\S/)
          expect(finding.position).toBeDefined()
        }
      }),
      { numRuns: 500 },
    )
    for (const wrong of [undefined, null, 1, 'x', [], () => {}])
      expect(told(() => (make === standard ? gkeStandard : gkeAutopilot)(wrong as never))).toHaveLength(1)
  })
})

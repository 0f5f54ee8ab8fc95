import { describe, expect, it } from 'vitest'
import {
  App,
  ArgoApplication,
  Chart,
  ConfigMap,
  FluxKustomization,
  GitRepository,
  HelmRelease,
  HelmRepository,
  OciRepository,
} from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { bodyOf, complaintsOf } from '../synth.js'

type Any = never

describe('Flux', () => {
  it('objects name each other, with the namespace where it is another one, and references lead there', () => {
    const app = new App()
    const flux = new Chart(app, 'flux', { namespace: 'flux-system' })
    const shop = new Chart(app, 'shop', { namespace: 'shop' })
    const charts = new HelmRepository(flux, 'charts', { url: 'https://charts.example.com', interval: '1h' })
    const git = new GitRepository(shop, 'git', { url: 'https://github.com/example/shop', interval: '5m' })
    const values = new ConfigMap(shop, 'values', { data: { 'values.yaml': 'a: 1' } })
    const redis = new HelmRelease(shop, 'redis', {
      chart: { spec: { chart: 'redis', sourceRef: charts } },
      interval: '10m',
      valuesFrom: [{ source: values, valuesKey: 'values.yaml' }],
    })
    new HelmRelease(shop, 'web', {
      chartRef: new OciRepository(shop, 'oci', { url: 'oci://a.com/b', interval: '1h' }),
      interval: '10m',
      dependsOn: [redis],
    })
    const first = new FluxKustomization(flux, 'first', { sourceRef: { kind: 'Bucket', name: 'b' }, prune: true, interval: '1h' })
    new FluxKustomization(shop, 'app', { sourceRef: git, prune: true, interval: '10m', dependsOn: [first] })
    const { objects, findings } = readTree(app)
    expect(findings).toEqual([])
    const called = (index: number) => `${objects[index]!.manifest.kind} ${objects[index]!.manifest.metadata.name}`
    const led = referencesOf(objects)
      .filter(({ kind }) => kind === 'object' || kind === 'key')
      .map(({ from, field, targets }) => `${called(from)} ${field} -> ${targets.map(called).join()}`)
    expect(led.sort()).toEqual([
      'HelmRelease redis spec.chart.spec.sourceRef -> HelmRepository charts',
      'HelmRelease redis spec.valuesFrom[0] -> ConfigMap values',
      'HelmRelease web spec.chartRef -> OCIRepository oci',
      'HelmRelease web spec.dependsOn[0] -> HelmRelease redis',
      'Kustomization app spec.dependsOn[0] -> Kustomization first',
      'Kustomization app spec.sourceRef -> GitRepository git',
      'Kustomization first spec.sourceRef -> ',
    ])
    const spec = (name: string) => objects.find(({ manifest }) => manifest.metadata.name === name)!.manifest.spec
    expect(spec('redis')).toMatchObject({
      chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'charts', namespace: 'flux-system' } } },
    })
    expect(spec('app')).toMatchObject({
      sourceRef: { kind: 'GitRepository', name: 'git' },
      dependsOn: [{ name: 'first', namespace: 'flux-system' }],
    })
  })

  it.each<[string, (chart: Chart) => unknown, string]>([
    [
      'a source that has no charts',
      (chart) =>
        new HelmRelease(chart, 'a', { chart: { spec: { chart: 'x', sourceRef: { kind: 'OCIRepository', name: 'x' } } }, interval: '1h' }),
      'chart.spec.sourceRef: must be a HelmRepository or GitRepository or Bucket, and is the OCIRepository x',
    ],
    [
      'two charts',
      (chart) => new HelmRelease(chart, 'a', { chart: { spec: {} }, chartRef: {}, interval: '1h' } as Any),
      'chart.spec: chart is missing',
    ],
    ['no chart', (chart) => new HelmRelease(chart, 'a', { interval: '1h' } as Any), 'says nothing -> write exactly one of chart, chartRef'],
    ['no interval', (chart) => new HelmRelease(chart, 'a', { chartRef: { kind: 'HelmChart', name: 'x' } } as Any), 'interval is missing'],
    [
      'another address',
      (chart) => new OciRepository(chart, 'a', { url: 'https://a.com', interval: '1h' }),
      'url: "https://a.com" is no such address -> write an address that begins with oci://',
    ],
    [
      'an interval in days',
      (chart) => new GitRepository(chart, 'a', { url: 'https://a.com', interval: '1d' as Any }),
      'interval: "1d" is no time with a unit',
    ],
    [
      'nothing of what is deleted',
      (chart) => new FluxKustomization(chart, 'a', { sourceRef: { kind: 'Bucket', name: 'x' }, interval: '1h' } as Any),
      'prune is missing',
    ],
  ])('%s is told', (_, program, message) => {
    expect(complaintsOf((chart) => void program(chart)).join('\n')).toContain(message)
  })
})

describe('ArgoApplication', () => {
  it('is of the project default and the cluster of Argo CD, and takes its objects along when told', () => {
    const program = (chart: Chart) =>
      new ArgoApplication(chart, 'a', {
        source: { repoURL: 'https://a.com', path: '.' },
        destination: { namespace: 'shop' },
        cascade: 'background',
      })
    expect(bodyOf('Application', program)).toEqual({
      spec: {
        project: 'default',
        destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
        source: { repoURL: 'https://a.com', path: '.' },
      },
    })
  })

  const source = { repoURL: 'https://a.com', path: '.' }
  it.each<[object, string]>([
    [{}, 'has no source'],
    [{ source, sources: [source] }, 'has source and sources, of which only one can hold'],
    [{ source: { repoURL: 'https://a.com' } }, 'source: says neither path nor chart'],
    [{ source: { repoURL: 'https://a.com', chart: 'x' } }, 'source: targetRevision is missing'],
    [{ source: { ...source, chart: 'x' } }, 'source.chart: stands beside path'],
    [{ source, destination: { server: 'a', name: 'b' } }, 'destination: has server and name'],
  ])('%j is told', (props, message) => {
    expect(complaintsOf((chart) => new ArgoApplication(chart, 'a', { destination: {}, ...props } as Any)).join('\n')).toContain(message)
  })
})

import { describe, expect, it } from 'vitest'
import {
  ConfigMap,
  Deployment,
  defineProfile,
  Ingress,
  Namespace,
  Pod,
  ReplicationController,
  Role,
  Secret,
  Service,
} from '../../../src/index.js'
import type { JsonObject, Manifest } from '../../../src/model/model.js'
import { manifestOf, manifestsOf } from '../synth.js'

// Labels and selectors are a contract with users: a selector of a live Deployment cannot be changed at all.

const container = { image: 'example/server:1', ports: { http: 80 } } as const
const labelsOf = (manifest: Manifest): unknown => manifest.metadata.labels
const template = ({ spec }: Manifest): JsonObject => ((spec as JsonObject).template as JsonObject).metadata as JsonObject
const common = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'shop' })

describe('labels', () => {
  it('are the name and the chart, on objects and on pods', () => {
    const manifest = manifestOf('Deployment', (chart) => new Deployment(chart, 'server', { container }))
    expect(labelsOf(manifest)).toEqual(common('server'))
    expect(template(manifest)).toEqual({ labels: common('server') })
    expect((manifest.spec as JsonObject).selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'server' } })
  })

  it('of the chart are laid over those, of profiles under the chart, and of the props over all', () => {
    const base = defineProfile({ name: 'base', labels: { owner: 'base', tier: 'base', 'app.kubernetes.io/part-of': 'base' } })
    const near = defineProfile({ name: 'near', labels: { owner: 'near', team: 'near' } })
    const manifest = manifestOf(
      'Deployment',
      (chart) =>
        new Deployment(chart, 'server', { labels: { owner: 'props', none: undefined }, podLabels: { pod: 'yes', team: 'pod' }, container }),
      { labels: { tier: 'chart', gone: undefined }, profiles: [near], app: { profiles: [base] } },
    )
    const shared = { 'app.kubernetes.io/name': 'server', 'app.kubernetes.io/part-of': 'base', tier: 'chart' }
    expect(labelsOf(manifest)).toEqual({ ...shared, owner: 'props', team: 'near' })
    // The name comes first, as one writes them by hand, and on the pods too.
    const order = ['app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'owner', 'tier', 'team']
    expect(Object.keys(labelsOf(manifest) as object)).toEqual(order)
    expect(Object.keys(template(manifest).labels as object)).toEqual([...order, 'pod'])
    expect(template(manifest).labels).toEqual({ ...shared, owner: 'near', team: 'pod', pod: 'yes' })
    expect((manifest.spec as JsonObject).selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'server' } })
  })

  it('of a Service are those of its workload, so that both are found by one label', () => {
    const services = manifestsOf((chart) => {
      const server = new Deployment(chart, 'server', { container })
      server.expose({ name: 'public', labels: { open: 'yes' } })
      new Service(chart, 'internal', { selector: server })
      Service.select(chart, 'labelled', { selector: { tier: 'web' }, ports: { http: { port: 80, targetPort: 80 } } })
    }).filter(({ kind }) => kind === 'Service')
    expect(services.map(labelsOf)).toEqual([{ ...common('server'), open: 'yes' }, common('server'), common('labelled')])
    expect(services.map(({ spec }) => (spec as JsonObject).selector)).toEqual([
      { 'app.kubernetes.io/name': 'server' },
      { 'app.kubernetes.io/name': 'server' },
      { tier: 'web' },
    ])
  })

  it('hold no name that cannot be the value of a label', () => {
    const manifest = manifestOf('Role', (chart) => new Role(chart, 'reader', { name: 'system:reader', rules: [] }))
    expect(labelsOf(manifest)).toEqual({ 'app.kubernetes.io/part-of': 'shop' })
  })

  it('of objects that an Ingress makes are its own', () => {
    const rewritten = manifestsOf((chart) => {
      const service = new Pod(chart, 'server', { container }).expose()
      new Ingress(chart, 'web', {
        className: 'nginx',
        labels: { public: 'yes' },
        hosts: { 'a.b': { '/': service, '/api': { service, rewrite: '/' } } },
      })
    }).find(({ metadata }) => metadata.name === 'web-rewrite')!
    expect(labelsOf(rewritten)).toEqual({ ...common('web-rewrite'), public: 'yes' })
  })
})

describe('pinned selectors', () => {
  const selector = { app: 'legacy', tier: 'web' }

  it('are what the workload and its Services select by, and what the pods carry', () => {
    const all = manifestsOf((chart) => {
      const server = new Deployment(chart, 'server', { selector, container, podLabels: { more: 'x' } })
      server.expose()
      new ReplicationController(chart, 'rc', { selector, container })
    })
    const [service, controller, deployment] = ['Service', 'ReplicationController', 'Deployment'].map(
      (kind) => all.find((each) => each.kind === kind)!,
    )
    expect((service!.spec as JsonObject).selector).toEqual(selector)
    expect((controller!.spec as JsonObject).selector).toEqual(selector)
    expect((deployment!.spec as JsonObject).selector).toEqual({ matchLabels: selector })
    expect(template(deployment!).labels).toEqual({ ...common('server'), more: 'x', ...selector })
  })

  it('of a Pod become its labels', () => {
    const manifest = manifestOf('Pod', (chart) => new Pod(chart, 'web', { selector, podLabels: { more: 'x' }, container }))
    expect(labelsOf(manifest)).toEqual({ ...common('web'), more: 'x', ...selector })
  })
})

describe('metadata', () => {
  it('stands with the name first, then the namespace', () => {
    const manifest = manifestOf('ConfigMap', (chart) => new ConfigMap(chart, 'a', { annotations: { note: 'x' }, data: { A: 1 } }), {
      namespace: 'data',
    })
    expect(Object.keys(manifest)).toEqual(['apiVersion', 'kind', 'metadata', 'data'])
    expect(Object.entries(manifest.metadata)).toEqual([
      ['name', 'a'],
      ['namespace', 'data'],
      ['labels', common('a')],
      ['annotations', { note: 'x' }],
    ])
  })

  it('of a kind without namespace has none', () => {
    const manifest = manifestOf('Namespace', (chart) => new Namespace(chart, 'team'), { namespace: 'data' })
    expect(manifest.metadata).toEqual({ name: 'team', labels: common('team') })
  })

  it('of what is external is not rendered', () => {
    expect(manifestsOf((chart) => Secret.external(chart, 'x', { keys: ['a'] }))).toEqual([])
  })
})

import { ApiObject, Chart as Cdk8sChart } from 'cdk8s'
import { Construct } from 'constructs'
import fc from 'fast-check'
import {
  App,
  Chart,
  ConfigMap,
  Deployment,
  ExternalSecret,
  Ingress,
  Manifest,
  Namespace,
  Secret,
  SecretProviderClass,
  SecretStore,
  ServiceAccount,
} from 'steersman'
import { describe, expect, it } from 'vitest'
import { type Plan, planWaits } from '../../../../src/engines/pulumi/waits/plan.js'
import type { Finding } from '../../../../src/findings/finding.js'
import { dependenciesOf } from '../../../../src/model/dependencies.js'

function plan(app: App): Plan | Finding {
  const { model } = app.handover()
  return planWaits(model, [...model.objects.keys()])
}

/** What waits for what, by paths; a chart stands in brackets. */
function waits(app: App): string[] {
  const { model } = app.handover()
  const planned = plan(app)
  if (!('order' in planned)) throw new Error(planned.message)
  const path = (index: number): string => model.objects[index]!.origin.path
  return [...planned.waits]
    .flatMap(([from, { objects, charts }]) => [
      ...[...objects].map((to) => `${path(from)} > ${path(to)}`),
      ...[...charts].map((to) => `${path(from)} > [${model.charts[to]!.path}]`),
    ])
    .sort()
}

const image = { image: 'example/server:1' }
const data = { data: { a: 'b' } }

describe('what manifests point at', () => {
  it('comes first: stores before who asks them, and who makes a Secret before the pods that use it', () => {
    const app = new App()
    const chart = new Chart(app, 'c')
    const token = new Secret(chart, 'token', { stringData: { token: { plainText: 'x' } } })
    const store = new SecretStore(chart, 'store', { provider: { vault: { server: 'x', auth: { tokenSecretRef: token.key('token') } } } })
    const fetched = new ExternalSecret(chart, 'fetched', { secretStoreRef: store, data: { A: 'a' } })
    const files = new SecretProviderClass(chart, 'files', { provider: 'vault', secretObjects: { made: { data: { B: 'b' } } } })
    new Deployment(chart, 'reads', { container: { ...image, env: { A: fetched.secret.key('A') } } })
    new Deployment(chart, 'mounts', { container: { ...image, mounts: { '/x': files.mount() } } })
    new Deployment(chart, 'synced', { container: { ...image, env: { B: files.secret('made').key('B') } } })
    expect(waits(app)).toEqual([
      'c/fetched > c/store',
      'c/mounts > c/files',
      'c/reads > c/fetched',
      'c/store > c/token',
      'c/synced > c/files',
    ])
  })

  it('comes first: the Namespace, the definition, what is mounted, who it runs as, where it leads', () => {
    const app = new App()
    const chart = new Chart(app, 'c', { namespace: 'shop' })
    new Manifest(chart, 'backup', { apiVersion: 'example.com/v1', kind: 'Backup', spec: {} })
    const server = new Deployment(chart, 'server', {
      serviceAccount: new ServiceAccount(chart, 'robot'),
      container: { ...image, ports: { http: 80 }, env: { A: new ConfigMap(chart, 'settings', data).key('a') } },
    })
    new Ingress(chart, 'web', { className: 'nginx', hosts: { 'a.example.com': { '/': server.expose() } } })
    const base = new Chart(app, 'base')
    new Namespace(base, 'shop')
    new Manifest(base, 'backups', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'backups.example.com' },
      spec: { group: 'example.com', scope: 'Namespaced', names: { plural: 'backups', kind: 'Backup' }, versions: [] },
    })
    expect(waits(app)).toEqual([
      'c/backup > base/backups',
      'c/backup > base/shop',
      'c/robot > base/shop',
      'c/server > base/shop',
      'c/server > c/robot',
      'c/server > c/settings',
      'c/server/service > base/shop',
      'c/settings > base/shop',
      'c/web > base/shop',
      'c/web > c/server/service',
    ])
  })

  it('does not wait in a circle where objects point at each other', () => {
    const app = new App()
    const chart = new Chart(app, 'c', { namespace: 'shop' })
    new Manifest(chart, 'claim', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', spec: { volumeName: 'disk' } })
    new Manifest(chart, 'disk', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      spec: { claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'claim', namespace: 'shop' } },
    })
    expect(waits(app)).toEqual(['c/claim > c/disk'])
  })

  it.each([
    ['a cluster IP', {}, []],
    ['no cluster IP', { clusterIP: 'None' }, ['c/db > c/service']],
  ])('a StatefulSet and its Service with %s', (_, spec, expected) => {
    const app = new App()
    const chart = new Chart(app, 'c')
    const selector = { app: 'db' }
    new Manifest(chart, 'service', { apiVersion: 'v1', kind: 'Service', spec: { selector, ports: [{ port: 1 }], ...spec } })
    new Manifest(chart, 'db', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: {
        serviceName: 'service',
        selector: { matchLabels: selector },
        template: { metadata: { labels: selector }, spec: { containers: [{ name: 'db', ...image }] } },
      },
    })
    expect(waits(app)).toEqual(expected)
  })

  it('is not waited for when it may be missing and waits itself', () => {
    const app = new App()
    const chart = new Chart(app, 'c')
    const settings = new ConfigMap(chart, 'settings', data)
    const server = new Deployment(chart, 'server', { container: { ...image, env: { A: settings.key('a', { optional: true }) } } })
    expect(waits(app)).toEqual(['c/server > c/settings'])
    settings.addDependency(server)
    expect(waits(app)).toEqual(['c/settings > c/server'])
  })
})

describe('what the program says', () => {
  it('an object waits for all of a chart by one edge', () => {
    const app = new App()
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')]
    for (const id of ['one', 'two', 'three']) new ConfigMap(a, id, data)
    new ConfigMap(b, 'last', data).addDependency(a)
    expect(waits(app)).toEqual(['b/last > [a]'])
  })

  it('many wait for many by as many edges as there are objects', () => {
    const app = new App()
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')]
    for (const chart of [a, b]) for (const id of ['one', 'two', 'three']) new ConfigMap(chart, id, data)
    b.addDependency(a)
    expect(waits(app)).toEqual(['b/one > [a]', 'b/three > b/one', 'b/two > b/one'])
  })

  it('nobody waits for one that may itself take long to be ready', () => {
    const app = new App()
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')]
    for (const id of ['one', 'two']) new ConfigMap(a, id, data)
    for (const id of ['one', 'two']) new Deployment(b, id, { container: { ...image, ports: { http: 80 } } }).expose()
    b.addDependency(a)
    expect(waits(app)).toEqual(['b/one > [a]', 'b/one/service > [a]', 'b/two > [a]', 'b/two/service > [a]'])
  })

  it('works between constructs, and where one lies inside the other', () => {
    const app = new App()
    const chart = new Chart(app, 'c')
    const part = new Construct(chart, 'part')
    const inner = new ConfigMap(part, 'inner', data)
    new Secret(chart, 'outer', { stringData: { a: { plainText: 'b' } } })
    inner.addDependency(chart)
    expect(waits(app)).toEqual(['c/part/inner > c/outer'])
    const other = new App()
    const around = new Chart(other, 'c')
    const first = new ConfigMap(around, 'first', data)
    for (const id of ['x', 'y']) new ConfigMap(around, id, data)
    around.addDependency(first)
    expect(waits(other)).toEqual(['c/x > c/first', 'c/y > c/first'])
  })

  it('cdk8s objects and charts are no different', () => {
    const app = new App()
    const [a, b] = [new Cdk8sChart(app, 'a'), new Cdk8sChart(app, 'b')]
    new ApiObject(a, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } })
    new ApiObject(b, 'y', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'y' } })
    b.addDependency(a)
    expect(waits(app)).toEqual(['b/y > a/x'])
  })
})

describe('what would wait for ever', () => {
  it('is told with the fields and dependencies that make the circle', () => {
    const app = new App()
    const [a, b] = [new Chart(app, 'a', { namespace: 'shop' }), new Chart(app, 'b', { namespace: 'shop' })]
    new Deployment(a, 'server', { container: { ...image, env: { A: new ConfigMap(b, 'settings', data).key('a') } } })
    b.addDependency(a)
    expect(plan(app)).toMatchObject({
      code: 'deploy/deadlock',
      path: 'b/settings',
      message:
        'waits for a/server (a dependency of the program), which waits for b/settings (spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef): none of them could ever begin',
    })
  })

  it('a Service that its own pods wait for', () => {
    const app = new App()
    const chart = new Chart(app, 'c')
    const server = new Deployment(chart, 'server', { container: { ...image, ports: { http: 80 } } })
    const service = server.expose()
    server.addDependency(service as unknown as Construct)
    expect(plan(app)).toMatchObject({ code: 'deploy/deadlock', message: expect.stringContaining('a Service is ready when its pods are') })
    ApiObject.of(service as unknown as Construct).metadata.addAnnotation('pulumi.com/skipAwait', 'true')
    expect(waits(app)).toEqual(['c/server > c/server/service'])
  })
})

describe('any tree', () => {
  const kinds = ['ConfigMap', 'Deployment', 'Namespace', 'Service', 'Other']
  const tree = fc
    .record({
      objects: fc.array(fc.record({ chart: fc.nat(2), part: fc.nat(1), kind: fc.constantFrom(...kinds) }), { minLength: 1, maxLength: 12 }),
      dependencies: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 }),
    })
    .map(({ objects, dependencies }) => {
      const app = new App()
      const charts = [0, 1, 2].map((index) => new Cdk8sChart(app, `c${index}`))
      const parts = charts.flatMap((chart) => [new Construct(chart, 'p0'), new Construct(chart, 'p1')])
      const made = objects.map(
        ({ chart, part, kind }, index) =>
          new ApiObject(parts[2 * chart + part]!, `o${index}`, {
            apiVersion: kind === 'Other' ? 'example.com/v1' : kind === 'Deployment' ? 'apps/v1' : 'v1',
            kind,
            metadata: { name: `o${index}` },
          }),
      )
      const all = [...charts, ...parts, ...made]
      for (const [a, b] of dependencies) all[a % all.length]!.node.addDependency(all[b % all.length]!)
      return app
    })

  it('each object is registered after all that it waits for, directly or through others, and so after all that it depends on', () => {
    fc.assert(
      fc.property(tree, (app) => {
        const { model } = app.handover()
        const planned = plan(app)
        // A circle of the program's own making is told when the tree is read, too.
        if (!('order' in planned)) return void expect(planned.code).toBe('deploy/deadlock')
        const chartOf = (chart: number): number[] => planned.order.filter((index) => model.objects[index]!.chart === chart)
        const reached = new Map<number, Set<number>>()
        for (const index of planned.order) {
          const { objects = [], charts = [] } = planned.waits.get(index) ?? {}
          const direct = [...objects, ...[...charts].flatMap(chartOf)]
          for (const each of direct) expect(reached.has(each)).toBe(true)
          reached.set(index, new Set(direct.flatMap((each) => [each, ...reached.get(each)!])))
        }
        expect([...reached.keys()].sort((a, b) => a - b)).toEqual([...model.objects.keys()])
        const below = (path: string): number[] =>
          [...model.objects.keys()].filter((index) => `${model.objects[index]!.origin.path}/`.startsWith(`${path}/`))
        for (const { source, target } of dependenciesOf(app.node.findAll())) {
          const [from, to] = [below(source.node.path), below(target.node.path)]
          // Where one lies inside the other, what is in both does not wait for itself.
          const within = (inner: Construct, outer: Construct): boolean => `${inner.node.path}/`.startsWith(`${outer.node.path}/`)
          const waiting = from.filter((each) => !within(target as Construct, source as Construct) || !to.includes(each))
          const awaited = to.filter((each) => !within(source as Construct, target as Construct) || !from.includes(each))
          for (const each of waiting) for (const other of awaited) expect(reached.get(each)!.has(other)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

import { Construct } from 'constructs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type App, Chart, ConfigMap, CustomResourceDefinition, Manifest, Namespace } from '../../../src/index.js'
import { waveOf } from '../../support/argo-order.js'
import { argoCd, flux, objectsIn, rendered } from './program.js'

const data = {}

/** What each Kustomization waits for, and the wave of each Application: by the names of the charts. */
function order(build: (app: App) => void): { readonly waits: Record<string, string[]>; readonly waves: Record<string, number> } {
  const spec = (manifest: object): { dependsOn?: { name: string }[] } => (manifest as { spec: object }).spec
  return {
    waits: Object.fromEntries(
      objectsIn(rendered({ layout: { flux } }, build), 'flux').map((manifest) => [
        String(manifest.metadata.name),
        (spec(manifest).dependsOn ?? []).map(({ name }) => name),
      ]),
    ),
    waves: Object.fromEntries(
      objectsIn(rendered({ layout: { argoCd } }, build), 'argo-cd').map((manifest) => [String(manifest.metadata.name), waveOf(manifest)]),
    ),
  }
}
const chart = (scope: Construct, id: string, namespace = 'shop'): Chart => {
  const made = new Chart(scope, id, { namespace })
  new ConfigMap(made, 'own', { name: `of-${made.node.path.replaceAll('/', '-')}`, data })
  return made
}
const definition = (scope: Construct): void =>
  void new CustomResourceDefinition(scope, 'definition', {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Thing', plural: 'things' },
    versions: { v1: { schema: { type: 'object' } } },
  })
const thing = (scope: Construct): void => void new Manifest(scope, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing' })

describe('charts that depend on one another', () => {
  it('as the program says, also through charts without objects and for groups of charts', () => {
    const { waits, waves } = order((app) => {
      const [first, last] = ['one', 'two'].map((id) => new Construct(app, id)) as [Construct, Construct]
      const [a, b] = ['a', 'b'].map((id) => chart(first, id)) as [Chart, Chart]
      const empty = new Chart(app, 'empty')
      empty.addDependency(a)
      chart(app, 'c').addDependency(empty)
      chart(last, 'd')
      chart(last, 'e')
      last.node.addDependency(first)
      new ConfigMap(b, 'later', { data }).addDependency(a)
    })
    expect(waits).toEqual({ 'one-a': [], 'one-b': ['one-a'], c: ['one-a'], 'two-d': ['one-a', 'one-b'], 'two-e': ['one-a', 'one-b'] })
    expect(waves).toEqual({ 'one-a': 0, 'one-b': 1, c: 1, 'two-d': 2, 'two-e': 2 })
  })

  it('because one makes the namespace or the definition of the other, wherever it stands in the program', () => {
    expect(
      order((app) => {
        thing(chart(app, 'a'))
        definition(new Chart(app, 'b'))
        new Namespace(new Chart(app, 'c'), 'shop')
      }).waits,
    ).toEqual({ a: ['b', 'c'], b: [], c: [] })
  })

  it('not because a pod of one reads what the other makes', () => {
    expect(
      order((app) => {
        const settings = new ConfigMap(chart(app, 'a'), 'settings', { data })
        new Manifest(chart(app, 'b'), 'pod', {
          apiVersion: 'v1',
          kind: 'Pod',
          spec: { containers: [{ name: 'x', image: 'x:1', envFrom: [{ configMapRef: { name: settings.name } }] }] },
        })
      }).waits,
    ).toEqual({ a: [], b: [] })
  })

  it('where each makes what the other needs, the order of the program holds', () => {
    expect(
      order((app) => {
        const a = chart(app, 'a', 'of-b')
        definition(a)
        const b = chart(app, 'b')
        new Namespace(b, 'namespace', { name: 'of-b' })
        thing(b)
      }).waits,
    ).toEqual({ a: [], b: ['a'] })
  })

  it('a chart that contains another and depends on it, or the other way round, waits for what is not in both', () => {
    expect(
      order((app) => {
        const outer = new Construct(app, 'outer')
        const inner = chart(outer, 'inner')
        chart(outer, 'other')
        outer.node.addDependency(inner)
      }).waits,
    ).toEqual({ 'outer-inner': [], 'outer-other': ['outer-inner'] })
  })

  it('any dependencies: exactly the pairs of charts that they join', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(groups, fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 6 }), (sizes, edges) => {
        const expected = new Map<string, Set<string>>()
        const { waits } = order((app) => {
          const all = sizes.flatMap((size, index): { construct: Construct; charts: string[] }[] => {
            const group = new Construct(app, `g${index}`)
            const own = Array.from({ length: size }, (_, at) => chart(group, `c${at}`))
            const names = own.map(({ node }) => node.path.replace('/', '-'))
            return [
              { construct: group, charts: names },
              ...own.flatMap((each, at) => [
                { construct: each, charts: [names[at]!] },
                { construct: each.node.children[0] as Construct, charts: [names[at]!] },
              ]),
            ]
          })
          expected.clear()
          for (const { charts } of all) for (const each of charts) expected.set(each, new Set())
          for (const [x, y] of edges) {
            const [first, second] = [x % all.length, y % all.length].sort((a, b) => a - b).map((index) => all[index]!) as [
              (typeof all)[0],
              (typeof all)[0],
            ]
            if (first.charts.some((each) => second.charts.includes(each))) continue
            second.construct.node.addDependency(first.construct)
            for (const each of second.charts) for (const before of first.charts) expected.get(each)!.add(before)
          }
        })
        expect(Object.fromEntries(Object.entries(waits).map(([name, before]) => [name, new Set(before)]))).toEqual(
          Object.fromEntries(expected),
        )
      }),
      { numRuns: 30 },
    )
  })
})

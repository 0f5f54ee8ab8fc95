import { ApiObject, Chart as Cdk8sChart } from 'cdk8s'
import { Construct } from 'constructs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { App } from '../../src/app/app.js'
import { readTree } from '../../src/model/read-tree.js'

interface Plan {
  readonly kinds: readonly string[]
  readonly edges: readonly (readonly [number, number])[]
}
const kinds = ['Namespace', 'ConfigMap', 'Service', 'Deployment', 'Ingress', 'Other']
const planOf = (acyclic: boolean): fc.Arbitrary<Plan> =>
  fc.array(fc.constantFrom(...kinds), { minLength: 2, maxLength: 12 }).chain((list) => {
    const index = fc.nat({ max: list.length - 1 })
    const edge = fc.tuple(index, index).filter(([a, b]) => (acyclic ? a < b : a !== b))
    // Shuffled, so that the order of the program says nothing of the order that is asked for.
    return fc
      .record({
        kinds: fc.constant(list),
        edges: fc.array(edge, { maxLength: 20 }),
        places: fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
      })
      .map(({ kinds: all, edges, places }) => ({ kinds: all, edges: edges.map(([a, b]) => [places[a]!, places[b]!] as const) }))
  })

/** The first of each edge must come before the second. */
function treeOf({ kinds: all, edges }: Plan): App {
  const app = new App()
  const chart = new Cdk8sChart(app, 'c')
  const objects = all.map(
    (kind, index) => new ApiObject(chart, `o${index}`, { apiVersion: 'example.com/v1', kind, metadata: { name: `o${index}` } }),
  )
  for (const [first, second] of edges) objects[second]!.addDependency(objects[first]!)
  return app
}
const numbersOf = (app: App): number[] => readTree(app).objects.map(({ manifest }) => Number(String(manifest.metadata.name).slice(1)))

describe('the order of objects', () => {
  it('respects every dependency, and loses no object', () => {
    fc.assert(
      fc.property(planOf(true), (plan) => {
        const app = treeOf(plan)
        const order = numbersOf(app)
        expect([...order].sort((a, b) => a - b)).toEqual([...plan.kinds.keys()])
        for (const [first, second] of plan.edges) expect(order.indexOf(first)).toBeLessThan(order.indexOf(second))
        expect(readTree(app).findings).toEqual([])
        expect(numbersOf(app)).toEqual(order)
      }),
      { numRuns: 300 },
    )
  })

  it('is by rank and then as written, where dependencies leave the choice', () => {
    fc.assert(
      fc.property(planOf(true), ({ kinds: all }) => {
        const ranks = ['Namespace', 'ConfigMap', 'Service', 'Deployment', 'Other', 'Ingress']
        const expected = [...all.entries()].sort(([a, x], [b, y]) => ranks.indexOf(x) - ranks.indexOf(y) || a - b).map(([index]) => index)
        expect(numbersOf(treeOf({ kinds: all, edges: [] }))).toEqual(expected)
      }),
    )
  })

  it('is refused for a cycle, and the cycle that is told is one', () => {
    fc.assert(
      fc.property(planOf(false), (plan) => {
        const cycles = readTree(treeOf(plan)).findings.filter(({ code }) => code === 'model/cycle')
        const acyclic = isAcyclic(plan)
        expect(cycles).toHaveLength(acyclic ? 0 : 1)
        if (acyclic) return
        const path = /^waits for itself: (.*)$/
          .exec(cycles[0]!.message)![1]!
          .split(' before ')
          .map((each) => Number(each.slice('c/o'.length)))
        expect(path[0]).toBe(path.at(-1))
        expect(path.length).toBeGreaterThan(2)
        for (let at = 1; at < path.length; at++) expect(plan.edges).toContainEqual([path[at - 1], path[at]])
      }),
      { numRuns: 300 },
    )
  })
})

function isAcyclic({ kinds: all, edges }: Plan): boolean {
  let left = new Set(all.keys())
  for (;;) {
    const free = [...left].filter((each) => !edges.some(([first, second]) => second === each && left.has(first)))
    if (free.length === 0) return left.size === 0
    left = new Set([...left].filter((each) => !free.includes(each)))
  }
}

describe('charts', () => {
  it('follow those on which their objects depend, and a cycle of charts names them', () => {
    const app = new App()
    const [a, b] = ['a', 'b'].map((id) => new Cdk8sChart(app, id)) as [Cdk8sChart, Cdk8sChart]
    const object = (scope: Construct, id: string): ApiObject => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' })
    object(a, 'one').addDependency(object(b, 'two'))
    expect(readTree(app).charts).toEqual([
      { path: 'b', fileName: '0000-b' },
      { path: 'a', fileName: '0001-a' },
    ])
    object(b, 'three').addDependency(object(a, 'four'))
    expect(readTree(app).findings.map(({ code, message }) => [code, message])).toEqual([
      ['model/cycle', expect.stringMatching(/^waits for itself: (a before b before a|b before a before b)$/)],
    ])
  })

  it('a dependency on a construct is one on every object below it', () => {
    const app = new App()
    const chart = new Cdk8sChart(app, 'c')
    const [early, late] = ['early', 'late'].map((id) => new Construct(chart, id)) as [Construct, Construct]
    const object = (scope: Construct, id: string, kind: string): ApiObject =>
      new ApiObject(scope, id, { apiVersion: 'v1', kind, metadata: { name: id } })
    const waiting = [object(late, 'a', 'Namespace'), object(late, 'b', 'ConfigMap')]
    const first = [object(early, 'x', 'Pod'), object(early, 'y', 'Ingress')]
    late.node.addDependency(early)
    const names = readTree(app).objects.map(({ manifest }) => manifest.metadata.name)
    expect(names).toEqual(['x', 'y', 'a', 'b'])
    expect(waiting.length + first.length).toBe(4)
  })
})

describe('what reading a tree costs', () => {
  /** Objects in charts that are chained: counted is how often objects are rendered and scopes are looked up. */
  function operations(copies: number): { rendered: number; lookups: number } {
    const app = new App()
    let rendered = 0
    let lookups = 0
    class Counted extends ApiObject {
      override toJson(): unknown {
        rendered++
        return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: this.node.path.replaceAll('/', '-') } }
      }
    }
    let before: Cdk8sChart | undefined
    for (let number = 0; number < copies; number++) {
      const chart = new Cdk8sChart(app, `c${number}`)
      let last: ApiObject | undefined
      for (let each = 0; each < 10; each++) {
        const object = new Counted(chart, `o${each}`, { apiVersion: 'v1', kind: 'ConfigMap' })
        if (last) object.addDependency(last)
        last = object
      }
      if (before) chart.addDependency(before)
      before = chart
    }
    for (const construct of app.node.findAll()) {
      const { scope } = construct.node
      Object.defineProperty(construct.node, 'scope', {
        get() {
          lookups++
          return scope
        },
      })
    }
    readTree(app)
    return { rendered, lookups }
  }

  it('grows with the objects, chained or not, and each is rendered once', () => {
    const [small, large] = [operations(20), operations(80)]
    expect(small.rendered).toBe(200)
    expect(large.rendered).toBe(800)
    expect(large.lookups).toBeLessThan(small.lookups * 4.4)
  })
})

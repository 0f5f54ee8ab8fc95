import { App, Chart, ConfigMap, Deployment, Namespace } from 'steersman'
import { describe, expect, it } from 'vitest'
import { planWaits } from '../../../src/engines/pulumi/waits/plan.js'
import type { ModelObject } from '../../../src/model/model.js'
import { deployApp, objectsOf } from './support.js'

interface Cost {
  /** How often the plan looks at something in a manifest. */
  readonly reads: number
  readonly edges: number
}

function cost(app: App): Cost {
  let reads = 0
  const counting = <T>(value: T): T =>
    typeof value !== 'object' || value === null
      ? value
      : (new Proxy(value, {
          get(target, key) {
            reads++
            return counting(Reflect.get(target, key) as unknown)
          },
          ownKeys(target) {
            reads++
            return Reflect.ownKeys(target)
          },
        }) as T)
  const { model } = app.handover()
  const objects = model.objects.map((object): ModelObject => ({ ...object, manifest: counting(object.manifest) }))
  const plan = planWaits({ ...model, objects }, [...objects.keys()])
  if (!('order' in plan)) throw new Error(plan.message)
  return { reads, edges: [...plan.waits.values()].reduce((sum, waits) => sum + waits.objects.size + waits.charts.size, 0) }
}

const data = { data: { a: 'b' } }
const programs: [string, (count: number) => App][] = [
  [
    'in one Namespace',
    (count) => {
      const app = new App()
      const chart = new Chart(app, 'c', { namespace: new Namespace(new Chart(app, 'base'), 'shop') })
      for (let index = 0; index < count; index++)
        new Deployment(chart, `server-${index}`, {
          container: { image: 'x:1', ports: { http: 80 }, env: { A: new ConfigMap(chart, `settings-${index}`, data).key('a') } },
        }).expose()
      return app
    },
  ],
  [
    'in two charts of which one depends on the other',
    (count) => {
      const app = new App()
      const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')]
      for (let index = 0; index < count; index++) for (const chart of [a, b]) new ConfigMap(chart, `settings-${index}`, data)
      b.addDependency(a)
      return app
    },
  ],
  [
    'in charts that depend on each other in a row',
    (count) => {
      const app = new App()
      let before: Chart | undefined
      for (let index = 0; index < count; index++) {
        const chart = new Chart(app, `c${index}`, { namespace: 'shop' })
        for (const id of ['a', 'b', 'c']) new ConfigMap(chart, id, { name: `${id}-${index}`, ...data })
        if (before) chart.addDependency(before)
        before = chart
      }
      return app
    },
  ],
  [
    'where each depends on the same chart',
    (count) => {
      const app = new App()
      const [base, chart] = [new Chart(app, 'base'), new Chart(app, 'c')]
      for (let index = 0; index < 20; index++) new ConfigMap(base, `settings-${index}`, data)
      for (let index = 0; index < count; index++) new ConfigMap(chart, `each-${index}`, data).addDependency(base)
      return app
    },
  ],
]

describe('what a deployment costs grows with the objects alone', () => {
  it.each(programs)('%s', (_, make) => {
    const [one, two, four] = [40, 80, 160].map((count) => cost(make(count))) as [Cost, Cost, Cost]
    for (const key of ['reads', 'edges'] as const) {
      expect(two[key]).toBeGreaterThan(one[key])
      // Twice as many objects more cost twice as much more.
      expect((four[key] - two[key]) / (two[key] - one[key])).toBeLessThan(2.1)
    }
  })

  it('on the wire, too: a chart waits for another by as many edges as both have objects', async () => {
    const result = await deployApp(() => {
      const app = new App()
      const [a, b] = [new Chart(app, 'a', { namespace: 'shop' }), new Chart(app, 'b', { namespace: 'shop' })]
      for (let index = 0; index < 25; index++) for (const chart of [a, b]) new ConfigMap(chart, `${chart.node.id}-${index}`, data)
      b.addDependency(a)
      return app
    })
    expect([...objectsOf(result).values()].reduce((sum, { dependencies }) => sum + dependencies.length, 0)).toBe(25 + 24)
  })
})

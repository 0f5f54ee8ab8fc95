import type { Barrier } from '../../../model/barrier.js'
import { entry } from '../../../model/entry.js'
import type { ModelObject } from '../../../model/model.js'
import { isQuiet } from './readiness.js'
import type { ObjectWait } from './wait.js'

/** What one object waits for. */
export interface Waits {
  /** Indices in `Model.objects`. */
  readonly objects: ReadonlySet<number>
  /** Indices in `Model.charts`, all of whose objects are waited for. */
  readonly charts: ReadonlySet<number>
}

/** What each object waits for; those that wait for nothing are left out. */
export type Collected = ReadonlyMap<number, Waits>

interface Collecting extends Waits {
  readonly objects: Set<number>
  readonly charts: Set<number>
}

/** Puts all waits together, with no more edges than objects where many wait for many. */
export function collectWaits(
  objects: readonly ModelObject[],
  order: readonly number[],
  barriers: readonly Barrier[],
  waits: readonly ObjectWait[],
): Collected {
  const collected = new Map<number, Collecting>()
  const of = (object: number): Collecting => entry(collected, object, () => ({ objects: new Set(), charts: new Set() }))
  for (const { from, to } of waits) of(from).objects.add(to)
  if (barriers.length === 0) return collected
  const place = new Map(order.map((object, index) => [object, index]))
  const inOrder = (a: number, b: number): number => place.get(a)! - place.get(b)!
  const allOf = groupByChart(objects, order)
  for (const { before, after } of barriers) {
    const all = allOf(before)
    const first = firstOf(after, collected)
    // One that is ready at once waits for all of them, and the others for that one.
    const many = all.objects.size + all.charts.size > 1 || all.charts.size > 0
    const gate = many && first.length > 1 ? first.filter((each) => isQuiet(objects[each]!.manifest)).sort(inOrder)[0] : undefined
    for (const object of first) {
      const waiting = of(object)
      if (gate !== undefined && inOrder(gate, object) < 0) waiting.objects.add(gate)
      else {
        for (const each of all.objects) waiting.objects.add(each)
        for (const each of all.charts) waiting.charts.add(each)
      }
    }
  }
  return collected
}

/** Those that wait for no other of them: the rest waits through these. */
function firstOf(after: readonly number[], waits: Collected): readonly number[] {
  if (after.length === 1) return after
  const inside = new Set(after)
  return after.filter((object) => ![...(waits.get(object)?.objects ?? [])].some((each) => inside.has(each)))
}

/** A list of objects as whole charts and what is left over; the same list gets the same answer. */
function groupByChart(objects: readonly ModelObject[], selected: readonly number[]): (list: readonly number[]) => Waits {
  const chartsOf = (list: readonly number[]): Map<number, number[]> => {
    const charts = new Map<number, number[]>()
    for (const object of list) entry(charts, objects[object]!.chart, (): number[] => []).push(object)
    return charts
  }
  const whole = chartsOf(selected)
  const known = new Map<readonly number[], Waits>()
  return (list) =>
    entry(known, list, () => {
      const groups = [...chartsOf(list)].map(([chart, own]) => ({
        chart,
        own,
        all: own.length > 1 && own.length === whole.get(chart)!.length,
      }))
      return {
        charts: new Set(groups.filter(({ all }) => all).map(({ chart }) => chart)),
        objects: new Set(groups.filter(({ all }) => !all).flatMap(({ own }) => own)),
      }
    })
}

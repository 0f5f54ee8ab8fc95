import { Chart } from 'cdk8s'
import type { IConstruct } from 'constructs'
import { entry } from './entry.js'
import { Ordering } from './order.js'

/** One construct waits for another, as `addDependency` says. */
export interface Dependency {
  readonly source: IConstruct
  readonly target: IConstruct
}

/** What the constructs of a tree say that they depend on. */
export function dependenciesOf(all: readonly IConstruct[]): Dependency[] {
  return all.flatMap((source) => source.node.dependencies.map((target) => ({ source, target })))
}

/** What takes part in an order, and the constructs that a cycle would name. */
export type Sorted<T> = { readonly order: readonly T[] } | { readonly cycle: readonly IConstruct[] }

/**
 * Objects of one chart in the order in which they apply cleanly: by rank, then as the program made them, and always after what they depend on.
 * A dependency on a construct is one on every object below it; knots keep that linear.
 */
export function orderObjects<T extends IConstruct>(
  objects: readonly T[],
  rank: (object: T) => number,
  dependencies: readonly Dependency[],
): Sorted<T> {
  if (dependencies.length === 0) return { order: byRank(objects, rank) }
  const ordering = new Ordering()
  const vertices = new Map<IConstruct, number>(objects.map((object) => [object, ordering.add(rank(object))]))
  const named: IConstruct[] = [...objects]
  const below = constructsBelow(objects)
  const knots = new Map<string, number>()
  const knot = (construct: IConstruct, side: 'begin' | 'end'): number => {
    const key = `${side} ${construct.node.path}`
    const known = knots.get(key)
    if (known !== undefined) return known
    const made = ordering.knot()
    named[made] = construct
    knots.set(key, made)
    for (const object of below(construct))
      side === 'begin' ? ordering.edge(made, vertices.get(object)!) : ordering.edge(vertices.get(object)!, made)
    const other = knots.get(`${side === 'begin' ? 'end' : 'begin'} ${construct.node.path}`)
    // With no object in between, what waits for the construct still waits for what the construct waits for.
    if (other !== undefined && below(construct).length === 0) side === 'begin' ? ordering.edge(made, other) : ordering.edge(other, made)
    return made
  }
  for (const { source, target } of dependencies) {
    if (contains(source, target) || contains(target, source)) {
      // One lies inside the other: what is in both cannot wait for itself.
      const [from, to] = [new Set(below(target)), new Set(below(source))]
      const middle = ordering.knot()
      named[middle] = source
      for (const object of from) if (!to.has(object)) ordering.edge(vertices.get(object)!, middle)
      for (const object of to) if (!contains(source, target) || !from.has(object)) ordering.edge(middle, vertices.get(object)!)
    } else ordering.edge(knot(target, 'end'), knot(source, 'begin'))
  }
  return sortNamed(ordering, named, (index) => index < objects.length) as Sorted<T>
}

/**
 * Charts in the order in which they apply: after those that any of their constructs depends on, and after charts inside them.
 * A construct above charts stands for all charts below it.
 */
export function orderCharts(
  charts: readonly Chart[],
  dependencies: readonly Dependency[],
): Sorted<Chart> & { readonly dependent: boolean } {
  const ordering = new Ordering()
  const vertices = new Map<IConstruct, number>(charts.map((chart, index) => [chart, ordering.add(index)]))
  const named: IConstruct[] = [...charts]
  const below = constructsBelow(charts)
  const chartsAt = (construct: IConstruct): readonly IConstruct[] => {
    const chart = chartOf(construct)
    return chart ? [chart] : below(construct)
  }
  const edges = new Set<string>()
  const edge = (first: IConstruct, second: IConstruct): void => {
    const key = `${vertices.get(first)} ${vertices.get(second)}`
    if (first === second || edges.has(key)) return
    edges.add(key)
    ordering.edge(vertices.get(first)!, vertices.get(second)!)
  }
  for (const chart of charts) {
    const scope = chart.node.scope
    if (scope && chartOf(scope)) edge(chart, chartOf(scope)!)
  }
  const known = new Map<IConstruct, Set<IConstruct>>()
  for (const dependency of dependencies) {
    const [source, target] = [chartOf(dependency.source) ?? dependency.source, chartOf(dependency.target) ?? dependency.target]
    const targets = entry(known, source, () => new Set<IConstruct>())
    if (source === target || targets.has(target)) continue
    targets.add(target)
    const [from, to] = [
      without(chartsAt(target), contains(target, source), chartsAt(source)),
      without(chartsAt(source), contains(source, target), chartsAt(target)),
    ]
    if (from.length < 2 || to.length < 2) for (const first of from) for (const second of to) edge(first, second)
    else {
      const middle = ordering.knot()
      named[middle] = source
      edges.add(`knot ${middle}`)
      for (const first of from) ordering.edge(vertices.get(first)!, middle)
      for (const second of to) ordering.edge(middle, vertices.get(second)!)
    }
  }
  return { ...(sortNamed(ordering, named, (index) => index < charts.length) as Sorted<Chart>), dependent: edges.size > 0 }
}

/** What lies in both, of which one contains the other, cannot wait for itself. */
function without(all: readonly IConstruct[], overlaps: boolean, others: readonly IConstruct[]): readonly IConstruct[] {
  if (!overlaps) return all
  const left = new Set(others)
  return all.filter((each) => !left.has(each))
}

/** Stable, and linear: there are few ranks and many objects. */
function byRank<T>(objects: readonly T[], rank: (object: T) => number): T[] {
  const ranks: T[][] = []
  for (const object of objects) {
    const at = rank(object)
    const list = ranks[at]
    if (list) list.push(object)
    else ranks[at] = [object]
  }
  return ranks.flat()
}

/** The nearest chart of a construct; undefined above all charts. */
export function chartOf(construct: IConstruct): Chart | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) if (Chart.isChart(at)) return at as Chart
  return undefined
}

function sortNamed(ordering: Ordering, named: readonly IConstruct[], real: (index: number) => boolean): Sorted<IConstruct> {
  const sorted = ordering.sort()
  if ('order' in sorted) return { order: sorted.order.filter(real).map((index) => named[index]!) }
  // A construct and its knots stand for one; the cycle closes, so the last is before the first.
  return { cycle: sorted.cycle.map((index) => named[index]!).filter((each, index, all) => all.length === 1 || each !== all.at(index - 1)) }
}

/** Those of some constructs that lie below another, found when it is first asked. */
function constructsBelow(all: readonly IConstruct[]): (construct: IConstruct) => readonly IConstruct[] {
  const found = new Map<IConstruct, IConstruct[]>()
  let filled = false
  return (construct) => {
    if (!filled) {
      for (const object of all) {
        for (const scope of object.node.scopes) entry(found, scope, (): IConstruct[] => []).push(object)
      }
      filled = true
    }
    return found.get(construct) ?? []
  }
}

function contains(outer: IConstruct, inner: IConstruct): boolean {
  for (let at: IConstruct | undefined = inner; at; at = at.node.scope) if (at === outer) return true
  return false
}

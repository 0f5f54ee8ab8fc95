import { contains } from '../../model/barrier.js'
import { entry } from '../../model/entry.js'
import type { Model, ModelChart, ModelDependency, ModelObject } from '../../model/model.js'
import { Ordering } from '../../model/order.js'
import type { Reference } from '../../model/references/reference.js'
import { isNeeded } from './needs.js'

/** What stands before a chart. */
export interface ChartPlace {
  /** Indices of the charts with objects that it depends on, ascending. */
  readonly dependsOn: readonly number[]
  /** How many stand one after the other before it. */
  readonly wave: number
}

/** A dependency between charts, by their indices. */
interface Edge {
  readonly first: number
  readonly second: number
}

/**
 * Which charts come before which: because the program says so, or because one makes a namespace, a definition or a class without which the API
 * server refuses what is in the other. Where such references lead round in a circle, only those count that keep to the order of the charts.
 * Charts without objects are passed over.
 */
export function chartOrder(
  { charts, dependencies }: Pick<Model, 'charts' | 'dependencies'>,
  objects: readonly ModelObject[],
  references: readonly Reference[],
): readonly ChartPlace[] {
  const said = edgesSaid(charts, dependencies)
  const pointed = references
    .filter((each) => isNeeded(each, objects))
    .flatMap(({ from, targets }) => targets.map((to): Edge => ({ first: objects[to]!.chart, second: objects[from]!.chart })))
    .filter(({ first, second }) => first !== second)
  return (
    places(charts, [...said, ...pointed], objects) ??
    places(charts, [...said, ...pointed.filter(({ first, second }) => first < second)], objects) ??
    charts.map(() => ({ dependsOn: [], wave: 0 })) // a circle of the program's own, which is told elsewhere
  )
}

/** The dependencies inside of each chart, which are left out above. */
export function insideCharts({ charts, dependencies }: Pick<Model, 'charts' | 'dependencies'>): ReadonlyMap<number, ModelDependency[]> {
  const chartOf = nearestChart(charts)
  const found = new Map<number, ModelDependency[]>()
  for (const dependency of dependencies) {
    const chart = chartOf(dependency.source)
    if (chart !== undefined && chart === chartOf(dependency.target)) entry(found, chart, (): ModelDependency[] => []).push(dependency)
  }
  return found
}

function places(charts: readonly ModelChart[], edges: readonly Edge[], objects: readonly ModelObject[]): ChartPlace[] | undefined {
  const before = charts.map(() => new Set<number>())
  for (const { first, second } of edges) before[second]!.add(first)
  const ordering = new Ordering()
  for (const index of charts.keys()) ordering.add(index)
  for (const [second, all] of before.entries()) for (const first of all) ordering.edge(first, second)
  const sorted = ordering.sort()
  if ('cycle' in sorted) return undefined
  const present = new Set(objects.map(({ chart }) => chart))
  const found: ChartPlace[] = []
  for (const chart of sorted.order) {
    const all = new Set([...before[chart]!].flatMap((each) => (present.has(each) ? [each] : found[each]!.dependsOn)))
    const dependsOn = [...all].sort((a, b) => a - b)
    found[chart] = { dependsOn, wave: Math.max(0, ...dependsOn.map((each) => found[each]!.wave + 1)) }
  }
  return found
}

/** A construct above charts stands for all charts below it; what is in both ends of a dependency does not wait for itself. */
function edgesSaid(charts: readonly ModelChart[], dependencies: readonly ModelDependency[]): readonly Edge[] {
  const chartOf = nearestChart(charts)
  const below = chartsBelow(charts)
  const chartsAt = (path: string): readonly number[] => {
    const chart = chartOf(path)
    return chart === undefined ? below(path) : [chart]
  }
  return dependencies.flatMap(({ source, target }) => {
    const [from, to] = [chartsAt(target), chartsAt(source)]
    const overlaps = contains(source, target) || contains(target, source)
    const [inFrom, inTo] = [new Set(overlaps ? from : []), new Set(overlaps ? to : [])]
    const first = contains(target, source) ? from.filter((each) => !inTo.has(each)) : from
    const second = contains(source, target) ? to.filter((each) => !inFrom.has(each)) : to
    return first.flatMap((each) => second.flatMap((other) => (each === other ? [] : [{ first: each, second: other }])))
  })
}

/** The chart that a construct is in; undefined above all charts. */
function nearestChart(charts: readonly ModelChart[]): (path: string) => number | undefined {
  const byPath = new Map(charts.map(({ path }, index) => [path, index]))
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const chart = byPath.get(path.slice(0, end))
      if (chart !== undefined) return chart
    }
    return undefined
  }
}

function chartsBelow(charts: readonly ModelChart[]): (path: string) => readonly number[] {
  const found = new Map<string, number[]>()
  for (const [index, { path }] of charts.entries())
    for (let end = path.length; end >= 0; end = end === 0 ? -1 : Math.max(0, path.lastIndexOf('/', end - 1)))
      entry(found, path.slice(0, end), (): number[] => []).push(index)
  return (path) => found.get(path) ?? []
}

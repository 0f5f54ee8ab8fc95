import { syncWave } from '../../constructs/delivery/layout-path.js'
import { barriersOf } from '../../model/barrier.js'
import { entry } from '../../model/entry.js'
import { asObject, asText } from '../../model/json.js'
import type { ModelDependency, ModelObject } from '../../model/model.js'
import { Ordering } from '../../model/order.js'
import type { Reference } from '../../model/references/reference.js'
import { isDemand } from './needs.js'

/** The second is not applied before the first: later, or in the same wave at the earliest. */
interface Edge {
  readonly first: number
  readonly second: number
  readonly waits: boolean
}

/**
 * Objects with the sync waves that their dependencies need, for Argo CD, which applies a wave when all objects of the one before are healthy.
 * Those that depend on nothing stay in wave 0, which is not written; an annotation of the program stands as it is, and others keep to it.
 *
 * Within a wave Argo CD itself applies namespaces, definitions and what pods read before the pods, so that references only keep an object out of
 * a wave before what it points at. The objects of a chart stand in its order.
 */
export function withSyncWaves(
  objects: readonly ModelObject[],
  dependencies: ReadonlyMap<number, readonly ModelDependency[]>,
  references: readonly Reference[],
): readonly ModelObject[] {
  const given = objects.map(givenWave)
  const isPlain = given.every((wave) => wave === undefined) && !references.some((each) => isDemand(each, objects))
  if (isPlain && dependencies.size === 0) return objects
  const edges = references.flatMap((reference) =>
    reference.targets
      .filter((to) => to < reference.from && objects[to]!.chart === objects[reference.from]!.chart)
      .map((to): Edge => ({ first: to, second: reference.from, waits: isDemand(reference, objects) })),
  )
  const count = addDependencies(edges, objects, dependencies)
  const waves = solve(edges, given, count)
  return objects.map((object, index) => (given[index] === undefined && waves[index] ? annotated(object, waves[index]) : object))
}

/** Adds what the program says. Many wait for many by a knot between them; gives the number of objects and knots. */
function addDependencies(
  edges: Edge[],
  objects: readonly ModelObject[],
  dependencies: ReadonlyMap<number, readonly ModelDependency[]>,
): number {
  let count = objects.length
  const byChart = new Map<number, number[]>()
  for (const [index, { chart }] of objects.entries()) entry(byChart, chart, (): number[] => []).push(index)
  for (const [chart, own] of dependencies) {
    const knots = new Map<readonly number[], number>()
    for (const { before, after } of barriersOf(own, objects, byChart.get(chart) ?? [])) {
      const knot = entry(knots, before, () => {
        for (const first of before) edges.push({ first, second: count, waits: false })
        return count++
      })
      for (const second of after) edges.push({ first: knot, second, waits: true })
    }
  }
  return count
}

/** The wave of each: as early as what it waits for allows, but for those that must come before a wave that the program says. */
function solve(edges: readonly Edge[], given: readonly (number | undefined)[], count: number): readonly (number | undefined)[] {
  const ordering = new Ordering()
  for (let vertex = 0; vertex < count; vertex++) ordering.add(vertex)
  for (const { first, second } of edges) ordering.edge(first, second)
  const sorted = ordering.sort()
  if ('cycle' in sorted) return [] // a circle of the program's own, which is told elsewhere
  const place: number[] = []
  for (const [index, vertex] of sorted.order.entries()) place[vertex] = index
  const forwards = edges.toSorted((a, b) => place[a.first]! - place[b.first]!)
  // No later than this, for the sake of waves that the program says.
  const latest = Array.from({ length: count }, (_, vertex) => given[vertex] ?? Infinity)
  for (const { first, second, waits } of forwards.toReversed())
    if (given[first] === undefined) latest[first] = Math.min(latest[first]!, latest[second]! - Number(waits))
  const waves = latest.map((wave, vertex) => given[vertex] ?? Math.min(0, wave))
  for (const { first, second, waits } of forwards)
    if (given[second] === undefined) waves[second] = Math.max(waves[second]!, waves[first]! + Number(waits))
  return waves
}

/** The wave that the program says; what is no number counts as 0, as for Argo CD. */
function givenWave({ manifest }: ModelObject): number | undefined {
  const wave = asObject(asObject(manifest.metadata).annotations)[syncWave]
  return wave === undefined ? undefined : Number(/^[-+]?\d+$/.exec(asText(wave))?.[0] ?? 0)
}

function annotated(object: ModelObject, wave: number): ModelObject {
  const { manifest } = object
  const annotations = { ...asObject(manifest.metadata.annotations), [syncWave]: String(wave) }
  return { ...object, manifest: { ...manifest, metadata: { ...manifest.metadata, annotations } } }
}

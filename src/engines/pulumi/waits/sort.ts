import type { Finding } from '../../../findings/finding.js'
import type { Barrier } from '../../../model/barrier.js'
import type { ModelObject } from '../../../model/model.js'
import { Ordering } from '../../../model/order.js'
import type { ObjectWait } from './wait.js'

/** The selected objects, each after all that it waits for and else as they stood; or those of a circle, each before the next. */
export function sortByWaits(
  selected: readonly number[],
  barriers: readonly Barrier[],
  waits: readonly ObjectWait[],
): { readonly order: readonly number[] } | { readonly cycle: readonly number[] } {
  const ordering = new Ordering()
  const vertices = new Map(selected.map((object, priority) => [object, ordering.add(priority)]))
  const edge = (first: number, second: number): void => ordering.edge(vertices.get(first) ?? first, vertices.get(second) ?? second)
  for (const { from, to } of waits) edge(to, from)
  // Many dependencies name the same construct: its knot is made once.
  const ends = new Map<string, number>()
  for (const { before, after, target } of barriers) {
    const known = target === undefined ? undefined : ends.get(target)
    const knot = known ?? ordering.knot()
    if (known === undefined) for (const object of before) ordering.edge(vertices.get(object)!, knot)
    if (target !== undefined) ends.set(target, knot)
    const begin = after.length > 1 ? ordering.knot() : undefined
    if (begin !== undefined) ordering.edge(knot, begin)
    for (const object of after) ordering.edge(begin ?? knot, vertices.get(object)!)
  }
  const sorted = ordering.sort()
  const real = (list: readonly number[]): number[] => list.flatMap((vertex) => selected[vertex] ?? [])
  return 'order' in sorted ? { order: real(sorted.order) } : { cycle: real(sorted.cycle) }
}

const said = 'a dependency of the program'

/** Tells a circle of waits, with the fields that make it. */
export function cycleFinding(objects: readonly ModelObject[], cycle: readonly number[], waits: readonly ObjectWait[]): Finding {
  const path = (object: number): string => objects[object]!.origin.path
  const why = new Map(waits.map((wait) => [`${wait.from} ${wait.to}`, wait]))
  const backwards = cycle.toReversed()
  const next = (index: number): number => backwards[(index + 1) % backwards.length]!
  const reasons = backwards.map((from, index) => why.get(`${from} ${next(index)}`)?.reason ?? said)
  // What the program says itself is the easiest to take away, so it is told first.
  const start = Math.max(0, reasons.indexOf(said))
  const inOrder = backwards.map((_, index) => (start + index) % backwards.length)
  const steps = inOrder.map((index) => `waits for ${path(next(index))} (${reasons[index]})`)
  const first = backwards[start]!
  const { position } = objects[first]!.origin
  return {
    code: 'deploy/deadlock',
    severity: 'error',
    path: path(first),
    message: `${steps.join(', which ')}: none of them could ever begin`,
    help: 'remove one of the dependencies; a Service that Pulumi need not wait for takes the annotation pulumi.com/skipAwait: "true"',
    ...(position && { position }),
  }
}

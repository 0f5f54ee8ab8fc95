import { applyRank } from '../../../kubernetes/order.js'
import type { ModelObject } from '../../../model/model.js'
import type { Reference, ReferenceKind } from '../../../model/references/reference.js'
import { awaitsPods, makesPods } from './readiness.js'

/** One object waits for another. */
export interface ObjectWait {
  readonly from: number
  readonly to: number
  /** The field that points there, or what else makes it wait. */
  readonly reason: string
  /** Whether it can do without. */
  readonly optional: boolean
}

/** Whom a selector chooses is not waited for: a Service and its pods are made side by side. */
const waitedFor: ReadonlySet<ReferenceKind> = new Set(['object', 'key', 'port', 'section', 'class', 'namespace', 'owner', 'definition'])

/**
 * What each object waits for because it points there, once for each pair.
 * Objects may point at each other in a circle, so only what stands earlier when objects are applied one by one is waited for.
 */
export function referenceWaits(
  objects: readonly ModelObject[],
  selected: ReadonlySet<number>,
  references: readonly Reference[],
): readonly ObjectWait[] {
  const ranks = objects.map(({ manifest }) => applyRank(manifest.kind))
  const isBefore = (a: number, b: number): boolean => ranks[a]! < ranks[b]! || (ranks[a] === ranks[b] && a < b)
  const waits = new Map<number, ObjectWait>()
  for (const { from, field, kind, optional, targets } of references) {
    if (!waitedFor.has(kind) || !selected.has(from)) continue
    for (const to of targets) {
      if (to === from || !selected.has(to)) continue
      const always = kind === 'namespace' || kind === 'definition'
      if (!always && (!isBefore(to, from) || awaitsItself(objects[from]!, objects[to]!))) continue
      const key = from * objects.length + to
      const known = waits.get(key)
      if (!known || (known.optional && !optional)) waits.set(key, { from, to, reason: field, optional })
    }
  }
  return [...waits.values()]
}

/** A Service that a StatefulSet names is not ready before the pods of the StatefulSet are. */
function awaitsItself(from: ModelObject, to: ModelObject): boolean {
  return makesPods(from.manifest) && awaitsPods(to.manifest)
}

/** Which Services are ready only when pods of one certain object are; where several make pods for it, any of them will do. */
export function readinessWaits(
  objects: readonly ModelObject[],
  selected: ReadonlySet<number>,
  references: readonly Reference[],
): readonly ObjectWait[] {
  return references.flatMap(({ from, kind, targets, field }) => {
    const [to, ...others] = targets
    const only = kind === 'selector' && field === 'spec.selector' && to !== undefined && others.length === 0
    if (!only || !selected.has(from) || !selected.has(to) || !awaitsPods(objects[from]!.manifest)) return []
    return [{ from, to, reason: 'a Service is ready when its pods are', optional: false }]
  })
}

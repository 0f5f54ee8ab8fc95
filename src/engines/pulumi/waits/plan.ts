import type { Finding } from '../../../findings/finding.js'
import { barriersOf } from '../../../model/barrier.js'
import type { Model } from '../../../model/model.js'
import { referencesOf } from '../../../model/references/references.js'
import { type Collected, collectWaits } from './collect.js'
import { cycleFinding, sortByWaits } from './sort.js'
import { type ObjectWait, readinessWaits, referenceWaits } from './wait.js'

/** In which order the objects are registered, and what each waits for. */
export interface Plan {
  /** Indices in `Model.objects`, each after all that it waits for. */
  readonly order: readonly number[]
  readonly waits: Collected
}

/** Plans what waits for what, from what the program says and what the manifests point at; or tells why it would wait for ever. */
export function planWaits(model: Model, selected: readonly number[]): Plan | Finding {
  const { objects, dependencies } = model
  const barriers = barriersOf(dependencies, objects, selected)
  const references = referencesOf(objects)
  const inside = new Set(selected)
  const pointed = referenceWaits(objects, inside, references)
  const ready = readinessWaits(objects, inside, references)
  const plan = (waits: readonly ObjectWait[]): Plan | Finding => {
    const sorted = sortByWaits(selected, barriers, waits)
    if ('cycle' in sorted) return cycleFinding(objects, sorted.cycle, waits)
    // Only looked at: a Service is registered before its pods all the same.
    const begun = ready.length > 0 ? sortByWaits(selected, barriers, [...waits, ...ready]) : sorted
    if ('cycle' in begun) return cycleFinding(objects, begun.cycle, [...waits, ...ready])
    return { order: sorted.order, waits: collectWaits(objects, sorted.order, barriers, waits) }
  }
  const planned = plan(pointed)
  const needed = pointed.filter(({ optional }) => !optional)
  // What may be missing comes first only where that can be.
  return 'order' in planned || needed.length === pointed.length ? planned : plan(needed)
}

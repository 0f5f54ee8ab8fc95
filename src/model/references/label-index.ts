import { entry } from '../entry.js'
import { matcher } from './label-selector.js'
import type { LabelSelector } from './reference.js'

/** Something with labels. */
export interface Labelled {
  /** Index of the object that has them. */
  readonly object: number
  readonly namespace?: string | undefined
  readonly labels: ReadonlyMap<string, string>
}

/** Things by their labels: first by key, then by value. */
interface Labels {
  readonly all: Labelled[]
  readonly byKey: Map<string, Map<string, Labelled[]>>
}

const noLabels = (): Labels => ({ all: [], byKey: new Map() })

/** Things by their labels, so that a selector only looks at those which have its rarest label. */
export class LabelIndex {
  readonly #everywhere = noLabels()
  readonly #byNamespace = new Map<string | undefined, Labels>()

  constructor(all: readonly Labelled[]) {
    for (const each of all) {
      add(this.#everywhere, each)
      add(entry(this.#byNamespace, each.namespace, noLabels), each)
    }
  }

  /** What a selector chooses in one namespace, or outside of namespaces, in the order given. */
  inNamespace(namespace: string | undefined, selector: LabelSelector): readonly Labelled[] {
    const labels = this.#byNamespace.get(namespace)
    return labels ? choose(labels, selector) : []
  }

  /** What a selector chooses in all namespaces, in the order given. */
  everywhere(selector: LabelSelector): readonly Labelled[] {
    return choose(this.#everywhere, selector)
  }
}

function add({ all, byKey }: Labels, each: Labelled): void {
  all.push(each)
  for (const [key, value] of each.labels) {
    const byValue = entry(byKey, key, (): Map<string, Labelled[]> => new Map())
    entry(byValue, value, (): Labelled[] => []).push(each)
  }
}

function choose({ all, byKey }: Labels, selector: LabelSelector): readonly Labelled[] {
  let few: readonly (readonly Labelled[])[] = [all]
  let fewest = all.length
  for (const { key, operator, values } of selector) {
    if (operator !== 'In' && operator !== 'Exists') continue
    const byValue = byKey.get(key)
    const lists = operator === 'Exists' ? [...(byValue?.values() ?? [])] : [...new Set(values)].map((value) => byValue?.get(value) ?? [])
    const count = lists.reduce((sum, list) => sum + list.length, 0)
    if (count < fewest) [few, fewest] = [lists, count]
  }
  const matches = matcher(selector)
  const found = few.flatMap((list) => list.filter(({ labels }) => matches(labels)))
  return few.length > 1 ? found.sort((a, b) => a.object - b.object) : found
}

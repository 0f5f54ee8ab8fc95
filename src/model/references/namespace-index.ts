import { entry } from '../entry.js'
import { LabelIndex, type Labelled } from './label-index.js'
import type { LabelSelector } from './reference.js'

/** The label by which the API server gives every Namespace its own name. */
export const nameLabel = 'kubernetes.io/metadata.name'

/** Namespaces by their labels: those of the model, and those that are only named, which have the label with their name alone. */
export class NamespaceIndex {
  readonly #index: LabelIndex
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(own: readonly Labelled[], named: Iterable<string>) {
    const names = new Set(own.map(({ labels }) => labels.get(nameLabel)))
    const others = [...new Set(named)].filter((name) => !names.has(name))
    this.#index = new LabelIndex([...own, ...others.map((name) => ({ object: -1, labels: new Map([[nameLabel, name]]) }))])
  }

  /** The names of the namespaces that a selector chooses; each selector is looked up once. */
  names(selector: LabelSelector): ReadonlySet<string> {
    return entry(
      this.#known,
      JSON.stringify(selector),
      () => new Set(this.#index.everywhere(selector).map(({ labels }) => labels.get(nameLabel)!)),
    )
  }
}

import { entry } from '../entry.js'
import { asName, asObject, asText } from '../json.js'
import type { Manifest } from '../model.js'
import { definition, kindName, kindOf, namespace, type ObjectKind, persistentVolumeClaim, pod, same } from './kinds.js'
import { LabelIndex, type Labelled } from './label-index.js'
import { madeOf, withoutOrdinal } from './made.js'
import { NamespaceIndex, nameLabel } from './namespace-index.js'
import { labelsOf, podsOf, withoutOrdinals } from './pods.js'
import type { LabelSelector, ReferenceTarget } from './reference.js'
import type { ScopeOf } from './scopes.js'

const none: readonly number[] = []

/** All manifests, by what references look for. Each is read once, and each question is answered once. */
export class ObjectIndex {
  readonly #scopeOf: ScopeOf
  readonly #named = new Map<string, number[]>()
  readonly #made = new Map<string, number[]>()
  readonly #defining = new Map<string, number[]>()
  readonly #byKind = new Map<string, Labelled[]>()
  readonly #labels = new Map<string, LabelIndex>()
  #namespaces: NamespaceIndex | undefined
  readonly #selected = new Map<string, readonly number[]>()

  constructor(manifests: readonly Manifest[], scopeOf: ScopeOf) {
    this.#scopeOf = scopeOf
    for (const [object, manifest] of manifests.entries()) {
      const of = kindOf(manifest)
      const name = asName(asObject(manifest.metadata).name)
      const where = scopeOf(of) === 'Cluster' ? undefined : asName(asObject(manifest.metadata).namespace)
      if (name !== undefined) add(this.#named, keyOf(of, where, name), object)
      for (const made of madeOf(manifest)) add(this.#made, keyOf(made.of, where, made.name), object)
      if (same(of, definition)) add(this.#defining, definedBy(manifest), object)
      const pods = podsOf(manifest)
      if (pods) this.#label(pod, { object, namespace: where, labels: pods.labels })
      if (!same(of, pod)) {
        const labels = labelsOf(manifest.metadata)
        this.#label(of, { object, namespace: where, labels: same(of, namespace) ? labels.set(nameLabel, asText(name)) : labels })
      }
    }
  }

  /** The objects that something points at; those that make it when it is not there itself. The same question gets the same list. */
  find(to: ReferenceTarget): readonly number[] {
    const { group, kind, name, selector, defines } = to
    if (defines) return this.#defining.get(`${defines.group}/${defines.kind}`) ?? none
    if (selector) {
      const question = JSON.stringify([group, kind, to.namespace ?? null, selector, to.namespaceSelector, to.namespaces])
      return entry(this.#selected, question, () => this.#select(to, selector).map(({ object }) => object))
    }
    if (name === undefined) return none
    const made = same(to, persistentVolumeClaim) ? withoutOrdinal(name) : name
    const found = this.#named.get(keyOf(to, to.namespace, name)) ?? this.#made.get(keyOf(to, to.namespace, made))
    // Nobody says whether a custom kind has namespaces: an object without one may be outside of them all.
    return found ?? (this.#scopeOf(to) === undefined ? this.#named.get(keyOf(to, undefined, name)) : undefined) ?? none
  }

  #label(of: ObjectKind, each: Labelled): void {
    entry(this.#byKind, kindName(of), (): Labelled[] => []).push(each)
  }

  #indexOf(of: ObjectKind): LabelIndex {
    return entry(this.#labels, kindName(of), () => new LabelIndex(this.#byKind.get(kindName(of)) ?? []))
  }

  #select(to: ReferenceTarget, said: LabelSelector): readonly Labelled[] {
    const index = this.#indexOf(to)
    const selector = same(to, pod) ? withoutOrdinals(said) : said
    if (!to.namespaceSelector && !to.namespaces) return index.inNamespace(to.namespace, selector)
    const found = index.everywhere(selector)
    if (to.namespaceSelector?.length === 0) return found
    const listed = new Set(to.namespaces)
    const chosen = to.namespaceSelector ? this.#spaces().names(to.namespaceSelector) : listed
    return found.filter(({ namespace: where }) => where !== undefined && (chosen.has(where) || listed.has(where)))
  }

  #spaces(): NamespaceIndex {
    const own = this.#byKind.get(kindName(namespace)) ?? []
    this.#namespaces ??= new NamespaceIndex(
      own,
      (this.#byKind.get(kindName(pod)) ?? []).flatMap((each) => each.namespace ?? []),
    )
    return this.#namespaces
  }
}

const keyOf = (of: ObjectKind, where: string | undefined, name: string): string => JSON.stringify([of.group, of.kind, where ?? null, name])

function definedBy({ spec }: Manifest): string {
  const { group, names } = asObject(spec)
  return `${asText(group)}/${asText(asObject(names).kind)}`
}

function add(map: Map<string, number[]>, key: string, object: number): void {
  entry(map, key, (): number[] => []).push(object)
}

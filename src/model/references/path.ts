import type { JsonValue } from '../model.js'

/** Paths that were compiled together: what they have in common is walked once. */
export interface PathTree<T> {
  /** What belongs to paths that end here. */
  readonly ends: T[]
  /** How paths go on: a field, each item of a list, or each value of a map. */
  readonly fields: Map<string, PathTree<T>>
  items?: PathTree<T>
  values?: PathTree<T>
}

/** An empty tree. */
export const pathTree = <T>(): PathTree<T> => ({ ends: [], fields: new Map() })

const step = /(?:^|\.)([A-Za-z][A-Za-z0-9]*)|\["([^"]+)"\]|(\[\])|(\{\})/y

/**
 * Adds a path: `spec.rules[].http` goes into each item of a list, `spec.parts{}` into each value of a map,
 * and `metadata.annotations["example.com/of"]` into a field that is no plain word.
 */
export function addPath<T>(tree: PathTree<T>, path: string, end: T): void {
  let at = tree
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const from = step.lastIndex
    const match = step.exec(path)
    if (!match) throw new Error(`${path} is no path: it cannot be read at ${JSON.stringify(path.slice(from))}`)
    const [, word, quoted, list] = match
    const name = word ?? quoted
    if (name !== undefined) {
      const known = at.fields.get(name)
      const next = known ?? pathTree<T>()
      if (!known) at.fields.set(name, next)
      at = next
    } else if (list) {
      at.items ??= pathTree<T>()
      at = at.items
    } else {
      at.values ??= pathTree<T>()
      at = at.values
    }
  }
  at.ends.push(end)
}

/** Calls back for each value that a path of the tree leads to, with its own path, such as `spec.rules[0].http`. */
export function walkPaths<T>(tree: PathTree<T>, value: JsonValue, found: (field: string, value: JsonValue, end: T) => void, at = ''): void {
  for (const end of tree.ends) found(at, value, end)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (tree.items) for (const [index, item] of value.entries()) walkPaths(tree.items, item, found, `${at}[${index}]`)
    return
  }
  for (const [name, next] of tree.fields) {
    const member = (value as Record<string, JsonValue>)[name]
    if (member !== undefined && member !== null) walkPaths(next, member, found, joinField(at, name))
  }
  if (tree.values) for (const [name, member] of Object.entries(value)) walkPaths(tree.values, member, found, joinField(at, name))
}

/** The path of a member of the value at a path. */
export function joinField(at: string, name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return `${at}[${JSON.stringify(name)}]`
  return at === '' ? name : `${at}.${name}`
}

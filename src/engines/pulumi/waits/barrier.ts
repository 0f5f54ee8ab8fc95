import type { Dependency } from '../../../model/dependencies.js'
import type { ModelObject } from '../../../model/model.js'

/** All of `after` wait for all of `before`, because the program says so. */
export interface Barrier {
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** The construct whose objects are `before`, all of them; undefined where some are left out. */
  readonly target?: string
}

/**
 * Dependencies between constructs as dependencies between the objects below them.
 * Where one construct lies inside the other, what is in both does not wait for itself.
 */
export function barriersOf(
  dependencies: readonly Dependency[],
  objects: readonly ModelObject[],
  selected: readonly number[],
): readonly Barrier[] {
  if (dependencies.length === 0) return []
  const below = objectsByScope(objects, selected)
  return dependencies.flatMap(({ source, target }) => {
    const [from, to] = [below(target.node.path), below(source.node.path)]
    const inner = new Set(from.length < to.length ? from : to)
    const [before, after] = contains(source.node.path, target.node.path)
      ? [from, to.filter((object) => !inner.has(object))]
      : contains(target.node.path, source.node.path)
        ? [from.filter((object) => !inner.has(object)), to]
        : [from, to]
    if (before.length === 0 || after.length === 0) return []
    return [{ before, after, ...(before === from && { target: target.node.path }) }]
  })
}

function objectsByScope(objects: readonly ModelObject[], selected: readonly number[]): (path: string) => readonly number[] {
  const found = new Map<string, number[]>()
  for (const index of selected) {
    const path = objects[index]!.origin.path
    for (let end = path.length; end >= 0; end = end === 0 ? -1 : Math.max(0, path.lastIndexOf('/', end - 1))) {
      const scope = path.slice(0, end)
      const list = found.get(scope)
      if (list) list.push(index)
      else found.set(scope, [index])
    }
  }
  return (path) => found.get(path) ?? []
}

function contains(outer: string, inner: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`)
}

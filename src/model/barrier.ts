import type { ModelDependency, ModelObject } from './model.js'

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
  dependencies: readonly ModelDependency[],
  objects: readonly ModelObject[],
  selected: readonly number[],
): readonly Barrier[] {
  if (dependencies.length === 0) return []
  const below = objectsByScope(objects, selected)
  return dependencies.flatMap(({ source, target }) => {
    const [from, to] = [below(target), below(source)]
    const inner = new Set(from.length < to.length ? from : to)
    const [before, after] = contains(source, target)
      ? [from, to.filter((object) => !inner.has(object))]
      : contains(target, source)
        ? [from.filter((object) => !inner.has(object)), to]
        : [from, to]
    if (before.length === 0 || after.length === 0) return []
    return [{ before, after, ...(before === from && { target }) }]
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

/** Whether a path is that of a construct or of one below it. */
export function contains(outer: string, inner: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}/`)
}

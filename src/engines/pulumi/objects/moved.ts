import { closest } from '../../../findings/closest.js'
import type { Finding, Position } from '../../../findings/finding.js'
import type { DeploymentOptions } from '../options.js'

/** Gives the path that a construct had before, if it had another one. */
export type FormerPath = (path: string) => string | undefined

/** Constructs that have moved, by the path that they have now; a path stands for all below it, and the longest counts. */
export function formerPaths(moved: DeploymentOptions['moved'] = {}): FormerPath {
  const before = new Map(Object.entries(moved).map(([from, to]) => [to, from]))
  if (before.size === 0) return () => undefined
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const from = before.get(path.slice(0, end))
      if (from !== undefined) return from + path.slice(end)
    }
    return undefined
  }
}

/** What is wrong with the list of moved constructs: without this, a mistake would delete an object and make it anew. */
export function movedFindings(moved: DeploymentOptions['moved'] = {}, paths: readonly string[], position: Position | undefined): Finding[] {
  const all = new Set(paths.flatMap(scopesOf))
  const finding = (message: string, help: string): Finding => ({
    code: 'deploy/moved',
    severity: 'error',
    field: 'moved',
    message,
    help,
    ...(position && { position }),
  })
  return Object.entries(moved).flatMap(([from, to]) => {
    const near = all.has(to) ? undefined : closest(to, [...all])
    return [
      ...(all.has(to)
        ? []
        : [finding(`nothing has the path ${to}`, near === undefined ? 'write { before: now }' : `did you mean ${near}?`)]),
      ...(all.has(from) ? [finding(`something has the path ${from} still`, 'write { before: now }, or take it out of the list')] : []),
    ]
  })
}

function scopesOf(path: string): string[] {
  const steps = path.split('/')
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'))
}

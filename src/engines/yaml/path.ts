import { emitLine, emitScalar } from './scalars.js'
import { requirePlainObject } from './unwritable.js'

const longestPath = 40

/**
 * The path of the first value that cannot be emitted, such as `spec.args[2]`; `the document` for the root.
 * Only walked after an emission failed, so that the emission need not carry paths.
 */
export function findUnwritable(root: unknown): string {
  const path = find(root, [])
  if (!path || path.length === 0) return 'the document'
  const shown = path.slice(0, longestPath).join('').replace(/^\./, '')
  return path.length > longestPath ? `${shown}…` : shown
}

function find(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (path.length > 1000) return path
  if (typeof value !== 'object' || value === null) return fails(() => emitScalar(value, '')) ? path : undefined
  if (Array.isArray(value))
    return first(
      Array.from(value as unknown[], (item, index) => [item, `[${index}]`]),
      path,
    )
  if (fails(() => requirePlainObject(value))) return path
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const key = members.find(([name]) => fails(() => emitLine(name)))
  if (key) return [...path, step(key[0])]
  return first(
    members.map(([name, member]) => [member, step(name)]),
    path,
  )
}

function first(children: readonly (readonly [unknown, string])[], path: readonly string[]): readonly string[] | undefined {
  for (const [child, name] of children) {
    const found = find(child, [...path, name])
    if (found) return found
  }
  return undefined
}

function step(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

function fails(action: () => unknown): boolean {
  try {
    action()
    return false
  } catch {
    return true
  }
}

import { gkeAutopilot, gkeStandard, SteersmanError } from 'steersman'
import type { Row } from './rows.js'
import { autopilotProps, standardProps } from './support.js'

type Props = { readonly [key: string]: unknown }

/** Changes that one cluster can have at once. */
export interface Group {
  readonly props: Props
  readonly rows: readonly Row[]
}

/**
 * Puts the changes of all rows into few clusters, since each costs a second: no two of a cluster touch the same prop or are read from
 * the same path, so that each of them still shows alone.
 */
export function groupsOf(rows: readonly Row[], kind: 'standard' | 'autopilot'): Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const index = row.alone ? -1 : groups.findIndex((group) => fits(row, group, kind))
    const { props, rows: before } = groups[index] ?? { props: { ...(kind === 'standard' ? standardProps : autopilotProps) }, rows: [] }
    const grown = { props: merge(props, row.change), rows: [...before, row] }
    if (index < 0) groups.push(grown)
    else groups[index] = grown
  }
  return groups
}

function fits(row: Row, group: Group, kind: 'standard' | 'autopilot'): boolean {
  const paths = leaves(row.change)
  const taken = group.rows.flatMap(({ change }) => leaves(change))
  const apart = paths.every((path) => taken.every((other) => !touch(path, other)))
  if (!apart || group.rows.some(({ alone }) => alone) || group.rows.some(({ part, path }) => part === row.part && touch(path, row.path)))
    return false
  const props = merge(group.props, row.change) as never
  try {
    if (kind === 'standard') gkeStandard(props)
    else gkeAutopilot(props)
    return true
  } catch (error) {
    if (SteersmanError.is(error)) return false
    throw error
  }
}

const touch = (one: string, other: string): boolean => `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`)

/** Where a change says something. */
function leaves(value: unknown, path: readonly string[] = []): string[] {
  return isPlain(value) ? Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key])) : [path.join('.')]
}

function merge(one: Props, other: object): Props {
  const merged: Record<string, unknown> = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key]
    // A form such as `nodes: { min, max }` is taken as a whole.
    merged[key] = isPlain(before) && isPlain(value) && key !== 'nodes' ? merge(before, value) : value
  }
  return merged
}

function isPlain(value: unknown): value is Props {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

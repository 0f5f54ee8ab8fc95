import { supportedMinors } from '../../src/kubernetes/versions.js'
import type { Lifecycle } from './lifecycle.js'
import type { Union } from './union.js'

/** A kind that is deprecated by the newest supported minor version. */
export interface Deprecation {
  /** Such as `1.33`. */
  readonly since: string
  readonly replacement?: string
}

/** A kind that was removed before the oldest supported minor version. */
export interface Retirement {
  readonly removed: string
  readonly replacement?: string
}

const minorNumbers = supportedMinors.map((minor) => Number(minor.slice(2)))
const oldest = minorNumbers[0]!
const newest = minorNumbers.at(-1)!

/** The deprecated kinds among those of the table, sorted by name. */
export function deprecations(union: Union, lifecycles: ReadonlyMap<string, Lifecycle>): Map<string, Deprecation> {
  const found = new Map<string, Deprecation>()
  for (const name of union.kinds.keys()) {
    const { deprecated } = lifecycles.get(name) ?? {}
    const replacement = replacementOf(name, union, lifecycles)
    if (deprecated && deprecated <= newest) found.set(name, { since: `1.${deprecated}`, ...(replacement && { replacement }) })
  }
  return found
}

/** The kinds that no supported minor version serves any more, sorted by name. */
export function retirements(union: Union, lifecycles: ReadonlyMap<string, Lifecycle>): Map<string, Retirement> {
  const found = new Map<string, Retirement>()
  for (const name of [...lifecycles.keys()].sort()) {
    const { removed } = lifecycles.get(name)!
    const replacement = replacementOf(name, union, lifecycles)
    if (union.kinds.has(name) || !removed || removed > oldest) continue
    found.set(name, { removed: `1.${removed}`, ...(replacement && { replacement }) })
  }
  return found
}

/** Follows the plans to the last kind that replaces another; where they name none, the same kind in the stable version of its group. */
function replacementOf(name: string, union: Union, lifecycles: ReadonlyMap<string, Lifecycle>): string | undefined {
  let last = name
  for (let next = lifecycles.get(name)?.replacement; next && next !== last; next = lifecycles.get(next)?.replacement) last = next
  const stable = last.replace(/\/v\d+(?:alpha|beta)\d+\//, '/v1/')
  const replacement = union.kinds.has(stable) ? stable : last
  return replacement === name ? undefined : replacement
}

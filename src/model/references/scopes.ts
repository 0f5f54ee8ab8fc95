import { customKinds } from '../../kubernetes/schema/custom-kinds.js'
import { builtInApiVersions, clusterScopedKinds } from '../../kubernetes/schema/kinds.js'
import { asObject, asText, groupOf } from '../json.js'
import type { Manifest } from '../model.js'
import { definition, kindName, kindOf, type ObjectKind, same } from './kinds.js'

/** Groups of Kubernetes itself; `extensions` is one of its past. */
const builtInGroups: ReadonlySet<string> = new Set([...[...builtInApiVersions].map(groupOf), 'extensions'])

export type Scope = 'Cluster' | 'Namespaced'

/** Whether objects of a kind are in namespaces; undefined for a custom kind of which nobody says. */
export type ScopeOf = (of: ObjectKind) => Scope | undefined

/** Says whether a group is one of Kubernetes itself, so that its kinds need no definition. */
export const isBuiltInGroup = (group: string): boolean => builtInGroups.has(group)

/** Knows built-in kinds, those that the table names, and those whose definition is among the manifests. */
export function scopesOf(manifests: readonly Manifest[]): ScopeOf {
  const own = new Map<string, Scope>()
  for (const manifest of manifests) {
    if (!same(kindOf(manifest), definition)) continue
    const { group, scope, names } = asObject(manifest.spec)
    own.set(`${asText(group)}/${asText(asObject(names).kind)}`, scope === 'Cluster' ? 'Cluster' : 'Namespaced')
  }
  return (of) => {
    const name = kindName(of)
    if (isBuiltInGroup(of.group)) return clusterScopedKinds.has(name) ? 'Cluster' : 'Namespaced'
    return own.get(name) ?? customKinds.get(name)?.scope
  }
}

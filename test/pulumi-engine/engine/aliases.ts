import type { Registration } from './registration.js'
import { aliasUrn, parseUrn } from './urn.js'

/** All URNs that a resource may have had before: its own aliases, and those that follow from the aliases of its parent. */
export function aliasUrns(registration: Registration, parentAliases: readonly string[]): string[] {
  const { urn, parent, aliases } = registration
  const own = aliases.map((alias) => (typeof alias === 'string' ? alias : aliasUrn(alias, urn, parent)))
  const inherited = parentAliases.flatMap((before) => [
    aliasUrn({ parent: before, name: nameBelow(before, registration) }, urn, parent),
    ...aliases.flatMap((alias) =>
      typeof alias === 'string' || (alias.parent !== undefined && alias.parent !== parent)
        ? []
        : [aliasUrn({ ...alias, parent: before }, urn, parent)],
    ),
  ])
  return [...new Set([...own, ...inherited])].filter((alias) => alias !== urn)
}

/** A name that begins with that of its parent follows when the parent is renamed. */
function nameBelow(parentBefore: string, { name, parent }: Registration): string {
  const parentName = parent === undefined ? '' : parseUrn(parent).name
  return parentName !== '' && name.startsWith(parentName) ? parseUrn(parentBefore).name + name.slice(parentName.length) : name
}

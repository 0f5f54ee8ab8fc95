import type { AliasParts } from './registration.js'

export const stackType = 'pulumi:pulumi:Stack'

export interface UrnParts {
  readonly stack: string
  readonly project: string
  /** The types of the parents below the stack and the resource's own, joined by `$`. */
  readonly qualifiedType: string
  readonly name: string
}

export function parseUrn(urn: string): UrnParts {
  const [head, project, qualifiedType, ...name] = urn.split('::')
  if (!head?.startsWith('urn:pulumi:') || project === undefined || qualifiedType === undefined) throw new Error(`not a URN: ${urn}`)
  return { stack: head.slice('urn:pulumi:'.length), project, qualifiedType, name: name.join('::') }
}

/** The URN of a resource; the stack itself as parent adds nothing. */
export function makeUrn(stack: string, project: string, parent: string | undefined, type: string, name: string): string {
  const above = parent ? parseUrn(parent).qualifiedType : ''
  const qualifiedType = above === '' || above === stackType ? type : `${above}$${type}`
  return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`
}

/** The URN that an alias names for a resource which is now `urn` below `parent`. */
export function aliasUrn(alias: AliasParts, urn: string, parent: string | undefined): string {
  const now = parseUrn(urn)
  return makeUrn(
    alias.stack ?? now.stack,
    alias.project ?? now.project,
    alias.parent ?? parent,
    alias.type ?? now.qualifiedType.split('$').at(-1)!,
    alias.name ?? now.name,
  )
}

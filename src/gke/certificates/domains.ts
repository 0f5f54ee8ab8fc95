import { withHash } from '../common/shortened.js'

/** Names by the domain that must be proven for them: `example.com` for both itself and `*.example.com`. */
export function domainGroups(names: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const domain = name.replace(/^\*\./, '')
    groups.set(domain, [...(groups.get(domain) ?? []), name])
  }
  return groups
}

// Pulumi adds 8 characters of its own to some, and Google takes 63.
const longest = 55

/** A name for what belongs to a domain; the hash tells apart what has the same words, such as `a.b-c` and `a-b.c`. */
export function slugOf(prefix: string, domain: string): string {
  const words = domain.replace('*', 'any').replaceAll(/[._]/g, '-')
  return withHash(`${prefix}-${words}`, `${prefix} ${domain}`, longest)
}

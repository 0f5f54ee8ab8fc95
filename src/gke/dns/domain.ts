import type { TextRule } from '../../kubernetes/names.js'

const label = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?'
const domain = new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`)
const relative = new RegExp(`^(\\*|(\\*\\.)?(${label}\\.)*${label})$`)

/** A domain such as `example.com`, without the dot at its end. */
export const domainName: TextRule = (text) => {
  if (text.length > 253) return `must have at most 253 characters, and has ${text.length}`
  if (domain.test(text)) return undefined
  return text.endsWith('.') ? 'must not end with a dot' : 'is no domain in lower case such as example.com'
}

/** A domain, or all names below one, such as `*.example.com`. */
export const certifiedName: TextRule = (text) => domainName(text.startsWith('*.') ? text.slice(2) : text)

/** A name in a zone: `shop`, `api.shop`, `*`, or `@` for the zone's own domain. */
export const recordName =
  (zone: string): TextRule =>
  (text) => {
    if (text === '@') return undefined
    if (text === zone || text.endsWith(`.${zone}`)) return `holds the domain ${zone} of the zone, which is added to it`
    return relative.test(text) ? undefined : 'must be names of lower-case letters, digits, "-" or "_" with dots between them'
  }

/** The whole name of what a zone calls by a short one. */
export function hostIn(zone: string, name: string): string {
  return name === '@' ? zone : `${name}.${zone}`
}

import { subdomainName } from '../../kubernetes/names.js'
import { type Check, either, integer, listOf, nonEmptyText, object, textBy } from '../../props/shape.js'
import { sampleOf } from '../../tree/deferred.js'

/** What ExternalDNS, where it runs in the cluster, is told by annotations: which records it makes in a zone of yours. */
export interface ExternalDns {
  /** The domain, or several, such as `shop.example.com`. */
  readonly hostname?: string | readonly string[] | undefined
  /** Seconds for which resolvers keep the answer; left out, what ExternalDNS and the zone take. */
  readonly ttl?: number | undefined
  /** Where the records lead: an address, or a domain for a CNAME; left out, to the address that the object gets. */
  readonly target?: string | readonly string[] | undefined
  /** The prefix of the annotations, for a cluster whose ExternalDNS has one of its own; left out, that of today and that before release 0.22, both. */
  readonly annotationPrefix?: string | undefined
}

/** Those of all releases: one that knows the other prefix takes no notice. */
const prefixes = ['external-dns.kubernetes.io/', 'external-dns.alpha.kubernetes.io/']

const domain = (text: string): string | undefined => subdomainName(text.replace(/^\*\./, '').replace(/\.$/, ''))
const domainCheck = textBy(domain, "a domain such as 'shop.example.com'")
const oneOrMore = (item: Check): Check => either(Array.isArray, listOf(item, 1), item)
const shape = {
  hostname: oneOrMore(domainCheck),
  ttl: integer(1),
  target: oneOrMore(nonEmptyText),
  annotationPrefix: textBy(
    (text) => (/^[^/\s]+\/$/.test(sampleOf(text)) ? undefined : 'is no prefix of annotations'),
    "a domain with a slash behind it, such as 'dns.example.com/'",
  ),
}

/** Looks at what ExternalDNS is told by an object of this kind, which reads only these fields. */
export function externalDnsCheck(...fields: readonly (keyof typeof shape)[]): Check {
  return object(Object.fromEntries([...fields, 'annotationPrefix' as const].map((field) => [field, shape[field]])))
}

/** The same as annotations, in the order of the fields. */
export function externalDnsAnnotations(told: ExternalDns | undefined): Record<string, string> {
  if (!told) return {}
  const { annotationPrefix, hostname, target, ttl } = told
  const values = { hostname: joined(hostname), target: joined(target), ttl: ttl === undefined ? undefined : String(ttl) }
  return Object.fromEntries(
    (annotationPrefix === undefined ? prefixes : [annotationPrefix]).flatMap((prefix) =>
      Object.entries(values).flatMap(([field, value]) => (value === undefined ? [] : [[`${prefix}${field}`, value]])),
    ),
  )
}

function joined(texts: string | readonly string[] | undefined): string | undefined {
  return typeof texts === 'string' || texts === undefined ? texts : texts.join(',')
}

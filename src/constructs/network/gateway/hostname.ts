import { isIP } from 'node:net'
import { subdomainName, type TextRule } from '../../../kubernetes/names.js'
import { type Check, textBy } from '../../../props/shape.js'
import { tokensIn } from '../../../tree/deferred.js'

/** The host of a listener or route: a domain, of which the first word may be `*`. */
const hostname: TextRule = (text) =>
  text === '*'
    ? 'is every host, which is said by leaving it out'
    : isIP(text)
      ? 'is an address, and no host'
      : subdomainName(text.startsWith('*.') ? text.slice(2) : text)

export const hostnameCheck: Check = textBy(hostname, "a host such as 'shop.example.com' or '*.example.com'")
/** One that is not for many. */
export const preciseHostname: Check = textBy(
  (text) => (isIP(text) ? 'is an address, and no host' : subdomainName(text)),
  "a host such as 'shop.example.com'",
)

/** Whether some request can be for both: `*.example.com` is every host below the domain, at any depth, and not the domain itself. */
export function meets(one: string, other: string): boolean {
  if (one === other || tokensIn(one).length > 0 || tokensIn(other).length > 0) return true
  const within = (wild: string, host: string): boolean => wild.startsWith('*.') && host.endsWith(wild.slice(1)) && host !== wild.slice(1)
  return within(one, other) || within(other, one)
}

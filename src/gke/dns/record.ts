import { isIPv4, isIPv6 } from 'node:net'
import { type Input, output } from '@pulumi/pulumi'
import { type Check, exactlyOne, integer, listOf, nonEmptyText } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { show } from '../../tree/value.js'
import type { PublicAddress } from '../addresses/public-address.js'
import { input } from '../common/check-props.js'
import { isComponent } from '../common/component.js'
import { domainName } from './domain.js'

export type RecordType = 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'MX' | 'NS' | 'SRV' | 'TXT'

export type RecordProps = OneOf<{
  /** An A record for this address. */
  address: PublicAddress
  A: readonly Input<string>[]
  AAAA: readonly Input<string>[]
  /** Such as `0 issue "pki.goog"`. */
  CAA: readonly Input<string>[]
  /** Another domain that this name stands for; cannot be beside other records of the same name. */
  CNAME: Input<string>
  /** Such as `10 mail.example.com.`. */
  MX: readonly Input<string>[]
  /** Name servers of a domain below, such as `ns-cloud-a1.googledomains.com.`. */
  NS: readonly Input<string>[]
  SRV: readonly Input<string>[]
  /** Texts as they are meant: quotes and parts of 255 characters are made here. */
  TXT: readonly Input<string>[]
}> & {
  /** How many seconds others may remember it. Default 300. */
  readonly ttlSeconds?: number
}

const addressOf =
  (fits: (text: string) => boolean, what: string): Check =>
  (value, place) =>
    typeof value === 'string' && fits(value) ? true : place.refuse(`${show(value)} is no ${what} address`, `write an ${what} address`)
const aliasCheck: Check = (value, place) => {
  if (!nonEmptyText(value, place)) return false
  const problem = domainName((value as string).replace(/\.$/, ''))
  return problem === undefined || place.refuse(`${show(value)} ${problem}`, "write a whole domain such as 'shop.example.com'")
}
const publicAddress: Check = (value, place) =>
  isComponent(value, 'PublicAddress') || place.refuse(`must be a PublicAddress, and is ${show(value)}`, 'give a PublicAddress, or A: […]')
const values = (item: Check): Check => listOf(input(item), 1)

export const recordCheck: Check = exactlyOne(
  {
    address: publicAddress,
    A: values(addressOf(isIPv4, 'IPv4')),
    AAAA: values(addressOf(isIPv6, 'IPv6')),
    CAA: values(nonEmptyText),
    CNAME: input(aliasCheck),
    MX: values(nonEmptyText),
    NS: values(nonEmptyText),
    SRV: values(nonEmptyText),
    TXT: values(nonEmptyText),
  },
  { ttlSeconds: integer(1, 86_400) },
)

/** Type and values as Cloud DNS takes them. */
export function recordData(props: RecordProps): { readonly type: RecordType; readonly rrdatas: Input<string>[] } {
  const { ttlSeconds: _, address, CNAME, ...lists } = props as { ttlSeconds?: number; address?: PublicAddress; CNAME?: Input<string> }
  if (address) return { type: 'A', rrdatas: [address.ipAddress] }
  if (CNAME !== undefined) return { type: 'CNAME', rrdatas: [output(CNAME).apply((domain) => domain.replace(/\.?$/, '.'))] }
  const [type, list] = Object.entries(lists).find(([, each]) => each !== undefined) as [RecordType, readonly Input<string>[]]
  return { type, rrdatas: list.map((text) => (type === 'TXT' ? output(text).apply(quoted) : text)) }
}

/** A text in quotes, in parts that are short enough for DNS. */
function quoted(text: string): string {
  const parts = Buffer.from(text).length <= 255 ? [text] : (text.match(/.{1,63}/gsu) ?? [])
  return parts.map((part) => `"${part.replaceAll(/["\\]/g, '\\$&')}"`).join(' ')
}

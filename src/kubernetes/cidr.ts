import { BlockList, isIP } from 'node:net'
import type { TextRule } from './names.js'

interface Parsed {
  readonly address: string
  readonly length: number
  readonly family: 'ipv4' | 'ipv6'
}

function parse(text: string): Parsed | undefined {
  const [address = '', length = '', ...rest] = text.split('/')
  const version = isIP(address)
  const fits = rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128)
  return version !== 0 && fits ? { address, length: Number(length), family: version === 4 ? 'ipv4' : 'ipv6' } : undefined
}

/** A range of addresses of IPv4 or IPv6, such as `10.0.0.0/8`. */
export const addressRange: TextRule = (text) => (parse(text) ? undefined : 'is no range of addresses')

/** Whether the second range lies in the first and is smaller. */
export function isPartOf(outer: string, inner: string): boolean {
  const [whole, part] = [parse(outer), parse(inner)]
  if (!whole || !part || whole.family !== part.family || part.length <= whole.length) return false
  const list = new BlockList()
  list.addSubnet(whole.address, whole.length, whole.family)
  return list.check(part.address, part.family)
}

/** A range of IPv4 addresses: the first one as a number, and how many there are, always a power of two. */
export interface Range {
  readonly first: number
  readonly size: number
}

/** Reads `10.0.0.0/20`; undefined when that is no range, or when its address is not the first of the range. */
export function parseCidr(text: string): Range | undefined {
  const range = rangeAround(text)
  return range && toAddress(range.first) === text.split('/')[0] ? range : undefined
}

/** The range of this length that an address lies in, so that a range with another first address can be named right. */
export function rangeAround(text: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)
  if (!match) return undefined
  const [a, b, c, d, length] = match.slice(1).map(Number) as [number, number, number, number, number]
  if (Math.max(a, b, c, d) > 255 || length > 32) return undefined
  const size = 2 ** (32 - length)
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  return { first: address - (address % size), size }
}

export function toCidr({ first, size }: Range): string {
  return `${toAddress(first)}/${32 - Math.log2(size)}`
}

function toAddress(number: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(number / unit) % 256).join('.')
}

export function overlap(a: Range, b: Range): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size
}

/** Whether the second range lies in the first. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && inner.first + inner.size <= outer.first + outer.size
}

/** The length of the smallest range with at least so many addresses. */
export function lengthFor(addresses: number): number {
  return 32 - Math.ceil(Math.log2(Math.max(1, addresses)))
}

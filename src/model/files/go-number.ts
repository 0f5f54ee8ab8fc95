const prefixed = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/
const octal = /^[-+]?0[0-7]+$/
const decimal = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/

/** A scalar without quotes as the YAML reader of kubectl, which is written in Go, understands it: a number, or else the text as it is. */
export function goNumber(text: string): number | string {
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN
  // Digits may be grouped by underscores, but not where a point comes first.
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '')
  const [, sign, digits] = prefixed.exec(plain) ?? []
  if (digits !== undefined) return Number(digits.toLowerCase()) * (sign === '-' ? -1 : 1)
  if (octal.test(plain)) return Number.parseInt(plain, 8)
  return decimal.test(plain) ? Number(plain) : text
}

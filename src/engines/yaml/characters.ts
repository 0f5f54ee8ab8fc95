// Control characters, the line ends of other scripts, byte order marks and what is no character: no reader takes all of them unescaped.
const unreadable = /[^\t\n\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u

// What the eye does not see, or sees in another order. The joiners U+200C and U+200D belong to ordinary words and emoji.
const invisible = /[\xA0\xAD\u061C\u180E\u2000-\u200B\u200E\u200F\u202A-\u202F\u205F-\u206F\u3000\uFFF9-\uFFFB]/u

const escaped = new RegExp(`["\\\\\\t\\n]|${unreadable.source}|${invisible.source}`, 'gu')

const asciiOnly = /^[\t\n\x20-\x7E]*$/
const halfPair = /\p{Surrogate}/u

/** Whether a text has characters that stand in YAML only as an escape. Tabs and line feeds are not among them. */
export function isUnreadable(text: string): boolean {
  return !asciiOnly.test(text) && unreadable.test(text)
}

/** Whether a text has characters that a person would not see. */
export function isInvisible(text: string): boolean {
  return !asciiOnly.test(text) && invisible.test(text)
}

/** Whether a text has half of a surrogate pair: UTF-8 cannot hold it, and Go refuses even its escape. */
export function isMalformed(text: string): boolean {
  return halfPair.test(text)
}

/** A text in double quotes, on one line. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(escaped, escapeOf)}"`
}

const named: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeOf(character: string): string {
  const name = named[character]
  if (name) return name
  const code = character.codePointAt(0)!.toString(16).toUpperCase()
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}

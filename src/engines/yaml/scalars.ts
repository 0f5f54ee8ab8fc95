import { doubleQuoted, isInvisible, isMalformed, isUnreadable } from './characters.js'
import { isPlain, isSimple } from './plain.js'
import { UnwritableValue } from './unwritable.js'

/** A text on one line: plain when every reader takes it for that string, else quoted. */
export function emitLine(text: string): string {
  if (isSimple(text)) return text
  if (isUnreadable(text) || isInvisible(text)) {
    if (isMalformed(text)) throw new UnwritableValue('is not well-formed Unicode (half of a surrogate pair)')
    return doubleQuoted(text)
  }
  if (isPlain(text)) return text
  const single = /["\\]/.test(text) && !/[\t\n']/.test(text)
  return single ? `'${text}'` : doubleQuoted(text)
}

/**
 * A text as the value of a key or an item: a literal block when it has several lines, else one line.
 * `indent` stands before each line of the block.
 */
function emitText(text: string, indent: string): string {
  if (!text.includes('\n') || !isLiteral(text)) return emitLine(text)
  const chomping = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : ''
  // Without the digit, a reader takes the spaces of the first line for indentation.
  const indentation = startsIndented.test(text) ? '2' : ''
  const body = text.endsWith('\n') ? text : text + '\n'
  return `|${indentation}${chomping}\n${body.replace(/^(?=[^\n])/gm, indent)}`.slice(0, -1)
}

const startsIndented = /^\n*[ \t]/

// Lines of nothing but spaces, at the start or the end: readers disagree about how many of those spaces are indentation.
const startsWithBlankLine = /^\n*[ \t]+(?:\n|$)/
const endsWithBlankLine = /\n[ \t]+\n*$/

function isLiteral(text: string): boolean {
  return /[^\n]/.test(text) && !isUnreadable(text) && !startsWithBlankLine.test(text) && !endsWithBlankLine.test(text)
}

/** A number that readers of YAML 1.1 and 1.2 take for that number; minus zero becomes zero, as in JSON. */
function emitNumber(value: number): string {
  if (!Number.isFinite(value)) throw new UnwritableValue(`is ${value}, which JSON does not have`)
  const text = String(value)
  // Readers of YAML 1.1 take an exponent only after a decimal point.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text
}

/** A value that is neither list nor map; lines after the first begin with `indent`. */
export function emitScalar(value: unknown, indent: string): string {
  switch (typeof value) {
    case 'string':
      return emitText(value, indent)
    case 'number':
      return emitNumber(value)
    case 'boolean':
      return value ? 'true' : 'false'
    default:
      if (value === null) return 'null'
      throw new UnwritableValue(`is ${value === undefined ? 'undefined' : `a ${typeof value}`}, which JSON does not have`)
  }
}

import type { JsonObject, JsonValue } from '../../model/model.js'
import { findUnwritable } from './path.js'
import { emitLine, emitScalar } from './scalars.js'
import { requirePlainObject, UnwritableField, UnwritableValue } from './unwritable.js'

/** One YAML document, ending with a newline. Undefined members are left out; all else that is not JSON throws an UnwritableField with its path. */
export function emitDocument(value: JsonValue): string {
  try {
    // At the top, the lines of a literal block could be taken for the end of the document.
    const text = typeof value === 'string' ? emitLine(value) : emitNode(value, '')
    // By join, which copies: a text put together from thousands of parts keeps them all, and the collector walks them again and again.
    return [text, '\n'].join('')
  } catch (error) {
    if (error instanceof UnwritableValue) throw new UnwritableField(findUnwritable(value), error.message, { cause: error })
    throw error
  }
}

/** Several documents, divided by `---`; no values give an empty text. */
export function emitStream(values: readonly JsonValue[]): string {
  return joinDocuments(values.map(emitDocument))
}

/** Documents as one stream. */
export function joinDocuments(documents: readonly string[]): string {
  return documents.join('---\n')
}

/** A value whose first line follows what stands before it; its other lines begin with `indent`. */
function emitNode(value: JsonValue, indent: string): string {
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) return value.length > 0 ? emitItems(value, indent) : '[]'
    return emitMembers(value as JsonObject, indent) || '{}'
  }
  return emitScalar(value, indent)
}

function emitItems(items: readonly JsonValue[], indent: string): string {
  const inner = deeper(indent)
  let lines = ''
  // An index also visits the holes of a sparse list.
  for (let index = 0; index < items.length; index++) {
    lines += `${index === 0 ? '' : '\n' + indent}- ${emitNode(items[index]!, inner)}`
  }
  return lines
}

function emitMembers(members: JsonObject, indent: string): string {
  requirePlainObject(members)
  const inner = deeper(indent)
  let lines = ''
  for (const key of Object.keys(members)) {
    const value = members[key]
    if (value === undefined) continue
    if (lines !== '') lines += '\n' + indent
    lines += emitKey(key, indent)
    lines += emitMember(value, indent, inner)
  }
  return lines
}

function emitMember(value: JsonValue, indent: string, inner: string): string {
  if (typeof value !== 'object' || value === null) return ' ' + emitScalar(value, inner)
  // The items of a list stand in the column of its key, as kubectl prints them.
  if (Array.isArray(value)) return value.length > 0 ? `\n${indent}${emitItems(value, indent)}` : ' []'
  const lines = emitMembers(value as JsonObject, inner)
  return lines === '' ? ' {}' : `\n${inner}${lines}`
}

// Readers take a key only in its first 1024 characters for a key, unless a question mark announces it.
const longestKey = 1000

function emitKey(key: string, indent: string): string {
  const text = emitLine(key)
  return text.length <= longestKey ? `${text}:` : `? ${text}\n${indent}:`
}

const deepest = 1000

function deeper(indent: string): string {
  if (indent.length > deepest) throw new UnwritableValue('contains itself, or is nested too deep')
  return indent + '  '
}

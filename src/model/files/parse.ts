import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type ScalarTag,
  type Tags,
} from 'yaml'
import type { Finding } from '../../findings/finding.js'
import type { JsonValue } from '../model.js'
import { goNumber } from './go-number.js'
import { separated } from './json-stream.js'

/** A stream of YAML or JSON documents, read as kubectl reads it. */
export interface ParsedFile {
  /** Each document that can be read, with its number in the file; empty ones count and are left out. */
  readonly documents: readonly { readonly index: number; readonly value: JsonValue }[]
  readonly findings: readonly Finding[]
  /** Where a value stands, or the nearest value around it that is there: the key of a field, the beginning of an item. */
  locate(index: number, steps: readonly (string | number)[]): { readonly line: number; readonly column: number }
}

// kubectl reads YAML 1.1, but numbers as Go writes them, and no types that JSON does not have.
const foreign = /^tag:yaml\.org,2002:(int|float|timestamp|binary|set|omap|pairs)$/
const numbers: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number',
  test: /^[-+.0-9]/,
  resolve: goNumber,
}
const customTags = (tags: Tags): Tags => [numbers, ...tags.filter((tag) => typeof tag === 'string' || !foreign.test(tag.tag))]

function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start)
  return lines
}

/** Reads the documents of a text; what cannot be read is a finding with its line. Nothing is thrown. */
export function parseFile(text: string, file: string): ParsedFile {
  const { text: stream, original } = separated(text)
  const lines = linesOf(text)
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(original(offset))
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const findings: Finding[] = []
  const bad = (offset: number, message: string, help = 'mend the YAML'): void => {
    findings.push({ code: 'file/yaml', severity: 'error', message, help, position: { file, ...place(offset) } })
  }
  let parsed: Document.Parsed[]
  try {
    const all = parseAllDocuments(stream, {
      version: '1.1',
      merge: true,
      customTags,
      prettyErrors: false,
      logLevel: 'silent',
    })
    parsed = Array.isArray(all) ? (all as Document.Parsed[]) : []
  } catch (error) {
    bad(0, reasonOf(error))
    return { documents: [], findings, locate: () => place(0) }
  }
  const documents: { index: number; value: JsonValue }[] = []
  for (const [index, document] of parsed.entries()) {
    for (const { message, pos } of document.errors) bad(pos[0], message.split('\n')[0]!)
    if (document.errors.length > 0) continue
    try {
      const value = document.toJS({ maxAliasCount: 1000 }) as JsonValue | undefined
      if (value === null || value === undefined) continue
      if (isTree(value)) documents.push({ index, value })
      else bad(document.range[0], tooDeep)
    } catch (error) {
      bad(document.range[0], reasonOf(error))
    }
  }
  return { documents, findings, locate: (index, steps) => place(offsetOf(parsed[index], steps)) }
}

const tooDeep = 'cannot be read: it is nested too deep, or contains itself'

function reasonOf(error: unknown): string {
  const { message } = error as Error
  return /call stack/i.test(message) ? tooDeep : `cannot be read: ${message.split('\n')[0]!}`
}

/** Whether a value ends: an alias may stand in what it is an alias of. */
function isTree(value: JsonValue, left = 1000): boolean {
  if (typeof value !== 'object' || value === null) return true
  return left > 0 && Object.values(value).every((inner: JsonValue) => isTree(inner, left - 1))
}

/** The beginning of the value, or of the nearest around it that is there. */
function offsetOf(document: Document.Parsed | undefined, steps: readonly (string | number)[]): number {
  if (!document) return 0
  let at: Node | null = document.contents
  let offset = at?.range?.[0] ?? document.range[0]
  for (const step of steps) {
    if (isAlias(at)) at = at.resolve(document) ?? null
    if (isMap(at)) {
      const pair = at.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      at = pair.value as Node | null
    } else if (isSeq(at)) {
      const item = at.items[Number(step)] as Node | undefined
      if (!item) return offset
      offset = item.range?.[0] ?? offset
      at = item
    } else return offset
  }
  return offset
}

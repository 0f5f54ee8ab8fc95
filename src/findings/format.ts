import { readFileSync } from 'node:fs'
import type { Finding, Position } from './finding.js'
import { displayFile, originalPosition } from './position.js'

/** How the parts of a report are painted; the default paints nothing. */
export interface Paint {
  error(text: string): string
  warning(text: string): string
  place(text: string): string
  quiet(text: string): string
}

const plain: Paint = { error: String, warning: String, place: String, quiet: String }

/** The report for people: each finding with place, sentence, the user's line with a pointer, and the remedy; then the count. */
export function formatFindings(findings: readonly Finding[], paint: Paint = plain): string {
  const blocks = inOrderOfPlace(findings.map((finding) => ({ finding, position: finding.position && originalPosition(finding.position) }))).map(
    ({ finding, position }) => formatFinding(finding, position, paint),
  )
  return [...blocks, count(findings)].join('\n\n')
}

function formatFinding(finding: Finding, position: Position | undefined, paint: Paint): string {
  const where = position ? paint.place(`${displayFile(position.file)}:${position.line}:${position.column}`) + ' ' : ''
  const level = finding.severity === 'error' ? paint.error('error') : paint.warning('warning')
  const subject = [finding.path, finding.field].filter(Boolean).join(' ')
  const lines = [`${where}${level} ${paint.quiet(`[${finding.code}]`)}`, `  ${subject ? `${subject}: ` : ''}${indentRest(finding.message)}`]
  const frame = position && codeFrame(position)
  if (frame) lines.push(paint.quiet(frame))
  lines.push(`  help: ${indentRest(finding.help)}`)
  return lines.join('\n')
}

function indentRest(text: string): string {
  return text.replaceAll('\n', '\n    ')
}

const width = 110

function codeFrame({ file, line, column }: Position): string | undefined {
  let text: string | undefined
  try {
    text = readFileSync(file, 'utf8').split('\n')[line - 1]
  } catch {
    return undefined
  }
  if (!text?.trim()) return undefined
  const shown = text.replaceAll('\t', ' ')
  const start = Math.min(shown.length - shown.trimStart().length, column - 1)
  const cut = Math.max(start, column - 1 - width / 2)
  const number = String(line)
  return [`  ${number} | ${shown.slice(cut, cut + width)}`, `  ${' '.repeat(number.length)} | ${' '.repeat(column - 1 - cut)}^`].join('\n')
}

function inOrderOfPlace<T extends { position: Position | undefined }>(items: readonly T[]): T[] {
  const key = ({ position }: T): string => (position ? `0${position.file}:${pad(position.line)}:${pad(position.column)}` : '1')
  return items
    .map((item, index) => ({ item, index, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index))
    .map(({ item }) => item)
}

function pad(number: number): string {
  return String(number).padStart(9, '0')
}

function count(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')].filter(Boolean).join(', ')
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

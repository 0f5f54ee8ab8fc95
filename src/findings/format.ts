import { readFileSync } from 'node:fs'
import type { Finding, Position } from './finding.js'
import { plural } from './plural.js'
import { displayFile, originalPosition } from './position.js'

/** How the parts of a report are painted; the default paints nothing. */
export interface Paint {
  error(text: string): string
  warning(text: string): string
  place(text: string): string
  quiet(text: string): string
}

const plain: Paint = { error: String, warning: String, place: String, quiet: String }

/**
 * The report for people, and the count at the end. What concerns one line stands together under it:
 * the place, the line with a pointer, then for each finding what is wrong and how to mend it.
 */
export function formatFindings(findings: readonly Finding[], paint: Paint = plain): string {
  const groups = new Map<string, { readonly position: Position | undefined; readonly findings: Finding[] }>()
  for (const finding of findings) {
    const position = finding.position && originalPosition(finding.position)
    const key = position ? `0${position.file}:${pad(position.line)}:${pad(position.column)}` : '1'
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { position, findings: [finding] })
  }
  const blocks = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => formatGroup(group.position, group.findings, paint))
  return [...blocks, count(findings)].join('\n\n')
}

function formatGroup(position: Position | undefined, findings: readonly Finding[], paint: Paint): string {
  const lines: string[] = []
  if (position) lines.push(paint.place(`${displayFile(position.file)}:${position.line}:${position.column}`))
  const frame = position && !findings.some(concernsSecret) && codeFrame(position)
  if (frame) lines.push(paint.quiet(frame))
  return [...lines, ...findings.map((finding) => formatFinding(finding, paint))].join('\n')
}

/** A line of a manifest that holds the value of a Secret is not shown. */
function concernsSecret({ object, source, field }: Finding): boolean {
  return source !== undefined && object?.kind === 'Secret' && /^(data|stringData)\b/.test(field ?? '')
}

function formatFinding(finding: Finding, paint: Paint): string {
  const level = finding.severity === 'error' ? paint.error('error') : paint.warning('warning')
  const subject = [finding.path, finding.field].filter(Boolean).join(' ')
  return `${level} ${subject ? `${subject}: ` : ''}${indentRest(finding.message)} ${paint.quiet(`[${finding.code}]`)}\n  help: ${indentRest(finding.help)}`
}

function indentRest(text: string): string {
  return text.replaceAll('\n', '\n  ')
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
  const shown = withoutSecrets(text.replaceAll('\t', ' '))
  const start = Math.min(shown.length - shown.trimStart().length, column - 1)
  const cut = Math.max(start, column - 1 - width / 2)
  const number = String(line)
  // A line that is cut says so, but for the blank before its first word.
  const part = `${cut > start ? '…' : shown[cut]}${shown.slice(cut + 1, cut + width)}${shown.length > cut + width ? '…' : ''}`
  return [`  ${number} | ${part}`, `  ${' '.repeat(number.length)} | ${' '.repeat(column - 1 - cut)}^`].join('\n')
}

/**
 * Where a Secret is written, the texts on the line may be its values: they keep their length, so that the pointer stays right.
 * A text is a key, and shown, only where nothing else could stand: after `{` or `,`, with a colon at its end.
 */
function withoutSecrets(line: string): string {
  if (!/plainText|stringData|Secret|password|token/i.test(line)) return line
  const props = Math.max(0, line.indexOf('{'))
  const masked = line
    .slice(props)
    .replaceAll(
      /(?<=[{,]\s*)(['"])[^'"`]*\1(?=:)|(['"`])(.*?)\2/g,
      (whole: string, key: string | undefined, quote: string, inside: string) =>
        key ? whole : `${quote}${'*'.repeat(inside.length)}${quote}`,
    )
  return line.slice(0, props) + masked
}

function pad(number: number): string {
  return String(number).padStart(9, '0')
}

function count(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')].filter(Boolean).join(', ')
}

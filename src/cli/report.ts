import type { SteersmanError } from '../findings/error.js'
import type { Finding } from '../findings/finding.js'
import { formatFindings } from '../findings/format.js'
import { originalPosition } from '../findings/position.js'
import type { RunOptions } from './options.js'
import { colorsFor } from './paint.js'
import { originalStack } from './program/stack.js'

/** Tells what is wrong: text on stderr, or JSON on stdout. */
export function printFailure(error: SteersmanError, { output, color, verbose }: RunOptions): void {
  if (output === 'json') {
    printJson({ findings: error.findings.map(withOriginalPosition) })
    return
  }
  process.stderr.write(`${formatFindings(error.findings, colorsFor(process.stderr, color))}\n`)
  const { cause } = error
  if (verbose && cause instanceof Error && cause.stack) process.stderr.write(`\n${originalStack(cause.stack)}\n`)
}

/** What programs read: the same envelope for every command, whose fields are only ever added to. */
export function printJson(record: { readonly findings: readonly Finding[] } & Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ version: 1, ...record }, undefined, 2)}\n`)
}

function withOriginalPosition(finding: Finding): Finding {
  return finding.position ? { ...finding, position: originalPosition(finding.position) } : finding
}

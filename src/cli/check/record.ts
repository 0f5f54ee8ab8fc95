import type { Finding } from '../../findings/finding.js'
import { displayFile, originalPosition } from '../../findings/position.js'

/** A finding as programs read it; fields are only ever added. */
export function findingRecord(finding: Finding): Record<string, unknown> {
  const { code, severity, message, help, object, field, position, source, path } = finding
  const place = position && (source ? position : originalPosition(position))
  return {
    rule: code,
    severity,
    message,
    help,
    ...(object && { object }),
    ...(field !== undefined && { path: field }),
    ...(place && {
      source: { file: displayFile(place.file), line: place.line, column: place.column, ...(source && { document: source.document }) },
    }),
    ...(path !== undefined && !source && { construct: path }),
  }
}

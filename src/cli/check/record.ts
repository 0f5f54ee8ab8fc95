import type { Finding } from '../../findings/finding.js'
import { displayFile } from '../../findings/position.js'
import { placeOf } from './place.js'

/** A finding as programs read it; fields are only ever added. */
export function findingRecord(finding: Finding): Record<string, unknown> {
  const { code, severity, message, help, object, field, source, path } = finding
  const place = placeOf(finding)
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

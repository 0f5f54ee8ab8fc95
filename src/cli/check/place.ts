import type { Finding, Position } from '../../findings/finding.js'
import { originalPosition } from '../../findings/position.js'
import { fieldSteps } from '../../model/field-path.js'
import { parseFile } from '../../model/files/parse.js'
import type { SourceFile } from '../../model/files/read-files.js'

/** Gives each finding of a manifest its line and column; only files with findings are read once more, with all their positions. */
export function placeFindings(findings: readonly Finding[], files: readonly SourceFile[]): Finding[] {
  const wanted = new Set(findings.flatMap(({ source, position }) => (source && !position ? [source.file] : [])))
  const places = new Map(files.filter(({ name }) => wanted.has(name)).map(({ name, text }) => [name, parseFile(text, name).locate]))
  return findings.map((finding) => {
    const { source, field, position } = finding
    const locate = source && !position ? places.get(source.file) : undefined
    if (!source || !locate) return finding
    const { line, column } = locate(source.document, [...source.steps, ...fieldSteps(field ?? '')])
    return { ...finding, position: { file: source.file, line, column } }
  })
}

/** The user's own line of a finding, with the file as it was named or absolute. */
export function placeOf({ position, source }: Finding): Position | undefined {
  return position && (source ? position : originalPosition(position))
}

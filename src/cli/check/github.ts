import type { Finding } from '../../findings/finding.js'
import { messageOf } from './message.js'
import { placeOf } from './place.js'
import { repositoryFile } from './repository-file.js'

/** Findings as commands of a GitHub workflow, which shows each at its line: one finding a line. */
export function githubText(findings: readonly Finding[]): string {
  return findings.map((finding) => `${annotation(finding)}\n`).join('')
}

function annotation(finding: Finding): string {
  const place = placeOf(finding)
  const properties = {
    // What came by standard input has no file to show it in.
    ...(place && place.file !== '-' && { file: repositoryFile(place.file), line: place.line, col: place.column }),
    title: finding.code,
  }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${finding.severity} ${written.join(',')}::${escapeData(messageOf(finding))}`
}

/** Unescaped, a line end would end the command, and the next line could be a command of its own. */
const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

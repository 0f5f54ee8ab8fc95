import type { Finding } from '../../findings/finding.js'
import { placeOf } from './place.js'

/** A finding as one text, for formats that show its place by themselves: what is concerned, what is wrong, how to mend it. */
export function messageOf(finding: Finding): string {
  const { path, field, message, help } = finding
  const place = placeOf(finding)
  const subject = [path, field].filter(Boolean).join(' ')
  const where = place?.file === '-' ? `standard input, line ${place.line}: ` : ''
  return `${where}${subject ? `${subject}: ` : ''}${message}\nhelp: ${help}`
}

import type { Finding } from '../../findings/finding.js'
import { formatFindings } from '../../findings/format.js'
import { plural } from '../../findings/plural.js'
import type { Minor } from '../../kubernetes/versions.js'
import { colorsFor } from '../paint.js'
import { githubText } from './github.js'
import { minorsText } from './minors.js'
import type { CheckOptions } from './options.js'
import { findingRecord } from './record.js'

/** What was checked, for which versions, and what was found. */
export interface Checked {
  readonly documents: number
  readonly minors: readonly Minor[]
  readonly findings: readonly Finding[]
}

/** Prints what was found, in the format that was asked for. */
export async function print(checked: Checked, { output, color, quiet }: CheckOptions, version: string): Promise<void> {
  const { documents, minors, findings } = checked
  const json = (value: object): void => void process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
  if (output === 'json') json({ version: 1, kubernetes: minorsText(minors), documents, findings: findings.map(findingRecord) })
  else if (output === 'sarif') json((await import('./sarif.js')).sarifLog(findings, version))
  else if (findings.length > 0)
    process.stdout.write(output === 'github' ? githubText(findings) : `${formatFindings(findings, colorsFor(process.stdout, color))}\n`)
  else if (!quiet) process.stdout.write(`${plural(documents, 'object')} checked for Kubernetes ${minorsText(minors)}: nothing found\n`)
}

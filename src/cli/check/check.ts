import { check as checkModel, minorOf } from '../../checks/check.js'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { formatFindings } from '../../findings/format.js'
import { plural } from '../../findings/plural.js'
import { type Minor, newestMinor, supportedMinors } from '../../kubernetes/versions.js'
import { readFiles, type SourceFile } from '../../model/files/read-files.js'
import type { Model } from '../../model/model.js'
import type { RunOptions } from '../options.js'
import { colorsFor } from '../paint.js'
import { printFailure } from '../report.js'
import { handoversOf } from '../run-app.js'
import { readInputs, UnreadableInput } from './inputs.js'
import { minorsText } from './minors.js'
import { placeFindings } from './place.js'
import { findingRecord } from './record.js'

export interface CheckOptions extends RunOptions {
  readonly failOn?: 'error' | 'warning'
}

interface Checked {
  readonly documents: number
  readonly minors: readonly Minor[]
  readonly findings: readonly Finding[]
}

/** `steer check`: what the API server would refuse, and what would not work. Gives the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  try {
    const checked = paths.length > 0 ? checkFiles(readInputs(paths), options) : await checkProgram(options)
    print(checked, options)
    return checked.findings.some(({ severity }) => severity === 'error' || options.failOn === 'warning') ? 1 : 0
  } catch (error) {
    if (error instanceof UnreadableInput) {
      process.stderr.write(`error: ${error.message}\n`)
      return 2
    }
    if (!SteersmanError.is(error)) throw error
    printFailure(error, options)
    return 1
  }
}

function checkFiles(files: readonly SourceFile[], { kubernetes: minors = [newestMinor] }: CheckOptions): Checked {
  const { model, documents } = readFiles(files)
  return { documents, minors, findings: placeFindings(findingsOf(model, minors), files) }
}

async function checkProgram(options: CheckOptions): Promise<Checked> {
  const models = (await handoversOf(options)).handovers.map(({ model: { unchecked: _, ...model } }): Model => model)
  const own = new Set(models.map(minorOf))
  return {
    documents: models.reduce((sum, { objects }) => sum + objects.length, 0),
    minors: options.kubernetes ?? supportedMinors.filter((minor) => own.has(minor)),
    findings: models.flatMap((model) => findingsOf(model, options.kubernetes)),
  }
}

function findingsOf(model: Model, minors: readonly Minor[] | undefined): Finding[] {
  return [...model.findings, ...checkModel(model, minors)]
}

function print({ documents, minors, findings }: Checked, { output, color, quiet }: CheckOptions): void {
  if (output === 'json') {
    const record = { version: 1, kubernetes: minorsText(minors), documents, findings: findings.map(findingRecord) }
    process.stdout.write(`${JSON.stringify(record, undefined, 2)}\n`)
    return
  }
  if (findings.length > 0) process.stdout.write(`${formatFindings(findings, colorsFor(process.stdout, color))}\n`)
  else if (!quiet) process.stdout.write(`${plural(documents, 'object')} checked for Kubernetes ${minorsText(minors)}: nothing found\n`)
}

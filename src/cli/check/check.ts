import { check as checkModel, minorOf } from '../../checks/check.js'
import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'
import { type Minor, newestMinor, supportedMinors } from '../../kubernetes/versions.js'
import { readFiles, type SourceFile } from '../../model/files/read-files.js'
import type { Model } from '../../model/model.js'
import { printFailure } from '../report.js'
import { handoversOf } from '../run-app.js'
import { readInputs, UnreadableInput } from './inputs.js'
import type { CheckOptions } from './options.js'
import { placeFindings } from './place.js'
import { type Checked, print } from './print.js'

/** `steer check`: what the API server would refuse, and what would not work. Gives the exit code. */
export async function check(paths: readonly string[], options: CheckOptions, version: string): Promise<number> {
  try {
    const checked = paths.length > 0 ? checkFiles(readInputs(paths), options) : await checkProgram(options)
    await print(checked, options, version)
    return checked.findings.some(({ severity }) => severity === 'error' || options.failOn === 'warning') ? 1 : 0
  } catch (error) {
    if (error instanceof UnreadableInput) {
      process.stderr.write(`error: ${error.message}\n`)
      return 2
    }
    if (!SteersmanError.is(error)) throw error
    if (options.output === 'text') printFailure(error, { ...options, output: 'text' })
    else await print({ documents: 0, minors: options.kubernetes ?? [newestMinor], findings: error.findings }, options, version)
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

import { SteersmanError } from '../findings/error.js'
import type { Handover } from '../model/handover.js'
import type { Values } from '../model/values.js'
import { readConfig } from './config.js'
import { chooseEnvironment, environmentIsUsed } from './environment.js'
import { withLayout } from './layout.js'
import type { ProgramOptions, RunOptions } from './options.js'
import { failure } from './program/failure.js'
import { runProgram } from './program/run.js'
import { type RunOutput, renderAll } from './render-all.js'
import { readValues } from './values.js'

const defaultConfig = 'cdk8s.yaml'

/** Runs the project's program and renders what it says; throws a SteersmanError with everything that is wrong. Nothing is written. */
export async function runApp(options: ProgramOptions): Promise<RunOutput> {
  const { handovers, values } = await handoversOf(options)
  const { outputDir } = options
  const placed =
    outputDir === undefined
      ? handovers
      : // A folder that is named on the command line is meant as it is.
        handovers.map(({ output, ...rest }) => ({ ...rest, output: { ...output, folder: outputDir, exact: true } }))
  return renderAll(
    placed.map((handover) => withChecks(withLayout(handover, options.layout), options.check)),
    options.plainTextSecret ?? [],
    { values, minors: options.kubernetes },
  )
}

/** Whoever runs a program may leave its checks out. */
function withChecks(handover: Handover, wanted = true): Handover {
  return wanted ? handover : { ...handover, model: { ...handover.model, unchecked: true } }
}

/** Runs the project's program; gives what it says, and the values of what is known only at deployment. */
export async function handoversOf(options: ProgramOptions): Promise<{ readonly handovers: readonly Handover[]; readonly values: Values }> {
  const file = options.config ?? defaultConfig
  const config = readConfig(file)
  if (!config && options.config !== undefined) {
    throw failure('config/not-found', `there is no file ${file}`, 'check the path that --config names')
  }
  const app = options.app ?? config?.app
  if (app === undefined) {
    const message = config ? `${file} has no app` : `there is no ${file} here`
    throw failure('config/no-app', message, 'write "app: npx tsx main.ts" into cdk8s.yaml, or use --app "npx tsx main.ts"')
  }
  const values = readValues(options.values ?? [])
  chooseEnvironment(options)
  const handovers = await runProgram(app, config?.output ?? process.env.CDK8S_OUTDIR ?? 'dist')
  environmentIsUsed(options, handovers)
  return { handovers, values }
}

/** Runs a command, and tells what kept it from doing its work; gives the exit code. */
export async function reportFailures(options: RunOptions, run: () => Promise<void>): Promise<number> {
  try {
    await run()
    return 0
  } catch (error) {
    if (!SteersmanError.is(error)) throw error
    const { printFailure } = await import('./report.js')
    printFailure(error, options)
    return 1
  }
}

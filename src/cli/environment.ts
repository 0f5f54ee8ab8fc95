import { environmentValuesVariable, environmentVariable, type GivenValue } from '../app/environment/given.js'
import { SteersmanError } from '../findings/error.js'
import type { Handover } from '../model/handover.js'
import type { ProgramOptions } from './options.js'
import { failure } from './program/failure.js'
import { readValues } from './values.js'

/** Tells the program, in this process or in one of its own, which environment is asked for and what the command line says of it. */
export function chooseEnvironment({ env, envValues = [], set = [] }: ProgramOptions): void {
  if (env !== undefined) process.env[environmentVariable] = env
  const files = envValues.flatMap((file) =>
    Object.entries(readValues([file], '--env-values')).map(
      ([key, value]): GivenValue => ({ source: file, path: [key], value, isText: false }),
    ),
  )
  const given = [...files, ...set.map(assignment)]
  if (given.length > 0) process.env[environmentValuesVariable] = JSON.stringify(given)
}

function assignment(text: string): GivenValue {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (key === undefined || value === undefined) throw failure('environment/value', `--set ${text} has no value`, 'write --set key=value')
  return { source: `--set ${key}`, path: key.split('.'), value, isText: true }
}

/** An environment that no App was given would be asked for in vain. */
export function environmentIsUsed({ env, envValues, set }: ProgramOptions, handovers: readonly Handover[]): void {
  if (env === undefined && envValues === undefined && set === undefined) return
  if (handovers.some(({ output }) => output.environment !== undefined)) return
  throw new SteersmanError([
    {
      code: 'environment/not-used',
      severity: 'error',
      message: 'the program has no environments',
      help: 'choose one by selectEnvironment({ … }), and give it to the App: new App({ environment })',
    },
  ])
}

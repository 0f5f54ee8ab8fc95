/** Names the environment for the program that a command runs. */
export const environmentVariable = 'STEERSMAN_ENVIRONMENT'
/** Holds, as JSON, what the command line says of its values. */
export const environmentValuesVariable = 'STEERSMAN_ENVIRONMENT_VALUES'

/** A value that the command line or a file gives to an environment. */
export interface GivenValue {
  /** Where it was given: `--set replicas=5`, or a file. */
  readonly source: string
  readonly path: readonly string[]
  /** Text of the command line takes the type of what it replaces; a value of a file must have it. */
  readonly value: unknown
  readonly isText: boolean
}

export function givenValues(): readonly GivenValue[] {
  return JSON.parse(process.env[environmentValuesVariable] ?? '[]') as GivenValue[]
}

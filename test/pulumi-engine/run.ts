import type { Diagnostic, Operation } from './engine/diagnostic.js'
import type { Providers } from './engine/provider.js'
import type { Registration } from './engine/registration.js'
import { serve } from './engine/serve.js'
import type { State } from './engine/state.js'
import type { Values } from './engine/values.js'
import { runChild } from './program/child.js'
import { readConfig } from './program/config.js'
import { type Program, runInProcess } from './program/in-process.js'
import { readProject } from './program/project.js'

export interface RunOptions {
  /** A folder with Pulumi.yaml, run as the Node language host runs it, or a function, run in this process. */
  readonly program: string | Program
  /** @default 'dev' */
  readonly stack?: string
  /** Name of the project of a function. @default 'project' */
  readonly project?: string
  /** @default 'organization' */
  readonly organization?: string
  /** Configuration of a function, by key (with or without the project's name). */
  readonly config?: Readonly<Record<string, unknown>>
  /** Values of secret configuration; for a folder they stand in for all that is under `secure:`. */
  readonly secrets?: Readonly<Record<string, string>>
  /** @default false */
  readonly preview?: boolean
  /** `state` of the run before. @default an empty stack */
  readonly state?: State
  readonly providers?: Providers
  /** @default 16 */
  readonly parallel?: number
  /** Milliseconds that a folder's program may take. @default 60000 */
  readonly timeout?: number
  /** Lines in the stacks of errors of a function. The SDK keeps a stack of every Output, two thirds of the time of a program. @default 0 */
  readonly stackTraceLimit?: number
  /** Environment variables of a folder's program, beside those of this process. */
  readonly env?: Readonly<Record<string, string>>
}

export interface Result {
  /** Whether the user would see a run without errors. */
  readonly succeeded: boolean
  readonly registrations: readonly Registration[]
  readonly operations: readonly Operation[]
  readonly diagnostics: readonly Diagnostic[]
  /** Outputs of the stack. */
  readonly outputs: Values
  readonly state: State
  /** 0, 32 when the program has told its error itself, or another; 1 for a function that failed. */
  readonly exitCode: number
  /** Empty for a function. */
  readonly stdout: string
  readonly stderr: string
}

/** Previews or updates a stack of a real Pulumi program; rejects only when the program cannot be run or hangs. */
export async function run(options: RunOptions): Promise<Result> {
  const { program, stack = 'dev', organization = 'organization', preview = false, parallel = 16, secrets = {} } = options
  const common = { organization, stack, preview, parallel }
  const folder = typeof program === 'string' ? readProject(program, stack, secrets) : undefined
  const project = folder?.name ?? options.project ?? 'project'
  return serve({ stack, project, preview, state: options.state, providers: options.providers }, async (address, deployment) => {
    const ended = await (folder
      ? runChild(folder, address, { ...common, timeout: options.timeout ?? 60_000, env: options.env ?? {} })
      : runInProcess(program as Program, address, deployment, {
          ...common,
          project,
          stackTraceLimit: options.stackTraceLimit ?? 0,
          config: readConfig(project, {}, options.config ?? {}, secrets),
        }).then((exitCode) => ({ exitCode, stdout: '', stderr: '' })))
    // The language host tells nothing more when the program has told its error.
    if (folder && ![0, 32].includes(ended.exitCode))
      deployment.tell('error', `the program exited with non-zero exit code: ${ended.exitCode}`)
    const { registrations, diagnostics, outputs, state, failed, steps } = deployment
    return {
      ...ended,
      succeeded: !failed && ended.exitCode === 0,
      registrations,
      operations: steps.operations,
      diagnostics,
      outputs,
      state,
    }
  })
}

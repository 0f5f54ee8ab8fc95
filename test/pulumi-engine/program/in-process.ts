import { setImmediate, setTimeout } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { Client, handleUnaryCall } from '@grpc/grpc-js'
import { RunError } from '@pulumi/pulumi'
import { disconnect, disconnectSync, getMonitor, resetOptions, runInPulumiStack, setAllConfig } from '@pulumi/pulumi/runtime/index.js'
import * as internal from '@pulumi/pulumi/runtime/state.js'
import type { Deployment } from '../engine/deployment.js'
import { logService } from '../engine/log-service.js'
import type { Config } from './config.js'
import { collectUncaught, type Uncaught } from './uncaught.js'

/** A program as a function: it makes resources and may return the outputs of its stack. */
export type Program = () => unknown

export interface InProcessOptions {
  readonly organization: string
  readonly project: string
  readonly stack: string
  readonly preview: boolean
  readonly parallel: number
  readonly stackTraceLimit: number
  readonly config: Config
}

// As Pulumi's Automation API keeps apart the programs that it runs in one process; not among the public types.
const { withLocalStorage, getStore } = internal as unknown as {
  withLocalStorage<Result>(use: () => Promise<Result>): Promise<Result>
  getStore(): { readonly settings: { engine: unknown } }
}

let last: Promise<unknown> = Promise.resolve()

/** Runs a function as a program of this process, one after another; gives the exit code. */
export function runInProcess(program: Program, address: string, deployment: Deployment, options: InProcessOptions): Promise<number> {
  const next = last.then(async () => {
    const errors = await collectUncaught((uncaught) => withLocalStorage(() => run(program, address, deployment, uncaught, options)))
    for (const error of errors) deployment.tell('error', describe(error))
    return errors.size === 0 ? 0 : 1
  })
  last = next.catch(() => {})
  return next
}

async function run(
  program: Program,
  address: string,
  deployment: Deployment,
  uncaught: Uncaught,
  options: InProcessOptions,
): Promise<void> {
  const { project, stack, parallel, preview, organization, config } = options
  resetOptions(project, stack, parallel, address, address, preview, organization)
  setAllConfig(config.values, [...config.secretKeys])
  getStore().settings.engine = directClient(deployment)
  // After a failure the SDK leaves outputs pending for good, so then only what ends soon is waited for.
  const soon = async (): Promise<void> => setTimeout(200)
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = options.stackTraceLimit
  try {
    const finished = runInPulumiStack(async () => program()).then(async () => {
      await setImmediate()
      await disconnect(uncaught.errors.size === 0)
    })
    await Promise.race([finished, deployment.halted, uncaught.first.then(soon)])
  } finally {
    Error.stackTraceLimit = stackTraceLimit
    await Promise.race([disconnect(), soon()])
    disconnectSync()
    ;(getMonitor() as Client | undefined)?.close()
    for (let turn = 0; turn < 5; turn++) await setImmediate()
  }
}

/** As the SDK tells an error: with its stack, but for those that are made for the user. */
function describe(error: unknown): string {
  if (RunError.isInstance(error)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error)
}

/** Messages take no port: the SDK sends one after another, thousands of them, and none ever again in this process after one was lost. */
function directClient(deployment: Deployment): unknown {
  const methods = Object.entries(logService(deployment)) as [string, handleUnaryCall<unknown, unknown>][]
  const call = (method: handleUnaryCall<unknown, unknown>) => (request: unknown, done: Parameters<typeof method>[1]) =>
    method({ request } as Parameters<typeof method>[0], done)
  return Object.fromEntries(methods.map(([name, method]) => [name, call(method)]))
}

import { setImmediate, setTimeout } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { Client } from '@grpc/grpc-js'
import { disconnect, getEngine, getMonitor, resetOptions, runInPulumiStack, setAllConfig } from '@pulumi/pulumi/runtime/index.js'
import * as internal from '@pulumi/pulumi/runtime/state.js'
import type { Deployment } from '../engine/deployment.js'
import type { Config } from './config.js'
import { collectUncaught } from './uncaught.js'

/** A program as a function: it makes resources and may return the outputs of its stack. */
export type Program = () => unknown

export interface InProcessOptions {
  readonly organization: string
  readonly project: string
  readonly stack: string
  readonly preview: boolean
  readonly parallel: number
  readonly config: Config
}

// As Pulumi's Automation API keeps apart the programs that it runs in one process; not among the public types.
const { withLocalStorage } = internal as unknown as { withLocalStorage<Result>(use: () => Promise<Result>): Promise<Result> }

let last: Promise<unknown> = Promise.resolve()

/** Runs a function as a program of this process, one after another; gives the exit code. */
export function runInProcess(program: Program, address: string, deployment: Deployment, options: InProcessOptions): Promise<number> {
  const next = last.then(async () => {
    const errors = await collectUncaught((thrown) => withLocalStorage(() => run(program, address, deployment, thrown, options)))
    for (const error of errors) deployment.tell('error', error instanceof Error ? (error.stack ?? error.message) : inspect(error))
    return errors.length === 0 ? 0 : 1
  })
  last = next.catch(() => {})
  return next
}

async function run(
  program: Program,
  address: string,
  deployment: Deployment,
  thrown: Promise<void>,
  { project, stack, parallel, preview, organization, config }: InProcessOptions,
): Promise<void> {
  resetOptions(project, stack, parallel, address, address, preview, organization)
  setAllConfig(config.values, [...config.secretKeys])
  const failure = Promise.race([deployment.failure, thrown])
  try {
    await Promise.race([runInPulumiStack(async () => program()).then(() => disconnect(true)), failure])
  } finally {
    // After a failure the SDK leaves outputs pending for good, so only what ends by itself is waited for.
    await Promise.race([disconnect(), setTimeout(200)])
    for (const client of [getMonitor(), getEngine()]) (client as Client | undefined)?.close()
    for (let turn = 0; turn < 5; turn++) await setImmediate()
  }
}

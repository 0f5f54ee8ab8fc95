import { inspect } from 'node:util'
import { type Handover, type Host, hostKey } from '../../model/handover.js'
import type { Bundle } from './bundle.js'
import { failure } from './failure.js'
import { load } from './load.js'
import { programError } from './program-error.js'

/** What a program did. */
export interface Run {
  readonly handovers: readonly Handover[]
  /** How many Apps it made, as far as that can be seen. */
  readonly apps: number
}

/** Thrown in the place of the process's end, when the program asks for it; prints as nothing, for programs that print what they catch. */
class ProgramExit extends Error {
  [inspect.custom](): string {
    return ''
  }
}

/**
 * Runs a program in this process until nothing is left to do in it, as node would.
 * What it prints goes to stderr, because stdout belongs to the command.
 */
export async function runInProcess(entry: string, args: readonly string[], compile: boolean, folder: string): Promise<Run> {
  let bundle: Bundle | undefined
  const handovers: Handover[] = []
  let apps = 0
  const host: Host = {
    appMade: () => void apps++,
    receive: (handover) => void handovers.push(handover),
  }
  try {
    const loaded = await load(entry, compile, folder)
    bundle = loaded.bundle
    const code = await untilItEnds([process.execPath, entry, ...args], host, () => loaded.run())
    if (code !== 0) throw failure('program/exit', `the program ended itself with exit code ${code}`, 'see what it printed above')
  } catch (error) {
    throw await programError(error, bundle)
  }
  return { handovers, apps }
}

/** Runs with everything that a program sees as its own process; gives its exit code, or throws what it threw. */
async function untilItEnds(argv: string[], host: Host, run: () => Promise<void>): Promise<number> {
  const global = globalThis as { [hostKey]?: Host }
  const before = { argv: process.argv, exit: process.exit, write: process.stdout.write, folder: process.cwd() }
  const { promise, resolve, reject } = withResolvers<number>()
  let exited = false
  const exit = (code?: number | string | null): never => {
    exited = true
    resolve(Number(code ?? process.exitCode ?? 0)) // the first call counts, even when a catch of the program sees our error
    throw new ProgramExit('the program ended itself')
  }
  const failed = (error: unknown): void => {
    if (!(error instanceof ProgramExit)) reject(error)
  }
  let finished = false
  const ended = (): void => {
    if (finished) resolve(Number(process.exitCode ?? 0))
    else reject(failure('program/unfinished', 'the program awaits something that never happens', 'look at what it awaits at its top level'))
  }
  global[hostKey] = host
  process.argv = argv
  process.exit = exit
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write
  process.on('uncaughtException', failed).on('unhandledRejection', failed).on('beforeExit', ended)
  try {
    run().then(() => {
      finished = true
    }, failed)
    return await promise
  } finally {
    process.off('beforeExit', ended)
    // A program that ended itself may still run after our error, in its catch or finally; none of that counts any more.
    if (!exited) {
      process.off('uncaughtException', failed).off('unhandledRejection', failed)
      process.exit = before.exit
    }
    delete global[hostKey]
    process.argv = before.argv
    process.stdout.write = before.write
    process.exitCode = undefined
    // Whatever the command reads and writes is relative to where it was started.
    if (process.cwd() !== before.folder) process.chdir(before.folder)
  }
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (reason: unknown) => void } {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

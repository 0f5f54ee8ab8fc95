import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const command = resolve(import.meta.dirname, '../../lib/cli/main.js')

let shared: SteerServer | undefined

/** The server of all test files of this worker. */
export function sharedServer(): SteerServer {
  shared ??= new SteerServer()
  return shared
}

/** A process that runs the built command again and again; what it prints is all that it writes, what its children write included. */
class SteerServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'steersman-server-'))
  readonly #requests: number
  readonly #answers: number

  constructor() {
    const at = (name: string): string => join(this.#folder, name)
    spawnSync('mkfifo', [at('requests'), at('answers')])
    const prints = [openSync(at('stdout'), 'a'), openSync(at('stderr'), 'a')]
    const script = join(import.meta.dirname, 'steer-server.mjs')
    const { NODE_OPTIONS, VITEST, ...env } = process.env
    const child = spawn(process.execPath, [script, command, at('requests'), at('answers')], {
      cwd: this.#folder,
      env,
      stdio: ['ignore', ...prints],
    })
    child.unref()
    for (const file of prints) closeSync(file)
    // Each waits until the other side opens it too.
    this.#requests = openSync(at('requests'), 'w')
    this.#answers = openSync(at('answers'), 'r')
    // Without a reader of its requests the server ends.
    process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }))
  }

  run(folder: string, env: NodeJS.ProcessEnv, args: readonly string[]): Run {
    const files = ['stdout', 'stderr'].map((name) => join(this.#folder, name))
    for (const file of files) truncateSync(file)
    writeSync(this.#requests, `${JSON.stringify({ folder, env, args })}\n`)
    const bytes = Buffer.alloc(100)
    const count = readSync(this.#answers, bytes)
    const [stdout, stderr] = files.map((file) => readFileSync(file, 'utf8')) as [string, string]
    if (count === 0) throw new Error(`the server of the command has died of ${args.join(' ')}\n${stdout}${stderr}`)
    return { status: JSON.parse(bytes.toString('utf8', 0, count)) as number, stdout, stderr }
  }
}

import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Ports of 127.0.0.1 that are free now; held open together, so that no two are the same. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer()
      return new Promise<Server>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', () => resolve(server)))
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

interface Running {
  readonly name: string
  readonly child: ChildProcess
  readonly logFile: string
  readonly ended: Promise<void>
}

/** The programs of one control plane; each writes a log into the folder. */
export class Processes {
  readonly #folder: string
  readonly #running: Running[] = []
  // With it, nothing is left over even when this process is killed and can stop nothing.
  readonly #dieTogether = spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true'], { stdio: 'ignore' }).status === 0

  constructor(folder: string) {
    this.#folder = folder
  }

  start(program: string, flags: readonly string[]): void {
    const name = program.slice(program.lastIndexOf('/') + 1)
    const logFile = join(this.#folder, `${name}.log`)
    const log = openSync(logFile, 'w')
    const [command, ...leading] = this.#dieTogether ? ['setpriv', '--pdeathsig', 'KILL', program] : [program]
    const env = { PATH: process.env.PATH, HOME: this.#folder }
    const child = spawn(command!, [...leading, ...flags], { cwd: this.#folder, env, stdio: ['ignore', log, log] })
    closeSync(log)
    const ended = new Promise<void>((resolve) => {
      child.on('exit', () => resolve())
      child.on('error', () => resolve())
    })
    this.#running.push({ name, child, logFile, ended })
  }

  /** What a program that is no longer running wrote last; undefined while all of them run. */
  failure(): string | undefined {
    const dead = this.#running.find(({ child }) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return dead && `${dead.name} ended with ${dead.child.exitCode ?? dead.child.signalCode}:\n${this.#lastLines(dead)}`
  }

  logs(): string {
    return this.#running.map((running) => `--- ${running.name}\n${this.#lastLines(running)}`).join('\n')
  }

  /** Kills them, last started first: their data is thrown away, so nobody needs to tidy up. */
  async stop(): Promise<void> {
    for (const { child } of this.#running.toReversed()) child.kill('SIGKILL')
    await Promise.all(this.#running.map(({ ended }) => ended))
  }

  #lastLines({ logFile }: Running): string {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n')
  }
}

import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Handover, handoverFileVariable } from '../../model/handover.js'
import { failure } from './failure.js'
import type { Run } from './in-process.js'

/** Runs a command by the shell and reads what its programs handed over; everything that it prints goes to stderr. */
export async function runChild(command: string, env: NodeJS.ProcessEnv, folder: string): Promise<Run> {
  const file = join(folder, 'handover.jsonl')
  const { code, signal } = await spawnShell(command, { ...env, [handoverFileVariable]: file }, () => rmSync(folder, { recursive: true }))
  if (signal) throw failure('program/exit', `${command} was ended by ${signal}`, 'see what it printed above')
  if (code !== 0) throw failure('program/exit', `${command} failed with exit code ${code}`, 'see what it printed above')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return { handovers: lines.map((line) => JSON.parse(line) as Handover), apps: 0 }
}

/** Whoever ends this process ends the command too; `tidy` is called before. */
function spawnShell(
  command: string,
  env: NodeJS.ProcessEnv,
  tidy: () => void,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['inherit', 2, 2], env })
    const end = (signal: NodeJS.Signals): void => {
      child.kill(signal)
      forget()
      tidy()
      process.kill(process.pid, signal)
    }
    const forget = (): void => {
      for (const signal of signals) process.off(signal, end)
    }
    for (const signal of signals) process.on(signal, end)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      forget()
      resolve({ code, signal })
    })
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

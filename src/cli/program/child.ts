import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Handover, handoverFileVariable } from '../../model/handover.js'
import { failure } from './failure.js'
import type { Run } from './in-process.js'

/** Runs a command by the shell and reads what its programs handed over; everything that it prints goes to stderr. */
export async function runChild(command: string, env: NodeJS.ProcessEnv, folder: string): Promise<Run> {
  const file = join(folder, 'handover.jsonl')
  const { code, signal } = await spawnShell(command, { ...env, [handoverFileVariable]: file })
  if (signal) throw failure('program/exit', `${command} was ended by ${signal}`, 'see what it printed above')
  if (code !== 0) throw failure('program/exit', `${command} failed with exit code ${code}`, 'see what it printed above')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  return { handovers: lines.map((line) => JSON.parse(line) as Handover), apps: 0 }
}

function spawnShell(command: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['inherit', 2, 2], env })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

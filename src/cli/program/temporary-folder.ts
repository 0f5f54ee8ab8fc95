import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../../engines/yaml/ownership.js'

const hour = 3_600_000

/** A folder that lives until the process ends: a report needs the compiled program to tell the user's lines. */
export function temporaryFolder(): string {
  const parent = realpathSync(tmpdir())
  sweep(parent)
  const folder = mkdtempSync(join(parent, `steersman-${process.pid}-`))
  process.once('exit', () => remove(folder))
  return folder
}

/**
 * Removes what killed runs have left. A handler for signals would not do: while a program computes, none is called,
 * and the program could not be interrupted any more.
 */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^steersman-(\d+)-\w{6}$/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    // The process may run in another container that shares the folder; no run takes an hour.
    const age = Date.now() - (statSync(join(parent, name), { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY)
    if (age > hour) remove(join(parent, name))
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Somebody else's; a run does not fail for it.
  }
}

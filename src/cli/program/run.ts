import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { displayFile } from '../../findings/position.js'
import type { Handover } from '../../model/handover.js'
import { runChild } from './child.js'
import { readCommand } from './command-line.js'
import { failure } from './failure.js'
import { type Run, runInProcess } from './in-process.js'
import { findEntry } from './module-type.js'
import { plainHandovers } from './plain-cdk8s.js'
import { temporaryFolder } from './temporary-folder.js'

const folderVariable = 'CDK8S_OUTDIR'

/**
 * Runs the program behind an `app` command and gives what it says; nothing is written.
 * Output folders that the program did not choose itself become `output`.
 */
export async function runProgram(command: string, output: string): Promise<Handover[]> {
  const folder = temporaryFolder()
  const outdir = join(folder, 'out')
  mkdirSync(outdir)
  const { handovers, apps } = await runCommand(command, folder, outdir)
  const all = [...lastOfEach(handovers), ...plainHandovers(outdir)]
  if (all.length === 0) throw nothingHandedOver(apps)
  return all.map((handover) => {
    const chosen = resolve(handover.output.folder)
    return { ...handover, output: { ...handover.output, folder: chosen === outdir ? output : displayFile(chosen) } }
  })
}

/** A second `synth()` of an App says anew what the App is; it is not a second App. */
function lastOfEach(handovers: readonly Handover[]): Handover[] {
  return [...new Map(handovers.map((handover) => [handover.app ?? handover, handover])).values()]
}

async function runCommand(command: string, folder: string, outdir: string): Promise<Run> {
  const invocation = readCommand(command)
  if (invocation.kind === 'shell') return runChild(command, { ...process.env, [folderVariable]: outdir }, folder)
  const entry = findEntry(invocation.file, process.cwd())
  if (entry === undefined) {
    throw failure('program/not-found', `there is no file ${invocation.file}`, `check the command: ${command}`)
  }
  const before = process.env[folderVariable]
  process.env[folderVariable] = outdir
  try {
    return await runInProcess(entry, invocation.args, invocation.compile, folder)
  } finally {
    if (before === undefined) delete process.env[folderVariable]
    else process.env[folderVariable] = before
  }
}

function nothingHandedOver(apps: number): Error {
  return apps > 0
    ? failure('program/no-synth', 'the program made an App but never called its synth()', 'end the program with app.synth()')
    : failure(
        'program/no-app',
        'the program made no App, or one that wrote nothing here',
        'make an App with a Chart and end with app.synth(); an App of cdk8s itself must not set outdir',
      )
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OutputError, type OutputFolder, type WriteReport, writeFolders } from '../engines/yaml/files.js'
import { SteersmanError } from '../findings/error.js'
import type { Handover } from '../model/handover.js'

/** Writes the files of all folders or of none, and tells what keeps it from writing as findings. */
export function writeRendered(folders: readonly OutputFolder[]): WriteReport[] {
  try {
    return writeFolders(folders)
  } catch (error) {
    if (!(error instanceof OutputError)) throw error
    throw new SteersmanError(
      error.findings.map(({ code, folder = '', path, message, help }) => ({
        code,
        severity: 'error',
        field: join(folder, path),
        message,
        help,
      })),
    )
  }
}

const metadataName = 'construct-metadata.json'

/** Throws a SteersmanError when the file of that name is one of the user's; to be asked before anything is written. */
export function checkConstructMetadata({ output }: Handover): void {
  const file = join(output.folder, metadataName)
  if (!existsSync(file) || isConstructMetadata(file)) return
  throw new SteersmanError([
    {
      code: 'output/not-ours',
      severity: 'error',
      field: file,
      message: 'exists, and Steersman did not write it',
      help: 'move or delete it, or do not ask for construct metadata',
    },
  ])
}

function isConstructMetadata(file: string): boolean {
  try {
    const { version, resources } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown; resources?: unknown }
    return version === '1.0.0' && typeof resources === 'object'
  } catch {
    return false
  }
}

/** The paths of constructs by the names of their objects, as cdk8s writes them on request; into a folder that holds the files already. */
export function writeConstructMetadata({ model, output }: Handover): void {
  if (!existsSync(output.folder)) return // a program without objects
  const resources = Object.fromEntries(model.objects.map(({ manifest, origin }) => [String(manifest.metadata.name), { path: origin.path }]))
  const file = join(output.folder, metadataName)
  const unfinished = join(output.folder, `.steersman-${process.pid}-metadata.tmp`)
  writeFileSync(unfinished, JSON.stringify({ version: '1.0.0', resources }))
  renameSync(unfinished, file)
}

import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OutputError, type OutputFile, type WriteReport, writeFiles } from '../engines/yaml/files.js'
import { SteersmanError } from '../findings/error.js'
import type { Handover } from '../model/handover.js'

/** Writes the files, and tells what keeps it from writing as findings. */
export function writeRendered(folder: string, files: readonly OutputFile[]): WriteReport {
  try {
    return writeFiles(folder, files)
  } catch (error) {
    if (!(error instanceof OutputError)) throw error
    throw new SteersmanError(
      error.findings.map(({ code, path, message, help }) => ({ code, severity: 'error', field: path, message, help })),
    )
  }
}

/** The paths of constructs by the names of their objects, as cdk8s writes them on request; into a folder that holds the files already. */
export function writeConstructMetadata({ model, output }: Handover): void {
  if (!existsSync(output.folder)) return // a program without objects
  const resources = Object.fromEntries(model.objects.map(({ manifest, origin }) => [String(manifest.metadata.name), { path: origin.path }]))
  const file = join(output.folder, 'construct-metadata.json')
  const unfinished = join(output.folder, `.steersman-${process.pid}-metadata.tmp`)
  writeFileSync(unfinished, JSON.stringify({ version: '1.0.0', resources }))
  renameSync(unfinished, file)
}

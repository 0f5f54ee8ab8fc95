import { resolve } from 'node:path'
import { OutputError } from './output-error.js'
import { checkPaths } from './output-path.js'
import { survey } from './survey.js'
import { changeFiles, removeLeftovers } from './transaction.js'

export { kustomizationFile } from './kustomization-file.js'
export { type OutputCode, OutputError, type OutputFinding } from './output-error.js'

/** A file to write: its path below the output folder, with forward slashes and at most one folder. */
export interface OutputFile {
  readonly path: string
  readonly text: string
}

/** What a run did, as sorted relative paths. */
export interface WriteReport {
  readonly written: readonly string[]
  readonly unchanged: readonly string[]
  /** Files of earlier runs that are no longer rendered. */
  readonly removed: readonly string[]
}

/**
 * Makes the output folder hold these files and no others of ours; throws an OutputError, having changed nothing, when it cannot.
 * Files whose first line is not our header with their own path are the user's: they are never touched.
 */
export function writeFiles(outdir: string, files: readonly OutputFile[]): WriteReport {
  return writeFolders([{ outdir, files }])[0]!
}

/** A folder and all files that it shall hold. */
export interface OutputFolder {
  readonly outdir: string
  readonly files: readonly OutputFile[]
}

/** As `writeFiles`, for several folders: either all of them change or none. */
export function writeFolders(folders: readonly OutputFolder[]): WriteReport[] {
  const surveys = folders.map(({ outdir, files }) => {
    const invalid = checkPaths(files.map(({ path }) => path))
    // Paths that lead elsewhere are not even looked at.
    const found = survey(resolve(outdir), invalid.length > 0 ? [] : files)
    return { outdir, root: resolve(outdir), ...found, findings: [...invalid, ...found.findings] }
  })
  const findings = surveys.flatMap(({ outdir, findings: each }) => each.map((finding) => ({ ...finding, folder: outdir })))
  if (findings.length > 0) throw new OutputError(findings)
  for (const { root, leftovers } of surveys) removeLeftovers(root, leftovers)
  changeFiles(surveys)
  return surveys.map(({ replacements, unchanged, obsolete }) => ({
    written: replacements.map(({ path }) => path).sort(),
    unchanged: [...unchanged].sort(),
    removed: [...obsolete].sort(),
  }))
}

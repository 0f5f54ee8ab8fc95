import { resolve } from 'node:path'
import { OutputError } from './output-error.js'
import { checkPaths } from './output-path.js'
import { survey } from './survey.js'
import { changeFiles, removeLeftovers } from './transaction.js'

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
  const invalid = checkPaths(files.map(({ path }) => path))
  if (invalid.length > 0) throw new OutputError(invalid)
  const root = resolve(outdir)
  const { replacements, unchanged, obsolete, leftovers, findings } = survey(root, files)
  if (findings.length > 0) throw new OutputError(findings)
  removeLeftovers(root, leftovers)
  changeFiles(root, replacements, obsolete)
  return {
    written: replacements.map(({ path }) => path).sort(),
    unchanged: [...unchanged].sort(),
    removed: [...obsolete].sort(),
  }
}

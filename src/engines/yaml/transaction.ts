import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { OutputError, refused } from './output-error.js'
import { folderOf } from './output-path.js'
import { newTemporaryName } from './ownership.js'
import type { Previous, Replacement } from './survey.js'

type Undo = (() => void)[]

/** What is to be done in one folder. */
export interface Change {
  /** The folder as it was given. */
  readonly outdir: string
  /** Its absolute path. */
  readonly root: string
  readonly replacements: readonly Replacement[]
  readonly obsolete: readonly string[]
}

/**
 * Puts files in place and removes others, or throws an OutputError and leaves all folders as they were.
 * Each file is replaced in one step, so that it is never half there, even when the process is killed.
 */
export function changeFiles(changes: readonly Change[]): void {
  const undo: Undo = []
  let current = { folder: '', path: '' }
  const place = ({ outdir, root }: Change, path: string): string => {
    current = { folder: outdir, path }
    return join(root, path)
  }
  try {
    const writes = changes.flatMap((change) => change.replacements.map((replacement) => ({ change, ...replacement })))
    const temporaries = writes.map(({ change, path, content, previous }) => {
      const folder = dirname(place(change, path))
      makeFolder(folder, undo)
      return writeTemporary(folder, content, previous?.mode, undo)
    })
    for (const [index, { change, path, previous }] of writes.entries()) {
      const target = place(change, path)
      renameSync(temporaries[index]!, target)
      undo.push(() => restore(target, previous))
    }
    for (const change of changes) for (const path of change.obsolete) remove(place(change, path), undo)
  } catch (error) {
    for (const step of undo.reverse()) attempt(step)
    throw new OutputError([{ ...refused(current.path, error), folder: current.folder }], { cause: error })
  }
  for (const { root, obsolete } of changes) removeEmptyFolders(root, obsolete)
}

/** Removes temporary files that nobody misses, and folders that become empty by that. */
export function removeLeftovers(root: string, paths: readonly string[]): void {
  for (const path of paths) attempt(() => rmSync(join(root, path)))
  removeEmptyFolders(root, paths)
}

function removeEmptyFolders(root: string, removed: readonly string[]): void {
  const folders = new Set(removed.map(folderOf).filter((folder) => folder !== ''))
  for (const folder of folders) attempt(() => rmdirSync(join(root, folder)))
}

/** Makes a folder and those above it, one at a time, so that each can be undone when a later one fails. */
function makeFolder(folder: string, undo: Undo): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder), undo)
  try {
    // Not with `recursive`: on Linux, Node then never returns for a folder below /proc.
    mkdirSync(folder)
    undo.push(() => rmdirSync(folder))
  } catch (error) {
    // Another process may have made it meanwhile; then it is none of ours to undo.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

function writeTemporary(folder: string, content: Buffer, mode: number | undefined, undo: Undo): string {
  let temporary: string
  do temporary = join(folder, newTemporaryName())
  while (existsSync(temporary))
  // Noted before it is written: a full disk leaves a part of it.
  undo.push(() => rmSync(temporary, { force: true }))
  // A file stays as private as it was.
  writeFileSync(temporary, content, { flag: 'wx', mode: mode ?? 0o666 })
  return temporary
}

function remove(place: string, undo: Undo): void {
  const mode = statSync(place, { throwIfNoEntry: false })?.mode
  if (mode === undefined) return
  const previous = { content: readFileSync(place), mode: mode & 0o777 }
  rmSync(place, { force: true })
  undo.push(() => restore(place, previous))
}

function restore(place: string, previous: Previous | undefined): void {
  if (previous) renameSync(writeTemporary(dirname(place), previous.content, previous.mode, []), place)
  else rmSync(place, { force: true })
}

function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // What cannot be undone or tidied now, the next run mends.
  }
}

import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { kustomizationFile, otherKustomizationFiles } from './kustomization-file.js'
import { type OutputFinding, refused } from './output-error.js'
import { folderOf } from './output-path.js'
import { contentOf, isLeftover, isOurFile, isOurs } from './ownership.js'

/** A file as it was before. */
export interface Previous {
  readonly content: Buffer
  readonly mode: number
}

/** A file to write, with what stands in its place now. */
export interface Replacement {
  readonly path: string
  readonly content: Buffer
  readonly previous?: Previous
}

/** What is to be done in the output folder; nothing of it may be done when there are findings. */
export interface Survey {
  /** A list of files behind those that it may list, so that it never names one that is not there. */
  readonly replacements: readonly Replacement[]
  readonly unchanged: readonly string[]
  /** Ours, from an earlier run, and not among the files of this one; a list before the files. */
  readonly obsolete: readonly string[]
  /** Temporary files of runs that were killed. */
  readonly leftovers: readonly string[]
  readonly findings: readonly OutputFinding[]
}

/** Looks at the output folder and the folders in it, and changes nothing. */
export function survey(root: string, files: readonly { readonly path: string; readonly text: string }[]): Survey {
  const replacements: Replacement[] = []
  const unchanged: string[] = []
  const findings: OutputFinding[] = []
  for (const { path, text } of files) {
    const content = contentOf(path, text)
    const found = look(root, path)
    if (found === 'absent') replacements.push({ path, content })
    else if ('code' in found) findings.push(found)
    else if (found.content.equals(content)) unchanged.push(path)
    else if (found.isLink || !isOurs(path, found.content)) findings.push(notOurs(path))
    else replacements.push({ path, content, previous: found })
    if (isList(path)) findings.push(...otherLists(root, path))
  }
  const wanted = new Set(files.map(({ path }) => path))
  const { names, leftovers } = list(root)
  const removable = names.filter((path) => !wanted.has(path) && isOurFile(root, path))
  const isFile = (path: string): boolean => !isList(path)
  return {
    replacements: [...replacements.filter(({ path }) => isFile(path)), ...replacements.filter(({ path }) => isList(path))],
    unchanged,
    obsolete: [...removable.filter(isList), ...removable.filter(isFile)],
    leftovers,
    findings,
  }
}

const isList = (path: string): boolean => basename(path) === kustomizationFile

/** Files beside a `kustomization.yaml` that would make kustomize refuse the folder. */
function otherLists(root: string, path: string): OutputFinding[] {
  const names = new Set(entries(join(root, folderOf(path))).map(({ name }) => name))
  return otherKustomizationFiles
    .filter((name) => names.has(name))
    .map((name) => ({
      ...notOurs(join(folderOf(path), name)),
      message: `exists, and Steersman did not write it: beside ${path} kustomize refuses both`,
    }))
}

type Found = Previous & { readonly isLink: boolean }

function look(root: string, path: string): Found | OutputFinding | 'absent' {
  const folder = folderOf(path)
  try {
    if (folder !== '') {
      const stat = lstatSync(join(root, folder), { throwIfNoEntry: false })
      if (!stat) return 'absent'
      if (!stat.isDirectory()) return inTheWay(path, `${folder} is not a folder`)
    }
    const place = join(root, path)
    const stat = lstatSync(place, { throwIfNoEntry: false })
    if (!stat) return 'absent'
    if (stat.isDirectory()) return inTheWay(path, 'a folder has that name')
    const isLink = stat.isSymbolicLink()
    // Of what is behind a link, and of pipes and devices, only a plain file can be read without harm.
    const isFile = isLink ? statSync(place, { throwIfNoEntry: false })?.isFile() : stat.isFile()
    return isFile ? { content: readFileSync(place), mode: stat.mode & 0o777, isLink } : notOurs(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return inTheWay(path, 'a part of the path is a file, not a folder')
    return refused(path, error)
  }
}

/** The names in the output folder and in the folders in it, those of other tools' hidden folders left out. */
function list(root: string): { names: string[]; leftovers: string[] } {
  const names: string[] = []
  const leftovers: string[] = []
  const visit = (folder: string): void => {
    for (const entry of entries(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isFile()) {
        if (isLeftover(entry.name)) leftovers.push(path)
        else if (!entry.name.startsWith('.')) names.push(path)
      } else if (entry.isDirectory() && folder === '' && !entry.name.startsWith('.') && entry.name !== 'node_modules') visit(entry.name)
    }
  }
  visit('')
  return { names, leftovers }
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // Absent, or not for us to read: then nothing of ours is in it.
    return []
  }
}

function notOurs(path: string): OutputFinding {
  return {
    code: 'output/not-ours',
    path,
    message: 'exists, and Steersman did not write it',
    help:
      isList(path) || otherKustomizationFiles.some((name) => name === basename(path))
        ? `move it to a folder of your own, where its resources: can name ${folderOf(path) || 'this folder'}, or delete it`
        : 'move or delete it, or give the chart another name',
  }
}

function inTheWay(path: string, reason: string): OutputFinding {
  return { code: 'output/not-writable', path, message: `cannot be written: ${reason}`, help: 'move or delete what is in the way' }
}

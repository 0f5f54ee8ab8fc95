import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { shellQuoted } from '../../app/shell.js'
import { failure } from '../program/failure.js'
import { gke } from './gke.js'
import { plain } from './plain.js'
import type { Template } from './template.js'

export interface InitOptions {
  readonly template: keyof typeof templates
}

const templates = { plain, gke }

/** What became of each file, and how it goes on. */
export interface Initialized {
  readonly written: readonly string[]
  /** Files that were there already, and are as they were. */
  readonly kept: readonly string[]
  readonly next: readonly string[]
}

/** Makes a project in a folder, which may exist and hold files: none of them is overwritten. Throws a SteersmanError when it cannot write. */
export function initialize(folder: string, { template }: InitOptions, version: string): Initialized {
  const name = nameOf(folder)
  const { files, dependencies, devDependencies, next } = templates[template](name, version)
  const manifest = { name, private: true, type: 'module', dependencies, devDependencies }
  const all = { 'package.json': `${JSON.stringify(manifest, null, 2)}\n`, ...files }
  const written: string[] = []
  const kept: string[] = []
  try {
    mkdirSync(folder, { recursive: true })
    for (const [path, text] of Object.entries(all)) (writeNew(join(folder, path), text) ? written : kept).push(path)
  } catch (error) {
    throw failure('init/not-writable', `${folder} cannot be written: ${(error as Error).message}`, 'name another folder: steer init FOLDER')
  }
  const install = kept.includes('package.json') ? installCommands({ dependencies, devDependencies }) : ['npm install']
  return { written, kept, next: [...(resolve(folder) === process.cwd() ? [] : [`cd ${shellQuoted(folder)}`]), ...install, ...next] }
}

/** False when there is such a file. */
function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** A package.json of the user's own is theirs to change, by npm. */
function installCommands({ dependencies, devDependencies }: Pick<Template, 'dependencies' | 'devDependencies'>): string[] {
  const wanted = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(([name, range]) => `${name}@${range}`)
      .join(' ')
  return [`npm install ${wanted(dependencies)}`, `npm install --save-dev ${wanted(devDependencies)}`]
}

/** The folder's name as a name of a chart, a Pulumi project and an npm package. */
function nameOf(folder: string): string {
  const words =
    basename(resolve(folder))
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const name = words.join('-').slice(0, 40).replace(/-+$/, '')
  return /^[a-z]/.test(name) ? name : `app${name === '' ? '' : `-${name}`}`
}

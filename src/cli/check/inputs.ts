import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../../model/files/read-files.js'

/** A path that cannot be read, and why, as the end of a sentence. */
export class UnreadableInput extends Error {}

const manifests = /\.(ya?ml|json)$/i
const skipped = /^(node_modules|\..+)$/

/** The files behind the paths of a command: a folder gives all its YAML and JSON files, `-` is standard input. */
export function readInputs(paths: readonly string[]): SourceFile[] {
  return paths.flatMap((path) => {
    if (path === '-') return [{ name: '-', text: textOf(0, 'standard input'), found: false }]
    return filesOf(path).map(({ name, found }) => ({ name, text: textOf(name, name), found }))
  })
}

function filesOf(path: string): { name: string; found: boolean }[] {
  try {
    if (!statSync(path).isDirectory()) return [{ name: path, found: false }]
    return below(path).map((name) => ({ name, found: true }))
  } catch (error) {
    throw new UnreadableInput(`${path} ${reasonOf(error)}`)
  }
}

/** In the order of names, so that a run says the same everywhere. */
function below(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  // What stands in the templates of a Helm chart is no YAML before helm has rendered it.
  const isChart = entries.some(({ name }) => name === 'Chart.yaml')
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (isChart && entry.name === 'templates') return []
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : below(path)
    return manifests.test(entry.name) ? [path] : []
  })
}

function textOf(file: string | number, name: string): string {
  try {
    const bytes = readFileSync(file)
    if (bytes.includes(0)) throw new UnreadableInput(`${name} is no text: it holds a zero byte`)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof UnreadableInput) throw error
    throw new UnreadableInput(`${name} ${error instanceof TypeError ? 'is no text in UTF-8' : reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? 'is not there' : `cannot be read: ${message}`
}

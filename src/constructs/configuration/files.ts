import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dataKey } from '../../kubernetes/names.js'
import type { Place } from '../../props/place.js'
import { show } from '../../tree/value.js'
import { matcher } from './pattern.js'

/** The API server refuses more, data and binary data together. */
export const dataLimit = 1024 * 1024

/** Which files of a folder are taken. */
export interface FilePatterns {
  /** Names of the files to take, such as `*.conf` or `{app,log}.json`; left out, all. */
  readonly include?: readonly string[] | undefined
  /** Names of files to leave out, such as `.*` or `*.md`; wins over `include`. */
  readonly ignore?: readonly string[] | undefined
}
/** What files hold: text, and bytes where they are no text. */
export interface FileData {
  readonly data: { readonly [key: string]: string }
  readonly binaryData: { readonly [key: string]: Uint8Array }
}

const missing = 'configuration/missing-file'
const fromHere = `a relative path counts from the working directory, ${process.cwd()}`

/** Reads files by key, or those directly in a folder in alphabetical order; folders in it, also linked ones, are passed over. */
export function readFiles(files: string | { readonly [key: string]: string }, patterns: FilePatterns, place: Place): FileData {
  const paths = typeof files === 'string' ? filesIn(files, patterns, place) : Object.entries(files)
  const data: Record<string, string> = {}
  const binaryData: Record<string, Uint8Array> = {}
  for (const [key, path] of paths) {
    const content = read(path, place)
    if (!content) continue
    const text = content.toString('utf8')
    if (Buffer.from(text, 'utf8').equals(content)) data[key] = text
    else binaryData[key] = content
  }
  return { data, binaryData }
}

function filesIn(folder: string, { include, ignore = [] }: FilePatterns, place: Place): [key: string, path: string][] {
  const names = trying(folder, 'the folder', place, () => readdirSync(folder).sort()) ?? []
  const ignored = ignore.map(matcher)
  const wanted = (include ?? ['*']).map((pattern) => ({ pattern, matches: matcher(pattern), found: false }))
  const taken = names.filter((name) => {
    if (ignored.some((matches) => matches(name)) || isFolder(join(folder, name), place)) return false
    const fitting = wanted.filter(({ matches }) => matches(name))
    for (const each of fitting) each.found = true
    return fitting.length > 0
  })
  for (const { pattern, found } of include && names.length > 0 ? wanted : [])
    if (!found) place.refuse(`no file of ${folder} is called ${pattern}`, `it has ${names.join(', ')}`, missing)
  return taken.flatMap((name): [string, string][] => {
    const problem = dataKey(name)
    if (problem === undefined) return [[name, join(folder, name)]]
    place.refuse(
      `the name of the file ${show(join(folder, name))} is no key: it ${problem}`,
      'rename it, ignore it, or give each file its key: { key: path }',
    )
    return []
  })
}

function isFolder(path: string, place: Place): boolean {
  return trying(path, 'the file', place, () => statSync(path).isDirectory()) ?? true
}

/** The bytes of a file; what could not be taken anyway is not read into memory. */
function read(path: string, place: Place): Buffer | undefined {
  return trying(path, 'the file', place, () => {
    const { size } = statSync(path)
    if (size <= dataLimit) return readFileSync(path)
    place.refuse(
      `the file ${path} has ${size} bytes, and a ConfigMap takes at most ${dataLimit}`,
      'put it into an image or a volume, or leave it out',
      'api/size',
    )
    return undefined
  })
}

function trying<T>(path: string, what: string, place: Place, look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    place.refuse(code === 'ENOENT' ? `${what} ${path} is not there` : `${what} ${path} cannot be read: ${message}`, fromHere, missing)
    return undefined
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { show } from '../../tree/value.js'

/** The files of a folder: text, and bytes where there are some that are no text; `problem` says why it could not be read. */
export interface Folder {
  readonly data: { readonly [file: string]: string }
  readonly binaryData?: { readonly [file: string]: Uint8Array } | undefined
  readonly problem?: string | undefined
}

/** Reads the files directly in a folder, in alphabetical order; folders in it, also linked ones, are passed over. */
export function readFolder(directory: string): Folder {
  if (typeof directory !== 'string' || directory === '')
    return { data: {}, problem: `the folder must be a path, and is ${show(directory)}` }
  const data: Record<string, string> = {}
  const binaryData: Record<string, Uint8Array> = {}
  let at = directory
  try {
    for (const name of readdirSync(directory).sort()) {
      at = join(directory, name)
      if (statSync(at).isDirectory()) continue
      const content = readFileSync(at)
      const text = content.toString('utf8')
      if (Buffer.from(text, 'utf8').equals(content)) data[name] = text
      else binaryData[name] = content
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const what = at === directory ? `the folder ${at}` : `the file ${at}`
    return { data, problem: code === 'ENOENT' ? `${what} is not there` : `${what} cannot be read: ${message}` }
  }
  return { data, ...(Object.keys(binaryData).length > 0 && { binaryData }) }
}

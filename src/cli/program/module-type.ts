import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'

/** Whether Node takes this file for an ECMAScript module or for CommonJS. */
export function moduleType(file: string): 'module' | 'commonjs' {
  const extension = extname(file)
  if (/^\.m[jt]s$/.test(extension)) return 'module'
  if (/^\.c[jt]s$/.test(extension)) return 'commonjs'
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const description = join(folder, 'package.json')
    if (existsSync(description)) return typeOf(description)
    if (folder === dirname(folder)) return 'commonjs'
  }
}

function typeOf(description: string): 'module' | 'commonjs' {
  try {
    return (JSON.parse(readFileSync(description, 'utf8')) as { type?: unknown }).type === 'module' ? 'module' : 'commonjs'
  } catch {
    return 'commonjs' // Node itself tells what is wrong with it, when it is read as a package
  }
}

const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js']

/** The program's file as node, tsx and ts-node find it: the ending may be left out. */
export function findEntry(file: string, cwd: string): string | undefined {
  return endings
    .map((ending) => resolve(cwd, file + ending))
    .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true)
}

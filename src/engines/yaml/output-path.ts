import type { OutputFinding } from './output-error.js'

/**
 * What is wrong with the paths of files to write: each is a name, or one folder and a name, and no two may meet on any file system.
 * Hidden names are refused, because the search for files of earlier runs does not look at them.
 */
export function checkPaths(paths: readonly string[]): OutputFinding[] {
  const findings: OutputFinding[] = []
  const files = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const path of paths) {
    const reason = whyInvalid(path) ?? meets(files, path) ?? otherCase(folders, folderOf(path))
    if (reason) findings.push(invalid(path, reason))
  }
  for (const [key, folder] of folders) {
    const file = files.get(key)
    if (file !== undefined) findings.push(invalid(file, `cannot be a file, because ${folder} is a folder`))
  }
  return findings
}

/** The folder in a relative path, empty when there is none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

// What the file systems in use allow.
const longestName = 255

function whyInvalid(path: string): string | undefined {
  const segments = path.split('/')
  if (segments.includes('')) return 'is not a relative path'
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'leads out of the output folder'
  if (segments.length > 2) return 'has more than one folder'
  if (segments.some((segment) => segment.startsWith('.'))) return 'has a hidden name'
  if (segments.some((segment) => Buffer.byteLength(segment) > longestName)) return `has a name of more than ${longestName} bytes`
  if (/[\\:\p{Control}\p{Surrogate}\u2028\u2029]/u.test(path))
    return 'has a backslash, a colon or a character that no file name should have'
  return undefined
}

function meets(files: Map<string, string>, path: string): string | undefined {
  if (files.get(fold(path)) === path) return 'is there twice'
  return otherCase(files, path)
}

function otherCase(names: Map<string, string>, name: string): string | undefined {
  const other = names.get(fold(name))
  if (other === undefined && name !== '') names.set(fold(name), name)
  return other !== undefined && other !== name ? `differs from ${other} only in upper and lower case` : undefined
}

// File systems of macOS and Windows take these for the same name.
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function invalid(path: string, reason: string): OutputFinding {
  return { code: 'output/invalid-path', path, message: reason, help: 'give the chart another name' }
}

import { existsSync, readFileSync } from 'node:fs'
import { closest } from 'fastest-levenshtein'
import type { Finding, Position } from '../../findings/finding.js'
import type { Bundle } from './bundle.js'

/**
 * The finding for an import of a name that a package does not export, which TypeScript would have told.
 * Node names the module that was compiled; here is the line that the user wrote.
 */
export async function missingExport(error: SyntaxError, bundle: Bundle | undefined): Promise<Finding | undefined> {
  const match =
    /^The requested module '(?<module>.+)' does not provide an export named '(?<name>.+)'$/m.exec(error.message) ??
    /^Named export '(?<name>.+)' not found\. The requested module '(?<module>.+)' is a CommonJS module/m.exec(error.message)
  const { module, name } = match?.groups ?? {}
  if (module === undefined || name === undefined) return undefined
  const position = bundle?.sources.map((file) => findImport(file, name)).find((each) => each !== undefined)
  return {
    code: 'program/import',
    severity: 'error',
    message: `${bundle?.packages.get(module) ?? module} has no export ${name}`,
    help: await suggestion(module, name),
    ...(position && { position }),
  }
}

function findImport(file: string, name: string): Position | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  for (const { 0: statement, index } of text.matchAll(/^\s*(?:import|export)\b[^;'"]*\bfrom\s*['"]/gm)) {
    const at = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).exec(statement)
    if (!at) continue
    const before = text.slice(0, index + at.index).split('\n')
    return { file, line: before.length, column: before.at(-1)!.length + 1 }
  }
  return undefined
}

async function suggestion(module: string, name: string): Promise<string> {
  const exported = await import(module).then(Object.keys, () => [])
  const near = exported.length > 0 ? closest(name, exported) : undefined
  return near === undefined ? 'check the spelling, and the version that is installed' : `did you mean ${near}?`
}

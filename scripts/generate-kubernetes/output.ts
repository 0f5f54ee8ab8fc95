import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How a generated file differs from the one on disk. */
export interface Difference {
  readonly path: string
  readonly what: 'missing' | 'outdated' | 'superfluous'
}

/** Compares generated files with those on disk; in `folder`, which is generated as a whole, others are superfluous. */
export function compare(root: string, files: ReadonlyMap<string, string>, folder: string): Difference[] {
  const differences: Difference[] = []
  for (const [path, text] of files) {
    const file = join(root, path)
    if (!existsSync(file)) differences.push({ path, what: 'missing' })
    else if (readFileSync(file, 'utf8') !== text) differences.push({ path, what: 'outdated' })
  }
  const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }) : []
  for (const name of present.sort()) {
    const path = `${folder}/${name}`
    if (path.endsWith('.ts') && !files.has(path)) differences.push({ path, what: 'superfluous' })
  }
  return differences
}

/** Makes the files on disk what was generated. */
export function apply(root: string, files: ReadonlyMap<string, string>, differences: readonly Difference[]): void {
  for (const { path, what } of differences) {
    const file = join(root, path)
    if (what === 'superfluous') {
      rmSync(file)
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, files.get(path)!)
  }
}

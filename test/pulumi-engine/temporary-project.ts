import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')
const { devDependencies, dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Record<
  'devDependencies' | 'dependencies',
  Readonly<Record<string, string>>
>

/** A user's project in a folder of its own, with this package (as built in `lib`) and all that it is developed with installed. */
export class TemporaryProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'steersman-pulumi-')))

  constructor(files: Readonly<Record<string, string>> = {}) {
    const link = (name: string, target: string): void => {
      mkdirSync(dirname(join(this.folder, 'node_modules', name)), { recursive: true })
      symlinkSync(target, join(this.folder, 'node_modules', name))
    }
    link('steersman', repository)
    for (const name of Object.keys({ ...devDependencies, ...dependencies })) link(name, join(repository, 'node_modules', name))
    this.write(files)
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true })
      writeFileSync(join(this.folder, name), text)
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

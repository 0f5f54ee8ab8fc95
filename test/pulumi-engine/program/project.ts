import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { type Config, readConfig } from './config.js'

/** A project as the command `pulumi` reads it from Pulumi.yaml and Pulumi.<stack>.yaml. */
export interface Project {
  readonly name: string
  readonly folder: string
  /** Where the program runs, and what is run there. */
  readonly workingFolder: string
  readonly entry: string
  readonly typescript: boolean
  readonly nodeArguments: readonly string[]
  readonly config: Config
}

interface ProjectFile {
  readonly name: string
  readonly runtime: string | { readonly name: string; readonly options?: { readonly typescript?: boolean; readonly nodeargs?: string } }
  readonly main?: string
  readonly config?: Readonly<Record<string, unknown>>
}

export function readProject(folder: string, stack: string, secrets: Readonly<Record<string, string>>): Project {
  const file = readYaml(join(folder, 'Pulumi.yaml')) as ProjectFile | undefined
  if (file === undefined) throw new Error(`there is no Pulumi.yaml in ${folder}`)
  const runtime = typeof file.runtime === 'string' ? { name: file.runtime } : file.runtime
  if (runtime.name !== 'nodejs') throw new Error(`Pulumi.yaml of ${file.name}: this harness runs nodejs, not ${runtime.name}`)
  const stackFile = readYaml(join(folder, `Pulumi.${stack}.yaml`)) as { readonly config?: Readonly<Record<string, unknown>> } | undefined
  const main = resolve(folder, file.main ?? '')
  const isFolder = statSync(main).isDirectory()
  return {
    name: file.name,
    folder,
    workingFolder: isFolder ? main : dirname(main),
    entry: isFolder ? '.' : basename(main),
    typescript: runtime.options?.typescript ?? true,
    nodeArguments: words(runtime.options?.nodeargs ?? ''),
    config: readConfig(file.name, file.config ?? {}, stackFile?.config ?? {}, secrets),
  }
}

function readYaml(file: string): unknown {
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined
}

function words(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!)
}

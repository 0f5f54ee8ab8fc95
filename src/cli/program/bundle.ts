import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BuildFailure, build, type Message } from 'esbuild'
import { common } from './esbuild-options.js'
import { fileVariables } from './file-variables.js'
import { moduleType } from './module-type.js'
import { installedPackages } from './packages.js'

/** A program as one JavaScript file, with what is needed to tell the user's lines again. */
export interface Bundle {
  readonly file: string
  readonly format: 'esm' | 'cjs'
  /** The user's own files. */
  readonly sources: readonly string[]
  /** Packages that the program imports: where they are, and the name by which it does. */
  readonly packages: ReadonlyMap<string, string>
}

/**
 * Compiles a program and the files of its own that it imports into one file in `folder`; packages stay where they are.
 * One file, because each module that goes through a loader hook of Node costs more than compiling it.
 */
export async function bundle(entry: string, folder: string): Promise<Bundle> {
  if (moduleType(entry) === 'module') return bundleAs('esm', entry, folder)
  try {
    return await bundleAs('cjs', entry, folder)
  } catch (error) {
    // What CommonJS cannot express may still be a correct module; if not, that error is the clearer one.
    if (isBuildFailure(error) && error.errors.some(needsModule)) return bundleAs('esm', entry, folder)
    throw error
  }
}

/** Whether a caught value is what esbuild throws for a program that does not compile. */
export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors) && 'warnings' in error
}

async function bundleAs(format: 'esm' | 'cjs', entry: string, folder: string): Promise<Bundle> {
  const file = join(folder, format === 'esm' ? 'program.mjs' : 'program.cjs')
  const packages = new Map<string, string>()
  const { metafile } = await build({
    ...common,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    format,
    metafile: true,
    absWorkingDir: folder,
    conditions: process.features.require_module ? ['module-sync'] : [],
    mainFields: ['main'],
    // An entry that the package calls free of side effects is run for its side effects all the same.
    ignoreAnnotations: true,
    ...(format === 'esm' && { banner: { js: requireBanner(entry) } }),
    plugins: [installedPackages(format, packages), fileVariables(entry)],
  })
  return { file, format, sources: Object.keys(metafile.inputs).map((input) => join(folder, input)), packages }
}

function requireBanner(entry: string): string {
  return `import { createRequire as __steersmanRequire } from 'node:module'; var require = __steersmanRequire(${JSON.stringify(pathToFileURL(entry).href)});`
}

function needsModule({ text }: Message): boolean {
  return text.startsWith('Top-level await') || text.startsWith('Could not resolve')
}

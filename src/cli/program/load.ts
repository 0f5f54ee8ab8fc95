import Module from 'node:module'
import { pathToFileURL } from 'node:url'
import { type Bundle, bundle } from './bundle.js'
import { moduleType } from './module-type.js'

/** Runs a file of JavaScript as `node` would; a CommonJS file is `require.main`. */
async function runJavaScript(file: string): Promise<void> {
  if (moduleType(file) === 'commonjs') {
    try {
      loadMain(file)
      return
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'ERR_REQUIRE_ASYNC_MODULE' && code !== 'ERR_REQUIRE_ESM') throw error
    }
  }
  await import(pathToFileURL(file).href)
}

function loadMain(file: string): void {
  ;(Module as unknown as { _load(request: string, parent: undefined, isMain: boolean): unknown })._load(file, undefined, true)
}

/** A program that is ready to run. */
export interface Loaded {
  readonly bundle?: Bundle
  run(): Promise<void>
}

/** Makes a program ready to run: TypeScript is compiled into `folder`, JavaScript runs as it is. */
export async function load(entry: string, compile: boolean, folder: string): Promise<Loaded> {
  if (!compile) return { run: () => runJavaScript(entry) }
  const compiled = await bundle(entry, folder)
  return { bundle: compiled, run: () => runJavaScript(compiled.file) }
}

import { SteersmanError } from '../../findings/error.js'
import { type InitOptions, initialize } from './init.js'

/** `steer init`: makes a project and says how it goes on. Gives the exit code. */
export function init(folder: string, options: InitOptions, version: string): number {
  try {
    const { written, kept, next } = initialize(folder, options, version)
    const lines = [
      ...written.map((path) => `wrote  ${path}`),
      ...kept.map((path) => `kept   ${path}, which was there`),
      '',
      'Next:',
      ...next.map((command) => `  ${command}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  } catch (error) {
    if (!SteersmanError.is(error)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

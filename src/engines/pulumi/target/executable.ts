import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : ['']

/** Whether a command can be run: by its path, or because it is on the PATH. */
export function isExecutable(command: string, path = process.env.PATH ?? ''): boolean {
  const folders = isAbsolute(command) || /[\\/]/.test(command) ? [''] : path.split(delimiter)
  return folders.some((folder) => endings.some((ending) => canRun(folder === '' ? command + ending : join(folder, command + ending))))
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

import { execFileSync } from 'node:child_process'
import { SteersmanError } from '../../findings/error.js'
import { userPosition } from '../../tree/origin.js'

export interface GitShaOptions {
  /** A folder of the repository; left out, the one in which the command was started. */
  readonly folder?: string | undefined
  /** How many of its 40 digits, at least 7; left out, all, as CI systems name images (`$GITHUB_SHA`). */
  readonly length?: number | undefined
  /** Refuses files that differ from the commit, because the image was built without those changes; left out, false. */
  readonly clean?: boolean | undefined
}

/**
 * The id of the commit that is checked out, for images that are named after it.
 * Throws a `SteersmanError` with the caller's line where there is no commit; a CI that has no repository at hand gives the tag by a variable.
 *
 * @see https://git-scm.com/docs/git-rev-parse
 * @example
 * ```ts
 * const tag = process.env.IMAGE_TAG ?? gitSha({ length: 12 })
 * new Deployment(chart, 'server', { container: { image: { name: 'example/server', tag } } })
 * ```
 */
export function gitSha({ folder = process.cwd(), length = 40, clean = false }: GitShaOptions = {}): string {
  if (!Number.isInteger(length) || length < 7 || length > 40)
    refuse(`length must be a whole number from 7 to 40, and is ${length}`, 'leave it out for the whole id')
  const id = git(folder, 'rev-parse', '--verify', 'HEAD')
  if (clean) {
    const changed = git(folder, 'status', '--porcelain', '--untracked-files=no')
    if (changed !== '')
      refuse(
        `${changed.includes('\n') ? 'files differ' : '1 file differs'} from the commit ${id.slice(0, 7)}`,
        'commit them, and build the image again',
      )
  }
  return id.slice(0, length)
}

function git(folder: string, ...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  } catch (error) {
    const { code, stderr = '' } = error as { code?: string; stderr?: string }
    const why = code === 'ENOENT' ? 'git is not installed, or the folder is not there' : (stderr.trim().split('\n')[0] ?? 'git failed')
    return refuse(`the commit of ${folder} is not known: ${why}`, 'give the tag by a variable: process.env.IMAGE_TAG ?? gitSha()')
  }
}

function refuse(message: string, help: string): never {
  const position = userPosition(gitSha)
  throw new SteersmanError([{ code: 'value/commit', severity: 'error', message, help, ...(position && { position }) }])
}

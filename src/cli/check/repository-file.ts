import { isAbsolute, relative, resolve, sep } from 'node:path'

/**
 * A file as its repository names it, with `/`: relative to what a workflow of GitHub has checked out, else to the working directory.
 * What is outside of both stays absolute.
 */
export function repositoryFile(file: string, { GITHUB_WORKSPACE: checkout }: NodeJS.ProcessEnv = process.env, cwd = process.cwd()): string {
  const absolute = resolve(cwd, file)
  const inside = [...(checkout ? [checkout] : []), cwd].map((root) => relative(root, absolute)).find(isInside)
  return (inside ?? absolute).split(sep).join('/')
}

const isInside = (path: string): boolean => path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)

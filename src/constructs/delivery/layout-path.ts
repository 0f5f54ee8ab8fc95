import { posix } from 'node:path'
import { type Check, nonEmptyText } from '../../props/shape.js'
import { show } from '../../tree/value.js'

/** A folder of a repository: its path from the root of the repository. */
export const repositoryPath: Check = (value, place) => {
  if (!nonEmptyText(value, place)) return false
  const path = posix.normalize(String(value))
  if (path.startsWith('/'))
    return place.refuse(`${show(value)} must be relative to the root of the repository`, `write ${show(path.slice(1) || '.')}`)
  return (
    (path !== '..' && !path.startsWith('../')) ||
    place.refuse(`${show(value)} leads out of the repository`, "write the folder from the root of the repository, such as 'dist'")
  )
}

/** A folder of files as Argo CD and Flux find it: one chart of the program. */
export interface DeliveredFolder {
  /** Name of the object that points at it. */
  readonly name: string
  /** Where it is below the output folder of the App, with `/` between folders. */
  readonly folder: string
  /** The namespace of all its objects, where it is one. */
  readonly namespace?: string | undefined
  /** Names of those that must be there before. */
  readonly dependsOn: readonly string[]
  /** How many stand one after the other before this one. */
  readonly wave: number
}

/** The annotation that tells Argo CD what it applies, and waits for, before what. */
export const syncWave = 'argocd.argoproj.io/sync-wave'

import type { ContainerOptions } from '../pods/container-options.js'
import type { ScratchMount } from '../pods/mounts.js'
import type { PodOptions } from '../pods/pod-options.js'
import type { AbsolutePath, Labels } from '../values/types.js'

/** What a profile may say of every container. */
export interface ContainerDefaults extends Pick<ContainerOptions, 'resources' | 'securityContext' | 'imagePullPolicy' | 'env'> {
  /** Empty folders that every container gets for itself, by absolute path. */
  readonly mounts?: { readonly [path: AbsolutePath]: ScratchMount } | undefined
}

/** Defaults laid under what the program writes; the nearest scope wins. Plain data, so that it can be printed and tested. */
export interface Profile {
  /** What it is called in messages. */
  readonly name: string
  /** Laid under every container, init containers included. */
  readonly container?: ContainerDefaults | undefined
  /** Laid under every pod. */
  readonly pod?: PodOptions | undefined
  /** Laid under the labels of every object and pod. */
  readonly labels?: Labels | undefined
}

/** Gives a profile back as it is, with its exact type checked. */
export function defineProfile<const T extends Profile>(profile: T): T {
  return profile
}

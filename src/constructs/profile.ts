import type { ContainerOptions } from './pods/container-options.js'
import type { PodOptions } from './pods/pod-options.js'
import type { Labels } from './values/types.js'

/** What a profile may say of every container. */
export type ContainerDefaults = Pick<ContainerOptions, 'resources' | 'securityContext' | 'imagePullPolicy' | 'env'>

/** Defaults laid under what the program writes; the nearest scope wins. Plain data, so that it can be printed and tested. */
export interface Profile {
  readonly name: string
  readonly container?: ContainerDefaults | undefined
  readonly pod?: PodOptions | undefined
  readonly labels?: Labels | undefined
}

/** Gives a profile back as it is, with its exact type checked. */
export function defineProfile<const T extends Profile>(profile: T): T {
  return profile
}

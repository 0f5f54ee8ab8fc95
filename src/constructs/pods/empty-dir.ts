import type * as core from '../../kubernetes/wire/core/v1.js'
import { bytes } from '../../props/amount.js'
import { type Check, object, oneOf } from '../../props/shape.js'
import type { Memory } from '../values/types.js'

/** An empty folder that lives as long as the pod. */
export interface EmptyDir {
  /** Memory keeps it in memory, which counts as memory of the containers; left out, on the node's disk. */
  readonly medium?: 'Memory' | undefined
  /** Above this size the pod is evicted; left out, none. */
  readonly sizeLimit?: Memory | undefined
}

export const emptyDirCheck: Check = object({ medium: oneOf('Memory'), sizeLimit: bytes })

export function emptyDir({ sizeLimit, ...rest }: EmptyDir): core.EmptyDirVolumeSource {
  return { ...rest, ...(sizeLimit !== undefined && { sizeLimit: String(sizeLimit) }) }
}

import { parseQuantity } from '../../kubernetes/quantity.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { bytes } from '../../props/amount.js'
import { type Check, either, isObject, listOf, object, oneOf, type Shape, text } from '../../props/shape.js'
import { namedCheck } from '../props/named.js'
import type { Memory } from '../values/types.js'

export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany'
/** One or more; ReadWriteOncePod stands alone. */
export type AccessModes = readonly ['ReadWriteOncePod'] | readonly [AccessMode, ...AccessMode[]]
/** Those of GKE and minikube are offered; any other name is fine. The empty text means: no class, bind to a volume made by hand. */
export type StorageClassName = 'standard' | 'standard-rwo' | 'premium-rwo' | 'standard-rwx' | 'premium-rwx' | (string & {})

/** What a PersistentVolumeClaim asks for. */
export interface ClaimOptions {
  /** Bytes as a number, or with a unit such as `2Gi`. */
  readonly storage: Memory
  /** By whom it can be mounted: `['ReadWriteOnce']` by one node, `['ReadWriteMany']` by many, `['ReadWriteOncePod']` by one pod. */
  readonly accessModes: AccessModes
  /** A class by name or construct; left out, the cluster's default class. */
  readonly storageClassName?: StorageClassName | { readonly name: string } | undefined
  /** Block gives a device without a file system; left out, Filesystem. */
  readonly volumeMode?: 'Filesystem' | 'Block' | undefined
}

const modes = listOf(oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'), 1)
export const accessModesCheck: Check = (value, place) => {
  if (!modes(value, place)) return false
  const list = value as readonly string[]
  return (
    list.length === 1 || !list.includes('ReadWriteOncePod') || place.refuse('ReadWriteOncePod stands alone', "write ['ReadWriteOncePod']")
  )
}
export const storageClassCheck: Check = either(isObject, namedCheck('StorageClass'), text)
/** A claim of nothing is refused by the API server. */
const someBytes: Check = (value, place) =>
  bytes(value, place) &&
  (parseQuantity(String(value)) !== 0 || place.refuse('must be more than 0', "write a size such as '2Gi'", 'value/quantity'))
export const claimOptionsShape: Shape<ClaimOptions> = {
  storage: someBytes,
  accessModes: accessModesCheck,
  storageClassName: storageClassCheck,
  volumeMode: oneOf('Filesystem', 'Block'),
}
export const claimOptionsCheck: Check = object(claimOptionsShape, ['storage', 'accessModes'])

export function claimSpec(options: ClaimOptions): core.PersistentVolumeClaimSpec {
  const { storage, accessModes, storageClassName, volumeMode } = options
  return {
    accessModes: [...accessModes],
    ...(storageClassName !== undefined && { storageClassName: classNameOf(storageClassName) }),
    ...(volumeMode !== undefined && { volumeMode }),
    resources: { requests: { storage: String(storage) } },
  }
}

export function classNameOf(storageClass: StorageClassName | { readonly name: string }): string {
  return typeof storageClass === 'string' ? storageClass : storageClass.name
}

import { closest } from '../../findings/closest.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import { type Check, flag, mapOf, nonEmptyText, object, oneOf, type Shape, text } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import type { AbsolutePath } from '../values/types.js'
import { type MountOptions, type VolumeMount, volumeMountOf } from './references.js'
import type { PodVolumes } from './volumes.js'

/** What stands at a path: a mount that brings its volume, the name of a volume of the pod, or that with options. */
export type Mount<V extends string = never> = VolumeMount | V | ({ readonly volume: V } & MountOptions)
/** Mounts by absolute path, so that none is there twice. */
export type Mounts<V extends string = never> = { readonly [path: AbsolutePath]: Mount<V> }

const relative = (value: string): string | undefined =>
  value.startsWith('/') || value.split('/').includes('..') ? 'must be a relative path without ".."' : undefined
const relativePath: Check = (value, place) =>
  nonEmptyText(value, place) &&
  (relative(value as string) === undefined || place.refuse(`${show(value)} ${relative(value as string)}`, 'write a path inside the volume'))

export const mountOptionsShape: Shape<MountOptions> = {
  subPath: relativePath,
  subPathExpr: relativePath,
  readOnly: flag,
  mountPropagation: oneOf('None', 'HostToContainer', 'Bidirectional'),
}
const mountCheck: Check = (value, place) => {
  if (typeof value === 'string' || volumeMountOf(value)) return true
  if (isPlain(value)) return object({ volume: text, ...mountOptionsShape }, ['volume'])(value, place)
  return place.refuse(`cannot be ${show(value)}`, 'write claim.mount(), config.mount(), secret.mount(), or the name of a volume of the pod')
}
export const mountsCheck: Check = mapOf(mountCheck, {
  key: (path) => (path.startsWith('/') ? undefined : 'must be an absolute path'),
  keyHelp: (path) => `write ${show(`/${path}`)}`,
})

export function volumeMounts(mounts: Mounts<string> | undefined, volumes: PodVolumes, place: Place): core.VolumeMount[] {
  return Object.entries(mounts ?? {}).flatMap(([mountPath, mount]) => {
    if (mount === undefined) return []
    const brought = volumeMountOf(mount)
    if (brought) return [{ name: volumes.bring(brought, place.at(mountPath)), mountPath, ...brought.options }]
    const { volume, ...options } = typeof mount === 'string' ? { volume: mount } : (mount as { volume: string } & MountOptions)
    if (!volumes.has(volume)) {
      const guess = closest(volume, volumes.names)
      place
        .at(mountPath)
        .refuse(`${show(volume)} is no volume of this pod`, guess ? `did you mean ${guess}?` : `add volumes: { ${volume}: … } to the pod`)
    }
    return [{ name: volume, mountPath, ...options }]
  })
}

import { closest } from '../../findings/closest.js'
import type { TextRule } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Place } from '../../props/place.js'
import { type Check, flag, mapOf, nonEmptyText, object, oneOf, type Shape, text, textBy } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import type { AbsolutePath } from '../values/types.js'
import { type EmptyDir, emptyDirCheck } from './empty-dir.js'
import { type MountOptions, type VolumeMount, volumeMountOf } from './references.js'
import type { PodVolumes } from './volumes.js'

/** What stands at a path: a mount that brings its volume, an empty folder, the name of a volume of the pod, or that with options. */
export type Mount<V extends string = never> =
  | VolumeMount
  | ScratchMount
  | V
  | ({
      /** The name of a volume of the pod. */
      readonly volume: V
    } & MountOptions)
/** An empty folder of this container alone, which lives as long as the pod: `{ '/tmp': { emptyDir: {} } }`. */
export interface ScratchMount {
  /** Where it is kept, and how large it may grow. */
  readonly emptyDir: EmptyDir
}
/** Mounts by absolute path, so that none is there twice. */
export type Mounts<V extends string = never> = { readonly [path: AbsolutePath]: Mount<V> }

/** Permission bits of files in a volume, which are meant in octal: `644` and `'0644'` are refused. */
export const fileMode: Check = (value, place) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0o777) return true
  const octal = /^(?:0o?)?([0-7]{3})$/.exec(typeof value === 'object' ? '' : String(value))?.[1] ?? '440'
  return place.refuse(`must be permission bits, and is ${show(value)}`, `write 0o${octal}`)
}
/** What is wrong with the path of something inside a volume. */
export const insideVolume: TextRule = (path) =>
  path.startsWith('/') || path.split('/').includes('..') ? 'must be a relative path without ".."' : undefined
export const relativePath: Check = (value, place) =>
  nonEmptyText(value, place) && textBy(insideVolume, 'a path inside the volume')(value, place)

export const mountOptionsShape: Shape<MountOptions> = {
  subPath: relativePath,
  subPathExpr: relativePath,
  readOnly: flag,
  mountPropagation: oneOf('None', 'HostToContainer', 'Bidirectional'),
}
export const scratchCheck: Check = object({ emptyDir: emptyDirCheck }, ['emptyDir'])
const mountCheck: Check = (value, place) => {
  if (typeof value === 'string' || volumeMountOf(value)) return true
  if (isPlain(value) && 'emptyDir' in value) return scratchCheck(value, place)
  if (isPlain(value)) return object({ volume: text, ...mountOptionsShape }, ['volume'])(value, place)
  return place.refuse(
    `cannot be ${show(value)}`,
    'write claim.mount(), config.mount(), secret.mount(), { emptyDir: {} }, or the name of a volume of the pod',
  )
}
export const mountPaths = {
  key: (path: string): string | undefined => (path.startsWith('/') ? undefined : 'must be an absolute path'),
  keyHelp: (path: string): string => `write ${show(`/${path}`)}`,
}
export const mountsCheck: Check = mapOf(mountCheck, {
  ...mountPaths,
  form: "mounts: { '/data': claim.mount() }",
})

export function volumeMounts(mounts: Mounts<string> | undefined, volumes: PodVolumes, place: Place): core.VolumeMount[] {
  return Object.entries(mounts ?? {}).flatMap(([mountPath, mount]) => {
    if (mount === undefined) return []
    const brought = volumeMountOf(mount)
    if (brought) return [{ name: volumes.bring(brought, place.at(mountPath)), mountPath, ...brought.options }]
    if (typeof mount === 'object' && 'emptyDir' in mount) return [{ name: volumes.scratch(mountPath, mount.emptyDir), mountPath }]
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

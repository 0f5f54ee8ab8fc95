import { labelName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { isPlain, show } from '../../tree/value.js'
import type { Place } from '../props/place.js'
import {
  absolutePath,
  anything,
  bytes,
  type Check,
  exactlyOne,
  flag,
  integer,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  text,
} from '../props/shape.js'
import type { ClaimOptions } from '../storage/claim-options.js'
import { claimOptionsCheck, claimSpec } from '../storage/claim-options.js'
import type { AbsolutePath, Memory, OneOf } from '../values/types.js'
import {
  type FieldPath,
  fieldPathCheck,
  type ResourceField,
  type ResourceFieldRef,
  resourceFieldCheck,
  resourceFieldSelector,
  sameNamespace,
} from './env.js'
import type { ObjectReference, Source, VolumeMountData } from './references.js'

/** A claim, ConfigMap or Secret: one of ours, an external one, or one of cdk8s-plus. */
export type Named = { readonly name: string; readonly namespace?: string | undefined } | ObjectReference
export interface FileOptions {
  /** File in the volume by key; left out, every key is a file of its own name. */
  readonly items?: { readonly [key: string]: string }
  /** Permission bits, such as `0o440`. */
  readonly defaultMode?: number
  readonly optional?: boolean
}
export type DownwardItem = FieldPath | ResourceField | ResourceFieldRef
export type ProjectedSource = OneOf<{
  configMap: Named | ({ readonly from: Named } & Pick<FileOptions, 'items' | 'optional'>)
  secret: Named | ({ readonly from: Named } & Pick<FileOptions, 'items' | 'optional'>)
  downwardAPI: { readonly [path: string]: DownwardItem }
  serviceAccountToken: { readonly path: string; readonly audience?: string; readonly expirationSeconds?: number }
}>
/** The volume sources with short words; every other one has its wire type. */
export interface VolumeSources extends OtherSources {
  emptyDir: { readonly medium?: 'Memory'; readonly sizeLimit?: Memory }
  hostPath: {
    readonly path: AbsolutePath
    readonly type?: 'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket' | 'CharDevice' | 'BlockDevice'
  }
  persistentVolumeClaim: Named | { readonly claim: Named; readonly readOnly?: boolean }
  configMap: Named | ({ readonly from: Named } & FileOptions)
  secret: Named | ({ readonly from: Named } & FileOptions)
  nfs: { readonly server: string; readonly path: AbsolutePath; readonly readOnly?: boolean }
  csi: {
    readonly driver: string
    readonly readOnly?: boolean
    readonly fsType?: string
    readonly volumeAttributes?: { readonly [key: string]: string }
  }
  /** A claim that lives and dies with the pod. */
  ephemeral: ClaimOptions
  /** Fields of the pod as files by path. */
  downwardAPI: { readonly [path: string]: DownwardItem }
  projected: { readonly sources: readonly ProjectedSource[]; readonly defaultMode?: number }
}
type OtherName =
  | 'iscsi'
  | 'fc'
  | 'cephfs'
  | 'rbd'
  | 'glusterfs'
  | 'flexVolume'
  | 'azureDisk'
  | 'azureFile'
  | 'awsElasticBlockStore'
  | 'gcePersistentDisk'
  | 'vsphereVolume'
  | 'portworxVolume'
  | 'quobyte'
  | 'scaleIO'
  | 'storageos'
  | 'flocker'
  | 'cinder'
  | 'photonPersistentDisk'
  | 'gitRepo'
  | 'image'
type OtherSources = { [K in OtherName]: NonNullable<core.Volume[K]> }
/** A volume of the pod: exactly one source. */
export type Volume = OneOf<VolumeSources>
/** Volumes by name. */
export type Volumes<V extends string> = { readonly [K in V]?: Volume }

const mode = integer(0, 0o777)
const named: Check = (value, place) =>
  (typeof value === 'object' && value !== null && typeof (value as { name?: unknown }).name === 'string') ||
  place.refuse(`cannot be ${show(value)}`, 'give the construct, or what X.external returns')
const namedOr =
  (key: string, beside: Record<string, Check>): Check =>
  (value, place) =>
    isPlain(value) && key in value ? object({ [key]: named, ...beside })(value, place) : named(value, place)
const downwardItem: Check = (value, place) =>
  isPlain(value)
    ? object({ resourceFieldRef: resourceFieldCheck, containerName: text, divisor: anything })(value, place)
    : typeof value === 'string' && /^(limits|requests)\./.test(value)
      ? resourceFieldCheck(value, place)
      : fieldPathCheck(value, place)
const files = { items: mapOf(nonEmptyText), optional: flag }
const others: readonly OtherName[] = [
  'iscsi',
  'fc',
  'cephfs',
  'rbd',
  'glusterfs',
  'flexVolume',
  'azureDisk',
  'azureFile',
  'awsElasticBlockStore',
  'gcePersistentDisk',
  'vsphereVolume',
  'portworxVolume',
  'quobyte',
  'scaleIO',
  'storageos',
  'flocker',
  'cinder',
  'photonPersistentDisk',
  'gitRepo',
  'image',
]
const sources: { readonly [K in Exclude<keyof VolumeSources, OtherName>]: Check } = {
  emptyDir: object({ medium: oneOf('Memory'), sizeLimit: bytes }),
  hostPath: object(
    { path: absolutePath, type: oneOf('Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket', 'CharDevice', 'BlockDevice') },
    ['path'],
  ),
  persistentVolumeClaim: namedOr('claim', { readOnly: flag }),
  configMap: namedOr('from', { ...files, defaultMode: mode }),
  secret: namedOr('from', { ...files, defaultMode: mode }),
  nfs: object({ server: nonEmptyText, path: absolutePath, readOnly: flag }, ['server', 'path']),
  csi: object({ driver: nonEmptyText, readOnly: flag, fsType: text, volumeAttributes: mapOf(text) }, ['driver']),
  ephemeral: claimOptionsCheck,
  downwardAPI: mapOf(downwardItem),
  projected: object(
    {
      sources: listOf(
        exactlyOne({
          configMap: namedOr('from', files),
          secret: namedOr('from', files),
          downwardAPI: mapOf(downwardItem),
          serviceAccountToken: object({ path: nonEmptyText, audience: text, expirationSeconds: integer(600) }, ['path']),
        }),
      ),
      defaultMode: mode,
    },
    ['sources'],
  ),
}
export const volumesCheck: Check = mapOf(exactlyOne({ ...sources, ...Object.fromEntries(others.map((name) => [name, anything])) }), {
  key: labelName,
  ordered: true,
})

/** The volumes of one pod: those that it declares, and those that mounts bring along. */
export class PodVolumes {
  readonly #volumes = new Map<string, core.Volume>()
  readonly #onlyContainer: string | undefined

  constructor(declared: Volumes<string> | undefined, place: Place, onlyContainer?: string) {
    this.#onlyContainer = onlyContainer
    for (const [name, volume] of Object.entries(declared ?? {}))
      if (volume) this.#volumes.set(name, { name, ...this.#source(volume as Partial<VolumeSources>, place.at(name)) })
  }

  get names(): string[] {
    return [...this.#volumes.keys()]
  }

  has(name: string): boolean {
    return this.#volumes.has(name)
  }

  /** A volume that exists although this pod does not declare it, such as a claim template of a StatefulSet. */
  list(): core.Volume[] {
    return [...this.#volumes.values()]
  }

  /** Adds the volume that a mount brings, named after its object, and gives back its name; the same source is added once. */
  bring({ source, volume }: VolumeMountData, place: Place): string {
    sameNamespace(source, place)
    const wanted = JSON.stringify(volume)
    const stem = source.name.replaceAll('.', '-').slice(0, 60)
    for (let number = 1; ; number++) {
      const name = number === 1 ? stem : `${stem}-${number}`
      const present = this.#volumes.get(name)
      if (present && JSON.stringify({ ...present, name: undefined }) !== wanted) continue
      if (!present) this.#volumes.set(name, { name, ...volume })
      return name
    }
  }

  #source(volume: Partial<VolumeSources>, place: Place): Omit<core.Volume, 'name'> {
    const { emptyDir, persistentVolumeClaim, configMap, secret, ephemeral, downwardAPI, projected, ...rest } = volume
    if (emptyDir) return { emptyDir: { ...emptyDir, ...(emptyDir.sizeLimit !== undefined && { sizeLimit: String(emptyDir.sizeLimit) }) } }
    if (persistentVolumeClaim) {
      const { claim, readOnly } =
        'claim' in persistentVolumeClaim ? persistentVolumeClaim : { claim: persistentVolumeClaim, readOnly: undefined }
      return {
        persistentVolumeClaim: { claimName: nameOf(claim, 'PersistentVolumeClaim', place), ...(readOnly !== undefined && { readOnly }) },
      }
    }
    if (configMap) return { configMap: fileSource(configMap, 'ConfigMap', 'name', place) }
    if (secret) return { secret: fileSource(secret, 'Secret', 'secretName', place) }
    if (ephemeral) return { ephemeral: { volumeClaimTemplate: { spec: claimSpec(ephemeral) } } }
    if (downwardAPI) return { downwardAPI: { items: this.#downwardItems(downwardAPI, place) } }
    if (projected) {
      const { sources: list, ...options } = projected
      return {
        projected: {
          ...options,
          sources: list.map((each, index) =>
            this.#projected(each as Partial<ProjectedSource>, place.at('projected').at('sources').at(index)),
          ),
        },
      }
    }
    return rest as Omit<core.Volume, 'name'>
  }

  #projected(source: Partial<ProjectedSource>, place: Place): core.VolumeProjection {
    const { configMap, secret, downwardAPI, serviceAccountToken } = source as { [K in 'configMap' | 'secret']?: Named } & {
      downwardAPI?: Record<string, DownwardItem>
      serviceAccountToken?: core.ServiceAccountTokenProjection
    }
    if (configMap) return { configMap: fileSource(configMap, 'ConfigMap', 'name', place) }
    if (secret) return { secret: fileSource(secret, 'Secret', 'name', place) }
    if (downwardAPI) return { downwardAPI: { items: this.#downwardItems(downwardAPI, place) } }
    return { ...(serviceAccountToken && { serviceAccountToken }) }
  }

  #downwardItems(items: { readonly [path: string]: DownwardItem }, place: Place): core.DownwardAPIVolumeFile[] {
    return Object.entries(items).map(([path, item]) => {
      if (typeof item === 'string' && !/^(limits|requests)\./.test(item)) return { path, fieldRef: { fieldPath: item } }
      const given: ResourceFieldRef = typeof item === 'string' ? { resourceFieldRef: item as ResourceField } : item
      const containerName = given.containerName ?? this.#onlyContainer
      if (containerName === undefined)
        place.at(path).refuse('must say of which container', `write { resourceFieldRef: '${given.resourceFieldRef}', containerName: '…' }`)
      return { path, resourceFieldRef: resourceFieldSelector({ ...given, ...(containerName !== undefined && { containerName }) }) }
    })
  }
}

function fileSource<N extends 'name' | 'secretName'>(
  given: Named | ({ readonly from: Named } & FileOptions),
  kind: Source['kind'],
  nameField: N,
  place: Place,
): { [K in N]: string } & Omit<core.ConfigMapVolumeSource, 'name'> {
  const { from, items, ...options } = 'from' in given ? given : { from: given, items: undefined }
  return {
    [nameField]: nameOf(from, kind, place),
    ...(items && { items: Object.entries(items).map(([key, path]) => ({ key, path })) }),
    ...options,
  } as { [K in N]: string } & Omit<core.ConfigMapVolumeSource, 'name'>
}

/** The name of an object that was handed over, after a look at its kind and namespace. */
export function nameOf(object: Named, kind: Source['kind'], place: Place): string {
  const { kind: actual, namespace } = object as { kind?: string; namespace?: string }
  if (actual !== undefined && actual !== kind) place.refuse(`must be a ${kind}, and is the ${actual} ${object.name}`, `give a ${kind}`)
  sameNamespace({ kind, name: object.name, namespace }, place)
  return object.name
}

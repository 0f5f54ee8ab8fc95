import type * as core from '../../kubernetes/wire/core/v1.js'
import type { OneOf } from '../../props/types.js'
import type { ClaimOptions } from '../storage/claim-options.js'
import type { AbsolutePath, Memory } from '../values/types.js'
import type { FieldPath, ResourceField, ResourceFieldRef } from './env.js'
import type { ObjectReference } from './references.js'

/** A claim, ConfigMap or Secret: one of ours, an external one, or one of cdk8s-plus. */
export type Named = { readonly name: string; readonly namespace?: string | undefined } | ObjectReference
export interface FileOptions {
  /** File in the volume by key; left out, every key is a file of its own name. */
  readonly items?: { readonly [key: string]: string } | undefined
  /** Permission bits, such as `0o440`. */
  readonly defaultMode?: number | undefined
  readonly optional?: boolean | undefined
}
export type DownwardItem = FieldPath | ResourceField | ResourceFieldRef
export type ProjectedSource = OneOf<{
  configMap: Named | ({ readonly from: Named } & Pick<FileOptions, 'items' | 'optional'>)
  secret: Named | ({ readonly from: Named } & Pick<FileOptions, 'items' | 'optional'>)
  downwardAPI: { readonly [path: string]: DownwardItem }
  serviceAccountToken: { readonly path: string; readonly audience?: string | undefined; readonly expirationSeconds?: number | undefined }
}>
/** The volume sources with short words; every other one has its wire type. */
export interface VolumeSources extends OtherSources {
  emptyDir: { readonly medium?: 'Memory' | undefined; readonly sizeLimit?: Memory | undefined }
  hostPath: {
    readonly path: AbsolutePath
    readonly type?: 'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket' | 'CharDevice' | 'BlockDevice' | undefined
  }
  persistentVolumeClaim: Named | { readonly claim: Named; readonly readOnly?: boolean | undefined }
  configMap: Named | ({ readonly from: Named } & FileOptions)
  secret: Named | ({ readonly from: Named } & FileOptions)
  nfs: { readonly server: string; readonly path: AbsolutePath; readonly readOnly?: boolean | undefined }
  csi: {
    readonly driver: string
    readonly readOnly?: boolean | undefined
    readonly fsType?: string | undefined
    readonly volumeAttributes?: { readonly [key: string]: string } | undefined
  }
  /** A claim that lives and dies with the pod. */
  ephemeral: ClaimOptions
  /** Fields of the pod as files by path. */
  downwardAPI: { readonly [path: string]: DownwardItem }
  projected: { readonly sources: readonly ProjectedSource[]; readonly defaultMode?: number | undefined }
}
/** Those that are taken in their wire type. */
export const otherSources = [
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
] as const
export type OtherName = (typeof otherSources)[number]
type OtherSources = { [K in OtherName]: NonNullable<core.Volume[K]> }
/** A volume of the pod: exactly one source. */
export type Volume = OneOf<VolumeSources>
/** Volumes by name. */
export type Volumes<V extends string> = { readonly [K in V]?: Volume | undefined }

import type * as core from '../../kubernetes/wire/core/v1.js'
import type { OneOf } from '../../props/types.js'
import type { ClaimOptions } from '../storage/claim-options.js'
import type { AbsolutePath } from '../values/types.js'
import type { EmptyDir } from './empty-dir.js'
import type { FieldPath, ResourceField, ResourceFieldRef } from './env.js'
import type { ProjectedSource } from './projected.js'
import type { ObjectReference } from './references.js'

/** A claim, ConfigMap or Secret: one of ours, an external one, or one of cdk8s-plus. */
export type Named = { readonly name: string; readonly namespace?: string | undefined } | ObjectReference
/** The path of a file in the volume, with permission bits of its own or those of the volume. */
export type FilePath = string | { readonly path: string /** Permission bits, such as `0o440`. */; readonly mode: number }
export interface FileOptions {
  /** File in the volume by key; left out, every key is a file of its own name. */
  readonly items?: { readonly [key: string]: FilePath } | undefined
  /** Permission bits, such as `0o440`. */
  readonly defaultMode?: number | undefined
  /** Whether the pod starts without the object or key; left out, false. */
  readonly optional?: boolean | undefined
}
export interface RollOption {
  /** Whether a change of the ConfigMap replaces the pods, rather than only the files; left out, what the ConfigMap says. */
  readonly rollOnChange?: boolean | undefined
}
export type DownwardItem =
  | FieldPath
  | ResourceField
  | (ResourceFieldRef & { readonly mode?: number | undefined })
  | {
      /** The field of the pod. */
      readonly fieldRef: FieldPath
      /** Permission bits, such as `0o440`; left out, those of the volume. */
      readonly mode?: number | undefined
    }
/** The volume sources with short words; every other one has its wire type. */
export interface VolumeSources extends OtherSources {
  /** An empty folder that lives as long as the pod. */
  emptyDir: EmptyDir
  /** A file or folder of the node. */
  hostPath: {
    readonly path: AbsolutePath
    readonly type?: 'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket' | 'CharDevice' | 'BlockDevice' | undefined
  }
  /** The disk of a claim. */
  persistentVolumeClaim: Named | { readonly claim: Named; readonly readOnly?: boolean | undefined }
  /** The keys of a ConfigMap as files. */
  configMap: Named | ({ readonly from: Named } & FileOptions & RollOption)
  /** The keys of a Secret as files. */
  secret: Named | ({ readonly from: Named } & FileOptions)
  /** A folder of an NFS server. */
  nfs: { readonly server: string; readonly path: AbsolutePath; readonly readOnly?: boolean | undefined }
  /** A volume that a CSI driver makes for the pod. */
  csi: {
    readonly driver: string
    readonly readOnly?: boolean | undefined
    readonly fsType?: string | undefined
    readonly volumeAttributes?: { readonly [key: string]: string } | undefined
    /** The Secret that the driver needs to mount it. */
    readonly nodePublishSecretRef?: Named | undefined
  }
  /** A claim that lives and dies with the pod. */
  ephemeral: ClaimOptions
  /** Fields of the pod as files by path. */
  downwardAPI: { readonly [path: string]: DownwardItem }
  /** Several sources in one folder. */
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

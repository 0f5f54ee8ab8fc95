import type { Construct } from 'constructs'
import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { bytes } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import {
  absolutePath,
  type Check,
  exactlyOne,
  flag,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  text,
  wireObject,
} from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import type { VolumeSources } from '../pods/volume-sources.js'
import { hostPathCheck, nfsCheck } from '../pods/volumes-check.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { AbsolutePath, Memory } from '../values/types.js'
import { type AccessModes, accessModesCheck, classNameOf, type StorageClassName, storageClassCheck } from './claim-options.js'

/** Sources that are taken in their wire type. */
const otherSources = [
  'fc',
  'iscsi',
  'rbd',
  'cephfs',
  'cinder',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'vsphereVolume',
  'portworxVolume',
  'glusterfs',
  'flexVolume',
  'flocker',
  'photonPersistentDisk',
  'quobyte',
  'scaleIO',
  'storageos',
] as const
type OtherSources = { [K in (typeof otherSources)[number]]: NonNullable<core.PersistentVolumeSpec[K]> }
export interface PersistentVolumeSources extends OtherSources {
  /** A disk of a CSI driver. */
  csi: {
    readonly driver: string
    readonly volumeHandle: string
    readonly fsType?: string | undefined
    readonly readOnly?: boolean | undefined
    readonly volumeAttributes?: { readonly [key: string]: string } | undefined
  }
  /** A folder of an NFS server. */
  nfs: VolumeSources['nfs']
  /** A file or folder of the node, for tests on one node. */
  hostPath: VolumeSources['hostPath']
  /** A disk or folder of one node, which `nodeAffinity` must name. */
  local: { readonly path: AbsolutePath; readonly fsType?: string | undefined }
}
export type PersistentVolumeProps = ObjectProps<Kinds['v1/PersistentVolume']> & {
  /** Bytes as a number, or with a unit such as `10Gi`. */
  readonly storage: Memory
  /** By whom it can be mounted: `['ReadWriteOnce']` by one node, `['ReadWriteMany']` by many. */
  readonly accessModes: AccessModes
  /** What happens to the disk when its claim is gone; left out, Retain. */
  readonly persistentVolumeReclaimPolicy?: 'Retain' | 'Delete' | undefined
  /** The class that claims must ask for; left out, claims without a class. */
  readonly storageClassName?: StorageClassName | { readonly name: string } | undefined
  /** Block gives a device without a file system; left out, Filesystem. */
  readonly volumeMode?: 'Filesystem' | 'Block' | undefined
  /** Options of the mount, such as `hard` for NFS, one an item. */
  readonly mountOptions?: readonly string[] | undefined
  /** The nodes that can reach it; left out, all. */
  readonly nodeAffinity?: core.VolumeNodeAffinity | undefined
} & OneOf<PersistentVolumeSources>

const sources: { readonly [source: string]: Check } = {
  csi: object({ driver: nonEmptyText, volumeHandle: nonEmptyText, fsType: text, readOnly: flag, volumeAttributes: mapOf(text) }, [
    'driver',
    'volumeHandle',
  ]),
  nfs: nfsCheck,
  hostPath: hostPathCheck,
  local: object({ path: absolutePath, fsType: text }, ['path']),
  ...Object.fromEntries(otherSources.map((name) => [name, wireObject])),
}
const check = exactlyOne(sources, {
  ...objectShape,
  storage: bytes,
  accessModes: accessModesCheck,
  persistentVolumeReclaimPolicy: oneOf('Retain', 'Delete'),
  storageClassName: storageClassCheck,
  volumeMode: oneOf('Filesystem', 'Block'),
  mountOptions: listOf(nonEmptyText),
  nodeAffinity: wireObject,
})

/**
 * A disk that exists already, for claims to bind to. Most clusters make disks themselves, by their storage classes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 * @example
 * ```ts
 * new PersistentVolume(chart, 'share', { storage: '10Gi', accessModes: ['ReadWriteMany'], nfs: { server: '10.0.0.2', path: '/share' } })
 * ```
 */
export class PersistentVolume extends Resource<Kinds['v1/PersistentVolume']> {
  constructor(scope: Construct, id: string, props: PersistentVolumeProps) {
    super(scope, id, { apiVersion: 'v1', kind: 'PersistentVolume' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { storage, accessModes, storageClassName, persistentVolumeReclaimPolicy, volumeMode, mountOptions, nodeAffinity } = props
    const given: { readonly [source: string]: unknown } = { ...props }
    if (given.local !== undefined && nodeAffinity === undefined)
      place.refuse('nodeAffinity is missing', 'add nodeAffinity: it names the node of a local disk')
    this['~body'] = {
      spec: {
        capacity: { storage: String(storage) },
        accessModes,
        persistentVolumeReclaimPolicy,
        storageClassName: storageClassName === undefined ? undefined : classNameOf(storageClassName),
        volumeMode,
        mountOptions,
        ...Object.fromEntries(Object.keys(sources).map((source) => [source, given[source]])),
        nodeAffinity,
      },
    }
  }
}

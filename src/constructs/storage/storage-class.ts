import type { Construct } from 'constructs'
import type * as core from '../../kubernetes/wire/core/v1.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { flag, listOf, mapOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'

export interface StorageClassProps extends ObjectProps<Kinds['storage.k8s.io/v1/StorageClass']> {
  /** The driver that makes the disks. */
  readonly provisioner: 'pd.csi.storage.gke.io' | 'filestore.csi.storage.gke.io' | (string & {})
  /** What the driver is told, each as a text. */
  readonly parameters?: { readonly [key: string]: string } | undefined
  /** What happens to a disk when its claim is gone; left out, Delete. */
  readonly reclaimPolicy?: 'Delete' | 'Retain' | undefined
  /** WaitForFirstConsumer makes the disk in the zone of the pod that uses it; left out, Immediate. */
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer' | undefined
  /** Whether a claim may be made larger later; left out, false. */
  readonly allowVolumeExpansion?: boolean | undefined
  /** Options of the mount, one an item. */
  readonly mountOptions?: readonly string[] | undefined
  /** Zones or nodes in which disks are made; left out, all. */
  readonly allowedTopologies?: readonly core.TopologySelectorTerm[] | undefined
  /** Taken by claims that name no class. */
  readonly isDefault?: boolean | undefined
}

const shape: OwnShape<StorageClassProps> = {
  provisioner: nonEmptyText,
  parameters: mapOf(text),
  reclaimPolicy: oneOf('Delete', 'Retain'),
  volumeBindingMode: oneOf('Immediate', 'WaitForFirstConsumer'),
  allowVolumeExpansion: flag,
  mountOptions: listOf(nonEmptyText),
  allowedTopologies: listOf(wireObject),
  isDefault: flag,
}
const check = object({ ...objectShape, ...shape }, ['provisioner'])

/**
 * A kind of disk that claims can ask for by name.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 * @example
 * ```ts
 * const fast = new StorageClass(chart, 'fast', { provisioner: 'pd.csi.storage.gke.io', parameters: { type: 'pd-ssd' }, volumeBindingMode: 'WaitForFirstConsumer' })
 * ```
 */
export class StorageClass extends Resource<Kinds['storage.k8s.io/v1/StorageClass']> {
  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }, props)
    if (!check(props, new Place(this))) return
    const { provisioner, parameters, reclaimPolicy, volumeBindingMode, allowVolumeExpansion, mountOptions, allowedTopologies, isDefault } =
      props
    if (isDefault !== undefined) metadataParts(this.metadata).annotations['storageclass.kubernetes.io/is-default-class'] = String(isDefault)
    this['~body'] = { provisioner, parameters, reclaimPolicy, volumeBindingMode, allowVolumeExpansion, mountOptions, allowedTopologies }
  }
}

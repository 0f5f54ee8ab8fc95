import type { ReferenceField } from '../field.js'
import { persistentVolume } from '../kinds.js'
import { named, selecting, typed } from '../read.js'

export const storageClass = { group: 'storage.k8s.io', kind: 'StorageClass' }
export const volumeAttributesClass = { group: 'storage.k8s.io', kind: 'VolumeAttributesClass' }

/** The fields of a claim's spec, on its own or as a template. */
export const claimSpecFields: readonly ReferenceField[] = [
  { at: 'storageClassName', read: named(storageClass, 'class') },
  { at: 'volumeAttributesClassName', read: named(volumeAttributesClass, 'class') },
  { at: 'volumeName', read: named(persistentVolume) },
  { at: 'selector', read: selecting(persistentVolume) },
  { at: 'dataSource', read: typed() },
  { at: 'dataSourceRef', read: typed() },
]

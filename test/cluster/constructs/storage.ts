import { PersistentVolume, PersistentVolumeClaim, type PersistentVolumeProps, StorageClass } from '../../../src/index.js'
import type { Group } from './group.js'

const size = { storage: '10Gi', accessModes: ['ReadWriteOnce'] } as const
const node = { key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] } as const

export const storage: Group = {
  name: 'storage',
  definitions: [],
  kinds: ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass'],
  program(chart) {
    const fast = new StorageClass(chart, 'fast', {
      provisioner: 'pd.csi.storage.gke.io',
      parameters: { type: 'pd-ssd' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      mountOptions: ['noatime'],
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['europe-west1-b'] }] }],
      isDefault: false,
    })
    const disk = new PersistentVolume(chart, 'storage-disk', {
      ...size,
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: fast,
      volumeMode: 'Filesystem',
      mountOptions: ['noatime'],
      csi: { driver: 'd.example.com', volumeHandle: 'h', fsType: 'ext4', readOnly: false, volumeAttributes: { a: 'b' } },
    })
    new PersistentVolume(chart, 'storage-local', {
      ...size,
      local: { path: '/mnt', fsType: 'ext4' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [node] }] } },
    })
    new PersistentVolume(chart, 'storage-files', { ...size, nfs: { server: 'files.example.com', path: '/', readOnly: false } })
    new PersistentVolume(chart, 'storage-node', { ...size, hostPath: { path: '/mnt', type: 'DirectoryOrCreate' } })
    new PersistentVolume(chart, 'storage-fibre', { ...size, fc: { targetWWNs: ['5'], lun: 1 } })
    new PersistentVolume(chart, 'storage-scsi', {
      ...size,
      iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage.disk1', lun: 0 },
    })
    new PersistentVolumeClaim(chart, 'claim', { ...size, storageClassName: fast, volumeMode: 'Filesystem', volume: disk })
  },
  refused: [],
}

/** Disks that Kubernetes still takes, and warns of. */
const old: { readonly [name: string]: object } = {
  rbd: { rbd: { monitors: ['10.0.0.1:6789'], image: 'a' } },
  cephfs: { cephfs: { monitors: ['10.0.0.1:6789'] } },
  cinder: { cinder: { volumeID: 'a' } },
  gce: { gcePersistentDisk: { pdName: 'a' } },
  aws: { awsElasticBlockStore: { volumeID: 'a' } },
  'azure-disk': { azureDisk: { diskName: 'a', diskURI: 'https://example.blob.core.windows.net/a' } },
  'azure-file': { azureFile: { secretName: 'a', secretNamespace: 'default', shareName: 'b' } },
  vsphere: { vsphereVolume: { volumePath: 'a' } },
  portworx: { portworxVolume: { volumeID: 'a' } },
  glusterfs: { glusterfs: { endpoints: 'a', path: 'b' } },
  flex: { flexVolume: { driver: 'example.com/a' } },
  flocker: { flocker: { datasetName: 'a' } },
  photon: { photonPersistentDisk: { pdID: 'a' } },
  quobyte: { quobyte: { registry: '10.0.0.1:1', volume: 'a' } },
  'scale-io': { scaleIO: { gateway: 'https://a', system: 'b', secretRef: { name: 'c', namespace: 'default' }, volumeName: 'd' } },
  storageos: { storageos: { volumeName: 'a' } },
}
export const oldDisks: Group = {
  name: 'old-disks',
  definitions: [],
  warnings: /deprecated|non-functional/,
  kinds: ['PersistentVolume'],
  program(chart) {
    for (const [id, source] of Object.entries(old))
      new PersistentVolume(chart, id, { ...size, ...source } as unknown as PersistentVolumeProps)
  },
  refused: [],
}

import { asName, asObject } from '../../json.js'
import { type ReferenceField, under } from '../field.js'
import { configMap, endpoints, persistentVolumeClaim, secret } from '../kinds.js'
import { labelSelector } from '../label-selector.js'
import { files, named, referenceTo, target } from '../read.js'
import { claimSpecFields } from './claim-spec.js'

const trustBundle = { group: 'certificates.k8s.io', kind: 'ClusterTrustBundle' }

/** Kinds of volumes that name a Secret in `secretRef`, in a pod as in a PersistentVolume. */
export const secretRefVolumes = ['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos']

/** The fields of a pod's volume. */
export const volumeFields: readonly ReferenceField[] = [
  { at: 'secret', read: files(secret, 'secretName') },
  { at: 'configMap', read: files(configMap) },
  { at: 'projected.sources[].secret', read: files(secret) },
  { at: 'projected.sources[].configMap', read: files(configMap) },
  {
    at: 'projected.sources[].clusterTrustBundle',
    read(value, place) {
      const fields = asObject(value)
      const name = asName(fields.name)
      const optional = fields.optional === true
      if (name !== undefined) return [{ kind: 'object', to: target(trustBundle, name, place), optional }]
      const selector = labelSelector(fields.labelSelector)
      return selector ? [{ kind: 'selector', to: { ...trustBundle, selector }, below: '.labelSelector', optional }] : []
    },
  },
  { at: 'persistentVolumeClaim.claimName', read: named(persistentVolumeClaim) },
  { at: 'csi.nodePublishSecretRef', read: referenceTo(secret) },
  { at: 'csi.volumeAttributes.secretProviderClass', read: named({ group: 'secrets-store.csi.x-k8s.io', kind: 'SecretProviderClass' }) },
  { at: 'azureFile.secretName', read: named(secret) },
  { at: 'glusterfs.endpoints', read: named(endpoints) },
  ...secretRefVolumes.map((volume) => ({ at: `${volume}.secretRef`, read: referenceTo(secret) })),
  ...under('ephemeral.volumeClaimTemplate.spec', claimSpecFields),
]

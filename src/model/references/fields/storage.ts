import { asName, asObject, asText } from '../../json.js'
import { type ReferenceField, under } from '../field.js'
import { endpoints, persistentVolumeClaim, secret } from '../kinds.js'
import { named, referenceTo, target, typed } from '../read.js'
import { claimSpecFields, storageClass, volumeAttributesClass } from './claim-spec.js'
import { secretRefVolumes } from './volumes.js'

const driverSecrets = ['controllerExpand', 'controllerPublish', 'nodeExpand', 'nodePublish', 'nodeStage']
const classSecrets = ['provisioner', 'controller-publish', 'node-stage', 'node-publish', 'controller-expand', 'node-expand']

/** Parameters of a StorageClass name Secrets in pairs of name and namespace; a template such as `${pvc.name}` is only known later. */
function classSecret(of: string): ReferenceField {
  return {
    at: 'parameters',
    read(value, place) {
      const parameter = `csi.storage.k8s.io/${of}-secret-name`
      const { [parameter]: text, [`csi.storage.k8s.io/${of}-secret-namespace`]: namespace } = asObject(value)
      const name = asName(text)
      if (name === undefined || `${name}${asText(namespace)}`.includes('$')) return []
      return [{ kind: 'object', to: target(secret, name, place, namespace), below: `[${JSON.stringify(parameter)}]` }]
    },
  }
}

/** The fields of claims, disks and their classes. */
export const storageFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  '/PersistentVolumeClaim': under('spec', claimSpecFields),
  '/PersistentVolume': under('spec', [
    { at: 'claimRef', read: typed(persistentVolumeClaim) },
    { at: 'storageClassName', read: named(storageClass, 'class') },
    { at: 'volumeAttributesClassName', read: named(volumeAttributesClass, 'class') },
    ...driverSecrets.map((of) => ({ at: `csi.${of}SecretRef`, read: referenceTo(secret) })),
    ...secretRefVolumes.map((volume) => ({ at: `${volume}.secretRef`, read: referenceTo(secret) })),
    { at: 'azureFile', read: referenceTo(secret, 'secretName', 'secretNamespace') },
    { at: 'glusterfs', read: referenceTo(endpoints, 'endpoints', 'endpointsNamespace') },
  ]),
  'storage.k8s.io/StorageClass': classSecrets.map(classSecret),
}

import { usesOf } from 'steersman'
import { describe, expect, it } from 'vitest'

const none = { filestore: false, gcsFuse: false, secretManager: false, backup: false }
const pod = (volume: object): object => ({ kind: 'Deployment', spec: { template: { spec: { volumes: [volume] } } } })

describe('what a program uses', () => {
  it.each([
    ['nothing', { kind: 'Pod', spec: {} }, {}],
    ['a claim of a shared class', { kind: 'PersistentVolumeClaim', spec: { storageClassName: 'standard-rwx' } }, { filestore: true }],
    ['a claim of another class', { kind: 'PersistentVolumeClaim', spec: { storageClassName: 'standard-rwo' } }, {}],
    [
      'a template of claims',
      { kind: 'StatefulSet', spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'premium-rwx' } }] } },
      { filestore: true },
    ],
    ['a class of its own', { kind: 'StorageClass', provisioner: 'filestore.csi.storage.gke.io' }, { filestore: true }],
    ['a bucket in a Pod', pod({ name: 'a', csi: { driver: 'gcsfuse.csi.storage.gke.io' } }), { gcsFuse: true }],
    ['a bucket as volume', { kind: 'PersistentVolume', spec: { csi: { driver: 'gcsfuse.csi.storage.gke.io' } } }, { gcsFuse: true }],
    ['secrets in a Pod', pod({ name: 'a', csi: { driver: 'secrets-store-gke.csi.k8s.io' } }), { secretManager: true }],
    ['a class of secrets', { kind: 'SecretProviderClass', spec: { provider: 'gke' } }, { secretManager: true }],
    ['an application of Backup for GKE', { apiVersion: 'gkebackup.gke.io/v1', kind: 'ProtectedApplication' }, { backup: true }],
    ['a class of secrets of another cloud', { kind: 'SecretProviderClass', spec: { provider: 'aws' } }, {}],
    ['words in a ConfigMap', { kind: 'ConfigMap', data: { driver: 'gcsfuse.csi.storage.gke.io' } }, {}],
    ['nothing that can be read', { kind: 'SecretProviderClass', spec: null }, {}],
  ])('%s', (_, manifest, uses) => expect(usesOf([manifest])).toEqual({ ...none, ...uses }))

  it('is all that its manifests use', () => {
    expect(
      usesOf([
        { kind: 'StorageClass', provisioner: 'filestore.csi.storage.gke.io' },
        pod({ csi: { driver: 'gcsfuse.csi.storage.gke.io' } }),
        { kind: 'SecretProviderClass', spec: { provider: 'gke' } },
      ]),
    ).toEqual({ ...none, filestore: true, gcsFuse: true, secretManager: true })
  })
})

import { rmSync } from 'node:fs'
import type { Client, LiveObject } from './client.js'

type Volume = LiveObject & { readonly spec: { readonly hostPath?: { readonly path: string } } }

/**
 * Creates a default StorageClass of which the controller-manager makes volumes: folders of this machine, never mounted.
 * Like the one of GKE it waits for the first pod that uses a claim, so an unused claim stays Pending.
 */
export async function addDefaultStorageClass(client: Client, name = 'standard-rwo'): Promise<void> {
  const reply = await client.create({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'kubernetes.io/host-path',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  })
  if (!reply.ok && reply.status !== 409) throw new Error(`StorageClass ${name}: ${reply.body.message}`)
}

/** Removes the folders of this control plane's volumes; those of others stay. */
export async function removeVolumeFolders(client: Client): Promise<void> {
  const reply = await client.list<Volume>('v1', 'PersistentVolume')
  for (const { spec } of reply.ok ? reply.body.items : []) {
    if (spec.hostPath?.path.startsWith('/tmp/hostpath_pv/')) rmSync(spec.hostPath.path, { recursive: true, force: true })
  }
}

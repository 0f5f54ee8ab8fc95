/** What a program uses of a cluster that GKE installs only when asked. */
export interface ClusterUses {
  readonly filestore: boolean
  readonly gcsFuse: boolean
  readonly secretManager: boolean
  readonly backup: boolean
}

export const nothing: ClusterUses = { filestore: false, gcsFuse: false, secretManager: false, backup: false }

const filestoreClasses = ['standard-rwx', 'premium-rwx', 'enterprise-rwx', 'enterprise-multishare-rwx', 'zonal-rwx']

/**
 * Finds what manifests use of a cluster, wherever they name it: in a claim, in a template of claims, in a volume of a Pod or in a kind
 * that Steersman does not know. Data of ConfigMaps and Secrets is not looked at.
 */
export function usesOf(manifests: Iterable<object>): ClusterUses {
  const found = { ...nothing }
  for (const manifest of manifests) {
    const { apiVersion, kind, spec } = manifest as { apiVersion?: unknown; kind?: unknown; spec?: { provider?: unknown } }
    if (kind === 'ConfigMap' || kind === 'Secret') continue
    if (kind === 'SecretProviderClass' && spec?.provider === 'gke') found.secretManager = true
    if (typeof apiVersion === 'string' && apiVersion.startsWith('gkebackup.gke.io/')) found.backup = true
    look(manifest, found)
  }
  return found
}

function look(value: unknown, found: { -readonly [K in keyof ClusterUses]: boolean }): void {
  if (Array.isArray(value)) for (const item of value) look(item, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      if (typeof each !== 'string') look(each, found)
      else if (key === 'storageClassName') found.filestore ||= filestoreClasses.includes(each)
      else if (key === 'driver' || key === 'provisioner') {
        found.filestore ||= each === 'filestore.csi.storage.gke.io'
        found.gcsFuse ||= each === 'gcsfuse.csi.storage.gke.io'
        found.secretManager ||= each === 'secrets-store-gke.csi.k8s.io'
      }
    }
}

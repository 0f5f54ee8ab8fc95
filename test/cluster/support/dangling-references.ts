import type { Manifest, ModelObject } from '../../../src/model/model.js'
import { referencesOf } from '../../../src/model/references/references.js'
import type { Client, LiveObject } from '../control-plane/client.js'

/** Kinds that the objects of a stack may point at without making them, and that the server itself fills in. */
const providers = [
  { apiVersion: 'v1', kind: 'Namespace' },
  { apiVersion: 'v1', kind: 'Secret' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'ServiceAccount' },
  { apiVersion: 'v1', kind: 'Node' },
  { apiVersion: 'v1', kind: 'PersistentVolume' },
  { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass' },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass' },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
  { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' },
]

/** What the objects of a stack point at and the cluster does not have. The Secret of a certificate is left out: cert-manager makes it. */
export async function danglingReferences(client: Client, manifests: readonly Manifest[]): Promise<string[]> {
  const own = await Promise.all(manifests.map((manifest) => client.get<LiveObject>(manifest)))
  const live = own.flatMap((reply) => (reply.ok ? [reply.body] : []))
  const others = await Promise.all(
    providers.map(async ({ apiVersion, kind }) => {
      const reply = await client.list<LiveObject>(apiVersion, kind)
      return reply.ok ? reply.body.items.map((each) => ({ ...each, apiVersion, kind })) : []
    }),
  )
  const objects = [...live, ...others.flat()].map(
    (manifest): ModelObject => ({ manifest: manifest as unknown as Manifest, origin: { path: '' }, chart: 0 }),
  )
  return referencesOf(objects)
    .filter(({ from, optional, targets, lacking }) => from < live.length && !optional && (targets.length === 0 || lacking.length > 0))
    .filter(({ from, field }) => !(live[from]!.kind === 'Ingress' && field.startsWith('spec.tls')))
    .map(
      ({ from, field, to }) =>
        `${live[from]!.kind} ${live[from]!.metadata.name} ${field}: ${to.kind} ${to.name ?? JSON.stringify(to)} is not there`,
    )
}

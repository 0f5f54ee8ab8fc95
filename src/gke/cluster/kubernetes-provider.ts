import type { Cluster } from '@pulumi/gcp/container/cluster.js'
import { Provider } from '@pulumi/kubernetes/provider.js'
import type { Output, ResourceOptions } from '@pulumi/pulumi'
import type { KubernetesProviderOptions } from './options.js'

/** The way to the objects in a cluster. */
export function makeKubernetesProvider(
  name: string,
  { id }: Cluster,
  kubeconfig: Output<string>,
  { deleteUnreachable = false, skipUpdateUnreachable = false, upsertExistingObjects = false }: KubernetesProviderOptions,
  options: ResourceOptions,
): Provider {
  return new Provider(
    name,
    {
      kubeconfig,
      // Tells one cluster from another, so that another endpoint or certificate, or one that a preview does not know, replaces nothing.
      clusterIdentifier: id,
      // Without these, a change of a ConfigMap or Secret replaces the object.
      enableConfigMapMutable: true,
      enableSecretMutable: true,
      deleteUnreachable,
      skipUpdateUnreachable,
      upsertExistingObjects,
    },
    options,
  )
}

import type { Provider } from '@pulumi/kubernetes/provider.js'
import type { ComponentResourceOptions, Resource } from '@pulumi/pulumi'

/** Where and how an app is deployed. What is not named here means what it does for every Pulumi component. */
export interface DeployOptions extends Pick<ComponentResourceOptions, 'parent' | 'dependsOn' | 'protect' | 'retainOnDelete'> {
  /** The cluster of this program, such as a `GkeCluster` of `steersman/gke`. */
  readonly cluster?: { readonly provider: Provider }
  /** A provider that the program made itself. */
  readonly provider?: Provider
  /** All objects go with this resource, so that they are not deleted one by one: the cluster itself, say. */
  readonly deletedWith?: Resource
}

import type { Provider } from '@pulumi/kubernetes/provider.js'
import type { Alias, ComponentResourceOptions, CustomResourceOptions, Input, Resource } from '@pulumi/pulumi'
import type { IConstruct } from 'constructs'
import type { Cluster } from '../../clusters/cluster.js'
import type { Finding } from '../../findings/finding.js'
import type { ModelObject } from '../../model/model.js'
import type { Refused } from '../../props/types.js'

/** A cluster that Pulumi can reach, such as a `GkeCluster` of `steersman/gke`. */
export interface KubernetesCluster {
  readonly provider: Provider
  /** What the checks know of it, where the App does not say. */
  readonly declaration?: Cluster
  /** @internal Takes up what these objects need of it; says what it cannot have. */
  readonly '~needs'?: (objects: readonly ModelObject[]) => readonly Finding[]
}

/** How the app is deployed. What is not explained here means what it does for every component of Pulumi. */
export interface DeploymentOptions extends Pick<ComponentResourceOptions, 'parent' | 'dependsOn' | 'protect' | 'retainOnDelete'> {
  /** All objects go when this resource goes, and are not deleted one by one: the cluster itself, or a Namespace. */
  readonly deletedWith?: Resource
  /** Earlier names of the deployment; those of its objects follow. */
  readonly aliases?: readonly Input<Alias | string>[]
  /** Constructs that have another path now, `{ before: now }`, so that their objects stay what they are. A path stands for all below it. */
  readonly moved?: { readonly [before: string]: string }
  /**
   * Objects that are in the cluster already, made by hand or by another tool, and are Pulumi's from now on: all of them, some constructs,
   * or those that a function chooses. Pulumi imports them, and refuses one that is not as the program says; take this away afterwards.
   */
  readonly adopt?: true | readonly IConstruct[] | ((object: ModelObject) => boolean)
  /**
   * Whether each object that Pulumi cannot make, change or delete is told with the line that it comes from and with what helps.
   * `pulumi destroy` then tells the cause of a failure only with `--run-program`, because Pulumi asks the program for the advice.
   * Needs a command `pulumi` after 3.243; from 3.219 on it is given for objects that are there and do not work. Default false.
   */
  readonly advice?: boolean
  /** More options for an object, such as `customTimeouts` or `ignoreChanges`; they are merged over those that it has. */
  readonly resourceOptions?: (object: ModelObject) => CustomResourceOptions | undefined
}

interface ClusterTarget {
  readonly cluster: KubernetesCluster
  readonly provider?: Refused<'not beside cluster'>
  readonly kubeconfig?: Refused<'not beside cluster'>
  readonly context?: Refused<'not beside cluster'>
}

interface ProviderTarget {
  /** A provider that the program made itself. Without `enableConfigMapMutable` and `enableSecretMutable`, changed data replaces objects. */
  readonly provider: Provider
  readonly cluster?: Refused<'not beside provider'>
  readonly kubeconfig?: Refused<'not beside provider'>
  readonly context?: Refused<'not beside provider'>
}

/** A cluster that is there, as `kubectl` knows it. With none of these, the provider is that of the parent. */
export interface KubeconfigTarget {
  /** The text of a kubeconfig, which becomes a secret, or the path of one. Default: as for kubectl, if `context` is given. */
  readonly kubeconfig?: Input<string>
  /** Name of a context of the kubeconfig. Default: its current one. */
  readonly context?: string
  /**
   * Tells one cluster from another: a name that stays as long as the cluster does.
   * Left out, another address or certificate in the kubeconfig counts as another cluster, and all objects are made anew.
   */
  readonly clusterIdentifier?: Input<string>
  /** Forget objects of a cluster that cannot be reached, instead of failing. Default false. */
  readonly deleteUnreachable?: boolean
  /** Leave objects alone while the cluster cannot be reached, instead of failing. Default false. */
  readonly skipUpdateUnreachable?: boolean
  /** Take over an object that is there already, as `kubectl apply` does, instead of failing. Default false. */
  readonly upsertExistingObjects?: boolean
  readonly cluster?: Refused<'give either the cluster or a kubeconfig'>
  readonly provider?: Refused<'give either the provider or a kubeconfig'>
}

/** Where the app is deployed, and how. */
export type DeployOptions = DeploymentOptions & (ClusterTarget | ProviderTarget | KubeconfigTarget)

/** The same as it is read, when what must not stand beside another is known not to. */
export interface Options extends DeploymentOptions, Omit<KubeconfigTarget, 'cluster' | 'provider'> {
  readonly cluster?: KubernetesCluster
  readonly provider?: Provider
}

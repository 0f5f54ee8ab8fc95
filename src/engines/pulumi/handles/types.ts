import type { Deployment } from '@pulumi/kubernetes/apps/v1/deployment.js'
import type { HorizontalPodAutoscaler } from '@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler.js'
import type { ConfigMap } from '@pulumi/kubernetes/core/v1/configMap.js'
import type { Namespace } from '@pulumi/kubernetes/core/v1/namespace.js'
import type { PersistentVolume } from '@pulumi/kubernetes/core/v1/persistentVolume.js'
import type { PersistentVolumeClaim } from '@pulumi/kubernetes/core/v1/persistentVolumeClaim.js'
import type { Pod } from '@pulumi/kubernetes/core/v1/pod.js'
import type { ReplicationController } from '@pulumi/kubernetes/core/v1/replicationController.js'
import type { Secret } from '@pulumi/kubernetes/core/v1/secret.js'
import type { Service } from '@pulumi/kubernetes/core/v1/service.js'
import type { ServiceAccount } from '@pulumi/kubernetes/core/v1/serviceAccount.js'
import type { Ingress } from '@pulumi/kubernetes/networking/v1/ingress.js'
import type { PodDisruptionBudget } from '@pulumi/kubernetes/policy/v1/podDisruptionBudget.js'
import type { ClusterRole } from '@pulumi/kubernetes/rbac/v1/clusterRole.js'
import type { Role } from '@pulumi/kubernetes/rbac/v1/role.js'
import type { StorageClass } from '@pulumi/kubernetes/storage/v1/storageClass.js'
import type { CustomResource, Output } from '@pulumi/pulumi'
import type { Refused } from '../../../props/types.js'
import type { NoField, ValueAt } from './value-at.js'

/** The classes of `@pulumi/kubernetes` for the kinds that have a construct. */
interface Classes {
  readonly 'v1/ConfigMap': ConfigMap
  readonly 'v1/Namespace': Namespace
  readonly 'v1/PersistentVolume': PersistentVolume
  readonly 'v1/PersistentVolumeClaim': PersistentVolumeClaim
  readonly 'v1/Pod': Pod
  readonly 'v1/ReplicationController': ReplicationController
  readonly 'v1/Secret': Secret
  readonly 'v1/Service': Service
  readonly 'v1/ServiceAccount': ServiceAccount
  readonly 'apps/v1/Deployment': Deployment
  readonly 'autoscaling/v2/HorizontalPodAutoscaler': HorizontalPodAutoscaler
  readonly 'networking.k8s.io/v1/Ingress': Ingress
  readonly 'policy/v1/PodDisruptionBudget': PodDisruptionBudget
  readonly 'rbac.authorization.k8s.io/v1/ClusterRole': ClusterRole
  readonly 'rbac.authorization.k8s.io/v1/Role': Role
  readonly 'storage.k8s.io/v1/StorageClass': StorageClass
}

/** The wire type of a construct, by what its `override` takes. */
type Wire<C> = C extends { override(patch: infer W): unknown } ? W : unknown

type KindOf<W> = W extends { readonly apiVersion?: infer A extends string | undefined; readonly kind?: infer K extends string | undefined }
  ? `${NonNullable<A>}/${NonNullable<K>}`
  : never

/** The resource of a construct: of its own class where the kind has a construct here. */
export type ResourceOf<C> = KindOf<Wire<C>> extends keyof Classes ? Classes[KindOf<Wire<C>>] : CustomResource

/** The path, if it leads to a field. */
export type PathIn<C, P extends string> = ValueAt<Wire<C>, P> extends NoField<infer Key> ? Refused<`there is no ${Key} at that place`> : P

/** What the live object has there. */
export type OutputAt<C, P extends string> = ValueAt<Wire<C>, P> extends NoField<string> ? Output<unknown> : Output<ValueAt<Wire<C>, P>>

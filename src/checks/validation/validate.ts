import { labelName } from '../../kubernetes/names.js'
import type { JsonObject, Manifest } from '../../model/model.js'
import { clusterRole, clusterRoleBinding, role, roleBinding } from './access.js'
import { autoscaler } from './autoscaling.js'
import { configMap, secret } from './configuration.js'
import { customResourceDefinition } from './definitions.js'
import { endpointSlice } from './endpoints.js'
import { cronJob, job } from './jobs.js'
import { Look, type Tell } from './look.js'
import { namespace } from './namespaces.js'
import { ingress, networkPolicy, service } from './network.js'
import { disruptionBudget } from './policy.js'
import { limitRange, resourceQuota } from './quotas.js'
import { runtimeClass } from './runtime-classes.js'
import { claim, persistentVolume, storageClass } from './storage.js'
import * as workloads from './workloads.js'

/** What the server asks of an object of a kind, beyond what the types of its fields say. */
const kinds: Readonly<Record<string, (look: Look) => void>> = {
  'v1 Pod': workloads.pod,
  'v1 PodTemplate': workloads.podTemplate,
  'v1 ReplicationController': workloads.replicationController,
  'v1 Service': service,
  'v1 ConfigMap': configMap,
  'v1 Secret': secret,
  'v1 Namespace': namespace,
  'v1 PersistentVolumeClaim': claim,
  'v1 PersistentVolume': persistentVolume,
  'v1 LimitRange': limitRange,
  'v1 ResourceQuota': resourceQuota,
  'apps/v1 Deployment': workloads.deployment,
  'apps/v1 ReplicaSet': workloads.replicaSet,
  'apps/v1 StatefulSet': workloads.statefulSet,
  'apps/v1 DaemonSet': workloads.daemonSet,
  'batch/v1 Job': job,
  'batch/v1 CronJob': cronJob,
  'networking.k8s.io/v1 Ingress': ingress,
  'networking.k8s.io/v1 NetworkPolicy': networkPolicy,
  'rbac.authorization.k8s.io/v1 Role': role,
  'rbac.authorization.k8s.io/v1 ClusterRole': clusterRole,
  'rbac.authorization.k8s.io/v1 RoleBinding': roleBinding,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': clusterRoleBinding,
  'discovery.k8s.io/v1 EndpointSlice': endpointSlice,
  'apiextensions.k8s.io/v1 CustomResourceDefinition': customResourceDefinition,
  'storage.k8s.io/v1 StorageClass': storageClass,
  'node.k8s.io/v1 RuntimeClass': runtimeClass,
  'policy/v1 PodDisruptionBudget': disruptionBudget,
  'autoscaling/v2 HorizontalPodAutoscaler': autoscaler,
}

/** Asks of an object what the validation of the API server asks of it. */
export function validate(manifest: Manifest, tell: Tell): void {
  const { apiVersion, kind } = manifest
  const name = `${apiVersion} ${kind}`
  const look = new Look(manifest as unknown as JsonObject, tell)
  look.at('metadata').text('namespace', labelName)
  if (Object.hasOwn(kinds, name)) kinds[name]!(look)
}

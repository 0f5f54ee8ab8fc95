import { type ReferenceField, under } from '../field.js'
import { configMap, node, secret, serviceAccount } from '../kinds.js'
import { named, referenceTo } from '../read.js'
import { affinityFields } from './affinity.js'
import { volumeFields } from './volumes.js'

const containerFields: readonly ReferenceField[] = [
  { at: 'env[].valueFrom.secretKeyRef', read: referenceTo(secret) },
  { at: 'env[].valueFrom.configMapKeyRef', read: referenceTo(configMap) },
  { at: 'envFrom[].secretRef', read: referenceTo(secret) },
  { at: 'envFrom[].configMapRef', read: referenceTo(configMap) },
]

const claim = { group: 'resource.k8s.io', kind: 'ResourceClaim' }
const claimTemplate = { group: 'resource.k8s.io', kind: 'ResourceClaimTemplate' }

/** The fields of a pod's spec, on its own or as a template. */
export const podSpecFields: readonly ReferenceField[] = [
  ...['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) => under(`${list}[]`, containerFields)),
  ...under('volumes[]', volumeFields),
  ...affinityFields,
  { at: 'imagePullSecrets[]', read: referenceTo(secret) },
  { at: 'serviceAccountName', read: named(serviceAccount) },
  { at: 'priorityClassName', read: named({ group: 'scheduling.k8s.io', kind: 'PriorityClass' }, 'class') },
  { at: 'runtimeClassName', read: named({ group: 'node.k8s.io', kind: 'RuntimeClass' }, 'class') },
  // Google has some classes of its own, which are no objects.
  { at: 'nodeSelector["cloud.google.com/compute-class"]', read: named({ group: 'cloud.google.com', kind: 'ComputeClass' }, 'class') },
  { at: 'nodeName', read: named(node) },
  { at: 'resourceClaims[].resourceClaimName', read: named(claim) },
  { at: 'resourceClaims[].resourceClaimTemplateName', read: named(claimTemplate) },
  { at: 'resourceClaims[].source.resourceClaimName', read: named(claim) },
  { at: 'resourceClaims[].source.resourceClaimTemplateName', read: named(claimTemplate) },
  { at: 'workloadRef', read: referenceTo({ group: 'scheduling.k8s.io', kind: 'Workload' }) },
  { at: 'schedulingGroup.podGroupName', read: named({ group: 'scheduling.k8s.io', kind: 'PodGroup' }) },
]

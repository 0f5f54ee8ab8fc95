// What others need comes first; what points at others comes last. Kinds of one row keep the order of the program.
const rows: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition', 'PriorityClass', 'StorageClass', 'RuntimeClass', 'IngressClass', 'GatewayClass', 'ComputeClass'],
  ['ResourceQuota', 'LimitRange', 'NetworkPolicy'],
  ['ServiceAccount'],
  ['Secret', 'ConfigMap'],
  [
    'SecretStore',
    'ClusterSecretStore',
    // What else an ExternalSecret has its values from.
    'ClusterGenerator',
    'ACRAccessToken',
    'ECRAuthorizationToken',
    'GCRAccessToken',
    'GithubAccessToken',
    'QuayAccessToken',
    'Password',
    'SSHKey',
    'VaultDynamicSecret',
  ],
  ['ExternalSecret', 'SealedSecret', 'SecretProviderClass'],
  ['PersistentVolume'],
  ['PersistentVolumeClaim'],
  ['ClusterRole', 'Role'],
  ['ClusterRoleBinding', 'RoleBinding'],
  ['Service'],
  ['Pod', 'ReplicationController', 'ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  ['HorizontalPodAutoscaler', 'PodDisruptionBudget'],
]
const last: readonly string[] = [
  'Gateway',
  'HTTPRoute',
  'Ingress',
  'APIService',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]

const ranks = new Map([
  ...rows.flatMap((row, rank) => row.map((kind) => [kind, rank] as const)),
  ...last.map((kind, index) => [kind, rows.length + 1 + index] as const),
])

/** Where a kind stands when objects are applied one after the other; custom resources come after workloads and before what leads in from outside. */
export function applyRank(kind: string): number {
  return ranks.get(kind) ?? rows.length
}

import type { Manifest } from '../../src/model/model.js'

/** The kinds that Argo CD knows an order of; `test/cluster/layouts.test.ts` compares them with what it publishes. */
export const argoKinds: readonly string[] = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
]

interface Task {
  readonly object: Manifest
  readonly wave: number
}

/** In which order Argo CD applies objects: by wave, kind and name; then namespaces and definitions go up to the first that needs them. */
export function argoOrder(objects: readonly Manifest[]): readonly Manifest[] {
  const rank = ({ kind }: Manifest): number => (argoKinds.includes(kind) ? argoKinds.indexOf(kind) - argoKinds.length : 0)
  const tasks = objects
    .map((object): Task => ({ object, wave: waveOf(object) }))
    .sort(
      (a, b) =>
        a.wave - b.wave || rank(a.object) - rank(b.object) || (String(a.object.metadata.name) < String(b.object.metadata.name) ? -1 : 1),
    )
  const spec = ({ spec: each }: Manifest): { group?: string; names?: { kind?: string } } => (each ?? {}) as never
  const group = ({ apiVersion }: Manifest): string => (apiVersion.includes('/') ? apiVersion.split('/')[0]! : '')
  raise(
    tasks,
    (object) => (object.kind === 'Namespace' ? String(object.metadata.name) : undefined),
    (object) => object.metadata.namespace as string | undefined,
  )
  raise(
    tasks,
    (object) => (object.kind === 'CustomResourceDefinition' ? `${spec(object).group}/${spec(object).names?.kind}` : undefined),
    (object) => `${group(object)}/${object.kind}`,
  )
  return tasks.map(({ object }) => object)
}

function raise(tasks: Task[], provides: (object: Manifest) => string | undefined, needs: (object: Manifest) => string | undefined): void {
  for (let index = 0; index < tasks.length; index++) {
    const task = tasks[index]!
    const key = provides(task.object)
    const first = key === undefined ? -1 : tasks.findIndex(({ object }) => provides(object) === undefined && needs(object) === key)
    if (first >= 0 && first < index) {
      tasks.splice(index, 1)
      tasks.splice(first, 0, { ...task, wave: tasks[first]!.wave })
    }
  }
}

/** The wave that an object says. */
export function waveOf({ metadata }: Manifest): number {
  return Number((metadata.annotations as Record<string, string> | undefined)?.['argocd.argoproj.io/sync-wave'] ?? 0)
}

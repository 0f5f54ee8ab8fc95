import type { ReferenceTarget } from './reference.js'

const among =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name)

const byKind: Readonly<Record<string, (name: string, namespace: string | undefined) => boolean>> = {
  '/Namespace': among('default', 'kube-system', 'kube-public', 'kube-node-lease'),
  '/ServiceAccount': among('default'),
  '/ConfigMap': among('kube-root-ca.crt'),
  '/Service': (name, namespace) => name === 'kubernetes' && namespace === 'default',
  'scheduling.k8s.io/PriorityClass': among('system-cluster-critical', 'system-node-critical'),
  'rbac.authorization.k8s.io/ClusterRole': (name) => name.startsWith('system:') || among('cluster-admin', 'admin', 'edit', 'view')(name),
  'rbac.authorization.k8s.io/Role': (name, namespace) =>
    namespace === 'kube-system' && (name.startsWith('system:') || name === 'extension-apiserver-authentication-reader'),
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': among(
    'exempt',
    'catch-all',
    'system',
    'node-high',
    'leader-election',
    'workload-high',
    'workload-low',
    'global-default',
  ),
}

/** Says whether Kubernetes itself makes the object that a reference names, so that no manifest has to. */
export function isInEveryCluster({ group, kind, namespace, name }: ReferenceTarget): boolean {
  return name !== undefined && (byKind[`${group}/${kind}`]?.(name, namespace) ?? false)
}

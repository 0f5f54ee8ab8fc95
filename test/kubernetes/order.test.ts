import { describe, expect, it } from 'vitest'
import { applyRank } from '../../src/kubernetes/order.js'

const isEarlier = (first: string, second: string): void =>
  expect([first, second, applyRank(first) < applyRank(second)]).toEqual([first, second, true])

describe('applyRank', () => {
  it('puts what others need before them', () => {
    for (const kind of ['ConfigMap', 'Secret', 'ServiceAccount', 'Deployment', 'Role', 'Ingress', 'ResourceQuota', 'Something'])
      isEarlier('Namespace', kind)
    for (const kind of ['ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolumeClaim', 'Service']) isEarlier(kind, 'Deployment')
    isEarlier('StorageClass', 'PersistentVolumeClaim')
    isEarlier('PersistentVolume', 'PersistentVolumeClaim')
    isEarlier('CustomResourceDefinition', 'Something')
    isEarlier('ClusterRole', 'ClusterRoleBinding')
    isEarlier('Role', 'RoleBinding')
    isEarlier('PriorityClass', 'Pod')
    isEarlier('ResourceQuota', 'Pod')
    isEarlier('Deployment', 'HorizontalPodAutoscaler')
    isEarlier('Service', 'Ingress')
  })

  it('puts kinds that it does not know behind workloads, and before what leads in', () => {
    isEarlier('Deployment', 'Certificate')
    isEarlier('Certificate', 'Ingress')
    isEarlier('Certificate', 'ValidatingWebhookConfiguration')
    expect(applyRank('constructor')).toBe(applyRank('Certificate'))
  })

  it('leaves workloads in the order of the program', () => {
    expect(new Set(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'].map(applyRank)).size).toBe(1)
  })
})

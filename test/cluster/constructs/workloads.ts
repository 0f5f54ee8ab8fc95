import {
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  PodDisruptionBudget,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../../src/index.js'
import type { Group } from './group.js'

const container = { image: 'example/server:1.4.2' }

export const workloads: Group = {
  name: 'workloads',
  definitions: [],
  kinds: [
    'CronJob',
    'DaemonSet',
    'Deployment',
    'HorizontalPodAutoscaler',
    'Job',
    'PodDisruptionBudget',
    'ReplicaSet',
    'ReplicationController',
    'Service',
    'StatefulSet',
  ],
  program(chart) {
    const server = new Deployment(chart, 'server', {
      replicas: 3,
      selector: { app: 'server' },
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      minReadySeconds: 5,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 3,
      container,
    })
    const database = new StatefulSet(chart, 'database', {
      replicas: 2,
      volumeClaimTemplates: {
        data: { storage: '10Gi', accessModes: ['ReadWriteOnce'], storageClassName: 'fast', volumeMode: 'Filesystem', labels: { a: 'b' } },
      },
      service: { publishNotReadyAddresses: true, ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] },
      podManagementPolicy: 'Parallel',
      updateStrategy: { rollingUpdate: { partition: 1, maxUnavailable: 1 } },
      ordinals: { start: 1 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      container: { image: 'postgres:17.6', ports: { postgres: 5432 }, mounts: { '/data': 'data' } },
    })
    new DaemonSet(chart, 'agent', {
      updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      container,
    })
    new ReplicaSet(chart, 'set', { replicas: 2, minReadySeconds: 5, container })
    new ReplicationController(chart, 'controller', { replicas: 2, minReadySeconds: 5, container })
    const job = {
      restartPolicy: 'Never',
      backoffLimit: 6,
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 2,
      completions: 5,
      parallelism: 2,
      completionMode: 'Indexed',
      activeDeadlineSeconds: 3600,
      ttlSecondsAfterFinished: 60,
      podFailurePolicy: {
        rules: [
          { action: 'FailIndex', onExitCodes: { containerName: 'main', operator: 'In', values: [42] } },
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
      successPolicy: { rules: [{ succeededIndexes: '0-1', succeededCount: 1 }] },
      podReplacementPolicy: 'Failed',
      managedBy: 'kueue.x-k8s.io/multikueue',
      containers: { main: container },
    } as const
    new Job(chart, 'job', { suspend: true, ...job })
    new CronJob(chart, 'report', {
      schedule: '0 3 * * *',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      suspend: true,
      ...job,
    })
    const selector = { queue: 'mail' }
    new HorizontalPodAutoscaler(chart, 'scaler', {
      target: new Deployment(chart, 'scaled', { container }),
      minReplicas: 1,
      maxReplicas: 9,
      metrics: [
        { resource: 'cpu', averageUtilization: '70%' },
        { containerResource: 'memory', container: 'server', averageValue: '1Gi' },
        { pods: 'requests', averageValue: 100, selector },
        { object: 'hits', describedObject: database, value: 10, selector },
        { external: 'messages', averageValue: 30, selector },
      ],
      behavior: {
        scaleUp: {
          policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }],
          selectPolicy: 'Max',
          stabilizationWindowSeconds: 0,
          tolerance: 0.1,
        },
        scaleDown: {
          policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
          selectPolicy: 'Min',
          stabilizationWindowSeconds: 60,
          tolerance: '50m',
        },
      },
    })
    new PodDisruptionBudget(chart, 'budget', { selector: server, minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' })
    new PodDisruptionBudget(chart, 'another', { selector: database, maxUnavailable: '50%' })
  },
  refused: [],
}

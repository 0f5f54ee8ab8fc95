// Every workload, with what its types infer.
import {
  App,
  Chart,
  CronJob,
  type CronSchedule,
  DaemonSet,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  PodDisruptionBudget,
  ReplicaSet,
  type Server,
  StatefulSet,
} from 'steersman'

declare const schedule: string
const chart = new Chart(new App(), 'data')
const disk = { storage: '1Gi', accessModes: ['ReadWriteOnce'] } as const
const postgres = new StatefulSet(chart, 'postgres', {
  replicas: { min: 1, max: 3 },
  // Claims and volumes are mounted by name, alike.
  volumeClaimTemplates: { data: disk, log: { ...disk, labels: { backup: 'yes', none: undefined } } },
  volumes: { shm: { emptyDir: { medium: 'Memory' } } },
  updateStrategy: { rollingUpdate: { partition: 1, maxUnavailable: '50%' } },
  persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: undefined },
  service: { name: 'pg', publishNotReadyAddresses: true },
  container: {
    image: 'postgres:17.6',
    ports: { postgres: 5432, metrics: 9187 },
    mounts: { '/data': 'data', '/log': { volume: 'log', subPath: 'x' }, '/dev/shm': 'shm' },
  },
})
const read = postgres.expose({ name: 'postgres-read', ports: { postgres: 5432 } })
const host: string = `${postgres.podHost(0)}:${postgres.service.port('postgres')}:${read.port('postgres')}`
const anyOf: readonly Server[] = [
  postgres,
  new DaemonSet(chart, 'agent', { updateStrategy: { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } }, container: { image: 'a:1' } }),
  new ReplicaSet(chart, 'set', { replicas: 2, container: { image: 'a:1' } }),
]
const anySet: StatefulSet = postgres
new Job(chart, 'migrate', {
  rerun: 'on-change',
  restartPolicy: 'Never',
  completionMode: 'Indexed',
  completions: 3,
  podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] },
  successPolicy: { rules: [{ succeededIndexes: '0,2' }] },
  managedBy: 'kueue.x-k8s.io/multikueue',
  container: { image: 'a:1', args: [host, anySet.name, String(anyOf.length)] },
})
new CronJob(chart, 'backup', {
  schedule: '*/5 3 * * mon-fri',
  timeZone: 'Europe/Berlin',
  restartPolicy: 'OnFailure',
  container: { image: 'a:1' },
})
new CronJob(chart, 'often', { schedule: '@every 1h30m', restartPolicy: 'OnFailure', container: { image: 'a:1' } })
new CronJob(chart, 'configured', { schedule: schedule as CronSchedule, restartPolicy: 'OnFailure', container: { image: 'a:1' } })
new PodDisruptionBudget(chart, 'budget', { selector: postgres, maxUnavailable: 1 })
const web = new Ingress(chart, 'web', { className: 'nginx', hosts: { 'a.b': { '/': read } } })
new HorizontalPodAutoscaler(chart, 'scale', {
  target: anySet,
  minReplicas: 0,
  maxReplicas: 9,
  metrics: [
    { containerResource: 'cpu', container: 'postgres', averageUtilization: '70%' },
    { object: 'requests', describedObject: web, value: 100 },
    { external: 'queue', selector: { name: 'jobs' }, averageValue: '30' },
  ],
  behavior: { scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }], selectPolicy: 'Min', tolerance: 0.05 } },
})

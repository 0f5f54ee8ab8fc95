import { Deployment, LimitRange, PriorityClass, ResourceQuota, RuntimeClass } from '../../../src/index.js'
import type { Group } from './group.js'

const quota = (spec: object) => ({ apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { pods: '1' }, ...spec } })
const selecting = (expression: object) => quota({ scopeSelector: { matchExpressions: [expression] } })
const range = (item: object) => ({ apiVersion: 'v1', kind: 'LimitRange', spec: { limits: [{ type: 'Container', ...item }] } })
const spreading = {
  apiVersion: 'v1',
  kind: 'Pod',
  spec: {
    containers: [{ name: 'a', image: 'a' }],
    topologySpreadConstraints: [{ topologyKey: 'zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }],
  },
}

export const policy: Group = {
  name: 'policy',
  definitions: [],
  kinds: ['PriorityClass', 'RuntimeClass', 'ResourceQuota', 'LimitRange', 'Deployment'],
  program(chart) {
    const high = new PriorityClass(chart, 'high', {
      value: 1_000_000_000,
      globalDefault: false,
      preemptionPolicy: 'Never',
      description: 'x',
    })
    const sandbox = new RuntimeClass(chart, 'sandbox', {
      handler: 'runsc',
      overhead: { podFixed: { cpu: 0.25, memory: '64Mi' } },
      scheduling: {
        nodeSelector: { sandbox: 'yes' },
        tolerations: [
          { key: 'sandbox', operator: 'Exists' },
          { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 1 },
        ],
      },
    })
    new ResourceQuota(chart, 'all', {
      hard: {
        'requests.cpu': 0.5,
        'requests.memory': '1Gi',
        'requests.ephemeral-storage': '1Gi',
        'limits.cpu': 4,
        'limits.memory': '4Gi',
        'limits.ephemeral-storage': '4Gi',
        'requests.storage': '10Gi',
        'requests.nvidia.com/gpu': 1,
        'fast.storageclass.storage.k8s.io/requests.storage': '5Gi',
        'count/jobs.batch': 3,
        pods: 10,
        services: 5,
        'services.loadbalancers': 1,
        'services.nodeports': 0,
        persistentvolumeclaims: 2,
        configmaps: 20,
        secrets: 20,
        replicationcontrollers: 1,
        resourcequotas: 3,
      },
    })
    new ResourceQuota(chart, 'short-names', { hard: { cpu: 4, memory: '8Gi' }, scopes: ['NotTerminating'] })
    new ResourceQuota(chart, 'best-effort', { hard: { pods: 3 }, scopes: ['BestEffort', 'Terminating'] })
    new ResourceQuota(chart, 'high-only', {
      hard: { pods: 3 },
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [high, 'low'] }] },
    })
    new LimitRange(chart, 'sizes', {
      limits: {
        Container: {
          min: { cpu: '10m' },
          defaultRequest: { cpu: '100m', memory: '128Mi' },
          default: { cpu: 0.2, memory: '256Mi' },
          max: { cpu: 2, memory: '4Gi' },
          maxLimitRequestRatio: { cpu: 4 },
        },
        Pod: { max: { memory: '8Gi' } },
        PersistentVolumeClaim: { min: { storage: '1Gi' }, max: { storage: '100Gi' } },
      },
    })
    new Deployment(chart, 'server', {
      priorityClassName: high,
      runtimeClassName: sandbox,
      topologySpreadConstraints: [
        {
          whenUnsatisfiable: 'DoNotSchedule',
          minDomains: 2,
          nodeAffinityPolicy: 'Ignore',
          nodeTaintsPolicy: 'Honor',
          matchLabelKeys: ['pod-template-hash'],
        },
      ],
      container: { image: 'example/server:1.4.2' },
    })
  },
  refused: [
    [
      'a class of Kubernetes itself',
      { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'system-mine' }, value: 1 },
      /system-/,
    ],
    ['a class of too much', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1_000_000_001 }, /1000000000/],
    ['a handler with dots', { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', handler: 'a.b' }, /handler/],
    ['something that no quota counts', quota({ hard: { pod: '1' } }), /pod/],
    ['a part of a pod', quota({ hard: { pods: '1500m' } }), /must be an integer/],
    ['scopes that are opposites', quota({ scopes: ['BestEffort', 'NotBestEffort'] }), /conflicting scopes/],
    ['a scope that is compared', selecting({ scopeName: 'BestEffort', operator: 'In', values: ['x'] }), /must be 'Exists'/],
    ['a comparison with nothing', selecting({ scopeName: 'PriorityClass', operator: 'In' }), /must be at least one value/],
    ['values that are not compared', selecting({ scopeName: 'PriorityClass', operator: 'Exists', values: ['x'] }), /must be no value/],
    ['min above max', range({ min: { cpu: '2' }, max: { cpu: '500m' } }), /min value 2 is greater than max value 500m/],
    [
      'a request above its limit',
      range({ defaultRequest: { cpu: '2' }, default: { cpu: '1' } }),
      /default request value 2 is greater than default limit/,
    ],
    ['a default for a pod', range({ type: 'Pod', default: { cpu: '1' } }), /may not be specified when `type` is 'Pod'/],
    ['domains of a wish', spreading, /minDomains/],
  ],
}

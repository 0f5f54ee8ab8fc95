import { describe, expect, it } from 'vitest'
import {
  type Chart,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Secret,
  StatefulSet,
} from '../../src/index.js'
import { complaintsOf } from './synth.js'

// The words and forms of Kubernetes' own YAML, by those who know it: the remedy shows how it is written here.

type Any = never
const container = { image: 'x:1', ports: { http: 80 } }
const deployment = (more: object) => (chart: Chart) => new Deployment(chart, 'a', { container, ...more } as Any)
const inContainer = (more: object) => deployment({ container: { ...container, ...more } })
const daemon = (more: object) => (chart: Chart) => new DaemonSet(chart, 'a', { container, ...more } as Any)
const stateful = (more: object) => (chart: Chart) => new StatefulSet(chart, 'a', { container, ...more } as Any)
const job = (more: object) => (chart: Chart) => new Job(chart, 'a', { container, restartPolicy: 'Never', ...more } as Any)
const scaler = (metric: object) => (chart: Chart) =>
  new HorizontalPodAutoscaler(chart, 'h', { target: deployment({})(chart), maxReplicas: 2, metrics: [metric] } as Any)
const exposed = (more: object) => (chart: Chart) => (deployment({})(chart) as unknown as Deployment).expose(more as Any)
const claim = (more: object) => (chart: Chart) =>
  new PersistentVolumeClaim(chart, 'a', { storage: '1Gi', accessModes: ['ReadWriteOnce'], ...more } as Any)
const ingress = (more: object) => (chart: Chart) => new Ingress(chart, 'a', { className: 'nginx', hosts: {}, ...more } as Any)

/** Field, message and remedy of what is wrong first. */
function told(program: (chart: Chart) => unknown): string {
  return complaintsOf((chart) => void program(chart))[0]!.replace(/^\S+ \S+ /, '')
}

describe('a word of Kubernetes is told in ours', () => {
  it.each<[string, (chart: Chart) => unknown, string]>([
    ['metadata', deployment({ metadata: {} }), 'write name, labels and annotations directly; the namespace is that of the chart'],
    ['namespace', deployment({ namespace: 'x' }), "give it to the chart: new Chart(app, '…', { namespace: '…' })"],
    ['spec', deployment({ spec: {} }), 'write its fields directly, without spec'],
    ['apiVersion', deployment({ apiVersion: 'apps/v1' }), 'leave it out: the construct knows it'],
    ['kind', deployment({ kind: 'Deployment' }), 'leave it out: the construct knows it'],
    ['template', deployment({ template: {} }), "write the fields of the pod directly, such as container: { image: '…' }"],
    ['serviceAccountName', deployment({ serviceAccountName: 'x' }), "write serviceAccount: account, or serviceAccount: { name: '…' }"],
    ['restartPolicy', deployment({ restartPolicy: 'Always' }), 'leave it out: these pods are always restarted'],
    ['minReplicas', deployment({ minReplicas: 1 }), 'write replicas: { min: 2, max: 10 }'],
    ['maxReplicas', deployment({ maxReplicas: 1 }), 'write replicas: { min: 2, max: 10 }'],
    [
      'strategy.type',
      deployment({ strategy: { type: 'Recreate' } }),
      "write strategy: 'Recreate', or strategy: { rollingUpdate: { … } } without type",
    ],
    ['container.volumeMounts', inContainer({ volumeMounts: [] }), "write mounts: { '/data': claim.mount() }"],
    [
      'container.restartPolicy',
      inContainer({ restartPolicy: 'Always' }),
      'leave it out; a sidecar, which has one, is written in initContainers',
    ],
    ['container.name', inContainer({ name: 'x' }), "write it as the key: containers: { name: { image: '…' } }"],
    [
      'container.livenessProbe.successThreshold',
      inContainer({ livenessProbe: { httpGet: {}, successThreshold: 1 } }),
      'leave it out: here it can only be 1; readinessProbe takes another',
    ],
    ['container.resources.cpu', inContainer({ resources: { cpu: 1 } }), "write requests: { cpu: '250m' } or limits: { cpu: '1' }"],
    [
      'container.resources.memory',
      inContainer({ resources: { memory: 1 } }),
      "write requests: { memory: '128Mi' } or limits: { memory: '128Mi' }",
    ],
    [
      'container.securityContext.seccompProfile.type',
      inContainer({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }),
      "write seccompProfile: 'RuntimeDefault', or { localhostProfile: '…' }",
    ],
    ['container.ports.http.port', inContainer({ ports: { http: { port: 80 } } }), 'write containerPort'],
    ['ports.http.containerPort', exposed({ ports: { http: { port: 80, containerPort: 80 } } }), 'write targetPort'],
    ['resources', claim({ resources: {} }), "write storage: '2Gi'"],
    ['capacity', (chart) => new PersistentVolume(chart, 'a', { capacity: {} } as Any), "write storage: '2Gi'"],
    ['data', (chart) => new Secret(chart, 'a', { data: {}, stringData: {} } as Any), "write stringData: { KEY: { plainText: '…' } }"],
    ['ingressClassName', ingress({ ingressClassName: 'nginx' }), "write className: '…'"],
    ['rules', ingress({ rules: [] }), "write hosts: { 'shop.example.com': { '/': service } }"],
    ['hosts["a.b"]["/"].backend', ingress({ hosts: { 'a.b': { '/': { backend: {} } } } }), 'write service'],
    ['restartPolicy', daemon({ restartPolicy: 'Always' }), 'leave it out: these pods are always restarted'],
    ['activeDeadlineSeconds', deployment({ activeDeadlineSeconds: 9 }), 'leave it out: these pods are to stay; a Job or a Pod may have it'],
    ['strategy', daemon({ strategy: 'RollingUpdate' }), "write updateStrategy: 'RollingUpdate' or 'OnDelete'"],
    ['updateStrategy.type', daemon({ updateStrategy: { type: 'OnDelete' } }), "write updateStrategy: 'OnDelete'"],
    [
      'updateStrategy.type',
      daemon({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: {} } }),
      'write updateStrategy: { rollingUpdate: { … } } without type',
    ],
    ['serviceName', stateful({ serviceName: 'x' }), "write service: { name: '…' }: the headless Service is made with the set"],
    ['generateName', job({ generateName: 'x-' }), "write rerun: 'on-change'"],
    [
      'jobTemplate',
      (chart) => new CronJob(chart, 'a', { jobTemplate: {} } as Any),
      'write the fields of the Job and of its pods directly, without jobTemplate',
    ],
    ['metrics[0].type', scaler({ type: 'Resource' }), "leave it out: resource: 'cpu', pods: '…' or external: '…' says it"],
    [
      'metrics[0].metric',
      scaler({ metric: { name: 'x' } }),
      "write the name of the metric behind pods, object or external: { pods: 'requests', … }",
    ],
    ['scaleTargetRef', (chart) => new HorizontalPodAutoscaler(chart, 'a', { scaleTargetRef: {} } as Any), 'write target: deployment'],
  ])('%s', (field, program, help) => {
    expect(told(program)).toBe(`${field}: is no prop here -> ${help}`)
  })

  it.each<[object, string]>([
    [
      { env: { A: { valueFrom: { secretKeyRef: { name: 's', key: 'K' } } } } },
      "container.env.A: cannot have valueFrom -> write the key of the Secret: Secret.external(chart, 's', { keys: ['K'] }).key('K')",
    ],
    [
      { env: { A: { valueFrom: { configMapKeyRef: { name: 's', key: 'K' } } } } },
      "container.env.A: cannot have valueFrom -> write the key of the ConfigMap: ConfigMap.external(chart, 's', { keys: ['K'] }).key('K')",
    ],
    [
      { env: { A: { valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } } } },
      "container.env.A: cannot have valueFrom -> write { fieldRef: 'status.podIP' }",
    ],
    [
      { env: { A: { valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } } } },
      "container.env.A: cannot have valueFrom -> write { resourceFieldRef: 'limits.cpu' }",
    ],
    [
      { envFrom: [{ secretRef: { name: 's' } }] },
      "container.envFrom[0]: cannot be an object -> write Secret.external(chart, 's', { keys: […] }).envFrom()",
    ],
    [
      { envFrom: [{ configMapRef: { name: 's' } }] },
      "container.envFrom[0]: cannot be an object -> write ConfigMap.external(chart, 's', { keys: […] }).envFrom()",
    ],
  ])('%j', (more, expected) => {
    expect(told(inContainer(more))).toBe(expected)
  })
})

describe('a list where a map is meant shows the map', () => {
  it.each<[string, (chart: Chart) => unknown, string]>([
    ['container.ports', inContainer({ ports: [{ containerPort: 80 }] }), 'ports: { http: 80 }'],
    ['container.env', inContainer({ env: [{ name: 'A', value: 'b' }] }), "env: { NAME: 'value' }"],
    ['container.mounts', inContainer({ mounts: [] }), "mounts: { '/data': claim.mount() }"],
    ['containers', deployment({ container: undefined, containers: [container] }), "containers: { web: { image: '…' } }"],
    ['initContainers', deployment({ initContainers: [container] }), "initContainers: { migrate: { image: '…' } }"],
    [
      'volumeClaimTemplates',
      stateful({ volumeClaimTemplates: [] }),
      "volumeClaimTemplates: { data: { storage: '10Gi', accessModes: ['ReadWriteOnce'] } }",
    ],
    ['volumes', deployment({ volumes: [{ name: 'a', emptyDir: {} }] }), 'volumes: { cache: { emptyDir: {} } }'],
    ['hostAliases', deployment({ hostAliases: [] }), "hostAliases: { '10.0.0.10': ['database'] }"],
    ['podLabels', deployment({ podLabels: [] }), "{ team: 'shop' }"],
    ['ports', exposed({ ports: [{ port: 80 }] }), 'ports: { http: 80 }'],
    ['hosts', ingress({ hosts: ['a.b'] }), "hosts: { 'shop.example.com': { '/': service } }"],
    ['data', (chart) => new ConfigMap(chart, 'a', { data: [] } as Any), "data: { KEY: 'value' }"],
  ])('%s', (field, program, form) => {
    expect(told(program)).toBe(`${field}: must be an object, and is a list -> write ${form}`)
  })
})

describe('a text where a list is meant shows the list', () => {
  it.each<[string, (chart: Chart) => unknown, string]>([
    ['container.command', inContainer({ command: 'node server.js' }), "write ['node', 'server.js']"],
    ['container.args', inContainer({ args: '--verbose' }), "write ['--verbose']"],
    ['container.command', inContainer({ command: 'sh -c "a b"' }), 'write a list, in which each word is an item'],
    ['accessModes', claim({ accessModes: 'ReadWriteOnce' }), "write ['ReadWriteOnce']"],
    // What would be wrong as an item too is not suggested.
    ['accessModes', claim({ accessModes: 'RWO' }), 'write a list'],
    ['container.command', inContainer({ command: 'x'.repeat(100) }), 'write a list'],
  ])('%s', (field, program, help) => {
    expect(told(program)).toMatch(/: must be a list, and is "/)
    expect(told(program)).toContain(`${field}: `)
    expect(told(program).split(' -> ')[1]).toBe(help)
  })

  it('and one object alone', () => {
    expect(told(deployment({ tolerations: { key: 'a', operator: 'Exists' } }))).toBe(
      'tolerations: must be a list, and is an object -> write it as a list: [{ … }]',
    )
  })
})

describe('a value that is not there yet is to be awaited', () => {
  const later = Promise.resolve('x')
  it.each<[string, (chart: Chart) => unknown]>([
    ['container.image', inContainer({ image: later })],
    ['container.ports', inContainer({ ports: later })],
    ['container.ports.http', inContainer({ ports: { http: later } })],
    ['container.args[0]', inContainer({ args: [later] })],
    ['container.args', inContainer({ args: later })],
    ['container.env.A', inContainer({ env: { A: later } })],
    ['replicas', deployment({ replicas: later })],
    ['container.resources.limits.cpu', inContainer({ resources: { limits: { cpu: later } } })],
    ['-', (chart) => new Pod(chart, 'a', later as Any)],
  ])('%s', (field, program) => {
    expect(told(program)).toBe(`${field}: is a Promise, whose value is not known yet -> await it before it is given to the construct`)
  })
})

describe('the remedy is what was meant', () => {
  it.each<[string, (chart: Chart) => unknown, string]>([
    [
      'a number as a percentage',
      deployment({ replicas: { max: 3, cpu: 70 } }),
      "replicas.cpu: must be a percentage, and is 70 -> write '70%'",
    ],
    [
      'a text without its sign',
      deployment({ replicas: { max: 3, cpu: '80' } }),
      `replicas.cpu: must be a percentage, and is "80" -> write '80%'`,
    ],
    ['no number', deployment({ replicas: { max: 3, cpu: true } }), "replicas.cpu: must be a percentage, and is true -> write '50%'"],
    [
      'a metric',
      (chart) =>
        new HorizontalPodAutoscaler(chart, 'h', {
          target: deployment({})(chart),
          maxReplicas: 3,
          metrics: [{ resource: 'cpu', averageUtilization: 60 }],
        } as Any),
      "metrics[0].averageUtilization: must be a percentage, and is 60 -> write '60%'",
    ],
    ['a URL as a host', ingress({ hosts: { 'https://x.example.com/': {} } }), "write the host alone: 'x.example.com'"],
    ['a host with its port', ingress({ hosts: { 'x.example.com:8080': {} } }), "write the host alone: 'x.example.com'"],
    ['a host in capitals', ingress({ hosts: { 'X.example.com': {} } }), "write the host alone: 'x.example.com'"],
    ['a name for a port with _', inContainer({ ports: { my_http: 80 } }), "write 'my-http'"],
    ['a name for a port in capitals', inContainer({ ports: { HTTP: 80 } }), 'write http'],
    ['a name for a port that is too long', inContainer({ ports: { 'a-name-of-many-words': 80 } }), 'write another key'],
    ['a name of a container', deployment({ container: undefined, containers: { My_App: container } }), "write 'my-app'"],
  ])('%s', (_, program, expected) => {
    expect(told(program)).toContain(expected)
  })
})

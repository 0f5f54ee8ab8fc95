import { describe, expect, it } from 'vitest'
import {
  App,
  Chart,
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Manifest,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  Service,
} from '../../src/index.js'
import { readTree } from '../../src/model/read-tree.js'
import { complaintsOf, manifestOf } from './synth.js'

// Odd combinations that were rendered without a word, told twice, or thrown as something else.

type Any = never
const container = { image: 'x:1', ports: { http: 80 } }
const web = (chart: Chart, more: object = {}) =>
  new Deployment(chart, 'web', { container, ...more } as Any) as unknown as Deployment<'http'>
const claim = { storage: '1Gi', accessModes: ['ReadWriteOnce'] } as const
const paths = (chart: Chart, list: object) => new Ingress(chart, 'in', { className: 'nginx', hosts: { 'a.com': list } } as Any)
const scaler = (chart: Chart, metric: object) =>
  new HorizontalPodAutoscaler(chart, 'h', { target: web(chart), maxReplicas: 3, metrics: [metric] } as Any)

describe('is told once, with a remedy', () => {
  it.each<[string, (chart: Chart) => unknown, string | RegExp]>([
    [
      'a port of the node on an inner Service',
      (chart) => web(chart).expose({ ports: { http: { port: 80, nodePort: 30080 } } }),
      /ports\.http\.nodePort: is only with type: 'NodePort'/,
    ],
    [
      'one port twice',
      (chart) => web(chart).expose({ ports: { http: 80, x: { port: 80, targetPort: 'http' } } } as Any),
      /ports\.x: has the port 80 of http/,
    ],
    [
      'one port of the node twice',
      (chart) =>
        web(chart).expose({
          type: 'NodePort',
          ports: { http: { port: 80, nodePort: 30080 }, x: { port: 81, targetPort: 'http', nodePort: 30080 } },
        } as Any),
      /ports\.x: has the nodePort 30080 of http/,
    ],
    ['an address that is none', (chart) => web(chart).expose({ clusterIP: 'foo' } as Any), /clusterIP: "foo" is no IP address/],
    [
      'a Service of a name given twice',
      (chart) => [web(chart).expose({ name: 'a' }), (chart.node.findChild('web') as Deployment).expose({ name: 'a' })],
      'props/invalid shop/web -: has a Service called a already -> give this one another name',
    ],
    [
      'externalName without its type',
      (chart) => new Service(chart, 's', { externalName: 'x.com' } as Any),
      /externalName is only with type: 'ExternalName' -> use Service\.externalName/,
    ],
    [
      'externalName beside a selector',
      (chart) => new Service(chart, 's', { type: 'ExternalName', externalName: 'x.com', selector: { a: 'b' } } as Any),
      /selector: stands beside externalName/,
    ],
    [
      'a construct without pods as selector',
      (chart) => new Service(chart, 's', { selector: new ConfigMap(chart, 'c', { data: {} }), ports: { http: 80 } } as Any),
      /selector: cannot be an object of class ConfigMap -> give a workload/,
    ],
    [
      'a number in a selector',
      (chart) => Service.select(chart, 's', { selector: { a: 1 } as Any, ports: { http: { port: 80, targetPort: 80 } } }),
      /selector\.a: must be a text, and is 1/,
    ],
    ['no port behind an Ingress', (chart) => paths(chart, { '/': Service.external(chart, 's', { ports: {} }) }), /Service s has no port/],
    [
      'rewrites that would share a name',
      (chart) => {
        const service = web(chart).expose()
        paths(chart, { '/': service, '/a': { service, rewrite: '/v1' }, '/b': { service, rewrite: '/V1' } })
      },
      /\["\/b"\]\.rewrite: needs an Ingress in-rewrite-v1, as another rewrite does/,
    ],
    [
      'a metric without a goal',
      (chart) => scaler(chart, { resource: 'cpu' }),
      /metrics\[0\]: says no value to hold -> write averageUtilization: '…' or averageValue: '…'/,
    ],
    [
      'a metric with two goals',
      (chart) => scaler(chart, { resource: 'cpu', averageUtilization: '50%', averageValue: 1 }),
      /metrics\[0\]: has averageUtilization and averageValue/,
    ],
    [
      'a metric of two things',
      (chart) => scaler(chart, { resource: 'cpu', pods: 'x', averageValue: 1 }),
      /metrics\[0\]: has resource and pods/,
    ],
    [
      'a share of what pods do not request',
      (chart) => scaler(chart, { pods: 'x', averageUtilization: '50%' }),
      /averageUtilization: is not for pods -> write averageValue: '…'/,
    ],
    [
      'scaling what cannot be scaled',
      (chart) => new HorizontalPodAutoscaler(chart, 'h', { target: new ConfigMap(chart, 'c', { data: {} }), maxReplicas: 3 }),
      /target: a ConfigMap cannot be scaled/,
    ],
    [
      'a behavior in a word',
      (chart) => new HorizontalPodAutoscaler(chart, 'h', { target: web(chart), maxReplicas: 3, behavior: 'fast' } as Any),
      /behavior: must be an object/,
    ],
    ['an affinity in a word', (chart) => web(chart, { affinity: 'x' }), /affinity: must be an object, and is "x"/],
    [
      'a volume without its source',
      (chart) => web(chart, { volumes: { v: { iscsi: null } } }),
      /volumes\.v\.iscsi: must be an object, and is null/,
    ],
    [
      'no replicas',
      (chart) => web(chart, { replicas: null }),
      'props/invalid shop/web replicas: must be a whole number, 0 or more, and is null -> write a whole number, 0 or more',
    ],
    ['an empty selector', (chart) => web(chart, { selector: {} }), /selector: must not be empty/],
    [
      'labels of pods against the selector',
      (chart) => web(chart, { selector: { app: 'x' }, podLabels: { app: 'y' } }),
      'props/invalid shop/web podLabels.app: is "y", and the selector says "x" -> leave it out, or say another selector',
    ],
    [
      'labels of a Pod against its selector',
      (chart) => new Pod(chart, 'p', { selector: { app: 'x' }, labels: { app: 'y' }, container }),
      /labels\.app: is "y"/,
    ],
    [
      'a name that is too long for its pods',
      (chart) => new Deployment(chart, 'x'.repeat(64), { container }),
      /its pods are selected by its name, which then must have at most 63 characters, and has 64 -> shorten the name, or say another selector/,
    ],
    ['a name that no object may have', (chart) => new Deployment(chart, 'bücher', { container }), /^api\/name /],
    [
      'a label that is a number',
      (chart) => new ConfigMap(chart, 'c', { data: {}, labels: { a: 3 } } as Any),
      "props/invalid shop/c labels.a: must be a text, and is 3 -> write '3'",
    ],
    [
      'a port name in two containers',
      (chart) => new Deployment(chart, 'd', { containers: { a: container, b: container } }),
      /containers\.b\.ports\.http: is the name of a port of container a too/,
    ],
    [
      'a host name for an alias',
      (chart) => web(chart, { hostAliases: { foo: ['x'] } }),
      /hostAliases\.foo: the key "foo" is no IP address/,
    ],
    ['a node label that cannot be', (chart) => web(chart, { nodeSelector: { a: 'c d' } }), /nodeSelector\.a: "c d" must be letters/],
    [
      'data that is no number',
      (chart) => new ConfigMap(chart, 'c', { data: { n: Number.NaN } }),
      /data\.n: must be a text, a number, true or false, and is NaN/,
    ],
    [
      'a part of a byte',
      (chart) => new Deployment(chart, 'd', { container: { image: 'x:1', resources: { requests: { memory: 0.5 } } } }),
      /memory: 0\.5 is a part of a byte -> did you mean "0\.5Gi"\?/,
    ],
    ['a claim of nothing', (chart) => new PersistentVolumeClaim(chart, 'c', { ...claim, storage: 0 }), /storage: must be more than 0/],
    [
      'a claim of a volume that is none',
      (chart) => new PersistentVolumeClaim(chart, 'c', { ...claim, volume: {} } as Any),
      /volume: must be a PersistentVolume/,
    ],
    [
      'a class that is a ConfigMap',
      (chart) => new PersistentVolumeClaim(chart, 'c', { ...claim, storageClassName: new ConfigMap(chart, 'm', { data: {} }) }),
      /storageClassName: must be a StorageClass, and is the ConfigMap m/,
    ],
    [
      'a local disk of no node',
      (chart) => new PersistentVolume(chart, 'v', { ...claim, local: { path: '/x' } }),
      /nodeAffinity is missing/,
    ],
    [
      'a host path of an unknown type',
      (chart) => new PersistentVolume(chart, 'v', { ...claim, hostPath: { path: '/x', type: 'foo' } } as Any),
      /hostPath\.type: must be one of Directory/,
    ],
    [
      'a kind that Kubernetes does not have',
      (chart) => new Manifest(chart, 'm', { apiVersion: 'apps/v1', kind: 'Deploymnet' } as Any),
      'props/invalid shop/m kind: apps/v1 has no kind Deploymnet -> did you mean Deployment?',
    ],
    [
      'a misspelt version of Kubernetes',
      (chart) => new Manifest(chart, 'm', { apiVersion: 'app/v1', kind: 'Deployment' }),
      'props/invalid shop/m apiVersion: "app/v1" is served by no cluster: only Kubernetes itself has groups without a dot -> did you mean apps/v1?',
    ],
    [
      'a kind that is gone',
      (chart) => new Manifest(chart, 'm', { apiVersion: 'extensions/v1beta1', kind: 'Ingress' }),
      "props/invalid shop/m apiVersion: extensions/v1beta1 Ingress is gone since Kubernetes 1.22 -> write apiVersion: 'networking.k8s.io/v1', kind: 'Ingress'",
    ],
    [
      'an apiVersion that cannot be',
      (chart) => new Manifest(chart, 'm', { apiVersion: 'a/b/c', kind: 'X' } as Any),
      /apiVersion: must be a text such as 'apps\/v1', and is "a\/b\/c"/,
    ],
    [
      'a kind that is left out',
      (chart) => new Manifest(chart, 'm', { apiVersion: 'v1' } as Any),
      /kind: must be a text such as 'Deployment', and is undefined/,
    ],
    [
      'a value in an override',
      (chart) => web(chart, { override: { spec: { template: { spec: { containers: [{ name: 'web', tty: Number.NaN }] } } } } }),
      /^value\/unresolved shop\/web spec\.template\.spec\.containers\[0\]\.tty: is NaN/,
    ],
    [
      'an item without a key in an override',
      (chart) => web(chart, { override: { spec: { template: { spec: { containers: [null] } } } } }),
      /spec\.template\.spec\.containers\[0\]: must be an object with name, and is null/,
    ],
  ])('%s', (_, program, expected) => {
    const complaints = complaintsOf((chart) => void program(chart))
    expect(complaints).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)])
  })

  it.each<[string, (chart: Chart, server: Deployment) => unknown]>([
    ['selector', (chart, server) => new Service(chart, 'a', { selector: server as Any, ports: { http: 80 } })],
    ['selector', (chart, server) => new PodDisruptionBudget(chart, 'a', { selector: server, maxUnavailable: 1 })],
    ['target', (chart, server) => new HorizontalPodAutoscaler(chart, 'a', { target: server, maxReplicas: 3 })],
  ])('a workload of another namespace as %s', (prop, program) => {
    expect(complaintsOf((chart, app) => void program(new Chart(app, 'other', { namespace: 'b' }), web(chart)), { namespace: 'a' })).toEqual(
      [
        `wiring/other-namespace other/a ${prop}: Deployment web is in namespace a, and other/a in b -> put it into the chart of the Deployment`,
      ],
    )
  })
})

describe('a construct in a text', () => {
  it.each<[string, (chart: Chart) => string, string]>([
    [
      'a Service',
      (chart) => `http://${web(chart).expose()}:80`,
      'holds "[object Service shop/web/service]": a construct was put into a text -> write ${service.host} and ${service.port(\'…\')} in the text',
    ],
    [
      'a ConfigMap',
      (chart) => `${new ConfigMap(chart, 'c', { data: {} })}`,
      'holds "[object ConfigMap shop/c]": a construct was put into a text -> write ${configMap.name} in the text',
    ],
    [
      'an external one',
      (chart) => `${Service.external(chart, 's', { ports: { http: 80 } })}`,
      'holds "[object Object]": an object was put into a text -> put the property that you mean into the text',
    ],
  ])('is told: %s', (_, text, expected) => {
    expect(complaintsOf((chart) => void new ConfigMap(chart, 'user', { data: { URL: text(chart) } }))).toEqual([
      `value/unresolved shop/user data.URL: ${expected}`,
    ])
    expect(complaintsOf((chart) => void new Pod(chart, 'p', { container: { image: 'x:1', env: { URL: text(chart) } } }))).toEqual([
      `value/unresolved shop/p spec.containers[0].env[0].value: ${expected}`,
    ])
  })

  it('is named by its path in the messages of constructs itself', () => {
    expect(() => complaintsOf((chart) => [web(chart), web(chart)])).toThrow("There is already a Construct with name 'web' in Chart [shop]")
  })
})

describe('profiles are looked at where they are given', () => {
  it.each<[string, unknown, string[]]>([
    [
      'a misspelt prop',
      { name: 'x', container: { resourcs: {} } },
      ['profiles[0].container.resourcs: is no prop here -> did you mean resources?'],
    ],
    [
      'what no profile says',
      { name: 'x', container: { image: 'y' }, pod: { volumes: {} } },
      [
        expect.stringContaining('profiles[0].container.image: is no prop here'),
        expect.stringContaining('profiles[0].pod.volumes: is no prop here'),
      ] as Any,
    ],
    [
      'an amount that is none',
      { name: 'x', container: { resources: { requests: { cpu: 'x' } }, env: { A: null } } },
      [
        expect.stringContaining('profiles[0].container.resources.requests.cpu: "x" is no quantity'),
        expect.stringContaining('profiles[0].container.env.A: cannot be null'),
      ] as Any,
    ],
    ['nothing', null, ['profiles[0]: must be an object, and is null -> write { name, container, pod, … }']],
  ])('%s', (_, profile, expected) => {
    const complaints = complaintsOf((chart) => [web(chart), new Deployment(chart, 'b', { container })], { profiles: [profile] as Any })
    expect(complaints.map((each) => each.replace(/^\S+ shop /, ''))).toEqual(expected)
  })

  it('a word instead of the list', () => {
    const app = new App({ profiles: 'hard' as Any })
    expect(readTree(app).findings.map(({ field, message }) => `${field} ${message}`)).toEqual(['profiles must be a list, and is "hard"'])
  })
})

describe('works', () => {
  it('what is undefined counts as not given, for containers and for paths', () => {
    const [init, main] = [
      { a: { image: 'x:1' }, b: undefined },
      { web: container, c: undefined },
    ] as Any[]
    const { spec } = manifestOf('Deployment', (chart) => {
      new Deployment(chart, 'd', { containers: main!, initContainers: init! })
    })
    expect(JSON.stringify(spec)).not.toContain('"c"')
    expect(JSON.stringify(spec)).toContain('"initContainers":[{"name":"a","image":"x:1"}]')
    const { spec: rules } = manifestOf('Ingress', (chart) => {
      new Ingress(chart, 'in', {
        className: 'nginx',
        hosts: { 'a.com': { '/': web(chart).expose(), '/b': undefined as Any }, 'b.com': undefined as Any },
      })
    })
    expect(JSON.stringify(rules)).not.toContain('/b')
    expect(manifestOf('ConfigMap', (chart) => void new ConfigMap(chart, 'c', { data: { a: 1, b: undefined as Any } })).data).toEqual({
      a: '1',
    })
  })

  it('a target of a rewrite with a slash at its end is the one without', () => {
    const names: unknown[] = []
    const app = new App()
    const service = web(new Chart(app, 'shop')).expose()
    paths(app.node.findChild('shop') as Chart, { '/a': { service, rewrite: '/v1' }, '/b': { service, rewrite: '/v1/' }, '/': service })
    for (const { manifest } of readTree(app).objects) if (manifest.kind === 'Ingress') names.push(manifest.metadata.name)
    expect(names).toEqual(['in', 'in-rewrite-v1'])
  })

  it('a volume of any source of Kubernetes', () => {
    const { spec } = manifestOf('PersistentVolume', (chart) => {
      new PersistentVolume(chart, 'v', { ...claim, iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.x', lun: 0 } })
    })
    expect(spec).toEqual({
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.x', lun: 0 },
    })
  })
})

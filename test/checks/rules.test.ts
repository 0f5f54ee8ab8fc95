import { ApiObject, Chart as Cdk8sChart } from 'cdk8s'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { App } from '../../src/app/app.js'
import { labels } from '../../src/checks/api/labels.js'
import { names } from '../../src/checks/api/names.js'
import { check } from '../../src/checks/check.js'
import type { Rule } from '../../src/checks/rule.js'
import { autoscaledReplicas } from '../../src/checks/wiring/autoscaled-replicas.js'
import { exclusiveDisk } from '../../src/checks/wiring/exclusive-disk.js'
import { identity } from '../../src/checks/wiring/identity.js'
import { referenceGrant } from '../../src/checks/wiring/reference-grant.js'
import type { Manifest, Model } from '../../src/model/model.js'
import { readTree } from '../../src/model/read-tree.js'

const modelOf = (...manifests: readonly object[]): Model => ({
  charts: [{ path: 'c', fileName: 'c' }],
  objects: manifests.map((manifest, index) => ({
    manifest: manifest as Manifest,
    origin: { path: `c/${index}`, position: { file: '/p.ts', line: index + 1, column: 1 } },
    chart: 0,
  })),
  externals: [],
  dependencies: [],
  deferred: [],
  findings: [],
})
const told = (rule: Rule, ...manifests: readonly object[]): string[] =>
  rule.check(modelOf(...manifests), ['1.36']).map(({ code, severity, path, field, message, help, position }) => {
    expect([code, severity, position?.line]).toEqual([rule.code, 'error', Number(path!.slice(2)) + 1])
    return `${path} ${field ?? '-'}: ${message} -> ${help}`
  })
const object = (kind: string, name: string, more: object = {}, apiVersion = 'v1', metadata: object = {}): object => ({
  apiVersion,
  kind,
  metadata: { name, ...metadata },
  ...more,
})

describe('exclusive-disk', () => {
  const claim = (accessModes: readonly string[], metadata = {}): object =>
    object('PersistentVolumeClaim', 'disk', { spec: { accessModes } }, 'v1', metadata)
  const volumes = [
    { name: 'other', emptyDir: {} },
    { name: 'v', persistentVolumeClaim: { claimName: 'disk' } },
  ]
  const workload = (spec: object, kind = 'Deployment', metadata = {}): object =>
    object(kind, 'db', { spec: { ...spec, template: { spec: { volumes } } } }, 'apps/v1', metadata)
  const scaler = (maxReplicas: number): object =>
    object('HorizontalPodAutoscaler', 'h', { spec: { maxReplicas, scaleTargetRef: { kind: 'Deployment', name: 'db' } } }, 'autoscaling/v2')
  const rolling = expect.stringContaining('spec.strategy: a rolling update starts the new pod before the old one gives back the disk disk')
  const many = expect.stringContaining('spec.replicas: 3 pods share the disk disk')
  const recreate = { strategy: { type: 'Recreate' } }

  it.each<[string, object[]]>([
    ['stops the old pod first', [claim(['ReadWriteOnce']), workload(recreate)]],
    ['has no pod in excess', [claim(['ReadWriteOnce']), workload({ strategy: { rollingUpdate: { maxSurge: 0 } } })]],
    ['has none in percent', [claim(['ReadWriteOnce']), workload({ strategy: { rollingUpdate: { maxSurge: '0%' } } })]],
    ['can be mounted by many nodes', [claim(['ReadWriteMany']), workload({ replicas: 3 })]],
    ['can be mounted by many nodes too', [claim(['ReadWriteOnce', 'ReadWriteMany']), workload({ replicas: 3 })]],
    ['is of another namespace', [claim(['ReadWriteOnce'], { namespace: 'a' }), workload({}, 'Deployment', { namespace: 'b' })]],
    ['is not made here', [workload({ replicas: 3 })]],
    ['is a controller that never rolls', [claim(['ReadWriteOnce']), workload({ replicas: 1 }, 'ReplicationController')]],
    ['has no pod', [claim(['ReadWriteOnce']), workload({ replicas: 0 })]],
    ['is a StatefulSet', [claim(['ReadWriteOnce']), workload({ replicas: 1 }, 'StatefulSet')]],
    ['is scaled to one', [claim(['ReadWriteOnce']), workload(recreate), scaler(1)]],
  ])('is content when it %s', (_, manifests) => expect(told(exclusiveDisk, ...manifests)).toEqual([]))

  it.each<[string, object[], unknown]>([
    ['rolls by default', [claim(['ReadWriteOnce']), workload({})], rolling],
    ['rolls with one in excess', [claim(['ReadWriteOncePod']), workload({ strategy: { rollingUpdate: { maxSurge: 1 } } })], rolling],
    ['has several pods', [claim(['ReadWriteOnce']), workload({ replicas: 3, ...recreate })], many],
    ['is a StatefulSet with several pods', [claim(['ReadWriteOnce']), workload({ replicas: 3 }, 'StatefulSet')], many],
    ['is a controller with several pods', [claim(['ReadWriteOnce']), workload({ replicas: 3 }, 'ReplicationController')], many],
    ['is scaled to several', [claim(['ReadWriteOnce']), scaler(3), workload(recreate)], many],
  ])('complains when it %s', (_, manifests, message) => expect(told(exclusiveDisk, ...manifests)).toEqual([message]))
})

describe('autoscaled-replicas', () => {
  const target = (kind: string, name: string, namespace?: string): object =>
    object('HorizontalPodAutoscaler', 'h', { spec: { maxReplicas: 3, scaleTargetRef: { kind, name } } }, 'autoscaling/v2', {
      ...(namespace && { namespace }),
    })
  const deployment = (spec: object, namespace?: string): object =>
    object('Deployment', 'a', { spec }, 'apps/v1', { ...(namespace && { namespace }) })

  it.each<[string, object[]]>([
    ['the workload says no number', [deployment({}), target('Deployment', 'a')]],
    ['another is scaled', [deployment({ replicas: 2 }), target('Deployment', 'b')]],
    ['another kind is scaled', [deployment({ replicas: 2 }), target('StatefulSet', 'a')]],
    ['it is of another namespace', [deployment({ replicas: 2 }, 'x'), target('Deployment', 'a', 'y')]],
    ['nothing is scaled', [deployment({ replicas: 2 })]],
    ['an autoscaler is not whole', [deployment({ replicas: 2 }), object('HorizontalPodAutoscaler', 'h')]],
  ])('is content when %s', (_, manifests) => expect(told(autoscaledReplicas, ...manifests)).toEqual([]))

  it.each([0, 2])('complains at the autoscaler of a target that says the number %d, in any order', (replicas) => {
    const message = (scaler: number, target: number): string =>
      `c/${scaler} spec.scaleTargetRef: scales the Deployment a, and c/${target} says replicas: ${replicas}: every apply would set it back -> leave replicas out of c/${target}, or write replicas: { min, max } there instead of this autoscaler`
    expect(told(autoscaledReplicas, deployment({ replicas }, 'x'), target('Deployment', 'a', 'x'))).toEqual([message(1, 0)])
    expect(told(autoscaledReplicas, target('Deployment', 'a'), deployment({ replicas }))).toEqual([message(0, 1)])
  })
})

describe('reference-grant', () => {
  const group = 'gateway.networking.k8s.io'
  const route = (backend: object, kind = 'HTTPRoute', namespace: string | undefined = 'shop'): object =>
    object(
      kind,
      'web',
      { spec: { parentRefs: [{ name: 'g', namespace: 'platform' }], rules: [{ backendRefs: [backend] }] } },
      `${group}/v1`,
      {
        ...(namespace && { namespace }),
      },
    )
  const gateway = (certificate: object): object =>
    object('Gateway', 'web', { spec: { listeners: [{ name: 'a', tls: { certificateRefs: [certificate] } }] } }, `${group}/v1`, {
      namespace: 'shop',
    })
  const grant = (from: object, to: object, namespace = 'pay'): object =>
    object('ReferenceGrant', 'g', { spec: { from: [{ group, ...from }], to: [{ group: '', ...to }] } }, `${group}/v1beta1`, { namespace })
  const toPay = { name: 'api', namespace: 'pay', port: 80 }

  it.each<[string, object[]]>([
    ['the Service is of its own namespace', [route({ name: 'api', port: 80 }), route({ ...toPay, namespace: 'shop' })]],
    ['its own is not known', [object('HTTPRoute', 'web', { spec: { rules: [{ backendRefs: [toPay] }] } }, `${group}/v1`)]],
    ['all Services are opened', [route(toPay), grant({ kind: 'HTTPRoute', namespace: 'shop' }, { kind: 'Service' })]],
    ['this one is opened', [grant({ kind: 'HTTPRoute', namespace: 'shop' }, { kind: 'Service', name: 'api' }), route(toPay)]],
    [
      'its Secret is opened',
      [gateway({ name: 'tls', namespace: 'pay' }), grant({ kind: 'Gateway', namespace: 'shop' }, { kind: 'Secret' })],
    ],
    ['it is another kind of route', [route(toPay, 'GRPCRoute'), grant({ kind: 'GRPCRoute', namespace: 'shop' }, { kind: 'Service' })]],
    [
      'nothing is of the Gateway API',
      [object('HTTPRoute', 'web', { spec: { rules: [{ backendRefs: [toPay] }] } }, 'example.com/v1', { namespace: 'a' })],
    ],
  ])('is content when %s', (_, manifests) => expect(told(referenceGrant, ...manifests)).toEqual([]))

  it.each<[string, object[], string]>([
    ['nothing opens it', [route(toPay)], 'HTTPRoute web leads to Service api in namespace pay'],
    ['nothing opens its Secret', [gateway({ name: 'tls', namespace: 'pay' })], 'Gateway web leads to Secret tls in namespace pay'],
    [
      'another name is opened',
      [route(toPay), grant({ kind: 'HTTPRoute', namespace: 'shop' }, { kind: 'Service', name: 'x' })],
      'Service api',
    ],
    ['it is opened to another namespace', [route(toPay), grant({ kind: 'HTTPRoute', namespace: 'x' }, { kind: 'Service' })], 'Service api'],
    ['it is opened to another kind', [route(toPay), grant({ kind: 'TCPRoute', namespace: 'shop' }, { kind: 'Service' })], 'Service api'],
    [
      'another namespace opens its own',
      [route(toPay), grant({ kind: 'HTTPRoute', namespace: 'shop' }, { kind: 'Service' }, 'other')],
      'Service api',
    ],
    ['another kind is opened', [route(toPay), grant({ kind: 'HTTPRoute', namespace: 'shop' }, { kind: 'Secret' })], 'Service api'],
  ])('complains when %s', (_, manifests, message) => expect(told(referenceGrant, ...manifests)).toEqual([expect.stringContaining(message)]))
})

describe('labels', () => {
  const pod = (metadata: object, template?: object): object =>
    object('Deployment', 'a', { spec: template ? { template: { metadata: template, spec: {} } } : {} }, 'apps/v1', metadata)

  it('is content with what the API server takes', () => {
    const fine = { a: '', 'example.com/a_b.c': 'A-1' }
    expect(told(labels, pod({ labels: fine, annotations: { 'example.com/Any': 'any text, ä', x: '' } }, { labels: fine }))).toEqual([])
    expect(told(labels, pod({}), object('ConfigMap', 'c', { data: { labels: { '!': '!' } } }))).toEqual([])
  })

  it('complains of keys and values, on the object and on its pods', () => {
    expect(told(labels, pod({ labels: { '-a': 'x', b: 'x y' }, annotations: { 'a b': 'x' } }, { labels: { d: 'ä' } }))).toEqual([
      expect.stringMatching(/^c\/0 metadata\.labels: the key "-a" must/),
      expect.stringMatching(
        /^c\/0 metadata\.labels\["b"\]: the value "x y" must .* -> shorten or change the value, or make it an annotation$/,
      ),
      expect.stringMatching(/^c\/0 metadata\.annotations: the key "a b" must/),
      expect.stringMatching(/^c\/0 spec\.template\.metadata\.labels\["d"\]: the value "ä" must/),
    ])
  })
})

describe('names', () => {
  it('is content with a name that its kind may have, or with generateName', () => {
    expect(
      told(
        names,
        object('ConfigMap', 'a.b-c.9'),
        object('Service', 'a-9'),
        object('StatefulSet', 'a-9', {}, 'apps/v1'),
        object('Job', `a.${'b'.repeat(61)}`, {}, 'batch/v1'),
        object('CronJob', `a.${'b'.repeat(50)}`, {}, 'batch/v1'),
        object('ClusterRole', 'system:node', {}, 'rbac.authorization.k8s.io/v1'),
        { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'x-' } },
      ),
    ).toEqual([])
  })

  it('is content without a name where the server wants none', () => {
    const nameless = (apiVersion: string, kind: string): object => object(kind, '', {}, apiVersion, { name: undefined })
    expect(told(names, nameless('authorization.k8s.io/v1', 'SubjectAccessReview'), nameless('v1', 'LimitRange'))).toEqual([])
    expect(told(names, nameless('v1', 'ConfigMap'))).toHaveLength(1)
  })

  it('complains with a name that would do', () => {
    expect(
      told(names, object('ConfigMap', 'My Settings'), object('Service', 'a.b'), object('Namespace', 'a.b'), object('Pod', 'ä'), {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {},
      }),
    ).toEqual([
      expect.stringMatching(
        /^c\/0 metadata\.name: the name "My Settings" of this ConfigMap must .* -> write the id as 'my-settings', or give name: 'my-settings'$/,
      ),
      expect.stringMatching(/^c\/1 metadata\.name: the name "a\.b" of this Service must/),
      expect.stringMatching(/^c\/2 metadata\.name: the name "a\.b" of this Namespace must/),
      expect.stringMatching(/^c\/3 metadata\.name: the name "ä" of this Pod must .* -> give a name that fits: name: …$/),
      'c/4 metadata.name: the name "" of this Pod is missing -> give a name that fits: name: …',
    ])
  })

  it('knows the kinds whose name goes into other names and labels', () => {
    expect(
      told(
        names,
        object('StatefulSet', 'a.b', {}, 'apps/v1'),
        object('Job', 'a'.repeat(64), {}, 'batch/v1'),
        object('CronJob', 'a'.repeat(53), {}, 'batch/v1'),
      ),
    ).toEqual([
      expect.stringContaining('of this StatefulSet must be lower-case letters'),
      expect.stringContaining('of this Job must have at most 63 characters, and has 64'),
      expect.stringContaining('of this CronJob must have at most 52 characters, and has 53'),
    ])
  })

  it('suggests only names that it would take itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('ConfigMap', 'Service', 'Namespace'), (name, kind) => {
        for (const message of told(names, object(kind, name))) {
          const better = /give name: '(.*)'$/.exec(message)?.[1]
          if (better !== undefined) expect(told(names, object(kind, better))).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('identity', () => {
  const anyObject = fc.record({
    apiVersion: fc.constantFrom('v1', 'apps/v1', 'apps/v1beta1', 'example.com/v1'),
    kind: fc.constantFrom('A', 'B'),
    name: fc.constantFrom('x', 'y', 'a/b'),
    namespace: fc.option(fc.constantFrom('n', 'm'), { nil: undefined }),
  })
  const manifest = ({
    apiVersion,
    kind,
    name,
    namespace,
  }: {
    apiVersion: string
    kind: string
    name: string
    namespace: string | undefined
  }): object => object(kind, name, {}, apiVersion, namespace === undefined ? {} : { namespace })

  it('tells every object that has been there before, and no other', () => {
    fc.assert(
      fc.property(fc.array(anyObject, { maxLength: 12 }), (list) => {
        const key = ({ apiVersion, kind, name, namespace }: (typeof list)[number]): string =>
          [apiVersion.includes('/') ? apiVersion.split('/')[0] : '', kind, namespace ?? '-', name].join('|')
        const again = list.flatMap((each, index) => (list.findIndex((other) => key(other) === key(each)) < index ? [`c/${index}`] : []))
        expect(identity.check(modelOf(...list.map(manifest)), ['1.36']).map(({ path }) => path)).toEqual(again)
      }),
    )
  })

  it('names both', () => {
    expect(told(identity, object('A', 'x', {}, 'v1', { namespace: 'n' }), object('A', 'x', {}, 'v1', { namespace: 'n' }))).toEqual([
      'c/1 -: A n/x is made twice: c/0 makes it too -> give one of them another id or name, or put them into different namespaces',
    ])
  })

  it('finds two ids that join to one name, and objects of other libraries', () => {
    const app = new App()
    const chart = new Cdk8sChart(app, 'c')
    const make = (id: string, name: string): ApiObject =>
      new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
    make('a', 'same')
    make('b', 'same')
    expect(check(readTree(app)).map(({ code, path }) => [code, path])).toEqual([['wiring/identity', 'c/b']])
  })
})

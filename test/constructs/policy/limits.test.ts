import { describe, expect, it } from 'vitest'
import {
  App,
  type Chart,
  Deployment,
  LimitRange,
  PriorityClass,
  Chart as RealChart,
  ResourceQuota,
  RuntimeClass,
} from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { bodyOf, complaintsOf, manifestOf, manifestsOf } from '../synth.js'

type Any = never
const image = 'example/server:1'

describe('classes', () => {
  it('have every field, and no namespace in a chart with one', () => {
    const program = (chart: Chart) => {
      new PriorityClass(chart, 'p', { value: -5, globalDefault: false, preemptionPolicy: 'Never', description: 'x' })
      new RuntimeClass(chart, 'r', {
        handler: 'runsc',
        overhead: { podFixed: { cpu: 0.25, memory: '64Mi' } },
        scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'k', operator: 'Exists' }] },
      })
    }
    for (const manifest of manifestsOf(program, { namespace: 'shop' })) expect(manifest.metadata.namespace).toBeUndefined()
    expect(bodyOf('PriorityClass', program)).toEqual({ value: -5, globalDefault: false, preemptionPolicy: 'Never', description: 'x' })
    expect(bodyOf('RuntimeClass', program)).toEqual({
      handler: 'runsc',
      overhead: { podFixed: { cpu: '250m', memory: '64Mi' } },
      scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'k', operator: 'Exists' }] },
    })
  })

  it('are taken by pods as constructs, as external ones or by name, and come before them', () => {
    const app = new App()
    const chart = new RealChart(app, 'shop')
    new Deployment(chart, 'by-name', { priorityClassName: 'p', runtimeClassName: 'r', container: { image } })
    new Deployment(chart, 'server', {
      priorityClassName: new PriorityClass(chart, 'p', { value: 1 }),
      runtimeClassName: new RuntimeClass(chart, 'r', { handler: 'h' }),
      container: { image },
    })
    const { objects } = readTree(app)
    expect(objects.map(({ manifest }) => manifest.kind)).toEqual(['PriorityClass', 'RuntimeClass', 'Deployment', 'Deployment'])
    const pointed = referencesOf(objects).filter(({ kind }) => kind === 'class')
    expect(pointed.map(({ from, targets }) => [from, targets])).toEqual([
      [2, [0]],
      [2, [1]],
      [3, [0]],
      [3, [1]],
    ])
  })

  it.each<[string, object, string]>([
    ['another kind', { runtimeClassName: (chart: Chart) => new PriorityClass(chart, 'p', { value: 1 }) }, 'is the PriorityClass p'],
    ['an empty name', { priorityClassName: () => '' }, 'must not be empty'],
    ['a number', { priorityClassName: () => 3 }, 'must be a text'],
  ])('of %s are told', (_, props, message) => {
    const [[prop, make]] = Object.entries(props) as [[string, (chart: Chart) => unknown]]
    expect(complaintsOf((chart) => new Deployment(chart, 'a', { [prop]: make(chart), container: { image } } as Any))[0]).toContain(
      `shop/a ${prop}: ${message.startsWith('is') ? 'must be a RuntimeClass, and ' : ''}${message}`,
    )
  })

  it('a name of Kubernetes itself is told', () => {
    expect(complaintsOf((chart) => new PriorityClass(chart, 'system-mine', { value: 1 }))).toEqual([
      'api/name shop/system-mine name: system-mine begins with system-, as only classes of Kubernetes itself may -> give it another name',
    ])
  })
})

describe('ResourceQuota', () => {
  it('writes amounts as Kubernetes does', () => {
    const body = bodyOf('ResourceQuota', (chart) => {
      const high = new PriorityClass(chart, 'high', { value: 1 })
      new ResourceQuota(chart, 'q', {
        hard: {
          'requests.cpu': 0.5,
          'limits.memory': '4Gi',
          pods: 10,
          'count/jobs.batch': 3,
          'requests.nvidia.com/gpu': 2,
          secrets: undefined,
        },
        scopes: ['NotTerminating'],
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [high, 'low'] }] },
      })
    })
    expect(body).toEqual({
      spec: {
        hard: { 'requests.cpu': '500m', 'limits.memory': '4Gi', pods: '10', 'count/jobs.batch': '3', 'requests.nvidia.com/gpu': '2' },
        scopes: ['NotTerminating'],
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high', 'low'] }] },
      },
    })
  })

  const selecting = (expression: object) => ({ hard: {}, scopeSelector: { matchExpressions: [expression] } })
  it.each<[object, string]>([
    [{ hard: { pod: 3 } }, 'hard.pod: is nothing that a quota counts -> did you mean pods?'],
    [{ hard: { pods: 1.5 } }, 'hard.pods: must be a whole number, 0 or more, and is 1.5'],
    [{ hard: { 'requests.memory': '128m' } }, 'hard["requests.memory"]: "128m" means thousandths of a byte'],
    [{ hard: {}, scopes: ['BestEffort', 'NotBestEffort'] }, 'scopes: BestEffort and NotBestEffort are never both true'],
    [
      selecting({ scopeName: 'BestEffort', operator: 'In', values: ['x'] }),
      'scopeSelector.matchExpressions[0].operator: of BestEffort must be Exists',
    ],
    [selecting({ scopeName: 'PriorityClass', operator: 'In' }), 'scopeSelector.matchExpressions[0]: values is missing'],
    [
      selecting({ scopeName: 'PriorityClass', operator: 'Exists', values: ['x'] }),
      'scopeSelector.matchExpressions[0].values: is not with operator',
    ],
  ])('%j is told', (props, message) => {
    expect(complaintsOf((chart) => new ResourceQuota(chart, 'a', props as Any))[0]).toContain(`shop/a ${message}`)
  })
})

describe('LimitRange', () => {
  it('is a list of types', () => {
    const limits = { Container: { default: { cpu: 1 }, maxLimitRequestRatio: { cpu: 4 } }, Pod: { max: { memory: '8Gi' } } } as const
    const program = (chart: Chart) =>
      new LimitRange(chart, 'l', { limits: { ...limits, PersistentVolumeClaim: { min: { storage: '1Gi' } } } })
    expect(manifestOf('LimitRange', program).spec).toEqual({
      limits: [
        { type: 'Container', default: { cpu: '1' }, maxLimitRequestRatio: { cpu: '4' } },
        { type: 'Pod', max: { memory: '8Gi' } },
        { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } },
      ],
    })
  })

  it.each<[object, string]>([
    [{ Container: { min: { cpu: 2 }, max: { cpu: '500m' } } }, 'limits.Container.min.cpu: is more than max of cpu'],
    [
      { Container: { defaultRequest: { memory: '2Gi' }, default: { memory: '1Gi' } } },
      'limits.Container.defaultRequest.memory: is more than default',
    ],
    [{ Pod: { default: { cpu: 1 } } }, 'limits.Pod.default: is no prop here'],
    [{}, 'limits: says nothing'],
  ])('%j is told', (limits, message) => {
    expect(complaintsOf((chart) => new LimitRange(chart, 'a', { limits } as Any))[0]).toContain(`shop/a ${message}`)
  })
})

describe('spread constraints', () => {
  it('have every field of Kubernetes', () => {
    const each = {
      topologyKey: 'kubernetes.io/hostname',
      maxSkew: 2,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 3,
      nodeAffinityPolicy: 'Ignore',
      nodeTaintsPolicy: 'Honor',
      matchLabelKeys: ['pod-template-hash'],
    } as const
    const body = bodyOf('Deployment', (chart) => new Deployment(chart, 'a', { topologySpreadConstraints: [each], container: { image } }))
    expect(body).toMatchObject({
      spec: {
        template: { spec: { topologySpreadConstraints: [{ ...each, labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'a' } } }] } },
      },
    })
  })

  it('minDomains without DoNotSchedule is told, as the API server refuses it', () => {
    expect(
      complaintsOf((chart) => new Deployment(chart, 'a', { topologySpreadConstraints: [{ minDomains: 2 }], container: { image } }))[0],
    ).toContain('topologySpreadConstraints[0].minDomains: is only with DoNotSchedule')
  })
})

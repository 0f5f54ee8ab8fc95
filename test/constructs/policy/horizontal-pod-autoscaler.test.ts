import { describe, expect, it } from 'vitest'
import { type Chart, DaemonSet, Deployment, HorizontalPodAutoscaler, ReplicationController, StatefulSet } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { complaintsOf, manifestOf } from '../synth.js'

const container = { image: 'example/server:1', ports: { http: 80 } } as const
const scaler = (props: object) => (chart: Chart) => {
  const target = new Deployment(chart, 'server', { container })
  new HorizontalPodAutoscaler(chart, 'a', { target, maxReplicas: 3, ...props } as never)
}
const specOf = (props: object): JsonObject => manifestOf('HorizontalPodAutoscaler', scaler(props)).spec as JsonObject
const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' }

describe('a metric of an autoscaler', () => {
  it.each<[object, object]>([
    [
      { resource: 'cpu', averageUtilization: '70%' },
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    ],
    [
      { resource: 'memory', averageValue: '1Gi' },
      { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
    ],
    [
      { containerResource: 'cpu', container: 'server', averageUtilization: '70%' },
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'server', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ],
    [
      { pods: 'requests', averageValue: 100, selector: { route: 'all', none: undefined } },
      {
        type: 'Pods',
        pods: {
          metric: { name: 'requests', selector: { matchLabels: { route: 'all' } } },
          target: { type: 'AverageValue', averageValue: '100' },
        },
      },
    ],
    [
      { object: 'requests', describedObject: ingress, value: '10k', averageValue: undefined },
      {
        type: 'Object',
        object: { describedObject: ingress, metric: { name: 'requests' }, target: { type: 'Value', value: '10k' } },
      },
    ],
    [
      { external: 'queue', averageValue: '30' },
      { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } } },
    ],
  ])('%j is written in its field', (metric, written) => expect(specOf({ metrics: [metric] }).metrics).toEqual([written]))

  it.each<[object, string]>([
    [{ averageValue: 1 }, 'metrics[0]: says nothing -> write exactly one of resource, containerResource, pods, object, external'],
    [
      { resource: 'cpu', pods: 'x', averageValue: 1 },
      'metrics[0]: has resource and pods, of which only one can hold -> write exactly one of resource, containerResource, pods, object, external',
    ],
    [{ resource: 'cpu' }, "metrics[0]: says no value to hold -> write averageUtilization: '…' or averageValue: '…'"],
    [
      { resource: 'cpu', averageUtilization: '70%', averageValue: 1 },
      "metrics[0]: has averageUtilization and averageValue, of which only one can hold -> write averageUtilization: '…' or averageValue: '…'",
    ],
    [{ resource: 'cpu', value: 1 }, "metrics[0].value: is not for resource -> write averageUtilization: '…' or averageValue: '…'"],
    [{ pods: 'x', averageUtilization: '70%' }, "metrics[0].averageUtilization: is not for pods -> write averageValue: '…'"],
    [{ containerResource: 'cpu', averageUtilization: '70%' }, 'metrics[0]: container is missing -> add container'],
    [{ resource: 'cpu', container: 'a', averageUtilization: '70%' }, 'metrics[0].container: is not beside resource -> leave it out'],
    [{ resource: 'cpu', selector: { a: 'b' }, averageValue: 1 }, 'metrics[0].selector: is not beside resource -> leave it out'],
    [{ object: 'x', value: 1 }, 'metrics[0]: describedObject is missing -> add describedObject'],
    [
      { object: 'x', describedObject: 'web', value: 1 },
      'metrics[0].describedObject: cannot be "web" -> give a construct, or { apiVersion, kind, name }',
    ],
    [{ external: 'x', value: 0 }, "metrics[0].value: must be more than 0 -> write an amount such as '100'"],
    [
      { external: 'a/b', value: 1 },
      'metrics[0].external: "a/b" must not be empty, "." or "..", and must hold no "/" or "%" -> write the name of a metric',
    ],
  ])('%j is refused', (metric, complaint) => {
    expect(complaintsOf(scaler({ metrics: [metric] })).map((each) => each.split(' ').slice(2).join(' '))).toEqual([complaint])
  })
})

describe('how fast it scales', () => {
  it('is written in its fields', () => {
    const policies = [{ type: 'Percent', value: 50, periodSeconds: 60 }]
    const behavior = {
      scaleUp: { policies, selectPolicy: 'Min', stabilizationWindowSeconds: 0, tolerance: 0.05 },
      scaleDown: { selectPolicy: 'Disabled' },
    }
    expect(specOf({ behavior }).behavior).toEqual({ ...behavior, scaleUp: { ...behavior.scaleUp, tolerance: '0.05' } })
  })

  it.each<[object, RegExp]>([
    [{ scaleUp: { policies: [] } }, /scaleUp\.policies: must not be empty/],
    [{ scaleUp: { policies: [{ type: 'Pods', value: 1 }] } }, /policies\[0\]: periodSeconds is missing/],
    [{ scaleUp: { policies: [{ type: 'Pods', value: 0, periodSeconds: 1 }] } }, /value: must be a whole number, 1 or more, and is 0/],
    [{ scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } }, /periodSeconds: must be a whole number from 1 to 1800/],
    [{ scaleDown: { stabilizationWindowSeconds: 3601 } }, /must be a whole number from 0 to 3600/],
    [{ scaleDown: { selectPolicy: 'max' } }, /did you mean Max\?/],
    [{ scaleDown: { tolerance: '5%' } }, /tolerance: "5%" is no quantity/],
  ])('%j is refused', (behavior, complaint) => expect(complaintsOf(scaler({ behavior }))).toEqual([expect.stringMatching(complaint)]))
})

describe('an autoscaler', () => {
  it('down to nothing needs something to measure without pods', () => {
    expect(complaintsOf(scaler({ minReplicas: 0, metrics: [{ external: 'queue', value: 1 }] }))).toEqual([])
    expect(
      complaintsOf(scaler({ minReplicas: 0, metrics: [{ resource: 'cpu', averageUtilization: '70%', external: undefined }] })),
    ).toEqual([expect.stringContaining('minReplicas: 0 needs an object or external metric')])
  })

  it('of a StatefulSet or controller with a fixed number is refused at its own line, with the name of the target', () => {
    const complaints = complaintsOf((chart) => {
      const targets = [
        new StatefulSet(chart, 'db', { replicas: 2, container }),
        new ReplicationController(chart, 'old', { replicas: 0, container }),
        new StatefulSet(chart, 'free', { container }),
      ]
      for (const [index, target] of targets.entries()) new HorizontalPodAutoscaler(chart, `scale-${index}`, { target, maxReplicas: 3 })
    })
    const rule = 'wiring/autoscaled-replicas shop'
    expect(complaints).toEqual([
      `${rule}/scale-0 spec.scaleTargetRef: scales the StatefulSet db, and shop/db says replicas: 2: every apply would set it back -> leave replicas out of shop/db, or write replicas: { min, max } there instead of this autoscaler`,
      `${rule}/scale-1 spec.scaleTargetRef: scales the ReplicationController old, and shop/old says replicas: 0: every apply would set it back -> leave replicas out of shop/old`,
    ])
  })

  it('cannot scale a DaemonSet', () => {
    const program = (chart: Chart): void => {
      const target = new DaemonSet(chart, 'd', { container })
      new HorizontalPodAutoscaler(chart, 'a', { target, maxReplicas: 3 })
    }
    expect(complaintsOf(program)).toEqual(['props/invalid shop/a target: a DaemonSet cannot be scaled -> give a Deployment'])
  })
})

import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue, Manifest } from '../../../src/model/model.js'
import { clusterManifest, manifestOf, referenceAt, references, template } from './support.js'

const keyOf = (type: 'secretKeyRef' | 'configMapKeyRef', key: string): Manifest =>
  manifestOf('v1/Pod', 'x', { spec: { containers: [{ env: [{ valueFrom: { [type]: { name: 'x', key } } }] }] } })

const lacksKey = (type: 'secretKeyRef' | 'configMapKeyRef', key: string, there: JsonObject): boolean => {
  const field = `spec.containers[0].env[0].valueFrom.${type}`
  const { targets, lacking } = referenceAt(
    field,
    keyOf(type, key),
    manifestOf(type === 'secretKeyRef' ? 'v1/Secret' : 'v1/ConfigMap', 'x', there),
  )
  expect(targets).toEqual([1])
  return lacking.length > 0
}

describe('parts that an object lacks', () => {
  it('are keys of a ConfigMap or Secret', () => {
    expect(lacksKey('secretKeyRef', 'a', { data: { a: 'eA==' } })).toBe(false)
    expect(lacksKey('secretKeyRef', 'a', { stringData: { a: 'x' } })).toBe(false)
    expect(lacksKey('secretKeyRef', 'b', { data: { a: 'eA==' } })).toBe(true)
    expect(lacksKey('secretKeyRef', 'toString', { data: {} })).toBe(true)
    expect(lacksKey('secretKeyRef', 'token', { type: 'kubernetes.io/service-account-token' })).toBe(false)
    expect(lacksKey('configMapKeyRef', 'a', { binaryData: { a: 'eA==' } })).toBe(false)
    expect(lacksKey('configMapKeyRef', 'a', {})).toBe(true)
  })

  it('are keys of the files in a volume', () => {
    const pod = manifestOf('v1/Pod', 'x', { spec: { volumes: [{ configMap: { name: 'x', items: [{ key: 'a' }, { key: 'b' }] } }] } })
    const all = references(pod, manifestOf('v1/ConfigMap', 'x', { data: { a: '' } })).filter(({ kind }) => kind !== 'namespace')
    expect(all.map(({ field, lacking }) => [field, lacking])).toEqual([
      ['spec.volumes[0].configMap.name', []],
      ['spec.volumes[0].configMap.items[0].key', []],
      ['spec.volumes[0].configMap.items[1].key', [1]],
    ])
  })

  it('are ports of a Service, by name or number', () => {
    const lacks = (port: JsonObject, spec: JsonObject): boolean => {
      const ingress = manifestOf('networking.k8s.io/v1/Ingress', 'x', { spec: { defaultBackend: { service: { name: 'x', port } } } })
      return referenceAt('spec.defaultBackend.service', ingress, manifestOf('v1/Service', 'x', { spec })).lacking.length > 0
    }
    const ports = [{ name: 'http', port: 80, targetPort: 8080 }]
    expect(lacks({ name: 'http' }, { ports })).toBe(false)
    expect(lacks({ number: 80 }, { ports })).toBe(false)
    expect(lacks({ name: '80' }, { ports })).toBe(true)
    expect(lacks({ number: 8080 }, { ports })).toBe(true)
    expect(lacks({ number: 1 }, { type: 'ExternalName', externalName: 'example.com' })).toBe(false)
  })

  it('are ports of the pods behind a Service: of those pods only that do not have them', () => {
    const service = (targetPort: JsonValue): Manifest =>
      manifestOf('v1/Service', 'x', { spec: { selector: { app: 'x' }, ports: [{ port: 80, targetPort }] } })
    const other = {
      metadata: { labels: { app: 'x' } },
      spec: {
        containers: [{ name: 'main' }],
        initContainers: [{ name: 'side', restartPolicy: 'Always', ports: [{ name: 'metrics', containerPort: 9000 }] }],
      },
    }
    const pods = [template({ app: 'x' }), other].map((each, index) =>
      manifestOf('apps/v1/Deployment', `d${index}`, { spec: { template: each } }),
    )
    for (const [port, expected] of [
      ['http', [2]],
      [8080, [2]],
      ['metrics', [1]],
      ['8080', [1, 2]],
    ] as const) {
      const { targets, lacking } = referenceAt('spec.ports[0].targetPort', service(port), ...pods)
      expect([targets, lacking]).toEqual([[1, 2], expected])
    }
  })

  it('are listeners of a Gateway', () => {
    const route = (sectionName: string): Manifest =>
      manifestOf('gateway.networking.k8s.io/v1/HTTPRoute', 'x', { spec: { parentRefs: [{ name: 'x', sectionName }] } })
    const gateway = manifestOf('gateway.networking.k8s.io/v1/Gateway', 'x', { spec: { listeners: [{ name: 'https', port: 443 }] } })
    expect(referenceAt('spec.parentRefs[0]', route('https'), gateway).lacking).toEqual([])
    expect(referenceAt('spec.parentRefs[0]', route('http'), gateway).lacking).toEqual([1])
  })

  it('are versions of a definition', () => {
    const definition = clusterManifest('apiextensions.k8s.io/v1/CustomResourceDefinition', 'things.example.com', {
      spec: {
        group: 'example.com',
        names: { kind: 'Thing' },
        scope: 'Cluster',
        versions: [
          { name: 'v1', served: true },
          { name: 'v1beta1', served: false },
        ],
      },
    })
    const at = (version: string, kind = 'Thing') =>
      referenceAt('apiVersion', clusterManifest(`example.com/${version}/${kind}`, 'x'), definition)
    expect([at('v1').targets, at('v1').lacking]).toEqual([[1], []])
    expect([at('v1beta1').targets, at('v1beta1').lacking]).toEqual([[1], [1]])
    expect(at('v1', 'Other').targets).toEqual([])
  })
})

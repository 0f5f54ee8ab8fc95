import { afterEach, describe, expect, it } from 'vitest'
import type { Manifest } from '../../../src/model/model.js'
import { clusterManifest, manifestOf, references, template } from './support.js'

const originals = { get: Map.prototype.get, has: Set.prototype.has, add: Set.prototype.add }

/** How often something is looked up in a map or set, or a field of a manifest is read. */
function work(manifests: readonly Manifest[]): number {
  let count = 0
  const counted = <T extends object>(value: T): T =>
    new Proxy(value, {
      get(target, property, receiver) {
        const member: unknown = Reflect.get(target, property, receiver)
        if (typeof property === 'string' && Object.hasOwn(target, property)) count++
        return typeof member === 'object' && member !== null ? counted(member) : member
      },
    })
  const watched = manifests.map(counted)
  Map.prototype.get = function (key) {
    count++
    return originals.get.call(this, key)
  }
  Set.prototype.has = function (value) {
    count++
    return originals.has.call(this, value)
  }
  references(...watched)
  restore()
  return count
}

function restore(): void {
  Map.prototype.get = originals.get
  Set.prototype.has = originals.has
}

afterEach(restore)

const shapes: Readonly<Record<string, (index: number) => readonly Manifest[]>> = {
  'Services and Deployments that share all labels but one': (index) => {
    const labels = { part: 'shop', tier: 'web', name: `s${index}` }
    return [
      manifestOf('v1/Service', `s${index}`, { spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] } }),
      manifestOf('apps/v1/Deployment', `s${index}`, { spec: { selector: { matchLabels: labels }, template: template(labels) } }),
    ]
  },
  'Services with one selector for all Deployments': (index) => [
    manifestOf('v1/Service', `s${index}`, { spec: { selector: { part: 'shop' }, ports: [{ port: 80, targetPort: 'http' }] } }),
    manifestOf('apps/v1/Deployment', `s${index}`, { spec: { template: template({ part: 'shop' }) } }),
  ],
  'policies for all pods of many namespaces': (index) => [
    clusterManifest('v1/Namespace', `n${index}`, { metadata: { labels: { team: 'a' } } }),
    manifestOf('v1/Pod', 'x', { metadata: { namespace: `n${index}`, labels: { name: `p${index}` } } }),
    manifestOf('networking.k8s.io/v1/NetworkPolicy', 'x', {
      metadata: { namespace: `n${index}` },
      spec: {
        podSelector: {},
        ingress: [
          {
            from: [
              { namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: { matchLabels: { name: `p${index}` } } },
              { namespaceSelector: {}, podSelector: {} },
            ],
          },
        ],
      },
    }),
  ],
  'names in one namespace': (index) => [
    manifestOf('v1/Secret', `s${index}`, { data: { k: '' } }),
    manifestOf('v1/Pod', `p${index}`, {
      spec: { containers: [{ env: [{ valueFrom: { secretKeyRef: { name: `s${index}`, key: 'k' } } }] }] },
    }),
  ],
  'custom resources and their definitions': (index) => [
    clusterManifest('apiextensions.k8s.io/v1/CustomResourceDefinition', `c${index}`, {
      spec: { group: 'example.com', names: { kind: `K${index}` }, versions: [{ name: 'v1' }] },
    }),
    manifestOf(`example.com/v1/K${index}`, 'x'),
  ],
}

describe('the work', () => {
  it.each(Object.entries(shapes))('grows with the number of %s', (_, shape) => {
    const of = (size: number): number => work(Array.from({ length: size }, (__, index) => shape(index)).flat())
    of(10)
    const [small, large] = [of(200), of(2000)]
    expect(small).toBeGreaterThan(200)
    expect(large / small).toBeLessThan(11)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, Manifest } from '../../../src/model/model.js'
import { clusterManifest, manifestOf, referenceAt, references, template } from './support.js'

const word = fc.constantFrom('a', 'b', 'c')
const labels = fc.dictionary(word, word, { maxKeys: 3 })
const space = fc.constantFrom('shop', 'other', undefined)
const pods = fc.array(fc.record({ labels, namespace: space }), { maxLength: 12 })
const requirement = fc.record({
  key: word,
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Odd'),
  values: fc.array(word, { maxLength: 3 }),
})
const selector = fc.record({ matchLabels: labels, matchExpressions: fc.array(requirement, { maxLength: 3 }) }, { requiredKeys: [] })

type Selector = Partial<{ matchLabels: Record<string, string>; matchExpressions: { key: string; operator: string; values: string[] }[] }>

/** What a selector chooses, as the documentation of Kubernetes says it. */
function chooses({ matchLabels = {}, matchExpressions = [] }: Selector, own: Record<string, string>): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => own[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => {
      if (operator === 'In') return key in own && values.includes(own[key]!)
      if (operator === 'NotIn') return !(key in own && values.includes(own[key]!))
      return operator === 'Exists' ? key in own : operator === 'DoesNotExist' && !(key in own)
    })
  )
}

const podIn = (namespace: string | undefined, own: JsonObject, index: number): Manifest =>
  namespace === undefined
    ? clusterManifest('v1/Pod', `p${index}`, { metadata: { labels: own } })
    : manifestOf('v1/Pod', `p${index}`, { metadata: { namespace, labels: own } })

describe('label selectors', () => {
  it('choose the pods of their own namespace as Kubernetes does', () => {
    fc.assert(
      fc.property(selector, pods, (said, all) => {
        const budget = manifestOf('policy/v1/PodDisruptionBudget', 'x', { spec: { selector: said } })
        const { targets } = referenceAt('spec.selector', budget, ...all.map((each, index) => podIn(each.namespace, each.labels, index)))
        expect(targets).toEqual(all.flatMap((each, index) => (each.namespace === 'shop' && chooses(said, each.labels) ? [index + 1] : [])))
      }),
    )
  })

  it('look into the namespaces that a peer chooses by labels, those made elsewhere by their name', () => {
    const spaces = fc.dictionary(fc.constantFrom('shop', 'other'), labels)
    const named = fc.oneof(
      selector,
      space.map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name ?? 'third' } })),
    )
    fc.assert(
      fc.property(selector, named, pods, spaces, (podSelector, namespaceSelector: Selector, all, own) => {
        const policy = manifestOf('networking.k8s.io/v1/NetworkPolicy', 'x', {
          spec: { ingress: [{ from: [{ podSelector, namespaceSelector }] }] },
        })
        const others = Object.entries(own).map(([name, each]) => clusterManifest('v1/Namespace', name, { metadata: { labels: each } }))
        const { targets } = referenceAt(
          'spec.ingress[0].from[0].podSelector',
          policy,
          ...all.map((each, index) => podIn(each.namespace, each.labels, index)),
          ...others,
        )
        const everywhere =
          Object.keys(namespaceSelector.matchLabels ?? {}).length === 0 && (namespaceSelector.matchExpressions ?? []).length === 0
        const looksInto = (name: string | undefined): boolean =>
          everywhere || (name !== undefined && chooses(namespaceSelector, { ...own[name], 'kubernetes.io/metadata.name': name }))
        expect(targets).toEqual(
          all.flatMap((each, index) => (looksInto(each.namespace) && chooses(podSelector, each.labels) ? [index + 1] : [])),
        )
      }),
    )
  })

  it('that are empty choose all pods but for a Service, and absent ones choose none', () => {
    const pod = podIn('shop', { app: 'x' }, 0)
    const at = (type: string, rest: JsonObject): readonly (readonly number[])[] =>
      references(manifestOf(type, 'x', rest), pod)
        .filter(({ from, kind }) => from === 0 && kind !== 'namespace')
        .map(({ targets }) => targets)
    expect(at('policy/v1/PodDisruptionBudget', { spec: { selector: {} } })).toEqual([[1]])
    expect(at('networking.k8s.io/v1/NetworkPolicy', { spec: { podSelector: {} } })).toEqual([[1]])
    expect(at('v1/Service', { spec: { selector: {} } })).toEqual([])
    expect(at('v1/Service', { spec: { ports: [{ port: 80, targetPort: 80 }] } })).toEqual([])
    expect(at('policy/v1/PodDisruptionBudget', { spec: {} })).toEqual([])
    expect(at('networking.k8s.io/v1/NetworkPolicy', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] } })).toEqual([])
  })

  it('of affinity look into their own namespace unless they name others', () => {
    const term = { labelSelector: { matchLabels: { app: 'x' } } }
    const found = (extra: JsonObject): readonly number[] => {
      const at = 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution'
      const spec = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ ...term, ...extra }] } } }
      return referenceAt(
        `spec.${at}[0].labelSelector`,
        manifestOf('v1/Pod', 'x', { spec }),
        podIn('shop', { app: 'x' }, 0),
        podIn('other', { app: 'x' }, 1),
      ).targets
    }
    expect(found({})).toEqual([1])
    expect(found({ namespaces: ['other'] })).toEqual([2])
    expect(found({ namespaceSelector: {} })).toEqual([1, 2])
    expect(found({ namespaces: ['shop'], namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } })).toEqual([1, 2])
  })

  it('choose what makes pods of a template, also by the labels that controllers add', () => {
    const makers = [
      ...[
        'apps/v1/Deployment',
        'apps/v1/ReplicaSet',
        'apps/v1/StatefulSet',
        'apps/v1/DaemonSet',
        'v1/ReplicationController',
        'batch/v1/Job',
        'argoproj.io/v1alpha1/Rollout',
      ].map((type) => manifestOf(type, 'db', { spec: { template: template({ app: 'x' }) } })),
      manifestOf('batch/v1/CronJob', 'db', { spec: { jobTemplate: { spec: { template: template({ app: 'x' }) } } } }),
      manifestOf('v1/PodTemplate', 'db', { template: template({ app: 'x' }) }),
    ]
    const select = (own: JsonObject): readonly number[] =>
      referenceAt('spec.selector', manifestOf('v1/Service', 'x', { spec: { selector: own } }), ...makers).targets
    expect(select({ app: 'x' })).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(select({ 'statefulset.kubernetes.io/pod-name': 'db-12' })).toEqual([3])
    expect(select({ 'statefulset.kubernetes.io/pod-name': 'other-0' })).toEqual([])
    expect(select({ 'batch.kubernetes.io/job-name': 'db' })).toEqual([6])
  })

  it('of a controller choose the pods that it adopts, its own and those of others', () => {
    const controller = (name: string): Manifest =>
      manifestOf('apps/v1/Deployment', name, { spec: { selector: { matchLabels: { app: 'x' } }, template: template({ app: 'x' }) } })
    const { kind, targets } = referenceAt('spec.selector', controller('one'), controller('two'))
    expect([kind, targets]).toEqual(['adoption', [0, 1]])
  })

  it('choose volumes and roles by their own labels', () => {
    const claim = manifestOf('v1/PersistentVolumeClaim', 'x', { spec: { selector: { matchLabels: { disk: 'fast' } } } })
    const volumes = ['fast', 'slow'].map((disk) => clusterManifest('v1/PersistentVolume', disk, { metadata: { labels: { disk } } }))
    expect(referenceAt('spec.selector', claim, ...volumes).targets).toEqual([1])
    const role = clusterManifest('rbac.authorization.k8s.io/v1/ClusterRole', 'x', {
      aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: 'to', operator: 'Exists' }] }] },
    })
    const part = clusterManifest('rbac.authorization.k8s.io/v1/ClusterRole', 'y', { metadata: { labels: { to: 'x' } } })
    expect(referenceAt('aggregationRule.clusterRoleSelectors[0]', role, part).targets).toEqual([1])
  })
})

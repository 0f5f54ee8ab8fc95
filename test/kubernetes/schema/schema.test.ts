import { describe, expect, it } from 'vitest'
import type { KindFacts, TypeReference } from '../../../src/kubernetes/schema/facts.js'
import { allMinors, hasMinor, minorsIn } from '../../../src/kubernetes/schema/minor-set.js'
import {
  fieldOf,
  isBuiltInApiVersion,
  isClusterScoped,
  kindNames,
  kindOf,
  retiredKindOf,
  typeNames,
  typeOf,
} from '../../../src/kubernetes/schema/schema.js'

const allKinds = (): KindFacts[] =>
  kindNames().map((name) => {
    const slash = name.lastIndexOf('/')
    return kindOf(name.slice(0, slash), name.slice(slash + 1))!
  })

function* typesIn(reference: TypeReference): Generator<string> {
  if (reference.kind === 'object') yield reference.type
  else if (reference.kind === 'list') yield* typesIn(reference.items)
  else if (reference.kind === 'map') yield* typesIn(reference.values)
  else if (reference.kind === 'any-of') for (const option of reference.options) yield* typesIn(option)
}

const plain = ['string', 'bytes', 'time', 'int32', 'int64', 'number', 'boolean', 'quantity', 'int-or-string', 'json']
const kindsIn = (reference: TypeReference): string[] =>
  reference.kind === 'list'
    ? kindsIn(reference.items)
    : reference.kind === 'map'
      ? kindsIn(reference.values)
      : reference.kind === 'any-of'
        ? reference.options.flatMap(kindsIn)
        : [reference.kind]

describe('kinds', () => {
  it('have a name for paths, a scope and a type', () => {
    expect(kindOf('v1', 'Pod')).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      plural: 'pods',
      namespaced: true,
      type: 'core/v1/Pod',
      minors: allMinors,
    })
    expect(kindOf('v1', 'Namespace')?.namespaced).toBe(false)
    expect(kindOf('networking.k8s.io/v1', 'Ingress')?.plural).toBe('ingresses')
    expect(kindOf('rbac.authorization.k8s.io/v1', 'ClusterRole')?.namespaced).toBe(false)
    expect(kindOf('v1', 'Deployment')).toBeUndefined()
    expect(kindOf('v1', 'PodList')).toBeUndefined()
    expect(kindOf('policy/v1', 'Eviction')).toBeUndefined()
  })

  it('are there in the minor versions that serve them', () => {
    expect(minorsIn(kindOf('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema')!.minors)).toEqual(['1.29', '1.30', '1.31'])
    expect(minorsIn(kindOf('resource.k8s.io/v1', 'ResourceClaim')!.minors)[0]).toBe('1.34')
  })

  it('know what replaces them', () => {
    expect(kindOf('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema')).toMatchObject({
      deprecated: '1.29',
      replacement: 'flowcontrol.apiserver.k8s.io/v1/FlowSchema',
    })
    expect(kindOf('v1', 'Endpoints')).toMatchObject({ deprecated: '1.33', replacement: 'discovery.k8s.io/v1/EndpointSlice' })
    expect(retiredKindOf('extensions/v1beta1', 'Ingress')).toEqual({
      apiVersion: 'extensions/v1beta1',
      kind: 'Ingress',
      removed: '1.22',
      replacement: 'networking.k8s.io/v1/Ingress',
    })
    expect(retiredKindOf('networking.k8s.io/v1', 'Ingress')).toBeUndefined()
  })

  it('all have a type with metadata, and a replacement that exists', () => {
    expect(allKinds().length).toBeGreaterThan(100)
    for (const { type, minors, replacement } of allKinds()) {
      expect([...typeOf(type)!.fields.keys()]).toEqual(expect.arrayContaining(['apiVersion', 'kind', 'metadata']))
      expect(typeOf(type)!.minors & minors).toBe(minors)
      if (replacement) expect(kindNames()).toContain(replacement)
    }
  })

  it('agree with the small sets that are loaded without the table', () => {
    for (const { apiVersion, kind, namespaced } of allKinds()) {
      expect(isClusterScoped(apiVersion, kind), `${apiVersion} ${kind}`).toBe(!namespaced)
      expect(isBuiltInApiVersion(apiVersion)).toBe(true)
    }
    expect(isClusterScoped('example.com/v1', 'Namespace')).toBe(false)
    expect(isBuiltInApiVersion('example.com/v1')).toBe(false)
    expect(isBuiltInApiVersion('extensions/v1beta1')).toBe(false)
  })
})

describe('types', () => {
  it('refer only to types and words that exist', () => {
    for (const name of typeNames()) {
      for (const field of typeOf(name)!.fields.values()) {
        for (const type of typesIn(field.type)) expect(typeOf(type), `${name}.${field.name}`).toBeDefined()
        for (const kind of kindsIn(field.type)) expect([...plain, 'object'], `${name}.${field.name}`).toContain(kind)
        expect(field.minors & typeOf(name)!.minors, `${name}.${field.name}`).toBe(field.minors)
        expect(field.required & field.minors, `${name}.${field.name}`).toBe(field.required)
      }
    }
  })

  it('are reached from a kind', () => {
    const reached = new Set<string>()
    const reach = (name: string): void => {
      if (reached.has(name)) return
      reached.add(name)
      for (const field of typeOf(name)!.fields.values()) for (const type of typesIn(field.type)) reach(type)
    }
    for (const { type } of allKinds()) reach(type)
    expect([...reached].sort()).toEqual([...typeNames()].sort())
  })

  it('have list maps whose keys are fields of the items', () => {
    for (const name of typeNames()) {
      for (const field of typeOf(name)!.fields.values()) {
        const keys = [...(field.list?.keys ?? []), ...(field.mergeKey ? [field.mergeKey] : [])]
        if (field.list?.kind === 'map') expect(keys.length, `${name}.${field.name}`).toBeGreaterThan(0)
        if (field.type.kind !== 'list' || field.type.items.kind !== 'object') continue
        for (const key of keys) expect(fieldOf(field.type.items.type, key), `${name}.${field.name}`).toBeDefined()
      }
    }
  })

  it('give undefined for what no minor version has', () => {
    expect(typeOf('core/v1/Nothing')).toBeUndefined()
    expect(fieldOf('core/v1/Container', 'imagePullpolicy')).toBeUndefined()
    expect(fieldOf('core/v1/Container', 'constructor')).toBeUndefined()
  })
})

describe('fields', () => {
  it('know how they merge', () => {
    expect(fieldOf('core/v1/PodSpec', 'containers')).toMatchObject({
      type: { kind: 'list', items: { kind: 'object', type: 'core/v1/Container' } },
      list: { kind: 'map', keys: ['name'] },
      mergeKey: 'name',
      strategy: ['merge'],
    })
    expect(fieldOf('core/v1/Container', 'ports')).toMatchObject({
      list: { kind: 'map', keys: ['containerPort', 'protocol'] },
      mergeKey: 'containerPort',
    })
    expect(fieldOf('core/v1/PodSpec', 'volumes')).toMatchObject({ mergeKey: 'name', strategy: ['merge', 'retainKeys'] })
    expect(fieldOf('core/v1/PodSpec', 'nodeSelector')).toMatchObject({ atomic: true, type: { kind: 'map', values: { kind: 'string' } } })
    expect(fieldOf('core/v1/Container', 'args')).toMatchObject({ atomic: false, list: { kind: 'atomic', keys: [] } })
    expect(fieldOf('meta/v1/ObjectMeta', 'finalizers')).toMatchObject({ list: { kind: 'set', keys: [] } })
    expect(typeOf('meta/v1/LabelSelector')?.atomic).toBe(true)
  })

  it('know where they are required', () => {
    expect(minorsIn(fieldOf('apps/v1/StatefulSetSpec', 'serviceName')!.required)).toEqual(['1.29', '1.30', '1.31', '1.32'])
    expect(fieldOf('apps/v1/StatefulSetSpec', 'selector')!.required).toBe(allMinors)
    expect(fieldOf('apps/v1/StatefulSetSpec', 'replicas')!.required).toBe(0)
  })

  it('know since when they are there', () => {
    expect(minorsIn(fieldOf('core/v1/Lifecycle', 'stopSignal')!.minors)[0]).toBe('1.33')
    expect(fieldOf('core/v1/PodSpec', 'containers')!.minors).toBe(allMinors)
  })

  it('know their values', () => {
    expect([...fieldOf('core/v1/ContainerPort', 'protocol')!.values!.byValue.keys()]).toEqual(['SCTP', 'TCP', 'UDP'])
    const operators = fieldOf('core/v1/Toleration', 'operator')!.values!
    expect(operators.minors).toBe(allMinors)
    expect(hasMinor(operators.byValue.get('Lt')!, '1.34')).toBe(false)
    expect(hasMinor(operators.byValue.get('Lt')!, '1.35')).toBe(true)
    expect(fieldOf('core/v1/Secret', 'type')!.values).toBeUndefined()
  })
})

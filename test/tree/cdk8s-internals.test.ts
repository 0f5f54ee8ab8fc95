import { ApiObject, App, Chart, JsonPatch, Lazy, ResolutionContext, Testing } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import { Construct, type IConstruct } from 'constructs'
import { describe, expect, it } from 'vitest'
import {
  builtInResolvers,
  clearNamespace,
  metadataParts,
  onChild,
  patchesOf,
  recordsConstructMetadata,
  resolversOf,
  withoutPatches,
} from '../../src/tree/cdk8s-internals.js'

const object = (props = {}): ApiObject => new ApiObject(Testing.chart(), 'object', { apiVersion: 'v1', kind: 'ConfigMap', ...props })

// What we use of cdk8s and constructs beyond their declarations: these fail when a new version moves it.
describe('patches of an object', () => {
  it('are those that were added, in order, also on generated classes', () => {
    const patches = [JsonPatch.add('/data', { a: 'b' }), JsonPatch.remove('/data')]
    const plain = object()
    const generated = ApiObject.of(new kplus.ConfigMap(Testing.chart(), 'map'))
    for (const each of [plain, generated]) {
      expect(patchesOf(each)).toEqual([])
      each.addJsonPatch(...patches)
      expect(patchesOf(each)).toEqual(patches)
    }
  })

  it('can be left out for one reading, and are there again after it, even when it fails', () => {
    const each = object({ data: { a: 'b' } })
    each.addJsonPatch(JsonPatch.replace('/data/a', 'patched'))
    expect(withoutPatches(each, () => each.toJson())).toMatchObject({ data: { a: 'b' } })
    expect(() =>
      withoutPatches(each, () => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(each.toJson()).toMatchObject({ data: { a: 'patched' } })
  })

  it('lose what a generated class does not know, which is why we apply them ourselves', () => {
    const chart = Testing.chart()
    const generated = ApiObject.of(new kplus.Deployment(chart, 'web', { containers: [{ image: 'x' }] }))
    generated.addJsonPatch(JsonPatch.add('/spec/futureField', true))
    expect((generated.toJson() as { spec: object }).spec).not.toHaveProperty('futureField')
  })
})

describe('metadata', () => {
  it('has its parts, live', () => {
    const each = object({ metadata: { name: 'n', labels: { a: '1' }, annotations: { b: '2' }, finalizers: ['f'], custom: 'c' } })
    const parts = metadataParts(each.metadata)
    expect(parts).toMatchObject({ labels: { a: '1' }, annotations: { b: '2' }, finalizers: ['f'], ownerReferences: [] })
    each.metadata.add('managedFields', [])
    expect(parts._additionalAttributes).toMatchObject({ custom: 'c', managedFields: [] })
    parts.labels.team = 'x'
    expect(each.toJson()).toMatchObject({ metadata: { labels: { a: '1', team: 'x' }, custom: 'c' } })
  })

  it('can be without a namespace in a chart with one', () => {
    const each = new ApiObject(new Chart(new App(), 'chart', { namespace: 'ns' }), 'role', { apiVersion: 'v1', kind: 'Namespace' })
    expect(each.metadata.namespace).toBe('ns')
    clearNamespace(each.metadata)
    expect(each.metadata.namespace).toBeUndefined()
    expect((each.toJson() as { metadata: object }).metadata).not.toHaveProperty('namespace')
  })
})

describe('an App', () => {
  it('has its resolvers: those of the program first, then as many as we count', () => {
    const mine = { resolve() {} }
    expect(resolversOf(new App())).toHaveLength(builtInResolvers)
    expect(resolversOf(new App({ resolvers: [mine] }))[0]).toBe(mine)
    expect(resolversOf(new App({ resolvers: [mine] }))).toHaveLength(builtInResolvers + 1)
    expect(resolversOf(new Construct(undefined as never, ''))).toEqual([])
  })

  it('resolves by a context of object, path and value', () => {
    const context = new ResolutionContext(object(), ['a'], Lazy.any({ produce: () => 1 }))
    for (const resolver of resolversOf(new App())) resolver.resolve(context)
    expect(context).toMatchObject({ replaced: true, replacedValue: 1, key: ['a'] })
  })

  it('knows whether construct-metadata.json was asked for', () => {
    expect(recordsConstructMetadata(new App())).toBe(false)
    expect(recordsConstructMetadata(new App({ recordConstructMetadata: true }))).toBe(true)
  })
})

describe('onChild', () => {
  const watch = (scope: IConstruct, below = true): IConstruct[] => {
    const seen: IConstruct[] = []
    onChild(scope, (child) => {
      seen.push(child)
      return below
    })
    return seen
  }

  it('sees each construct once, before its own code runs, however deep', () => {
    const chart = Testing.chart()
    const seen = watch(chart)
    let before: number | undefined
    class Group extends Construct {
      constructor(scope: Construct, id: string) {
        super(scope, id)
        before = seen.length
      }
    }
    const group = new Group(chart, 'group')
    expect(before).toBe(1)
    const inner = new Construct(group, 'inner')
    const map = new kplus.ConfigMap(inner, 'map')
    expect(seen).toEqual([group, inner, map, map.node.defaultChild])
  })

  it('leaves the tree as it is', () => {
    const build = (chart: Chart): unknown => {
      const group = new Construct(chart, 'group')
      new kplus.Deployment(group, 'web', { containers: [{ image: 'x' }] })
      expect(() => new Construct(chart, 'group')).toThrow('already a Construct')
      expect(Object.keys(group)).toContain('node')
      expect(chart.node.findAll().map(({ node }) => node.path)).toContain('test/group/web/Resource')
      return Testing.synth(chart)
    }
    const watched = Testing.chart()
    watch(watched)
    expect(build(watched)).toEqual(build(Testing.chart()))
  })

  it('stays at the first level when it is told so, and watches no scope twice', () => {
    const chart = Testing.chart()
    const first = watch(chart, false)
    const second = watch(chart)
    const group = new Construct(chart, 'group')
    new Construct(group, 'inner')
    expect(first).toEqual([group])
    expect(second).toEqual([])
  })
})

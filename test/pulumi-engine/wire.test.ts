import * as kubernetes from '@pulumi/kubernetes/core/v1/index.js'
import { Provider as Cluster } from '@pulumi/kubernetes/provider.js'
import { ComponentResource, Config, output, ResourceHook, type ResourceTransform, runtime, secret } from '@pulumi/pulumi'
import { describe, expect, it } from 'vitest'
import { find, type Provider, Reference, run, Secret, steps, unknown } from './index.js'

const configMap = 'kubernetes:core/v1:ConfigMap'
const service = 'kubernetes:core/v1:Service'
const urn = (type: string, name: string): string => `urn:pulumi:dev::project::${type}::${name}`

class Shop extends ComponentResource {
  constructor(name: string, cluster: Cluster) {
    super('example:Shop', name, {}, { provider: cluster })
    new kubernetes.Service('web', { metadata: { name: 'web' } }, { parent: this })
    this.registerOutputs({ url: 'http://web' })
  }
}

describe('what the engine is told', () => {
  it('parents and providers', async () => {
    const result = await run({ program: () => new Shop('shop', new Cluster('cluster', { kubeconfig: 'none' })) })
    const web = find(result, service)
    expect(web.urn).toBe('urn:pulumi:dev::project::example:Shop$kubernetes:core/v1:Service::web')
    expect(web.parent).toBe(urn('example:Shop', 'shop'))
    expect(find(result, 'example:Shop')).toMatchObject({ custom: false, parent: urn('pulumi:pulumi:Stack', 'project-dev') })
    expect(web.provider).toBe(`${urn('pulumi:providers:kubernetes', 'cluster')}::cluster-id`)
    expect(result.state.resources.find(({ type }) => type === 'example:Shop')?.outputs).toEqual({ url: 'http://web' })
  })

  it('dependencies, as a whole and by property', async () => {
    const { registrations } = await run({
      program: () => {
        const one = new kubernetes.ConfigMap('one', { metadata: { name: 'one' } })
        const two = new kubernetes.ConfigMap('two', { data: { one: one.metadata.name } })
        new kubernetes.ConfigMap('three', {}, { dependsOn: two })
      },
    })
    expect(find({ registrations }, configMap, 'two')).toMatchObject({
      dependencies: [urn(configMap, 'one')],
      propertyDependencies: { data: [urn(configMap, 'one')] },
    })
    expect(find({ registrations }, configMap, 'three')).toMatchObject({ dependencies: [urn(configMap, 'two')], propertyDependencies: {} })
  })

  it('secrets, where they are', async () => {
    const result = await run({
      config: { plain: 'seen' },
      secrets: { hidden: 'unseen' },
      program: () => {
        const config = new Config()
        const data = { plain: config.require('plain'), hidden: config.requireSecret('hidden') }
        const made = new kubernetes.ConfigMap('made', { metadata: { annotations: { 'a/b': secret('x') } }, data })
        return { made: made.data }
      },
    })
    const made = find(result, configMap)
    expect(made.secrets).toEqual(['data.hidden', 'metadata.annotations["a/b"]'])
    expect(made.inputs.data).toStrictEqual({ plain: 'seen', hidden: new Secret('unseen') })
    // The SDK makes an output secret as a whole.
    expect(result.outputs.made).toStrictEqual(new Secret({ plain: 'seen', hidden: 'unseen' }))
  })

  it('what a preview does not know, but for what the provider foretells', async () => {
    const foretelling: Provider = {
      preview: ({ registration }) => ({ ...registration.inputs, spec: { clusterIP: unknown, type: 'ClusterIP' } }),
    }
    const program = (): unknown => {
      const one = new kubernetes.Service('one', { metadata: { name: 'one', labels: { a: 'b' } } })
      new kubernetes.Service('two', {
        metadata: { name: one.metadata.name, annotations: { id: one.id, status: output(one.status).apply(String) } },
      })
      new kubernetes.Service('three', { metadata: { annotations: { ip: one.spec.clusterIP, type: one.spec.type } } })
      return { status: one.status }
    }
    const blind = await run({ program, preview: true })
    expect(find(blind, service, 'two').unknowns).toEqual(['metadata.annotations.id', 'metadata.annotations.status'])
    expect(find(blind, service, 'two').inputs.metadata).toMatchObject({ name: 'one', annotations: { id: unknown } })
    expect(blind.outputs).toEqual({ status: unknown })
    expect(blind.state.resources).toEqual([])
    const told = await run({ program, preview: true, providers: { kubernetes: foretelling } })
    expect(find(told, service, 'three').unknowns).toEqual(['metadata.annotations.ip'])
    expect(find(told, service, 'three').inputs.metadata).toMatchObject({ annotations: { type: 'ClusterIP' } })
  })

  it('resources as values, and found again by their URN', async () => {
    const inner = urn(configMap, 'inner')
    const result = await run({
      program: async () => {
        const made = new kubernetes.ConfigMap('inner', { metadata: { name: 'inner' } })
        const outer = new kubernetes.ConfigMap('outer', { data: made as never })
        await new Promise((resolve) => outer.id.apply(resolve))
        return { found: new kubernetes.ConfigMap('again', {}, { urn: inner }).metadata.name }
      },
    })
    expect(find(result, configMap, 'outer').inputs.data).toStrictEqual(new Reference(inner, 'inner'))
    expect(result.outputs).toEqual({ found: 'inner' })
  })

  it('options', async () => {
    const result = await run({
      program: () => {
        const other = new kubernetes.ConfigMap('other', {})
        const rest = { protect: true, retainOnDelete: true, deletedWith: other, deleteBeforeReplace: false, replaceOnChanges: ['data'] }
        const lists = { ignoreChanges: ['data.a'], additionalSecretOutputs: ['data'], aliases: [{ name: 'old' }, 'urn:pulumi:a::b::c::d'] }
        new kubernetes.ConfigMap('all', {}, { ...rest, ...lists, customTimeouts: { create: '5m' }, version: '4.0.0', import: 'shop/all' })
      },
    })
    expect(find(result, configMap, 'all')).toMatchObject({
      protect: true,
      retainOnDelete: true,
      deletedWith: urn(configMap, 'other'),
      deleteBeforeReplace: false,
      replaceOnChanges: ['data'],
      ignoreChanges: ['data.a'],
      additionalSecretOutputs: ['data'],
      aliases: [{ name: 'old', parent: urn('pulumi:pulumi:Stack', 'project-dev') }, 'urn:pulumi:a::b::c::d'],
      customTimeouts: { create: '5m' },
      version: '4.0.0',
      import: 'shop/all',
      source: expect.stringMatching(/^file:.*\/wire\.test\.ts:\d+:\d+$/),
    })
    expect(find(result, configMap, 'other')).toMatchObject({ protect: undefined, deleteBeforeReplace: undefined, customTimeouts: {} })
  })

  it('transforms of a resource, of its parents and of the stack, in this order', async () => {
    const mark =
      (text: string): ResourceTransform =>
      ({ type, props, opts }) =>
        type === configMap
          ? { props: { ...props, data: { order: `${props.data?.order ?? ''}${text} ` } }, opts: { ...opts, protect: true } }
          : undefined
    const result = await run({
      program: () => {
        runtime.registerResourceTransform(mark('stack'))
        const parent = new ComponentResource('example:Parent', 'parent', {}, { transforms: [mark('parent')] })
        new kubernetes.ConfigMap('child', {}, { parent, transforms: [mark('own')] })
      },
    })
    expect(find(result, configMap)).toMatchObject({ inputs: { data: { order: 'own parent stack ' } }, protect: true })
  })

  it('hooks run around their operation, and one that fails keeps it from being done', async () => {
    const calls: string[] = []
    const program = (fails: boolean) => () => {
      const hook = new ResourceHook('before', async ({ name, newInputs }) => {
        calls.push(`${name} ${JSON.stringify(newInputs?.data)}`)
        if (fails) throw new Error('not now')
      })
      new kubernetes.ConfigMap('hooked', { data: { a: '1' } }, { hooks: { beforeCreate: [hook] } })
    }
    expect(steps(await run({ program: program(false) }))).toContain(`create ${configMap} hooked`)
    const refused = await run({ program: program(true) })
    expect(refused.diagnostics.map(({ message }) => message)).toEqual(['beforeCreate hook before failed: not now'])
    expect(steps(refused)).toEqual(['create pulumi:pulumi:Stack project-dev'])
    expect(calls).toEqual(['hooked {"a":"1"}', 'hooked {"a":"1"}'])
    expect(steps(await run({ program: program(true), preview: true }))).toContain(`create ${configMap} hooked`)
  })
})

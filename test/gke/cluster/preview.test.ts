import { Namespace } from '@pulumi/kubernetes/core/v1/namespace.js'
import { gkeStandard } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Difference, type Provider, plain, type Result, steps, type UpdateRequest, unknown } from '../../pulumi-engine/index.js'
import { gcp, part, runProgram, slimProps, types } from './support.js'

/** As the real plug-in decides: what a cluster is called decides, and where it has no name, every difference replaces all. */
const kubernetes: Provider = {
  diff: ({ registration, inputs, oldInputs }: UpdateRequest): Difference => {
    if (registration.type !== types.provider) return 'update'
    const known = inputs.clusterIdentifier !== undefined && inputs.clusterIdentifier === oldInputs.clusterIdentifier
    return known ? 'update' : 'replace'
  },
}
const providers = { gcp, kubernetes }
const program =
  (props: object = {}) =>
  () => {
    const cluster = new GkeCluster('shop', gkeStandard({ ...slimProps, ...props }))
    new Namespace('shop', { metadata: { name: 'shop' } }, { provider: cluster.provider })
    return { kubeconfig: cluster.kubeconfig }
  }

describe('a preview before there is a cluster', () => {
  let result: Result
  beforeAll(async () => {
    result = await runProgram(program(), { preview: true, providers })
  }, 60_000)

  it('works', () => {
    expect(result.diagnostics).toEqual([])
    expect(steps(result)).toContain('create kubernetes:core/v1:Namespace shop')
  })

  it('knows no kubeconfig, and makes none up', () => {
    const { inputs, unknowns } = part(result, 'provider')
    expect(unknowns).toEqual(expect.arrayContaining(['clusterIdentifier', 'kubeconfig']))
    expect(inputs.kubeconfig).toEqual(unknown)
  })
})

describe('once there is a cluster', () => {
  let first: Result
  beforeAll(async () => {
    first = await runProgram(program(), { providers })
  }, 60_000)

  it.each([
    ['an endpoint by address is switched on', { controlPlaneEndpoints: { dns: false, ip: { access: 'private' } } }],
    ['the channel changes', { releaseChannel: 'STABLE' }],
  ])('no object is replaced when %s', async (_, props) => {
    for (const preview of [true, false]) {
      const second = await runProgram(program(props), { state: first.state, providers, preview })
      expect(second.diagnostics).toEqual([])
      expect(steps(second).filter((step) => !/^update (gcp:|pulumi:providers)/.test(step))).toEqual([])
    }
  })

  it('objects are replaced with the cluster, because the provider is', async () => {
    const replaced = {
      ...gcp,
      diff: ({ registration }: UpdateRequest): Difference => (registration.type === types.cluster ? 'replace' : 'update'),
    }
    const second = await runProgram(program({ releaseChannel: 'STABLE' }), {
      state: first.state,
      providers: { ...providers, gcp: replaced },
      preview: true,
    })
    expect(steps(second)).toEqual(expect.arrayContaining([`replace ${types.cluster} shop`, `replace ${types.provider} shop`]))
    expect(part(second, 'provider').propertyDependencies.clusterIdentifier).toEqual([part(second, 'cluster').urn])
    expect(plain(part(first, 'provider').inputs).clusterIdentifier).toBe('projects/demo/locations/europe-west1/clusters/shop')
  })
})

import { Namespace } from '@pulumi/kubernetes/core/v1/namespace.js'
import { ComponentResource } from '@pulumi/pulumi'
import { gkeAutopilot, gkeStandard } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { type Result, steps } from '../../pulumi-engine/index.js'
import { autopilotProps, type Part, part, runAutopilot, runProgram, runStandard, standardProps, types } from './support.js'

const network = { own: { proxyOnly: '10.9.0.0/23' } } as const
const all: readonly Part[] = ['network', 'router', 'nat', 'account', 'role', 'cluster', 'pool']

function dependencies(result: Result, of: Part): string[] {
  return part(result, of).dependencies.map((urn) => urn.split('$').at(-1)!)
}
const names = (parts: readonly Part[]): string[] => parts.map((each) => types[each])

describe('order', () => {
  it('nodes come after the way out and their rights, in the bootstrap pool too', async () => {
    const result = await runStandard({ network })
    for (const of of ['cluster', 'pool'] as const)
      for (const type of names(['network', 'subnetwork', 'nat', 'role'])) expect(dependencies(result, of).join()).toContain(type)
    expect(dependencies(result, 'cluster').join()).toContain('shop-proxies')
  })

  it('objects come after everything, and go before it', async () => {
    const standard = await runStandard({ network })
    for (const type of names(all)) expect(dependencies(standard, 'provider').join()).toContain(type)
    expect(dependencies(standard, 'provider').join()).toContain('shop-proxies')
    const autopilot = await runAutopilot()
    for (const type of names(all.filter((each) => each !== 'pool'))) expect(dependencies(autopilot, 'provider').join()).toContain(type)
  })

  it.each([
    ['Standard', () => new GkeCluster('shop', gkeStandard(standardProps))],
    ['Autopilot', () => new GkeCluster('shop', gkeAutopilot(autopilotProps))],
  ])('destroying %s goes from the objects to the network', async (_, make) => {
    const program = () => void new Namespace('shop', { metadata: { name: 'shop' } }, { provider: make().provider })
    const up = await runProgram(program)
    const down = steps(await runProgram(() => {}, { state: up.state })).map((step) => step.split(' ')[1]!)
    const at = (type: string): number => down.indexOf(type)
    const chain = ['kubernetes:core/v1:Namespace', types.provider, types.pool, types.cluster, types.nat, types.subnetwork, types.network]
    const there = chain.filter((type) => down.includes(type))
    expect(there.length).toBeGreaterThan(5)
    expect(there.map(at)).toEqual(there.map(at).toSorted((a, b) => a - b))
    expect(at(types.cluster)).toBeLessThan(at(types.role))
  })
})

describe('options of a component reach its resources', () => {
  class Platform extends ComponentResource {
    constructor() {
      super('test:index:Platform', 'platform')
    }
  }

  it('what it depends on, what stays, and what it goes with', async () => {
    const result = await runProgram(() => {
      const platform = new Platform()
      const before = new GkeCluster('before', gkeStandard(standardProps))
      new GkeCluster('shop', gkeStandard(standardProps), {
        ...{ parent: platform, dependsOn: before.cluster, deletedWith: before.cluster, retainOnDelete: true, protect: true },
        customTimeouts: { create: '2h' },
      })
    })
    const own = result.registrations.filter(({ parent }) => parent?.endsWith('GkeCluster::shop'))
    expect(own.length).toBeGreaterThan(8)
    const before = result.registrations.find(({ type, name }) => type === types.cluster && name === 'before')!.urn
    for (const each of own) {
      expect(each.dependencies).toContain(before)
      expect(each).toMatchObject({ deletedWith: before, retainOnDelete: true, protect: true })
    }
    expect(part(result, 'component', 'shop').parent).toContain('test:index:Platform')
  })

  it('timeouts are those of clusters, and can be changed', async () => {
    const result = await runStandard({}, { customTimeouts: { create: '2h' } })
    for (const each of ['cluster', 'pool'] as const)
      expect(part(result, each).customTimeouts).toEqual({ create: '2h', update: '90m', delete: '60m' })
    const usual = await runAutopilot()
    expect(part(usual, 'cluster').customTimeouts).toEqual({ create: '60m', update: '90m', delete: '60m' })
  })

  it('what only the bootstrap pool had replaces nothing', async () => {
    const result = await runStandard()
    expect(part(result, 'cluster').ignoreChanges).toEqual(['nodeConfig', 'initialNodeCount', 'nodeVersion'])
    expect(part(result, 'pool').ignoreChanges).toEqual(['initialNodeCount'])
    expect(part(await runAutopilot(), 'cluster').ignoreChanges).toEqual([])
  })

  it('the provider is one for all objects', async () => {
    const usual = await runStandard()
    const expected = {
      enableConfigMapMutable: 'true',
      enableSecretMutable: 'true',
      deleteUnreachable: 'false',
      skipUpdateUnreachable: 'false',
    }
    expect(part(usual, 'provider').inputs).toMatchObject({ ...expected, upsertExistingObjects: 'false' })
    const kubernetesProvider = { deleteUnreachable: true, skipUpdateUnreachable: true, upsertExistingObjects: true }
    const changed = part(await runStandard({}, { kubernetesProvider }), 'provider')
    expect(changed.inputs).toMatchObject({ deleteUnreachable: 'true', skipUpdateUnreachable: 'true', upsertExistingObjects: 'true' })
  })

  it('keys stay when the cluster goes', async () => {
    const result = await runStandard({ security: { secretsEncryption: true } })
    expect([part(result, 'keyRing').retainOnDelete, part(result, 'key').retainOnDelete]).toEqual([true, true])
    expect(part(result, 'keyGrant').inputs.member).toBe('serviceAccount:service-123@container-engine-robot.iam.gserviceaccount.com')
    expect(part(result, 'cluster').dependencies).toContain(part(result, 'keyGrant').urn)
  })
})

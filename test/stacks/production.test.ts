import { describe, expect, it } from 'vitest'
import { readConfiguration } from '../../src/stacks/production/configuration.js'
import { type Result, run } from '../pulumi-engine/index.js'

const root = new URL('../..', import.meta.url).pathname

/** Each takes some seconds: `pulumi` starts a program in a process of its own, and reads TypeScript there. */
const timeout = 120_000

function names({ registrations }: Result, type: string): string[] {
  return registrations.filter((each) => each.type === type).map(({ name }) => name)
}

describe('the configuration of a stack', () => {
  const read = async (config: Record<string, string>): Promise<string> => {
    const { diagnostics, succeeded } = await run({ program: () => void readConfiguration(), project: 'multi-container', config })
    expect(succeeded).toBe(false)
    return diagnostics.map(({ message }) => message).join('\n')
  }

  it('says every key that is missing or wrong, in which file, and the command that mends it', async () => {
    const told = await read({ 'multi-container:size': 'huge', 'multi-container:mode': 'standard', 'gcp:region': 'europe-west1-b' })
    expect(told).toContain('error Pulumi.dev.yaml config.multi-container:size: is "huge" [config/invalid]')
    expect(told).toContain('error Pulumi.dev.yaml config.gcp:region: is "europe-west1-b" [config/invalid]')
    expect(told).toContain('error Pulumi.dev.yaml config.gcp:project: is missing [config/invalid]')
    expect(told).toContain('pulumi config set multi-container:domain dev.example.com')
    expect(told).toContain('5 errors')
  })
})

describe('the program of Pulumi.yaml, started as Pulumi starts it', () => {
  it.each(['dev', 'prod'])('previews the stack %s before there is a cluster', { timeout }, async (stack) => {
    const result = await run({ program: root, stack, preview: true })
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result).toMatchObject({ succeeded: true, exitCode: 0 })
    expect(names(result, 'gcp:container/cluster:Cluster')).toEqual(['multi-container'])
    expect(names(result, 'gcp:container/nodePool:NodePool')).toEqual(stack === 'dev' ? ['multi-container-main'] : [])
    expect(names(result, 'gcp:sql/databaseInstance:DatabaseInstance')).toEqual(['multi-container'])
    expect(names(result, 'gcp:redis/instance:Instance')).toEqual(['multi-container'])
    const deployments = names(result, 'kubernetes:apps/v1:Deployment').map((each) => each.split('/').at(-1))
    expect(deployments.sort()).toEqual(['client', 'server', 'worker'])
    expect(names(result, 'kubernetes:core/v1:PersistentVolumeClaim')).toEqual([])
  })
})

import { gkeAutopilot, gkeStandard } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { steps } from '../../pulumi-engine/index.js'
import { autopilotProps, runAutopilot, runProgram, runStandard, standardProps, types } from './support.js'

const made = (name: string) => `create ${name}`

describe('what is made', () => {
  it('a Standard cluster with its network, a way out, an account for its nodes, and its pools', async () => {
    const result = await runStandard()
    expect(result.diagnostics).toEqual([])
    expect(steps(result).toSorted()).toEqual(
      [
        'pulumi:pulumi:Stack shop-dev',
        `${types.component} shop`,
        `${types.network} shop`,
        `${types.subnetwork} shop`,
        `${types.router} shop`,
        `${types.nat} shop`,
        `${types.account} shop-nodes`,
        `${types.role} shop-nodes`,
        `${types.cluster} shop`,
        `${types.pool} shop-main`,
        `${types.provider} shop`,
      ]
        .map(made)
        .toSorted(),
    )
  })

  it('an Autopilot cluster with the same, and no pools', async () => {
    const [standard, autopilot] = [steps(await runStandard()), steps(await runAutopilot())]
    expect(autopilot.toSorted()).toEqual(standard.filter((step) => !step.includes(types.pool)).toSorted())
  })
})

describe('the same program', () => {
  it.each([
    ['Standard', gkeStandard(standardProps)],
    ['Autopilot', gkeAutopilot(autopilotProps)],
  ])('registers the same of %s in every run', async (_, declaration) => {
    const program = () => void new GkeCluster('shop', declaration)
    const first = await runProgram(program)
    const second = await runProgram(program, { state: first.state })
    expect(second.registrations.map(({ urn, inputs }) => [urn, inputs]).toSorted()).toEqual(
      first.registrations.map(({ urn, inputs }) => [urn, inputs]).toSorted(),
    )
    expect(steps(second)).toEqual([])
  })
})

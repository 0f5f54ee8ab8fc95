import { ConfigMap as ConfigMapResource } from '@pulumi/kubernetes/core/v1/configMap.js'
import { ComponentResource, type ResourceTransformation } from '@pulumi/pulumi'
import { App, Chart, ConfigMap } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { expect, it } from 'vitest'
import { withoutStacks } from '../../../../src/engines/pulumi/objects/without-stacks.js'
import { run } from '../../../pulumi-engine/index.js'
import { objectsOf, provider, told } from '../support.js'

const app = (): App => {
  const made = new App()
  new ConfigMap(new Chart(made, 'c', { namespace: 'default' }), 'settings', { data: { a: 'b' } })
  return made
}

it('stacks are as long as before once a deployment is registered, and its resources know their line', async () => {
  let after = 0
  const result = await run({
    stackTraceLimit: 7,
    program: () => {
      deploy('live', app(), { provider: provider() })
      after = Error.stackTraceLimit
    },
  })
  expect(told(result)).toBe('')
  expect(after).toBe(7)
  expect(objectsOf(result).get('c/settings')!.source).toMatch(/:\d+:\d+$/)
})

it('an error of the SDK has the line of the user', async () => {
  let stack: string | undefined
  await run({
    stackTraceLimit: 30,
    program: () => {
      const parent = new ComponentResource('test:index:Parent', 'parent')
      try {
        withoutStacks(parent, undefined, () => new ConfigMapResource('', {}, { parent }))
      } catch (error) {
        stack = (error as Error).stack
      }
    },
  })
  expect(stack).toMatch(/Missing resource name[\s\S]*without-stacks\.test\.ts/)
})

it.each(['of the deployment', 'of an object'])('an error of a transformation %s keeps its own line', async (where) => {
  const transformation: ResourceTransformation = ({ type }) => {
    if (type !== 'kubernetes:core/v1:ConfigMap') return undefined
    return failInTransformation()
  }
  const result = await run({
    stackTraceLimit: 30,
    program: () => {
      const own = { transformations: [transformation] }
      const parent = new ComponentResource('test:index:Owner', 'owner', {}, where === 'of the deployment' ? own : {})
      deploy('live', app(), { provider: provider(), parent, resourceOptions: () => (where === 'of an object' ? own : undefined) })
    },
  })
  expect(told(result)).toMatch(/not this one[\s\S]*at failInTransformation/)
})

function failInTransformation(): never {
  throw new Error('not this one')
}

import { ConfigMap as ConfigMapResource } from '@pulumi/kubernetes/core/v1/configMap.js'
import { CustomResource, type Output } from '@pulumi/pulumi'
import { Chart as Cdk8sChart } from 'cdk8s'
import * as plus from 'cdk8s-plus-27'
import { App, Chart, ConfigMap, Deployment, Manifest } from 'steersman'
import { type Deployed, deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { type Result, type RunOptions, run } from '../../../pulumi-engine/index.js'
import { objectsOf, provider, told } from '../support.js'

function parts() {
  const app = new App()
  const chart = new Chart(app, 'c', { namespace: 'shop' })
  const settings = new ConfigMap(chart, 'settings', { data: { a: 'b' }, annotations: { 'example.com/owner': 'us' } })
  const server = new Deployment(chart, 'server', { container: { image: 'x:1', ports: { http: 80 } } })
  const service = server.expose({ type: 'LoadBalancer' })
  const rule = new Manifest(chart, 'rule', { apiVersion: 'example.com/v1', kind: 'Rule', spec: { a: [{ b: 1 }] } })
  const old = new plus.ConfigMap(new Cdk8sChart(chart, 'old'), 'settings', { data: { c: 'd' } })
  return { app, chart, settings, server, service, rule, old }
}
type Parts = ReturnType<typeof parts>

const status = { 'v1/Service': { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } }, 'example.com/v1/Rule': { phase: 'Ready' } }
const kubernetes = {
  create: ({ inputs }: { inputs: { [key: string]: unknown } }) => ({
    id: 'x',
    outputs: { ...inputs, status: status[`${inputs.apiVersion}/${inputs.kind}` as keyof typeof status] ?? {} } as never,
  }),
}

const outputsOf = (use: (deployed: Deployed, parts: Parts) => object, more: Partial<RunOptions> = {}): Promise<Result> =>
  run({
    ...more,
    providers: { kubernetes },
    program: () => {
      const made = parts()
      return use(deploy('live', made.app, { provider: provider() }), made)
    },
  })

describe('what was deployed', () => {
  it('gives fields of the live objects', async () => {
    const use = (deployed: Deployed, { service, settings, server, rule, old }: Parts) => ({
      ip: deployed.output(service, 'status.loadBalancer.ingress[0].ip') satisfies Output<string>,
      owner: deployed.output(settings, 'metadata.annotations["example.com/owner"]') satisfies Output<string>,
      image: deployed.output(server, 'spec.template.spec.containers[0].image') satisfies Output<string>,
      phase: deployed.output(rule, 'status.phase'),
      b: deployed.output(rule, 'spec.a[0].b'),
      data: deployed.output(old, 'data.c'),
    })
    const result = await outputsOf(use)
    expect(told(result)).toBe('')
    expect(result.outputs).toEqual({ ip: '203.0.113.7', owner: 'us', image: 'x:1', phase: 'Ready', b: 1, data: 'd' })
    expect((await outputsOf(use, { preview: true })).succeeded).toBe(true)
  })

  it('gives the resources, of their own classes', async () => {
    const result = await outputsOf((deployed, { settings, rule, old }) => {
      const map: ConfigMapResource = deployed.resource(settings)
      expect(ConfigMapResource.isInstance(map)).toBe(true)
      expect(CustomResource.isInstance(deployed.resource(rule))).toBe(true)
      return { own: map.data.apply((data) => data.a), foreign: deployed.resource(old).id }
    })
    expect(result.outputs).toEqual({ own: 'b', foreign: 'x' })
  })

  it('is waited for as a whole', async () => {
    const result = await run({
      program: () => {
        const deployed = deploy('live', parts().app, { provider: provider() })
        new ConfigMapResource('after', { data: {} }, { dependsOn: deployed })
      },
    })
    expect(result.registrations.find(({ name }) => name === 'after')!.dependencies).toHaveLength(objectsOf(result).size - 1)
  })

  it.each([
    [
      'a construct of several objects',
      (deployed: Deployed, { chart }: Parts) => deployed.resource(chart),
      /error c: is no single object of this deployment/,
    ],
    [
      'a construct that came later',
      (deployed: Deployed, { chart }: Parts) => deployed.resource(new ConfigMap(chart, 'late', { data: {} })),
      /error c\/late: is no single object of this deployment/,
    ],
    ['no path', (deployed: Deployed, { rule }: Parts) => deployed.output(rule, 'spec..a'), /error c\/rule spec\.\.a: is no path/],
    [
      'a field that nothing has',
      (deployed: Deployed, { rule }: Parts) => deployed.output(rule, 'state'),
      /error c\/rule state: is no field of the object/,
    ],
    [
      'a field that the cluster did not set',
      (deployed: Deployed, { rule }: Parts) => deployed.output(rule, 'status.address'),
      /error c\/rule status\.address: is not there in the live object/,
    ],
  ])('%s is told', async (_, use, message) => {
    const result = await outputsOf((deployed, made) => ({ value: use(deployed, made) }))
    expect(result.succeeded).toBe(false)
    expect(told(result)).toMatch(message)
  })
})

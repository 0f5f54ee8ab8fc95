import { CustomResource, type Input, type Output, output, secret } from '@pulumi/pulumi'
import { ApiObject, Chart as Cdk8sChart } from 'cdk8s'
import { App, Chart, ConfigMap, Deployment, Manifest, PersistentVolumeClaim, ref } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { plain, type Result, run } from '../../../pulumi-engine/index.js'
import { objectsOf, provider, told } from '../support.js'

/** A resource whose outputs only a deployment knows. */
class Address extends CustomResource {
  declare readonly ip: Output<string>
  declare readonly port: Output<number>
  declare readonly ready: Output<boolean>
  declare readonly labels: Output<Record<string, string>>

  constructor(name: string, options = {}) {
    super('cloud:index:Address', name, { ip: undefined, port: undefined, ready: undefined, labels: undefined }, options)
  }
}
const values = { ip: '203.0.113.7', port: 5432, ready: true, labels: { tier: 'gold' } }
const cloud = { create: () => ({ id: 'address', outputs: values }) }

function program(build: (chart: Chart, address: Address) => void, options = {}): () => void {
  return () => {
    const app = new App()
    build(new Chart(app, 'c', { namespace: 'shop' }), new Address('address', options))
    deploy('live', app, { provider: provider() })
  }
}

const build = (chart: Chart, { ip, port, ready, labels }: Address): void => {
  new Deployment(chart, 'server', {
    replicas: ref(port, 'port'),
    container: {
      image: `example/server:${ref(port)}`,
      env: { URL: `https://${ref(ip, 'ip')}:${ref(port)}/`, IP: ref(ip), PORT: ref(port) },
    },
  })
  new PersistentVolumeClaim(chart, 'disk', { storage: ref(ip), accessModes: ['ReadWriteOnce'] })
  new ConfigMap(chart, 'settings', { data: { 'a.json': JSON.stringify({ port: ref(port), ready: ref(ready) }) } })
  new Manifest(chart, 'rule', { apiVersion: 'example.com/v1', kind: 'Rule', spec: { port, ready, labels, text: ref(port), list: [port] } })
  new ApiObject(new Cdk8sChart(chart, 'old'), 'cdk8s', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'old' }, data: { ip } })
}

describe('values of Outputs', async () => {
  const result = await run({ program: program(build), providers: { cloud } })
  const inputs = (path: string): unknown => plain(objectsOf(result).get(path)!.inputs)

  it('stand where the program left them, as what the field takes', () => {
    expect(told(result)).toBe('')
    expect(inputs('c/server')).toMatchObject({
      spec: {
        replicas: 5432,
        template: {
          spec: {
            containers: [
              {
                image: 'example/server:5432',
                env: [
                  { name: 'URL', value: 'https://203.0.113.7:5432/' },
                  { name: 'IP', value: '203.0.113.7' },
                  { name: 'PORT', value: '5432' },
                ],
              },
            ],
          },
        },
      },
    })
    expect(inputs('c/disk')).toMatchObject({ spec: { resources: { requests: { storage: '203.0.113.7' } } } })
    expect(inputs('c/settings')).toMatchObject({ data: { 'a.json': '{"port":"5432","ready":"true"}' } })
    expect(inputs('c/old/cdk8s')).toMatchObject({ data: { ip: '203.0.113.7' } })
  })

  it('keep their own type in a field of which nobody says one, and become text by ref()', () => {
    expect(inputs('c/rule')).toMatchObject({ spec: { port: 5432, ready: true, labels: { tier: 'gold' }, text: '5432', list: [5432] } })
  })

  it('make the object wait for the resource that they come from', () => {
    const address = result.registrations.find(({ name }) => name === 'address')!.urn
    for (const [, each] of objectsOf(result)) expect(each.dependencies).toEqual([address])
    expect(objectsOf(result).get('c/server')!.propertyDependencies).toEqual({ spec: [address] })
  })

  it('are unknown in a preview', async () => {
    const preview = await run({ program: program(build), providers: { cloud }, preview: true })
    expect(told(preview)).toBe('')
    expect(objectsOf(preview).get('c/server')!.unknowns).toEqual([
      'spec.replicas',
      'spec.template.spec.containers[0].env[0].value',
      'spec.template.spec.containers[0].env[1].value',
      'spec.template.spec.containers[0].env[2].value',
      'spec.template.spec.containers[0].image',
    ])
  })

  it('stay secret, also inside of a text', async () => {
    const hidden = await run({ program: program(build, { additionalSecretOutputs: ['ip'] }), providers: { cloud } })
    expect(objectsOf(hidden).get('c/server')!.secrets).toEqual([
      'spec.template.spec.containers[0].env[0].value',
      'spec.template.spec.containers[0].env[1].value',
    ])
  })
})

describe('a value that its field cannot take', async () => {
  const failing = (put: (chart: Chart, value: Input<unknown>) => void, value: unknown, options = {}): Promise<Result> =>
    run({ ...options, program: program((chart) => put(chart, secret(output(value)))) })
  const number = (chart: Chart, value: unknown): unknown =>
    new Deployment(chart, 'server', { replicas: ref(value as Output<number>, 'size'), container: { image: 'x:1' } })
  const text = (chart: Chart, value: unknown): unknown =>
    new ConfigMap(chart, 'settings', { data: { url: `https://${ref(value as Output<string>, 'host')}/` } })

  it.each([
    ['a text where a number belongs', number, 'tr0ub4dor', /c\/server spec\.replicas: the value of the Output size is no number/],
    ['nothing', number, null, /c\/server spec\.replicas: the value of the Output size is no number/],
    ['nothing inside of a text', text, undefined, /c\/settings data\.url: the value of the Output host is nothing/],
    ['a list inside of a text', text, ['tr0ub4dor'], /c\/settings data\.url: the value of the Output host is no text, number or boolean/],
  ])('%s is told with construct, field and label, and not shown', async (_, put, value, message) => {
    const result = await failing(put, value)
    expect(result.succeeded).toBe(false)
    expect(told(result)).toMatch(message)
    expect(told(result)).toMatch(/\[value\/unusable\]\n {2}help: give an Output whose value the field takes/)
    expect(told(result)).not.toContain('tr0ub4dor')
    expect(told(result)).not.toContain('error serializing')
  })
})

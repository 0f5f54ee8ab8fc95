import { CustomResource, type Output, secret } from '@pulumi/pulumi'
import { App, Chart, ConfigMap, Deployment, ref, Secret } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { plain, type Result, run } from '../../../pulumi-engine/index.js'
import { FakeOutput } from '../../../support/output.js'
import { deployApp, objectsOf, provider, told } from '../support.js'

class Address extends CustomResource {
  declare readonly ip: Output<string>
  constructor(name: string) {
    super('cloud:index:Address', name, { ip: undefined })
  }
}
const image = 'example/server:1'

function build(app: App, ip: string): void {
  const chart = new Chart(app, 'c', { namespace: 'shop' })
  const settings = new ConfigMap(chart, 'settings', { data: { URL: `https://${ip}/`, LEVEL: 'info' } })
  const fixed = new ConfigMap(chart, 'fixed', { immutable: true, data: { URL: `https://${ip}/` } })
  const mounts = { '/x': fixed.mount() }
  new Deployment(chart, 'server', { container: { image, envFrom: [settings.envFrom(), fixed.envFrom()], mounts } })
  new Deployment(chart, 'level', { container: { image, env: { LEVEL: settings.key('LEVEL') } } })
}
const deployed = (ip: string, preview = false): Promise<Result> =>
  run({
    ...(preview && { preview }),
    providers: { cloud: { create: () => ({ id: 'address', outputs: { ip } }) } },
    program: () => {
      const app = new App()
      build(app, ref(new Address('address').ip, 'ip'))
      deploy('live', app, { provider: provider() })
    },
  })
interface Parts {
  readonly metadata: { readonly name: string }
  readonly spec: { readonly template: { readonly metadata: { readonly annotations?: Record<string, string> } } }
}
const inputs = (result: Result, path: string): Parts => plain(objectsOf(result).get(path)!.inputs) as unknown as Parts
const checksum = (result: Result, path: string): string | undefined =>
  inputs(result, path).spec.template.metadata.annotations?.['checksum/config']

describe('a ConfigMap with values known only at deployment', async () => {
  const [one, other] = await Promise.all([deployed('203.0.113.7'), deployed('203.0.113.8')])

  it('replaces the pods that read them, and no others', () => {
    expect(told(one)).toBe('')
    expect(checksum(one, 'c/server')).toMatch(/^[0-9a-f]{16}$/)
    expect(checksum(one, 'c/server')).not.toBe(checksum(other, 'c/server'))
    expect(checksum(one, 'c/level')).toBe(checksum(other, 'c/level'))
  })

  it('gives what the files give', () => {
    const app = new App({ values: { ip: '203.0.113.7' } })
    build(app, ref(new FakeOutput<string>(), 'ip'))
    const yaml = app.synthYaml()
    expect(yaml).toContain(`checksum/config: ${checksum(one, 'c/server')}`)
    expect(yaml).toContain(`name: ${inputs(one, 'c/fixed').metadata.name}\n`)
  })

  it('has the name that its readers have, when it is immutable', () => {
    const { name } = inputs(one, 'c/fixed').metadata
    expect(name).toMatch(/^fixed-[0-9a-f]{10}$/)
    expect(name).not.toBe(inputs(other, 'c/fixed').metadata.name)
    expect(JSON.stringify(inputs(one, 'c/server')).split(name)).toHaveLength(3)
  })

  it('makes its readers wait for it and for the value', () => {
    const urns = new Map(one.registrations.map(({ urn, name }) => [urn, name]))
    const waits = objectsOf(one)
      .get('c/server')!
      .dependencies.map((urn) => urns.get(urn))
    expect(waits).toEqual(expect.arrayContaining(['address', 'live/c/settings', 'live/c/fixed']))
  })
})

describe('the values of Secrets', () => {
  const withSecret = (value: string): Promise<Result> =>
    deployApp(() => {
      const app = new App()
      const chart = new Chart(app, 'c')
      const password = new Secret(chart, 'password', { stringData: { A: ref(secret(value)), B: { plainText: value } } })
      const settings = new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' } })
      const env = { A: password.key('A'), LEVEL: settings.key('LEVEL') }
      new Deployment(chart, 'server', { container: { image, env, envFrom: [password.envFrom()], mounts: { '/x': password.mount() } } })
      return app
    })

  it('change nothing of the pods that read them', async () => {
    const [one, other] = await Promise.all([withSecret('one'), withSecret('other')])
    expect(checksum(one, 'c/server')).toMatch(/^[0-9a-f]{16}$/)
    expect(inputs(one, 'c/server')).toEqual(inputs(other, 'c/server'))
  })
})

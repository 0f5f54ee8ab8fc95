import { Config, secret } from '@pulumi/pulumi'
import { ApiObject, Chart as Cdk8sChart } from 'cdk8s'
import { App, Chart, ConfigMap, Deployment, Manifest, ref, Secret } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { plain, run, steps } from '../../../pulumi-engine/index.js'
import { deployApp, objectsOf, provider, told } from '../support.js'

const hidden = 'tr0ub4dor&3'
const encoded = Buffer.from(hidden).toString('base64')

const program = (): void => {
  const app = new App({ check: false })
  const chart = new Chart(app, 'c', { namespace: 'shop' })
  const password = new Config().requireSecret('password')
  new Secret(chart, 'written', { stringData: { PASSWORD: { plainText: hidden } } })
  new Secret(chart, 'configured', { stringData: { PASSWORD: ref(password) } })
  Secret.dockerConfig(chart, 'registry', { registries: { 'ghcr.io': { username: 'robot', password: ref(password) } } })
  new Manifest(chart, 'encoded', { apiVersion: 'v1', kind: 'Secret', data: { PASSWORD: encoded } })
  new ApiObject(new Cdk8sChart(chart, 'old'), 'cdk8s', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'old' },
    stringData: { A: hidden },
  })
  new Manifest(chart, 'future', { apiVersion: 'v1', kind: 'Secret', stringData: { A: hidden }, sealedData: { A: hidden } } as never)
  new Deployment(chart, 'server', { container: { image: 'x:1', env: { URL: `redis://:${ref(password)}@redis` } } })
  new ConfigMap(chart, 'settings', { data: { url: `redis://:${ref(secret(hidden))}@redis` } })
  deploy('live', app, { provider: provider() })
}

describe('a secret value', async () => {
  const result = await run({ program, secrets: { password: hidden } })

  it('is secret to Pulumi wherever it came from and whoever made the object', () => {
    const secrets = Object.fromEntries([...objectsOf(result)].map(([path, each]) => [path, each.secrets]))
    expect(secrets).toEqual({
      'c/written': ['stringData'],
      'c/configured': ['stringData'],
      'c/registry': ['stringData'],
      'c/encoded': ['data'],
      'c/old/cdk8s': ['stringData'],
      'c/future': ['sealedData', 'stringData'],
      'c/server': ['spec.template.spec.containers[0].env[0].value'],
      'c/settings': ['data.url'],
    })
  })

  it('is what the cluster gets', () => {
    const sent = (path: string): unknown => plain(objectsOf(result).get(path)!.inputs)
    expect(sent('c/configured')).toMatchObject({ stringData: { PASSWORD: hidden } })
    expect(sent('c/registry')).toMatchObject({
      stringData: { '.dockerconfigjson': JSON.stringify({ auths: { 'ghcr.io': { username: 'robot', password: hidden } } }) },
    })
    expect(sent('c/future')).toMatchObject({ sealedData: { A: hidden } })
  })

  it('is nowhere in clear: not in what is told, not outside of a secret', () => {
    const clear = JSON.stringify(
      [...objectsOf(result).values()].map(({ inputs }) => inputs),
      (_, value: unknown) => (value instanceof Object && value.constructor.name === 'Secret' ? '[secret]' : value),
    )
    expect(clear).toContain('[secret]')
    for (const text of [clear, told(result)]) {
      expect(text).not.toContain(hidden)
      expect(text).not.toContain(encoded)
    }
  })

  it('stays so in what the cluster gives back', () => {
    for (const path of ['c/written', 'c/configured', 'c/encoded', 'c/old/cdk8s'])
      expect(objectsOf(result).get(path)!.additionalSecretOutputs).toEqual(['data', 'stringData'])
  })
})

it('data that changes is changed in place', async () => {
  const app = (value: string) => (): App => {
    const made = new App()
    const chart = new Chart(made, 'c', { namespace: 'shop' })
    new Secret(chart, 'login', { stringData: { A: { plainText: value } } })
    new ConfigMap(chart, 'settings', { data: { A: value } })
    return made
  }
  const kubeconfig = JSON.stringify({
    'current-context': 'here',
    contexts: [{ name: 'here', context: { cluster: 'here' } }],
    clusters: [{ name: 'here', cluster: { server: 'https://127.0.0.1' } }],
  })
  const options = { provider: undefined, kubeconfig } as never
  const first = await deployApp(app('one'), options)
  const made = first.registrations.find(({ type, name }) => type === 'pulumi:providers:kubernetes' && name === 'live')!
  expect(plain(made.inputs)).toEqual({
    kubeconfig,
    enableServerSideApply: 'true',
    enableConfigMapMutable: 'true',
    enableSecretMutable: 'true',
  })
  expect(made.secrets).toEqual(['kubeconfig'])
  const second = await deployApp(app('two'), options, { state: first.state })
  expect(steps(second).sort()).toEqual([
    'update kubernetes:core/v1:ConfigMap live/c/settings',
    'update kubernetes:core/v1:Secret live/c/login',
  ])
})

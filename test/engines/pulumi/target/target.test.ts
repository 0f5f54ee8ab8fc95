import { createServer } from 'node:net'
import { Provider } from '@pulumi/kubernetes/provider.js'
import { ComponentResource, CustomResource, type Output, output, secret } from '@pulumi/pulumi'
import { App, anyCluster, Chart, ConfigMap, minikube, Secret } from 'steersman'
import { type DeployOptions, deploy } from 'steersman/pulumi'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readScope } from '../../../../src/engines/pulumi/scope.js'
import { plain, type Result, type RunOptions, run } from '../../../pulumi-engine/index.js'
import { objectsOf, provider, told } from '../support.js'

const app = (): App => {
  const made = new App()
  const chart = new Chart(made, 'c', { namespace: 'shop' })
  new ConfigMap(chart, 'settings', { data: { a: 'b' } })
  return made
}
const deployTo = (options: () => unknown, more: Partial<RunOptions> = {}): Promise<Result> =>
  run({ ...more, program: () => void deploy('live', app(), options() as DeployOptions) })
/** Stands for an API server that answers. */
const listener = createServer((socket) => socket.destroy())
let server = ''
beforeAll(async () => {
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
  server = `https://127.0.0.1:${(listener.address() as { port: number }).port}`
})
afterAll(() => listener.close())
const kubeconfig = (user: object = {}, cluster: object = { server }): string =>
  JSON.stringify({
    'current-context': 'here',
    contexts: [{ name: 'here', context: { cluster: 'here', user: 'me' } }],
    clusters: [{ name: 'here', cluster }],
    users: [{ name: 'me', user }],
  })
const providerOf = (result: Result): unknown => objectsOf(result).get('c/settings')!.provider?.split('::')[3]

describe('where an app goes', () => {
  it.each([
    ['the provider of a cluster', () => ({ cluster: { provider: provider() } }), 'cluster'],
    ['a provider', () => ({ provider: provider() }), 'cluster'],
    ['a kubeconfig', () => ({ kubeconfig: kubeconfig() }), 'live'],
    ['a kubeconfig that is an Output', () => ({ kubeconfig: output(kubeconfig()) }), 'live'],
    [
      'the provider of its parent',
      () => ({ parent: new ComponentResource('test:index:Owner', 'owner', {}, { providers: [provider()] }) }),
      'cluster',
    ],
  ])('%s', async (_, options, name) => {
    const result = await deployTo(options)
    expect(told(result)).toBe('')
    expect(providerOf(result)).toBe(name)
  })

  it.each([
    ['nothing', () => ({}), /error is not told where to deploy \[deploy\/target\]/],
    ['two ways', () => ({ provider: provider(), context: 'minikube' }), /is told where to deploy in several ways: provider and kubeconfig/],
    ['something else', () => ({ cluster: minikube() }), /the cluster has no provider, and is an object/],
    ['no provider', () => ({ provider: {} }), /the provider is an object/],
    ['no kubeconfig', () => ({ kubeconfig: '/no/such/file' }), /no kubeconfig could be read: there is no file \/no\/such\/file/],
  ])('%s is told before anything is registered', async (_, options, message) => {
    const result = await deployTo(options)
    expect(told(result)).toMatch(message)
    expect(result.registrations.filter(({ type }) => type.startsWith('steersman:'))).toEqual([])
  })

  it('is known to the checks, where the App does not say', () => {
    const declaration = minikube({ addons: ['ingress'] })
    expect(readScope(app(), declaration).model.cluster).toBe(declaration)
    const own = new App({ cluster: anyCluster() })
    expect(readScope(own, declaration).model.cluster).toEqual(own.handover().model.cluster)
  })
})

describe('a kubeconfig that is known only at deployment', () => {
  class Cluster extends CustomResource {
    declare readonly kubeconfig: Output<string>
    constructor(options = {}) {
      super('cloud:index:Cluster', 'new', { kubeconfig: undefined }, options)
    }
  }
  const options = (): unknown => ({ kubeconfig: secret(new Cluster().kubeconfig), clusterIdentifier: 'new' })
  const cloud = (text: string) => ({ cloud: { create: () => ({ id: 'new', outputs: { kubeconfig: text } }) } })

  it('is previewed before there is a cluster', async () => {
    const result = await deployTo(options, { preview: true, providers: cloud('') })
    expect(told(result)).toBe('')
    expect(plain(objectsOf(result).get('c/settings')!.inputs)).toMatchObject({ data: { a: 'b' } })
  })

  it('is looked at then, and stays secret', async () => {
    const good = await deployTo(options, { providers: cloud(kubeconfig()) })
    expect(told(good)).toBe('')
    expect(good.registrations.find(({ type }) => type === 'pulumi:providers:kubernetes')!.secrets).toEqual(['kubeconfig'])
    const bad = await deployTo(options, { providers: cloud('tr0ub4dor: [\n') })
    expect(bad.succeeded).toBe(false)
    expect(told(bad)).toMatch(/error the kubeconfig is no YAML: line 2 cannot be read \[deploy\/target\]/)
    expect(told(bad)).not.toContain('tr0ub4dor')
    expect(objectsOf(bad).size).toBe(0)
  })
})

describe('a cluster that does not answer', () => {
  // A port that was free a moment ago: nothing listens there.
  const closed = async (): Promise<string> => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    await new Promise((done) => other.close(done))
    return `127.0.0.1:${port}`
  }

  it('is a warning with the line of deploy(), before the provider is registered, which decides', async () => {
    const host = await closed()
    const configured: string[] = []
    const result = await deployTo(() => ({ kubeconfig: kubeconfig({}, { server: `https://${host}` }) }), {
      providers: { kubernetes: { configure: ({ registration }) => void configured.push(registration.name) } },
    })
    expect(configured).toEqual(['live'])
    expect(result.succeeded).toBe(true)
    expect(told(result)).toMatch(
      /^test\/engines\/pulumi\/target\/target\.test\.ts:\d+:\d+\n[\s\S]*warning the cluster at 127\.0\.0\.1:\d+ does not answer: nothing listens there \[deploy\/target\]\n {2}help: start it/,
    )
    expect(told(result)).toContain(host)
  })

  it.each([
    ['in a preview', {}, {}, { preview: true }],
    ['when objects may be left alone', {}, { skipUpdateUnreachable: true }, {}],
    ['when objects may be forgotten', {}, { deleteUnreachable: true }, {}],
    ['behind a proxy', { 'proxy-url': 'http://127.0.0.1:3128' }, {}, {}],
  ])('is not looked for %s', async (_, cluster, options, more) => {
    const text = kubeconfig({}, { server: `https://${await closed()}`, ...cluster })
    expect(told(await deployTo(() => ({ kubeconfig: text, ...options }), more))).toBe('')
  })

  it('is not looked for where all requests take a proxy', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:3128')
    const text = kubeconfig({}, { server: `https://${await closed()}` })
    expect(told(await deployTo(() => ({ kubeconfig: text })))).toBe('')
    vi.unstubAllEnvs()
  })
})

it('a missing plug-in for the login is an error at deployment, and a warning in a preview', async () => {
  const options = (): unknown => ({ kubeconfig: kubeconfig({ exec: { command: '/no/such/plugin' } }) })
  const preview = await deployTo(options, { preview: true })
  expect(told(preview)).toMatch(/warning the kubeconfig logs in by \/no\/such\/plugin/)
  expect(preview.succeeded).toBe(true)
  const update = await deployTo(options)
  expect(told(update)).toMatch(/error the kubeconfig logs in by \/no\/such\/plugin/)
  expect(update.registrations).toHaveLength(1)
})

it('a provider that replaces what only changes is told', async () => {
  const made = (): App => {
    const both = app()
    new Secret(both.node.findChild('c') as Chart, 'login', { stringData: { a: { plainText: 'b' } } })
    return both
  }
  const result = await run({ program: () => void deploy('live', made(), { provider: new Provider('own', { enableSecretMutable: true }) }) })
  expect(result.diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    'warning the provider replaces a ConfigMap whose data changes: give it enableConfigMapMutable: true',
  ])
})

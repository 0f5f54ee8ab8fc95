import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { render } from '../../src/app/render.js'
import { App, Chart, ConfigMap, EncryptionConfiguration, type EncryptionConfigurationProps } from '../../src/index.js'
import { stacksHandover } from '../support/stacks.js'
import { buildControlPlane } from './control-plane/build.js'
import { eventually } from './control-plane/eventually.js'
import { startKmsPlugin } from './control-plane/kms-plugin.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'

const built = await buildControlPlane()
const title = 'files of the control plane'

const password = 'correct horse battery staple'
const secret = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'default' },
  data: { PASSWORD: Buffer.from(password).toString('base64') },
})
const storedSecret = (cluster: ControlPlane, name: string) => cluster.stored(`/registry/secrets/default/${name}`)

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'encryption-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Renders a program into `dist`, and does on a machine of the control plane what a person does there; gives the flags that were written. */
function install(machine: string, props: EncryptionConfigurationProps, keys: Readonly<Record<string, string>> = {}): string[] {
  const outdir = temporaryFolder()
  const app = new App({ outdir })
  const chart = new Chart(app, 'platform')
  new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' } })
  new EncryptionConfiguration(chart, 'encryption', { ...props, directory: machine })
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  app.synth()
  quiet.mockRestore()
  const folder = join(outdir, 'control-plane')
  for (const { command } of render(app.handover()).controlPlane.madeByHand)
    expect(spawnSync('sh', ['-c', command], { env: { PATH: process.env.PATH, ...keys }, encoding: 'utf8' })).toMatchObject({ status: 0 })
  for (const name of readdirSync(folder)) if (name.endsWith('.conf')) cpSync(join(folder, name), join(machine, name))
  return flagsIn(readFileSync(join(folder, 'kube-apiserver.flags'), 'utf8'))
}

const flagsIn = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

async function start(apiServerOptions: readonly string[]): Promise<ControlPlane> {
  const cluster = await startControlPlane({ apiServerOptions })
  onTestFinished(() => cluster.stop())
  return cluster
}

const key = (): string => spawnSync('sh', ['-c', 'head -c 32 /dev/urandom | base64'], { encoding: 'utf8' }).stdout.trim()
const secretsBy = (...providers: unknown[]): EncryptionConfigurationProps =>
  ({ resources: [{ resources: ['secrets'], providers }] }) as unknown as EncryptionConfigurationProps

describe.skipIf('missing' in built)('missing' in built ? `${title} (skipped: ${built.missing} is missing)` : title, () => {
  it('those of the platform: Secrets are encrypted by the plugin, and by nothing else', async () => {
    const machine = temporaryFolder()
    const socket = join(machine, 'kms.sock')
    const plugin = await startKmsPlugin(socket)
    onTestFinished(() => plugin.stop())
    // As they are written, but for the two places on the machine, which a test cannot have.
    const here = (text: string): string =>
      text.replaceAll('/etc/kubernetes/control-plane', machine).replaceAll('/var/run/kmsplugin/socket.sock', socket)
    const files = new Map(render(stacksHandover()).controlPlane.files.map(({ path, text }) => [path, here(text)]))
    writeFileSync(join(machine, 'encryption-configuration.conf'), files.get('control-plane/encryption-configuration.conf')!)
    const flags = flagsIn(files.get('control-plane/kube-apiserver.flags')!)
    expect(flags).toHaveLength(2)
    const cluster = await start(flags)
    expect(await cluster.client.create(secret('password'))).toMatchObject({ ok: true })
    const stored = await storedSecret(cluster, 'password')
    expect(stored!.toString('latin1')).toMatch(/^k8s:enc:kms:v2:kms:/)
    expect(stored!.includes(password)).toBe(false)
    expect(await cluster.client.get(secret('password'))).toMatchObject({ ok: true, body: { data: secret('password').data } })
    expect(plugin.calls.Encrypt).toBeGreaterThan(0)
    const settings = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'default' },
      data: { LEVEL: password },
    }
    expect(await cluster.client.create(settings)).toMatchObject({ ok: true })
    expect((await cluster.stored('/registry/configmaps/default/settings'))!.includes(password)).toBe(true)
  })

  it('without them the same Secret can be read in etcd', async () => {
    const cluster = await start([])
    expect(await cluster.client.create(secret('password'))).toMatchObject({ ok: true })
    expect((await storedSecret(cluster, 'password'))!.includes(password)).toBe(true)
  })

  it.each(['secretbox', 'aesgcm', 'aescbc'])('%s: Secrets are encrypted by the key that was put in by hand', async (provider) => {
    const machine = temporaryFolder()
    const flags = install(machine, secretsBy({ [provider]: { keys: ['key1'] } }, { identity: {} }), { ENCRYPTION_KEY1: key() })
    const cluster = await start(flags)
    expect(await cluster.client.create(secret('password'))).toMatchObject({ ok: true })
    const stored = await storedSecret(cluster, 'password')
    expect(stored!.toString('latin1')).toMatch(new RegExp(`^k8s:enc:${provider}:v1:key1:`))
    expect(stored!.includes(password)).toBe(false)
    expect(await cluster.client.get(secret('password'))).toMatchObject({ ok: true, body: { data: secret('password').data } })
  })

  it('a changed file is read again without a restart, and what was stored before can still be read', { timeout: 180_000 }, async () => {
    const machine = temporaryFolder()
    const flags = install(machine, { ...secretsBy({ identity: {} }), automaticReload: true })
    const cluster = await start(flags)
    expect(await cluster.client.create(secret('before'))).toMatchObject({ ok: true })
    expect((await storedSecret(cluster, 'before'))!.includes(password)).toBe(true)
    rmSync(join(machine, 'encryption-configuration.conf'))
    install(
      machine,
      { ...secretsBy({ secretbox: { keys: ['key1'] } }, { identity: {} }), automaticReload: true },
      { ENCRYPTION_KEY1: key() },
    )
    let count = 0
    await eventually('new Secrets are encrypted', 120_000, async () => {
      const name = `after-${count++}`
      await cluster.client.create(secret(name))
      return /^k8s:enc:secretbox:v1:key1:/.test((await storedSecret(cluster, name))!.toString('latin1')) ? undefined : 'not yet'
    })
    expect(await cluster.client.get(secret('before'))).toMatchObject({ ok: true, body: { data: secret('before').data } })
    // As the page has it, everything is written again.
    const all = await cluster.kubectl(['get', 'secrets', '--all-namespaces', '--output=json'])
    expect(await cluster.kubectl(['replace', '--filename=-'], all.stdout)).toMatchObject({ status: 0 })
    expect((await storedSecret(cluster, 'before'))!.includes(password)).toBe(false)
  })

  it('all that can be said at once is taken by the API server', async () => {
    const machine = temporaryFolder()
    const socket = join(machine, 'kms.sock')
    const plugin = await startKmsPlugin(socket)
    onTestFinished(() => plugin.stop())
    const props: EncryptionConfigurationProps = {
      resources: [
        { resources: ['events', 'events.example.com'], providers: [{ identity: {} }] },
        {
          resources: ['secrets', 'configmaps', '*.apps', 'tokens.example.com'],
          providers: [
            { kms: { name: 'first', endpoint: `unix://${socket}`, timeout: '10s' } },
            { secretbox: { keys: ['key1', 'key2'] } },
            { aesgcm: { keys: ['key1'] } },
            { aescbc: { keys: ['key2'] } },
          ],
        },
        { resources: ['*.*'], providers: [{ kms: { name: 'second', endpoint: `unix://${socket}` } }, { identity: {} }] },
      ],
    }
    const cluster = await start(install(machine, props, { ENCRYPTION_KEY1: key(), ENCRYPTION_KEY2: key() }))
    expect(await cluster.client.create(secret('password'))).toMatchObject({ ok: true })
    expect((await storedSecret(cluster, 'password'))!.toString('latin1')).toMatch(/^k8s:enc:kms:v2:first:/)
    expect((await cluster.stored('/registry/namespaces/default'))!.toString('latin1')).toMatch(/^k8s:enc:kms:v2:second:/)
  })

  const kms = (more: object) => ({ kms: { apiVersion: 'v2', name: 'kms', endpoint: 'unix:///kms.sock', ...more } })
  const identity = { identity: {} }
  it.each<[string, readonly string[], readonly object[], RegExp]>([
    ['no kinds', [], [identity], /at least one .*resources.* is required/],
    ['no providers', ['secrets'], [], /at least one .*providers.* is required/],
    ['a capital letter', ['configMaps'], [identity], /should not contain capital letters/],
    ['a bare asterisk', ['*'], [identity], /use '\*\.' to encrypt all the resources from core API group/],
    ['one resource of all groups', ['pods.*'], [identity], /encrypting the same resource across groups is not supported/],
    ['events of their group', ['events.events.k8s.io'], [identity], /Use 'events' instead/],
    ['a group that is gone', ['ingresses.extensions'], [identity], /'extensions' group has been removed/],
    ['what the API does not have', ['serviceipallocations'], [identity], /do not have REST API/],
    ['one twice', ['secrets', 'secrets'], [identity], /cannot be specified multiple times/],
    ['one behind a wildcard', ['secrets', '*.'], [identity], /using overlapping resources/],
    ['all behind everything', ['*.*', '*.apps'], [identity], /using overlapping resources/],
    ['two providers in one', ['secrets'], [{ ...identity, ...kms({}) }], /more than one provider specified in a single element/],
    ['a socket over the network', ['secrets'], [kms({ endpoint: 'tcp://192.0.2.1' })], /only unix is supported/],
    ['a colon in a name', ['secrets'], [kms({ name: 'a:b' })], /must not contain ':'/],
    ['one plugin twice', ['secrets'], [kms({}), kms({})], /names must be unique/],
    ['a template', ['secrets'], [{ secretbox: { keys: [{ name: 'key1', secret: '<key1>' }] } }], /secrets must be base64 encoded/],
  ])('what the construct does not write, the API server refuses: %s', (_, resources, providers, message) => {
    const machine = temporaryFolder()
    const file = join(machine, 'encryption-configuration.conf')
    const document = { apiVersion: 'apiserver.config.k8s.io/v1', kind: 'EncryptionConfiguration', resources: [{ resources, providers }] }
    writeFileSync(file, JSON.stringify(document)) // JSON is YAML
    expect(refusalOf(machine, [`--encryption-provider-config=${file}`])).toMatch(message)
    const wanted = providers.map((each) => JSON.parse(JSON.stringify(each).replace('"apiVersion":"v2",', '')) as object)
    const app = new App()
    const props = { resources: [{ resources, providers: wanted }] } as unknown as EncryptionConfigurationProps
    new EncryptionConfiguration(new Chart(app, 'platform'), 'encryption', props)
    expect(() => render(app.handover())).toThrow(/props\/invalid/)
  })

  it('are passed over by kubectl that applies everything below a folder, and would be refused', async () => {
    const outdir = temporaryFolder()
    const app = new App({ outdir })
    const chart = new Chart(app, 'platform')
    new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' } })
    new EncryptionConfiguration(chart, 'encryption')
    app.synth()
    const cluster = await start([])
    const apply = () => cluster.kubectl(['apply', '--recursive', `--filename=${outdir}`])
    expect(await apply()).toEqual({ status: 0, stdout: 'configmap/settings created\n', stderr: '' })
    const file = join(outdir, 'control-plane/encryption-configuration')
    renameSync(`${file}.conf`, `${file}.yaml`)
    expect(await apply()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no matches for kind "EncryptionConfiguration"') as string,
    })
  })
})

/** What an API server says that does not start because of its flags; it reads the file before it looks for etcd. */
function refusalOf(folder: string, flags: readonly string[]): string {
  if ('missing' in built) return ''
  const serviceAccountKey = join(folder, 'service-account.key')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  writeFileSync(serviceAccountKey, privateKey.export({ type: 'sec1', format: 'pem' }))
  const result = spawnSync(
    join(built.folder, 'kube-apiserver'),
    [
      '--etcd-servers=http://127.0.0.1:1',
      `--cert-dir=${folder}/certificates`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${serviceAccountKey}`,
      `--service-account-signing-key-file=${serviceAccountKey}`,
      '--service-cluster-ip-range=10.96.0.0/12',
      ...flags,
    ],
    { encoding: 'utf8', timeout: 30_000 },
  )
  expect(result.signal).toBe(null)
  expect(result.status).not.toBe(0)
  return result.stderr
}

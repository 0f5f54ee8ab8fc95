import { App as Cdk8sApp, Chart as Cdk8sChart } from 'cdk8s'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EncryptionConfiguration, type EncryptionConfigurationProps, ref } from '../../../src/index.js'
import type { ControlPlaneFile } from '../../../src/model/model.js'
import { readTree } from '../../../src/model/read-tree.js'
import { FakeOutput } from '../../support/output.js'
import { complaintsOf, findingsOf } from '../synth.js'

function fileOf(props?: EncryptionConfigurationProps): ControlPlaneFile {
  let found: readonly ControlPlaneFile[] = []
  const findings = findingsOf((chart, app) => {
    new EncryptionConfiguration(chart, 'encryption', props)
    found = readTree(app).controlPlane ?? []
  })
  expect(findings).toEqual([])
  expect(found).toHaveLength(1)
  return found[0]!
}
const complaints = (props: unknown): string[] => complaintsOf((chart) => new EncryptionConfiguration(chart, 'a', props as never))

it('encrypts Secrets by a plugin, and still reads what was stored before, unless it is told otherwise', () => {
  expect(fileOf()).toMatchObject({
    name: 'encryption-configuration.conf',
    document: {
      apiVersion: 'apiserver.config.k8s.io/v1',
      kind: 'EncryptionConfiguration',
      resources: [
        {
          resources: ['secrets'],
          providers: [{ kms: { apiVersion: 'v2', name: 'kms', endpoint: 'unix:///var/run/kmsplugin/socket.sock' } }, { identity: {} }],
        },
      ],
    },
    keys: [],
    apiServerFlags: { 'encryption-provider-config': '/etc/kubernetes/control-plane/encryption-configuration.conf' },
    origin: { path: 'shop/encryption', position: { file: import.meta.filename } },
  })
})

it('writes every provider as the API server reads it, and for each key the place where it belongs', () => {
  const { document, keys, apiServerFlags } = fileOf({
    resources: [
      { resources: ['events'], providers: [{ identity: {} }] },
      {
        resources: ['*.*'],
        providers: [
          { secretbox: { keys: ['key2', 'key1'] } },
          { aesgcm: { keys: ['old'] } },
          { aescbc: { keys: ['key1'] } },
          { kms: { name: 'vault', endpoint: 'unix://@vault', timeout: '10s' } },
        ],
      },
    ],
    automaticReload: true,
    directory: '/srv/control-plane',
  })
  const key = (name: string): object => ({ name, secret: `<${name}>` })
  expect(document.resources).toEqual([
    { resources: ['events'], providers: [{ identity: {} }] },
    {
      resources: ['*.*'],
      providers: [
        { secretbox: { keys: [key('key2'), key('key1')] } },
        { aesgcm: { keys: [key('old')] } },
        { aescbc: { keys: [key('key1')] } },
        { kms: { apiVersion: 'v2', name: 'vault', endpoint: 'unix://@vault', timeout: '10s' } },
      ],
    },
  ])
  expect(keys).toEqual(['key2', 'key1', 'old'])
  expect(apiServerFlags).toEqual({
    'encryption-provider-config': '/srv/control-plane/encryption-configuration.conf',
    'encryption-provider-config-automatic-reload': 'true',
  })
})

describe('is told at its place', () => {
  const identity = { identity: {} }
  const of = (resources: unknown, providers: unknown): unknown => ({ resources: [{ resources, providers }] })
  const at = 'props/invalid shop/a resources[0]'
  it.each<[string, unknown, string]>([
    ['no provider', of(['secrets'], []), `${at}.providers: must not be empty -> write at least one item`],
    ['two in one', of(['secrets'], [{ identity: {}, secretbox: { keys: ['a'] } }]), `${at}.providers[0]: has secretbox and identity,`],
    ['a capital letter', of(['configMaps'], [identity]), `${at}.resources[0]: "configMaps" is no plural name in lower case`],
    ['a bare asterisk', of(['*'], [identity]), `${at}.resources[0]: "*" does not say of which group -> write '*.' for the core group`],
    ['one resource of all groups', of(['pods.*'], [identity]), `${at}.resources[0]: "pods.*" names one resource of every group`],
    ['a group that is gone', of(['x.extensions'], [identity]), `${at}.resources[0]: "x.extensions" is of a group that is gone`],
    ['events of their group', of(['events.events.k8s.io'], [identity]), `${at}.resources[0]: "events.events.k8s.io" is stored as`],
    ['one twice', of(['secrets', 'secrets'], [identity]), `${at}.resources[1]: secrets is there twice`],
    ['one behind a wildcard', of(['secrets', '*.'], [identity]), `${at}.resources[0]: secrets is a part of *. beside it`],
    ['all behind everything', of(['*.*', '*.apps'], [identity]), `${at}.resources[1]: *.apps is a part of *.* beside it`],
    ['a key twice', of(['secrets'], [{ aescbc: { keys: ['a', 'a'] } }]), `${at}.providers[0].aescbc.keys[1]: the key a is there twice`],
    ['no keys', of(['secrets'], [{ aescbc: { keys: [] } }]), `${at}.providers[0].aescbc.keys: must be a list of names`],
    [
      'a socket over the network',
      of(['secrets'], [{ kms: { name: 'a', endpoint: 'tcp://1.2.3.4' } }]),
      `${at}.providers[0].kms.endpoint: "tcp://1.2.3.4" is no socket of this machine`,
    ],
    [
      'a colon in a name',
      of(['secrets'], [{ kms: { name: 'a:b', endpoint: 'unix:///s' } }]),
      `${at}.providers[0].kms.name: "a:b" is no name`,
    ],
    [
      'one plugin twice',
      of(['secrets'], [{ kms: { name: 'a', endpoint: 'unix:///s' } }, { kms: { name: 'a', endpoint: 'unix:///t' } }]),
      'props/invalid shop/a resources: have the plugin a twice',
    ],
    ['a relative folder', { directory: 'control-plane' }, 'props/invalid shop/a directory: "control-plane" is no absolute path'],
    ['a folder of two words', { directory: '/a b' }, 'props/invalid shop/a directory: "/a b" is no absolute path'],
  ])('%s', (_, props, complaint) => {
    expect(complaints(props)).toEqual([expect.stringContaining(complaint)])
  })

  it('a value that is known only at deployment, because the file is written before', () => {
    const endpoint = ref(new FakeOutput<string>() as never, 'endpoint') as unknown as `unix://${string}`
    expect(complaints(of(['secrets'], [{ kms: { name: 'a', endpoint } }]))).toEqual([
      expect.stringContaining('kms.endpoint: is known only at deployment'),
    ])
  })
})

it('never repeats what may be a key, wherever it was written', () => {
  const key = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')
  const provider = fc.constantFrom('secretbox', 'aesgcm', 'aescbc')
  const forms = fc.constantFrom<(text: string) => unknown>(
    (text) => ({ keys: [text] }),
    (text) => ({ keys: text }),
    (text) => ({ keys: [{ name: 'key1', secret: text }] }),
    (text) => ({ keys: ['key1'], secret: text }),
    (text) => text,
    (text) => [text],
  )
  fc.assert(
    fc.property(provider, forms, fc.constantFrom(key, key.toLowerCase(), Buffer.from(key).toString('hex')), (name, form, text) => {
      const told = complaints({ resources: [{ resources: ['secrets'], providers: [{ [name]: form(text) }] }] })
      expect(told).not.toEqual([])
      expect(told.join()).not.toContain(text.slice(0, 8))
    }),
  )
})

it('says so in an App that would write no such file', () => {
  const app = new Cdk8sApp()
  new EncryptionConfiguration(new Cdk8sChart(app, 'plain'), 'encryption')
  expect(() => app.synth()).toThrow('EncryptionConfiguration needs the App of steersman')
})

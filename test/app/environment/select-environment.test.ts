import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gkeStandard, localImages, minikube, selectEnvironment } from '../../../src/index.js'
import { refusal } from '../../support/refusal.js'

const all = {
  minikube: {
    host: 'shop.test',
    replicas: 1,
    tls: false,
    zones: ['a'],
    database: { size: '1Gi' },
    cluster: minikube(),
    profiles: [localImages],
  },
  production: {
    host: 'shop.example.com',
    replicas: 3,
    tls: true,
    zones: ['a', 'b'],
    database: { size: '20Gi' },
    cluster: gkeStandard({ location: 'europe-west1', nodePools: { main: { machineType: 'e2-standard-4', nodes: { min: 1, max: 3 } } } }),
    profiles: [],
  },
}

beforeEach(() => {
  for (const name of ['STEERSMAN_ENVIRONMENT', 'STEERSMAN_ENVIRONMENT_VALUES', 'PULUMI_NODEJS_STACK']) vi.stubEnv(name, undefined)
})
afterEach(() => vi.unstubAllEnvs())

const told = (make: () => unknown): string[] => refusal(make).findings.map(({ code, message, help }) => `${code}: ${message} -> ${help}`)
const given = (...values: readonly [string, unknown, boolean?][]): void =>
  void vi.stubEnv(
    'STEERSMAN_ENVIRONMENT_VALUES',
    JSON.stringify(values.map(([path, value, isText = true]) => ({ source: 'here', path: path.split('.'), value, isText }))),
  )

describe('the environment is', () => {
  it('the one of the variable, else that of the Pulumi stack, else the default', () => {
    expect(selectEnvironment(all, { default: 'minikube' })).toEqual({ name: 'minikube', values: all.minikube })
    vi.stubEnv('PULUMI_NODEJS_STACK', 'production')
    expect(selectEnvironment(all, { default: 'minikube' }).name).toBe('production')
    vi.stubEnv('PULUMI_NODEJS_STACK', 'other')
    expect(selectEnvironment(all, { default: 'minikube' }).name).toBe('minikube')
    vi.stubEnv('STEERSMAN_ENVIRONMENT', 'production')
    expect(selectEnvironment(all, { default: 'minikube' }).values.host).toBe('shop.example.com')
  })

  it('never guessed', () => {
    expect(told(() => selectEnvironment(all))).toEqual([
      'environment/not-chosen: no environment is chosen -> add --env with one of minikube, production',
    ])
    vi.stubEnv('STEERSMAN_ENVIRONMENT', 'prodction')
    given(['replicas', '5'])
    expect(told(() => selectEnvironment(all, { default: 'minikube' }))).toEqual([
      'environment/unknown: there is no environment prodction -> did you mean production?',
    ])
    vi.stubEnv('STEERSMAN_ENVIRONMENT', 'toString')
    expect(told(() => selectEnvironment(all))).toEqual([
      'environment/unknown: there is no environment toString -> there are minikube, production',
    ])
  })

  it('named so that it can have a folder', () => {
    expect(told(() => selectEnvironment({ '../x': {} }))).toEqual([expect.stringMatching(/^environment\/name: "\.\.\/x"/)])
  })
})

describe('values from outside', () => {
  it('take the type of what they replace', () => {
    given(['host', 'x.test'], ['replicas', '5'], ['tls', 'true'], ['zones', 'b,c'], ['database.size', '2Gi'], ['zones', ['d'], false])
    const { values } = selectEnvironment(all, { default: 'minikube' })
    expect(values).toEqual({ ...all.minikube, host: 'x.test', replicas: 5, tls: true, zones: ['d'], database: { size: '2Gi' } })
    expect(all.minikube.replicas).toBe(1)
  })

  it('of a file are laid over maps key by key', () => {
    given(['database', { size: '3Gi' }, false])
    expect(selectEnvironment(all, { default: 'minikube' }).values.database).toEqual({ size: '3Gi' })
  })

  it.each<[string, unknown, boolean, string]>([
    ['replicas', 'many', true, 'here: replicas must be a number like 1, and is "many" -> give a value of the same kind'],
    ['replicas', '', true, 'here: replicas must be a number like 1, and is "" -> give a value of the same kind'],
    ['tls', 'yes', true, 'here: tls must be true or false like false, and is "yes" -> give a value of the same kind'],
    ['replicas', '2', false, 'here: replicas must be a number like 1, and is "2" -> give a value of the same kind'],
    ['replica', '2', true, 'here: replica is not among the values -> did you mean replicas?'],
    ['toString', '2', true, expect.stringContaining('here: toString is not among the values -> there are host') as never],
    ['host.name', 'x', true, 'here: host.name is not among the values -> give only values that the environment has'],
    ['database', { sise: '3Gi' }, false, 'here: database sise is not among the values -> did you mean size?'],
    ['database', 'x', true, expect.stringContaining('here: database must be a map like') as never],
    ['cluster', 'x', true, 'here: cluster can be changed in the program only -> leave it out'],
    ['profiles', 'x', true, 'here: profiles can be changed in the program only -> leave it out'],
  ])('are refused where they do not fit: %s %j', (path, value, isText, expected) => {
    given([path, value, isText])
    expect(told(() => selectEnvironment(all, { default: 'minikube' })).map((each) => each.replace('environment/value: ', ''))).toEqual([
      expected,
    ])
  })
})

it('secrets are no values, under any name that says so', () => {
  const values = {
    password: 'x',
    apiToken: 'x',
    tls: { privateKey: 'x' },
    secretName: 'tls',
    tokenUrl: 'x',
    token: '',
    keys: 3,
    monkey: 'x',
  }
  expect(told(() => selectEnvironment({ a: values }, { default: 'a' })).map((each) => each.split(' ')[1])).toEqual([
    'a.password',
    'a.apiToken',
    'a.tls.privateKey',
  ])
})

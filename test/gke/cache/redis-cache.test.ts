import { App, Chart, Deployment } from 'steersman'
import { KmsKey, PostgresDatabase, PrivateServices, RedisCache, type RedisCacheProps } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, Secret, unknown } from '../../pulumi-engine/index.js'
import { deployed, labels, manifestOf, refusalOf, refusedBy, registered, runProgram, runTwice, smallCluster, waitsFor } from '../support.js'

const type = 'gcp:redis/instance:Instance'
const region = 'europe-west1'
const shared = () => new PrivateServices('shared', { network: 'projects/net/global/networks/shared', existing: true })
const certificates =
  '-----BEGIN CERTIFICATE-----\none\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\ntwo\n-----END CERTIFICATE-----\n'

describe('what is registered', () => {
  it('an instance in the VPC with a stand-by, a password and an encrypted way to it', async () => {
    const result = await runTwice(() => void new RedisCache('shop', { cluster: smallCluster() }))
    const instance = find(result, type)
    expect(instance.inputs).toEqual({
      project: 'demo',
      region,
      tier: 'STANDARD_HA',
      memorySizeGb: 1,
      redisVersion: 'REDIS_7_2',
      authorizedNetwork: 'projects/demo/global/networks/vpc',
      connectMode: 'PRIVATE_SERVICE_ACCESS',
      authEnabled: true,
      transitEncryptionMode: 'SERVER_AUTHENTICATION',
      persistenceConfig: { persistenceMode: 'DISABLED' },
      maintenancePolicy: { weeklyMaintenanceWindows: [{ day: 'SUNDAY', startTime: { hours: 4, minutes: 0, seconds: 0, nanos: 0 } }] },
      labels,
      deletionProtection: true,
    })
    expect(waitsFor(result, instance)).toContain('main-services')
    expect(instance.customTimeouts).toEqual({ create: '30m', update: '60m', delete: '30m' })
  })

  it('what was asked for', async () => {
    const result = await runTwice(() => {
      const encryptionKey = new KmsKey('redis', { location: 'europe-west4', users: ['redis'] })
      void new RedisCache('shop', {
        ...{ privateServices: shared(), region: 'europe-west4', encryptionKey },
        version: '6.x',
        tier: 'BASIC',
        memorySizeGb: 5,
        snapshotHours: 12,
        maintenance: { day: 'Tuesday', hour: 0 },
        redisConfigs: { 'maxmemory-policy': 'allkeys-lru' },
        deletionProtection: false,
      })
    })
    const instance = find(result, type)
    expect(instance.inputs).toMatchObject({
      region: 'europe-west4',
      tier: 'BASIC',
      memorySizeGb: 5,
      redisVersion: 'REDIS_6_X',
      authorizedNetwork: 'projects/net/global/networks/shared',
      persistenceConfig: { persistenceMode: 'RDB', rdbSnapshotPeriod: 'TWELVE_HOURS' },
      maintenancePolicy: { weeklyMaintenanceWindows: [{ day: 'TUESDAY', startTime: { hours: 0 } }] },
      redisConfigs: { 'maxmemory-policy': 'allkeys-lru' },
      customerManagedKey: 'CryptoKey/redis-1a2b3c4',
      deletionProtection: false,
    })
    expect(waitsFor(result, instance)).toContain('redis-redis')
    expect(registered(result).filter((each) => each.includes('servicenetworking'))).toEqual([])
  })

  it.each([
    ['7.0', 'REDIS_7_0'],
    ['7.2', 'REDIS_7_2'],
  ] as const)('version %s', async (version, redisVersion) => {
    const result = await runTwice(() => void new RedisCache('shop', { privateServices: shared(), region, version }))
    expect(find(result, type).inputs).toMatchObject({ redisVersion })
  })

  it.each([
    [1, 'ONE_HOUR'],
    [6, 'SIX_HOURS'],
    [24, 'TWENTY_FOUR_HOURS'],
  ] as const)('snapshots each %s hours', async (snapshotHours, rdbSnapshotPeriod) => {
    const result = await runTwice(() => void new RedisCache('shop', { privateServices: shared(), region, snapshotHours }))
    expect(find(result, type).inputs).toMatchObject({ persistenceConfig: { rdbSnapshotPeriod } })
  })

  it('one connection for what is in a VPC, databases too', async () => {
    const result = await runTwice(() => {
      const cluster = smallCluster()
      void new RedisCache('shop', { cluster })
      void new PostgresDatabase('shop', { cluster })
    })
    expect(registered(result).filter((each) => each.includes('servicenetworking'))).toHaveLength(1)
  })
})

describe('a login', () => {
  const program = () => {
    const redis = new RedisCache('shop', { cluster: smallCluster() })
    deployed((chart) => {
      const { env, certificates: mount } = redis.login(chart)
      new Deployment(chart, 'server', { container: { image: 'example/server:1.4.2', env, mounts: { '/etc/redis': mount } } })
    })
  }

  it('is in the variables of the containers, and its password in a Secret only', async () => {
    const result = await runTwice(program)
    expect(manifestOf(result, 'Deployment').spec).toMatchObject({
      template: {
        spec: {
          containers: [
            {
              env: [
                { name: 'REDIS_HOST', value: '10.20.0.4' },
                { name: 'REDIS_PORT', value: '6378' },
                { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'shop-redis', key: 'password' } } },
              ],
              volumeMounts: [{ mountPath: '/etc/redis' }],
            },
          ],
          volumes: [{ secret: { secretName: 'shop-redis', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
        },
      },
    })
    expect(manifestOf(result, 'Secret').stringData).toEqual({ password: 'hidden-password', 'ca.crt': certificates })
  })

  it('stays secret on the wire, in the state of the instance too', async () => {
    const result = await runTwice(program)
    expect(find(result, type).additionalSecretOutputs).toContain('authString')
    const { stringData } = find(result, 'kubernetes:core/v1:Secret').inputs
    expect(stringData).toEqual(new Secret({ password: 'hidden-password', 'ca.crt': certificates }))
    for (const each of result.registrations.filter(({ type: kind }) => !kind.endsWith(':Secret')))
      expect(JSON.stringify(each.inputs)).not.toContain('hidden-password')
  })

  it('is waited for', async () => {
    const result = await runTwice(program)
    for (const kind of ['kubernetes:core/v1:Secret', 'kubernetes:apps/v1:Deployment'])
      expect(waitsFor(result, find(result, kind))).toContain('shop')
  })

  it('is previewed before there is an instance', async () => {
    const result = await runProgram(program, { preview: true })
    expect(result.diagnostics).toEqual([])
    expect(find(result, 'kubernetes:apps/v1:Deployment').unknowns).not.toEqual([])
    expect(find(result, type).inputs.authorizedNetwork).toBe(unknown)
  })

  it('has values that stand anywhere, the password secret there too', async () => {
    const result = await runTwice(() => {
      const { host, port, password } = new RedisCache('shop', { privateServices: shared(), region })
      deployed((chart) => {
        const env = { REDIS_URL: `rediss://:${password}@${host}:${port}` }
        new Deployment(chart, 'server', { container: { image: 'example/server:1.4.2', env } })
      })
    })
    const { inputs } = find(result, 'kubernetes:apps/v1:Deployment')
    const secrets: unknown[] = []
    JSON.stringify(inputs, (_, value: unknown) => {
      if (value instanceof Secret) secrets.push(value.value)
      return value
    })
    expect(JSON.stringify(secrets)).toContain('rediss://:hidden-password@10.20.0.4:6378')
  })

  it('in another chart is a Secret of its own, by its own id', async () => {
    const result = await runTwice(() => {
      const redis = new RedisCache('shop', { privateServices: shared(), region })
      deployed((chart) => {
        redis.login(chart)
        redis.login(chart, 'cache')
      })
    })
    const names = result.registrations.filter(({ type: kind }) => kind === 'kubernetes:core/v1:Secret').map(({ name }) => name)
    expect(names.map((name) => name.split('/').at(-1)).sort()).toEqual(['cache', 'shop-redis'])
  })

  it('is refused without a chart', async () => {
    const text = await refusedBy(() => {
      new RedisCache('shop', { privateServices: shared(), region }).login('web' as never)
    })
    expect(text).toMatch(/redis-cache\.test\.ts[\s\S]*must be the chart of the pods, and is "web"/)
  })
})

it.each<[Record<string, unknown>, RegExp]>([
  [{}, /says nothing/],
  [{ cluster: 'main' }, /cluster: must be a GkeCluster, and is "main"/],
  [{ version: '7.1' }, /version: must be one of 7.2, 7.0, 6.x, and is "7.1"/],
  [{ version: 7.2 }, /version: must be one of 7.2, 7.0, 6.x, and is 7.2/],
  [{ tier: 'STANDARD' }, /tier: must be one of STANDARD_HA, BASIC, and is "STANDARD"/],
  [{ memorySizeGb: 0 }, /memorySizeGb: must be a whole number from 1 to 300/],
  [{ memorySizeGb: 301 }, /memorySizeGb: must be a whole number from 1 to 300/],
  [{ snapshotHours: 3 }, /snapshotHours: must be one of 1, 6, 12, 24, and is 3/],
  [{ snapshotHours: '24' }, /snapshotHours: must be one of 1, 6, 12, 24, and is "24"/],
  [{ maintenance: { day: 'sunday', hour: 1 } }, /did you mean Sunday/],
  [{ redisConfigs: { maxmemory: 200 } }, /redisConfigs.maxmemory: must be a text, and is 200/],
  [{ encryptionKey: 'projects/p/…' }, /encryptionKey: must be a KmsKey/],
])('refuses %j', (props, told) => {
  expect(refusalOf(() => new RedisCache('shop', props as unknown as RedisCacheProps))).toMatch(told)
})

it('refuses a VPC without a region, a key that Redis may not use, and one of another region', async () => {
  const make = (props: () => object) =>
    refusedBy(() => void new RedisCache('shop', { privateServices: shared(), ...props() } as RedisCacheProps))
  expect(await make(() => ({}))).toMatch(/region is missing/)
  const key = (location: string, users?: ['redis']) => new KmsKey('redis', { location, ...(users && { users }) })
  expect(await make(() => ({ region, encryptionKey: key(region) }))).toMatch(
    /encryptionKey: the key redis is not for redis[\s\S]*users: \['gke', 'redis'\]/,
  )
  expect(await make(() => ({ region, encryptionKey: key('europe-west4', ['redis']) }))).toMatch(
    /encryptionKey: the key redis is in europe-west4, and what it encrypts in europe-west1/,
  )
  const ofCluster = refusedBy(() => void new RedisCache('shop', { cluster: smallCluster(), encryptionKey: key('europe-west4', ['redis']) }))
  expect(await ofCluster).toMatch(/in europe-west4, and what it encrypts in europe-west1/)
})

it('refuses a name that is too long with what Pulumi adds', () => {
  expect(refusalOf(() => new RedisCache('a'.repeat(33), { cluster: 'x' } as never))).toMatch(/cluster/)
  return expect(refusedBy(() => void new RedisCache('a'.repeat(33), { privateServices: shared(), region }))).resolves.toMatch(
    /must be at most 32 lower-case/,
  )
})

it('is told in files by its names, its port without being told', async () => {
  const told = await runProgram(() => {
    const redis = new RedisCache('shop', { privateServices: shared(), region })
    const app = new App()
    const chart = new Chart(app, 'web', { namespace: 'default' })
    const env = { HOST: redis.host, PORT: redis.port, PASSWORD: redis.password, CA: redis.caCertificates }
    new Deployment(chart, 'server', { container: { image: 'example/server:1', env } })
    return { deferred: app.handover().model.deferred.map(({ label, known }) => [label, known ?? 'unknown']) }
  })
  expect(told.outputs).toEqual({
    deferred: [
      ['shop.host', 'unknown'],
      ['shop.port', '6378'],
      ['shop.password', 'unknown'],
      ['shop.caCertificates', 'unknown'],
    ],
  })
})

import { Deployment, ServiceAccount } from 'steersman'
import { PostgresDatabase, type PostgresDatabaseProps, PrivateServices, WorkloadIdentity } from 'steersman/gke'
import { describe, expect, it } from 'vitest'
import { find, type JsonObject, unknown } from '../../pulumi-engine/index.js'
import { deployed, labels, manifestOf, refusalOf, refusedBy, registered, runProgram, runTwice, smallCluster, waitsFor } from '../support.js'

const types = {
  range: 'gcp:compute/globalAddress:GlobalAddress',
  connection: 'gcp:servicenetworking/connection:Connection',
  instance: 'gcp:sql/databaseInstance:DatabaseInstance',
  database: 'gcp:sql/database:Database',
  user: 'gcp:sql/user:User',
} as const
const shared = () => new PrivateServices('shared', { network: 'projects/net/global/networks/shared', existing: true })
const region = 'europe-west1'

describe('what is registered', () => {
  it('an instance with an address in the VPC, backups and two guards, and a database in it', async () => {
    const result = await runTwice(() => {
      const { connectionName, privateIpAddress } = new PostgresDatabase('shop', { cluster: smallCluster() })
      return { connectionName, privateIpAddress }
    })
    expect(find(result, types.range).inputs).toEqual({
      name: 'main-services',
      project: 'demo',
      labels,
      network: 'projects/demo/global/networks/vpc',
      purpose: 'VPC_PEERING',
      addressType: 'INTERNAL',
      prefixLength: 20,
    })
    expect(find(result, types.connection).inputs).toEqual({
      network: 'projects/demo/global/networks/vpc',
      service: 'servicenetworking.googleapis.com',
      reservedPeeringRanges: ['main-services'],
      deletionPolicy: 'ABANDON',
    })
    const instance = find(result, types.instance)
    expect(instance.inputs).toEqual({
      project: 'demo',
      databaseVersion: 'POSTGRES_17',
      region,
      deletionProtection: true,
      settings: {
        tier: 'db-custom-2-7680',
        edition: 'ENTERPRISE',
        availabilityType: 'REGIONAL',
        userLabels: labels,
        diskType: 'PD_SSD',
        diskSize: 10,
        diskAutoresize: true,
        ipConfiguration: { ipv4Enabled: false, privateNetwork: 'projects/demo/global/networks/vpc', sslMode: 'ENCRYPTED_ONLY' },
        backupConfiguration: {
          enabled: true,
          startTime: '03:00',
          pointInTimeRecoveryEnabled: true,
          transactionLogRetentionDays: 7,
          backupRetentionSettings: { retainedBackups: 14, retentionUnit: 'COUNT' },
        },
        retainBackupsOnDelete: true,
        maintenanceWindow: { day: 7, hour: 4, updateTrack: 'stable' },
        databaseFlags: [{ name: 'cloudsql.iam_authentication', value: 'on' }],
        insightsConfig: { queryInsightsEnabled: true },
        deletionProtectionEnabled: true,
      },
    })
    expect(instance.ignoreChanges).toEqual(['settings.diskSize'])
    expect(waitsFor(result, instance)).toContain('main-services')
    expect(find(result, types.database).inputs).toEqual({
      name: 'shop',
      project: 'demo',
      instance: 'shop-1a2b3c4',
      deletionPolicy: 'ABANDON',
    })
    expect(result.outputs).toEqual({ connectionName: 'demo:europe-west1:shop-1a2b3c4', privateIpAddress: '10.20.0.3' })
  })

  it('what was asked for', async () => {
    const result = await runTwice(
      () =>
        void new PostgresDatabase('shop', {
          privateServices: shared(),
          region,
          version: 16,
          tier: 'db-perf-optimized-N-2',
          availability: 'ZONAL',
          diskSizeGb: 50,
          diskLimitGb: 200,
          backups: { hour: 22, keep: 30 },
          maintenance: { day: 'Tuesday', hour: 0 },
          flags: { max_connections: '200' },
          database: 'orders',
          deletionProtection: false,
        }),
    )
    expect(registered(result).filter((each) => each.includes('servicenetworking'))).toEqual([])
    expect(find(result, types.database).inputs.name).toBe('orders')
    expect(find(result, types.instance).inputs).toMatchObject({
      databaseVersion: 'POSTGRES_16',
      deletionProtection: false,
      settings: {
        edition: 'ENTERPRISE_PLUS',
        availabilityType: 'ZONAL',
        diskSize: 50,
        diskAutoresizeLimit: 200,
        ipConfiguration: { privateNetwork: 'projects/net/global/networks/shared' },
        backupConfiguration: { startTime: '22:00', backupRetentionSettings: { retainedBackups: 30 } },
        maintenanceWindow: { day: 2, hour: 0 },
        databaseFlags: [
          { name: 'cloudsql.iam_authentication', value: 'on' },
          { name: 'max_connections', value: '200' },
        ],
        deletionProtectionEnabled: false,
      },
    })
  })

  it('one connection for all databases of a VPC, whoever comes first', async () => {
    const of = (...names: string[]) =>
      runTwice(() => {
        const cluster = smallCluster()
        for (const name of names) new PostgresDatabase(name, { cluster })
      })
    const connections = async (...names: string[]) =>
      (await of(...names)).registrations.filter(({ type }) => type === types.connection).map(({ urn }) => urn)
    const [one, other] = [await connections('a', 'b'), await connections('b', 'a')]
    expect(one).toHaveLength(1)
    expect(other).toEqual(one)
  })
})

describe('a login', () => {
  const program = () => {
    const cluster = smallCluster()
    const database = new PostgresDatabase('shop', { cluster })
    deployed((chart) => {
      const serviceAccount = new ServiceAccount(chart, 'account')
      const identity = new WorkloadIdentity('server', { cluster, serviceAccount, as: 'google-service-account' })
      new Deployment(chart, 'server', {
        serviceAccount,
        initContainers: { database: database.proxySidecar() },
        container: { image: 'example/server:1.4.2', ports: { http: 5000 }, env: { ...database.login(identity).env, LEVEL: 'info' } },
      })
    })
  }

  it('makes a user without a password, who may connect', async () => {
    const result = await runTwice(program)
    expect(find(result, types.user).inputs).toEqual({
      name: 'server@demo.iam',
      project: 'demo',
      instance: 'shop-1a2b3c4',
      type: 'CLOUD_IAM_SERVICE_ACCOUNT',
      databaseRoles: ['cloudsqlsuperuser'],
      deletionPolicy: 'ABANDON',
    })
    const roles = result.registrations.filter(({ type }) => type === 'gcp:projects/iAMMember:IAMMember').map(({ inputs }) => inputs)
    const member = 'serviceAccount:server@demo.iam.gserviceaccount.com'
    expect(roles).toEqual(
      expect.arrayContaining([
        { project: 'demo', member, role: 'roles/cloudsql.client' },
        { project: 'demo', member, role: 'roles/cloudsql.instanceUser' },
      ]),
    )
  })

  it('is in the variables of the containers, with a proxy that starts before them, and they wait for all of it', async () => {
    const result = await runTwice(program)
    const { initContainers, containers } = podOf(manifestOf(result, 'Deployment'))
    expect(containers[0]!.env).toEqual([
      { name: 'PGHOST', value: '127.0.0.1' },
      { name: 'PGPORT', value: '5432' },
      { name: 'PGUSER', value: 'server@demo.iam' },
      { name: 'PGDATABASE', value: 'shop' },
      { name: 'LEVEL', value: 'info' },
    ])
    expect(initContainers[0]).toEqual({
      name: 'database',
      image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
      restartPolicy: 'Always',
      args: [
        '--private-ip',
        '--auto-iam-authn',
        '--structured-logs',
        '--exit-zero-on-sigterm',
        '--port=5432',
        '--health-check',
        '--http-address=0.0.0.0',
        '--http-port=9801',
        'demo:europe-west1:shop-1a2b3c4',
      ],
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      startupProbe: { httpGet: { path: '/startup', port: 9801 }, periodSeconds: 1, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/liveness', port: 9801 } },
      securityContext: {
        runAsNonRoot: true,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      },
    })
    expect(waitsFor(result, find(result, 'kubernetes:apps/v1:Deployment'))).toEqual(
      expect.arrayContaining(['shop', 'shop-server', 'server-roles/cloudsql.client', 'server-roles/cloudsql.instanceUser']),
    )
  })

  it('is previewed before there is a database', async () => {
    const result = await runProgram(program, { preview: true })
    expect(result.diagnostics).toEqual([])
    expect(find(result, 'kubernetes:apps/v1:Deployment').unknowns).not.toEqual([])
    expect(find(result, types.user).inputs.name).toBe(unknown)
  })

  it('on another port, in another project, with other roles', async () => {
    const result = await runTwice(() => {
      const database = new PostgresDatabase('shop', { privateServices: shared(), region }, { project: 'data' })
      deployed((chart) => {
        const serviceAccount = new ServiceAccount(chart, 'account')
        const identity = new WorkloadIdentity('server', { serviceAccount, as: 'google-service-account' })
        new Deployment(chart, 'server', {
          serviceAccount,
          initContainers: { database: database.proxySidecar({ port: 6000, image: 'mirror/proxy:1', resources: {} }) },
          container: { image: 'example/server:1.4.2', env: database.login(identity, { port: 6000, roles: ['reader'] }).env },
        })
      })
    })
    const { initContainers, containers } = podOf(manifestOf(result, 'Deployment'))
    expect(initContainers[0]).toMatchObject({ image: 'mirror/proxy:1', args: expect.arrayContaining(['--port=6000']) })
    expect(containers[0]!.env).toContainEqual({ name: 'PGPORT', value: '6000' })
    expect(find(result, types.user).inputs.databaseRoles).toEqual(['reader'])
    expect(find(result, 'gcp:projects/iAMMember:IAMMember', 'server-roles/cloudsql.client-data').inputs.project).toBe('data')
  })

  it('is refused for pods that act as themselves, by the compiler too', async () => {
    const text = await refusedBy(() => {
      const database = new PostgresDatabase('shop', { privateServices: shared(), region })
      deployed((chart) => {
        // @ts-expect-error the identity acts as its pods themselves
        database.login(new WorkloadIdentity('server', { serviceAccount: new ServiceAccount(chart, 'account') }))
      })
    })
    expect(text).toMatch(/the identity server acts as its pods themselves, which cannot log in.*\n.*as: 'google-service-account'/)
  })
})

it.each<[Record<string, unknown>, RegExp]>([
  [{}, /says nothing/],
  [{ cluster: 'main' }, /cluster: must be a GkeCluster, and is "main"/],
  [{ version: '17' }, /version: must be one of 14, 15, 16, 17, 18, and is 17/],
  [{ tier: 'db-n1-standard-1' }, /tier: "db-n1-standard-1" is no tier for PostgreSQL/],
  [{ availability: 'regional' }, /did you mean REGIONAL/],
  [{ diskSizeGb: 5 }, /diskSizeGb: must be a whole number, 10 or more/],
  [{ backups: { hour: 24 } }, /backups.hour: must be a whole number from 0 to 23/],
  [{ maintenance: { day: 'sunday', hour: 1 } }, /did you mean Sunday/],
  [{ flags: { max_connections: 200 } }, /flags.max_connections: must be a text, and is 200/],
  [{ database: 'Shop' }, /database: "Shop" must be at most 63 lower-case/],
])('refuses %j', (props, told) => {
  expect(refusalOf(() => new PostgresDatabase('shop', props as unknown as PostgresDatabaseProps))).toMatch(told)
})

it('refuses a disk that may not grow to its first size, and a VPC without a region', async () => {
  const make = (props: Record<string, unknown>) =>
    refusedBy(() => void new PostgresDatabase('shop', { privateServices: shared(), ...props } as PostgresDatabaseProps))
  expect(await make({})).toMatch(/region is missing/)
  expect(await make({ region, diskSizeGb: 50, diskLimitGb: 20 })).toMatch(/diskLimitGb: is less than the 50 GB/)
})

function podOf({ spec }: JsonObject): { initContainers: JsonObject[]; containers: JsonObject[] } {
  return (spec as { template: { spec: { initContainers: JsonObject[]; containers: JsonObject[] } } }).template.spec
}

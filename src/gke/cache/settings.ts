import type { InstanceArgs } from '@pulumi/gcp/redis/instance.js'
import type { Input } from '@pulumi/pulumi'
import { type Check, flag, integer, mapOf, oneOf, type Shape, text } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { defaultMaintenance, type MaintenanceTime, maintenanceCheck } from '../common/maintenance.js'
import { keyFor } from '../secrets/key-check.js'
import type { KmsKey } from '../secrets/kms-key.js'

const versions = { '6.x': 'REDIS_6_X', '7.0': 'REDIS_7_0', '7.2': 'REDIS_7_2' } as const
const snapshots = { 1: 'ONE_HOUR', 6: 'SIX_HOURS', 12: 'TWELVE_HOURS', 24: 'TWENTY_FOUR_HOURS' } as const

/** What a Redis is. It always asks for a password and encrypts the way to it. */
export interface RedisSettings {
  /** Default `7.2`. An upgrade is one way only. */
  readonly version?: keyof typeof versions
  /** `STANDARD_HA` has a stand-by in another zone; `BASIC` loses everything when it restarts. Another tier is another instance. Default `STANDARD_HA`. */
  readonly tier?: 'STANDARD_HA' | 'BASIC'
  /** What it can hold, in GiB, from 1 to 300. Default 1. */
  readonly memorySizeGb?: number
  /** Snapshots each so many hours, from which it is filled again when it fails. Left out: none. */
  readonly snapshotHours?: keyof typeof snapshots
  /** When Google may restart it, in UTC. Default Sunday at 4. */
  readonly maintenance?: MaintenanceTime
  /** Parameters of Redis, such as `maxmemory-policy`. */
  readonly redisConfigs?: { readonly [name: string]: string }
  /** A key of its region with `users: ['redis']`, for what it holds. Another key is another instance. Left out: Google's own. */
  readonly encryptionKey?: KmsKey
  /** Refuses to delete it until this is false and applied. Default true. */
  readonly deletionProtection?: boolean
}

const hours = Object.keys(snapshots)
const hoursCheck: Check = (value, place) =>
  (typeof value === 'number' && hours.includes(String(value))) ||
  place.refuse(`must be one of ${hours.join(', ')}, and is ${show(value)}`, 'write 24')

export const redisShape: Shape<RedisSettings> = {
  version: oneOf(...Object.keys(versions).reverse()),
  tier: oneOf('STANDARD_HA', 'BASIC'),
  memorySizeGb: integer(1, 300),
  snapshotHours: hoursCheck,
  maintenance: maintenanceCheck,
  redisConfigs: mapOf(text),
  encryptionKey: keyFor('redis'),
  deletionProtection: flag,
}

interface Surroundings {
  readonly network: Input<string>
  readonly region: string
  readonly labels: Readonly<Record<string, string>>
  readonly key: Input<string> | undefined
}

/** The same in the words of Memorystore. */
export function redisArgs(given: RedisSettings, { network, region, labels, key }: Surroundings): InstanceArgs {
  const { version = '7.2', tier = 'STANDARD_HA', memorySizeGb = 1, snapshotHours, redisConfigs } = given
  const { maintenance: { day, hour } = defaultMaintenance, deletionProtection = true } = given
  return {
    region,
    tier,
    memorySizeGb,
    redisVersion: versions[version],
    authorizedNetwork: network,
    connectMode: 'PRIVATE_SERVICE_ACCESS',
    authEnabled: true,
    transitEncryptionMode: 'SERVER_AUTHENTICATION',
    // Said in any case: left out, snapshots that were on would stay on.
    persistenceConfig:
      snapshotHours === undefined
        ? { persistenceMode: 'DISABLED' }
        : { persistenceMode: 'RDB', rdbSnapshotPeriod: snapshots[snapshotHours] },
    maintenancePolicy: {
      weeklyMaintenanceWindows: [{ day: day.toUpperCase(), startTime: { hours: hour, minutes: 0, seconds: 0, nanos: 0 } }],
    },
    ...(redisConfigs && { redisConfigs }),
    ...(key !== undefined && { customerManagedKey: key }),
    labels,
    deletionProtection,
  }
}

import type { DatabaseInstanceArgs } from '@pulumi/gcp/sql/databaseInstance.js'
import type { Input } from '@pulumi/pulumi'
import { type Check, flag, integer, listOf, mapOf, object, oneOf, type Shape, text, textBy } from '../../props/shape.js'
import { days, defaultMaintenance, hourCheck, type MaintenanceTime, maintenanceCheck } from '../common/maintenance.js'

/** What a database is. Unless it says otherwise, nobody need think of it: backups, growth, a stand-by in another zone, two guards. */
export interface DatabaseSettings {
  /** Major version of PostgreSQL. Default 17. An upgrade is one way only. */
  readonly version?: 14 | 15 | 16 | 17 | 18
  /** Machine: `db-custom-CORES-MEGABYTES`, `db-perf-optimized-N-CORES`, or a small one such as `db-f1-micro`. Default `db-custom-2-7680`. */
  readonly tier?: `db-${string}`
  /** `REGIONAL` has a stand-by in another zone, and costs twice as much. Default `REGIONAL`. */
  readonly availability?: 'REGIONAL' | 'ZONAL'
  /** Size of the disk at first, in GB; it grows by itself and never shrinks. Default 10. */
  readonly diskSizeGb?: number
  /** How far it may grow, in GB; left out: as far as it must. */
  readonly diskLimitGb?: number
  /** Backups each day at this hour of UTC, and how many are kept; every moment of the last days can be restored besides. Default 3 and 14. */
  readonly backups?: { readonly hour?: number; readonly keep?: number }
  /** When Google may restart it, in UTC. Default Sunday at 4. */
  readonly maintenance?: MaintenanceTime
  /** Flags of PostgreSQL, such as `max_connections`. */
  readonly flags?: { readonly [name: string]: string }
  /** Refuses to delete it until this is false and applied, by Pulumi and by anyone else. Default true. */
  readonly deletionProtection?: boolean
}

const versions = [14, 15, 16, 17, 18]
const tierCheck = textBy(
  (tier) =>
    /^db-(?:custom-\d+-\d+|perf-optimized-N-\d+|c4a-highmem-\d+|f1-micro|g1-small)$/.test(tier) ? undefined : 'is no tier for PostgreSQL',
  "a tier such as 'db-custom-2-7680' (cores and megabytes)",
)
const versionCheck: Check = (value, place) =>
  versions.includes(value as number) || place.refuse(`must be one of ${versions.join(', ')}, and is ${String(value)}`, 'write 17')

export const settingsShape: Shape<DatabaseSettings> = {
  version: versionCheck,
  tier: tierCheck,
  availability: oneOf('REGIONAL', 'ZONAL'),
  diskSizeGb: integer(10),
  diskLimitGb: integer(10),
  backups: object({ hour: hourCheck, keep: integer(1, 365) }),
  maintenance: maintenanceCheck,
  flags: mapOf(text),
  deletionProtection: flag,
}

interface Surroundings {
  readonly network: Input<string>
  readonly region: Input<string>
  readonly labels: Readonly<Record<string, string>>
}

/** The machines of the dearer edition have names of their own; the others need the edition said, because newer versions default to it. */
const isPlus = (tier: string): boolean => /^db-(?:perf-optimized|c4a)/.test(tier)

/** The same in the words of Cloud SQL. */
export function instanceArgs(given: DatabaseSettings, { network, region, labels }: Surroundings): DatabaseInstanceArgs {
  const { version = 17, tier = 'db-custom-2-7680', availability = 'REGIONAL', diskSizeGb = 10, diskLimitGb } = given
  const { backups: { hour: backupHour = 3, keep = 14 } = {}, maintenance = defaultMaintenance } = given
  const { flags = {}, deletionProtection = true } = given
  return {
    databaseVersion: `POSTGRES_${version}`,
    region,
    deletionProtection,
    settings: {
      tier,
      edition: isPlus(tier) ? 'ENTERPRISE_PLUS' : 'ENTERPRISE',
      availabilityType: availability,
      userLabels: labels,
      diskType: 'PD_SSD',
      diskSize: diskSizeGb,
      diskAutoresize: true,
      ...(diskLimitGb !== undefined && { diskAutoresizeLimit: diskLimitGb }),
      ipConfiguration: { ipv4Enabled: false, privateNetwork: network, sslMode: 'ENCRYPTED_ONLY' },
      backupConfiguration: {
        enabled: true,
        startTime: `${String(backupHour).padStart(2, '0')}:00`,
        pointInTimeRecoveryEnabled: true,
        transactionLogRetentionDays: 7,
        backupRetentionSettings: { retainedBackups: keep, retentionUnit: 'COUNT' },
      },
      // Those of a database that is deleted all the same.
      retainBackupsOnDelete: true,
      maintenanceWindow: { day: days.indexOf(maintenance.day) + 1, hour: maintenance.hour, updateTrack: 'stable' },
      databaseFlags: Object.entries({ 'cloudsql.iam_authentication': 'on', ...flags }).map(([name, value]) => ({ name, value })),
      insightsConfig: { queryInsightsEnabled: true },
      deletionProtectionEnabled: deletionProtection,
    },
  }
}

/** The disk grows by itself, and what the program said of it first would be a smaller one. */
export const ignoredOfInstances = ['settings.diskSize']

export const rolesCheck = listOf(textBy((role) => (/^[^\s"]+$/.test(role) ? undefined : 'is no role'), 'the name of a role of PostgreSQL'))

import type { Namespace, NamespaceRef } from '../../constructs/policy/namespace.js'
import { type Check, flag, integer, listOf, object } from '../../props/shape.js'
import { tokensIn } from '../../tree/deferred.js'
import { isPlain, show } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { componentOf } from '../common/component.js'
import { regionCheck } from '../common/region.js'
import { keyFor, keyIn } from '../secrets/key-check.js'
import type { KmsKey } from '../secrets/kms-key.js'
import { defaultRetainDays, defaultSchedule, mostRetainDays, scheduleCheck } from './schedule.js'

export interface BackupPlanProps {
  /** The cluster that is backed up. Its agent for backups is switched on, where the declaration does not say. */
  readonly cluster: GkeCluster
  /** When, in UTC, as in cron; at least 10 minutes lie between. Default `0 3 * * *`. */
  readonly schedule?: string
  /** How many days a backup is kept, 1 to 365; at most as many as 360 backups take. Default 14. */
  readonly retainDays?: number
  /** For how many days nobody can delete a backup, 0 to 90, nor the plan or the project around it. Default 0. */
  readonly deleteLockDays?: number
  /** Left out: all of them. */
  readonly namespaces?: readonly (Namespace | NamespaceRef)[]
  /** What is on the disks of claims; Filestore is not among them. Default true. */
  readonly includeVolumeData?: boolean
  /** Default true. */
  readonly includeSecrets?: boolean
  /** A backup does not fail because of what could not be restored as it is, such as a volume of Filestore. Default false. */
  readonly permissiveMode?: boolean
  /** Makes no backups for now; those that are there stay. Default false. */
  readonly paused?: boolean
  /** A key of the region with `users: ['gke', 'gkeBackup']`. Left out: Google's own. */
  readonly encryptionKey?: KmsKey
  /** The region where backups are stored. Left out: that of the cluster. */
  readonly location?: string
}

const namespaceCheck: Check = (value, place) => {
  const { name, kind: given = 'Namespace' } = (value ?? {}) as { readonly name?: unknown; readonly kind?: unknown }
  if (typeof value !== 'object' || typeof name !== 'string' || given !== 'Namespace')
    return place.refuse(`must be a Namespace, and is ${show(value)}`, 'give a Namespace, or Namespace.external(…)')
  return tokensIn(name).length === 0 || place.refuse('has a name that is known only at deployment', 'give it a name of its own')
}

const namespacesCheck: Check = (value, place) => {
  if (!listOf(namespaceCheck, 1)(value, place)) return false
  const names = (value as readonly NamespaceRef[]).map(({ name }) => name)
  return names
    .map((name, index) => names.indexOf(name) === index || place.at(index).refuse(`${name} stands twice`, 'name each namespace once'))
    .every(Boolean)
}

const shape = object(
  {
    cluster: componentOf('GkeCluster'),
    schedule: scheduleCheck,
    retainDays: integer(1, 365),
    deleteLockDays: integer(0, 90),
    namespaces: namespacesCheck,
    includeVolumeData: flag,
    includeSecrets: flag,
    permissiveMode: flag,
    paused: flag,
    encryptionKey: keyFor('gke', 'gkeBackup'),
    location: regionCheck,
  },
  ['cluster'],
)
export const planCheck: Check = (props, place) => {
  if (!shape(props, place) || !isPlain(props)) return false
  const { cluster, schedule = defaultSchedule, retainDays = defaultRetainDays, ...rest } = props as unknown as BackupPlanProps
  const { deleteLockDays = 0, encryptionKey, location = cluster.region } = rest
  const most = mostRetainDays(schedule)
  if (retainDays > most)
    return place
      .at('retainDays')
      .refuse(
        `is ${retainDays}, and Google keeps 360 backups of a plan at most, which are ${most} days of this schedule`,
        `write ${most} or less, or fewer times`,
      )
  if (deleteLockDays > retainDays)
    return place.at('deleteLockDays').refuse(`is more than the ${retainDays} days that a backup is kept`, `write ${retainDays} or less`)
  return encryptionKey === undefined || keyIn(location)(encryptionKey, place.at('encryptionKey'))
}

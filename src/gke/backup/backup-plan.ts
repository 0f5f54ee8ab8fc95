import { BackupPlan as Plan } from '@pulumi/gcp/gkebackup/backupPlan.js'
import { SteersmanError } from '../../findings/error.js'
import type { Position } from '../../findings/finding.js'
import type { TextRule } from '../../kubernetes/names.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { withOutputs } from '../common/waiting.js'
import { type BackupPlanProps, planCheck } from './props.js'
import { defaultRetainDays, defaultSchedule } from './schedule.js'

/** Google takes 63 characters, of which Pulumi adds 8. */
const nameRule: TextRule = (text) =>
  /^[a-z][a-z0-9-]{0,54}$/.test(text) ? undefined : 'must be at most 55 lower-case letters, digits or "-", and begin with a letter'

/** The plan needs the agent in its cluster, as an object that is deployed there needs an add-on. */
function needAgent(path: string, props: unknown, position: Position | undefined): void {
  const { cluster } = props as BackupPlanProps
  const origin = { path, ...(position && { position }) }
  const findings = cluster['~needs']([{ manifest: { apiVersion: 'gkebackup.gke.io/v1', kind: 'BackupPlan' }, origin }])
  if (findings.length > 0) throw new SteersmanError(findings)
}

const kind: ComponentKind = { name: 'BackupPlan', check: planCheck, nameRule, announce: needAgent }

/**
 * Backups of what is in a cluster: its objects, and what is on the disks of its claims (Backup for GKE).
 * Google does not delete a plan that still has backups: delete those first, or let the plan stay by `retainOnDelete`.
 *
 * @example
 * ```ts
 * const cluster = new GkeCluster('shop', gkeAutopilot({ location: 'europe-west1' }))
 * const namespace = new Namespace(chart, 'shop')
 * new BackupPlan('shop', { cluster, namespaces: [namespace], schedule: '0 0,6,12,18 * * *', retainDays: 30 })
 * ```
 */
export class BackupPlan extends GoogleComponent {
  readonly plan: Plan

  constructor(name: string, props: BackupPlanProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { '~making': making } = this
    const { cluster, schedule = defaultSchedule, retainDays = defaultRetainDays, deleteLockDays = 0, namespaces } = props
    const { includeVolumeData = true, includeSecrets = true, permissiveMode = false, paused = false, encryptionKey } = props
    this.plan = new Plan(
      name,
      {
        // One of another project cannot back it up.
        project: cluster.project,
        location: props.location ?? cluster.region,
        cluster: cluster.cluster.id,
        labels: making.labels,
        backupSchedule: { cronSchedule: schedule, paused },
        retentionPolicy: { backupRetainDays: retainDays, backupDeleteLockDays: deleteLockDays },
        backupConfig: {
          ...(namespaces ? { selectedNamespaces: { namespaces: namespaces.map((each) => each.name) } } : { allNamespaces: true }),
          includeVolumeData,
          includeSecrets,
          permissiveMode,
          ...(encryptionKey && { encryptionKey: { gcpKmsEncryptionKey: withOutputs(encryptionKey.keyName) } }),
        },
      },
      making.options(),
    )
    this.registerOutputs({})
  }
}

import { type Check, flag, integer, object, type Shape } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { refused } from '../fields.js'

/** What GKE can install and look after. `undefined` is the default; some defaults depend on what the program uses. */
export interface GkeAddons {
  /** The CSI driver for Filestore and its `*-rwx` classes. Default: when the program uses one of them. */
  readonly filestoreCsiDriver?: boolean
  /** The CSI driver for buckets as volumes. Default: when the program uses it; Autopilot has it on. */
  readonly gcsFuseCsiDriver?: boolean
  /** Secrets of Secret Manager as volumes. Default: when the program uses it. */
  readonly secretManager?: boolean
  /** How often mounted secrets are read again, in seconds; left out: once, when a Pod starts. */
  readonly secretRotationSeconds?: number
  /** Secrets of Secret Manager as Secrets of Kubernetes, by a SecretSync. Default false. */
  readonly secretSync?: boolean
  /** The Gateway API and its controller. Default true. */
  readonly gatewayApi?: boolean
  /** The agent of Backup for GKE. Default: when the program has a BackupPlan for the cluster, or a ProtectedApplication. */
  readonly backupAgent?: boolean
}

/** What Autopilot keeps on by itself, and Standard can switch off. */
export interface StandardAddons {
  /** The controllers for Ingress and Gateway. Default true. */
  readonly httpLoadBalancing?: boolean
  /** Default true. */
  readonly horizontalPodAutoscaling?: boolean
  /** The CSI driver for Compute Engine disks. Default true. */
  readonly persistentDiskCsiDriver?: boolean
  /** A cache for DNS on every node. Default true; a later change exchanges all nodes. */
  readonly nodeLocalDnsCache?: boolean
}

export type GkeStandardAddons = GkeAddons & StandardAddons
export type GkeAutopilotAddons = GkeAddons & { readonly [K in keyof StandardAddons]?: Refused<'Autopilot keeps it on'> }

const common: Shape<GkeAddons> = {
  filestoreCsiDriver: flag,
  gcsFuseCsiDriver: flag,
  secretManager: flag,
  secretRotationSeconds: integer(1),
  secretSync: flag,
  gatewayApi: flag,
  backupAgent: flag,
}
const kept = refused('Autopilot keeps it on')
export const standardAddonsCheck: Check = object({
  ...common,
  httpLoadBalancing: flag,
  horizontalPodAutoscaling: flag,
  persistentDiskCsiDriver: flag,
  nodeLocalDnsCache: flag,
} satisfies Shape<GkeStandardAddons>)
export const autopilotAddonsCheck: Check = object({
  ...common,
  httpLoadBalancing: kept,
  horizontalPodAutoscaling: kept,
  persistentDiskCsiDriver: kept,
  nodeLocalDnsCache: kept,
} satisfies Shape<GkeAutopilotAddons>)

import { labelKey, labelValue } from '../../kubernetes/names.js'
import { type Check, exactlyOne, flag, integer, listOf, mapOf, object, oneOf, type Shape, textBy, wrong } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { gkeName, networkTag, resourceLabelsCheck, serviceAccountCheck, zonesCheck } from '../fields.js'

/** Names of boot disks; which of them go with a machine depends on its family. */
export type DiskType = 'pd-standard' | 'pd-balanced' | 'pd-ssd' | 'hyperdisk-balanced'

export interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
}

/** How many nodes a pool has: a fixed number or bounds, in all of its zones together, or bounds in each zone. */
export type NodeCount =
  | number
  | { readonly min: number; readonly max: number; readonly minPerZone?: never; readonly maxPerZone?: never }
  | { readonly minPerZone: number; readonly maxPerZone: number; readonly min?: never; readonly max?: never }

/** How nodes are exchanged for new ones in an upgrade. */
export type UpgradeSettings =
  | {
      /** So many nodes are added during an upgrade. Default 1. */
      readonly maxSurge?: number
      /** So many nodes may be missing during an upgrade. Default 0. */
      readonly maxUnavailable?: number
      readonly blueGreen?: never
    }
  | { readonly blueGreen: BlueGreen; readonly maxSurge?: never; readonly maxUnavailable?: never }

/** A second pool is filled before the first one is drained: the pool needs twice its nodes for the time being. */
export interface BlueGreen {
  /** How long the old nodes stay after the last batch, in seconds, at most 604800. Default 3600. */
  readonly nodePoolSoakSeconds?: number
  /** Nodes that are drained at once: a number, or a part such as 0.25. Default 1. */
  readonly batch?: { readonly nodes: number } | { readonly part: number }
}

/** Nodes of one kind. */
export interface NodePool {
  /** Such as `e2-standard-4`, or `n2-custom-6-20480`. */
  readonly machineType: string
  /**
   * How many nodes, in all zones together unless the bounds say "per zone". A number must be divisible by the number of zones, because
   * every zone gets as many. A number and bounds per zone need `zones` in a region.
   */
  readonly nodes: NodeCount
  /** Some of the cluster's zones. Default: all of them. */
  readonly zones?: readonly string[]
  /** Whether growing keeps the zones even or takes what is to be had. Default `BALANCED`, and `ANY` for spot nodes. */
  readonly locationPolicy?: 'BALANCED' | 'ANY'
  /** Cheaper nodes that Google may take away at any time. Default false. They get no taint unless `taints` has one. */
  readonly spot?: boolean
  readonly labels?: { readonly [key: string]: string }
  readonly taints?: readonly Taint[]
  /** Boot disk. The default type goes with the machine family; the default size is 100. */
  readonly disk?: { readonly type?: DiskType; readonly sizeGb?: number }
  /** Default `COS_CONTAINERD`. */
  readonly imageType?: 'COS_CONTAINERD' | 'UBUNTU_CONTAINERD'
  /** From 8 to 256. Default: that of the cluster. */
  readonly maxPodsPerNode?: number
  /** Start containers before their images are there in full, which takes memory from every node. Default: that of the cluster. */
  readonly imageStreaming?: boolean
  readonly upgrade?: UpgradeSettings
  /** Exchange a node that does not get well by itself. Default true. */
  readonly autoRepair?: boolean
  /** Follow the version of the control plane. Default true, which a release channel demands. */
  readonly autoUpgrade?: boolean
  /** The version of the nodes where they follow no other, such as `1.33.4-gke.1172000`; left out: that of the control plane. */
  readonly version?: string
  /** Wait for PodDisruptionBudgets when the pool is deleted. Default true. */
  readonly respectPdbDuringNodePoolDeletion?: boolean
  /** Encrypt memory while it is in use; only some machine families can. Default: that of the cluster. */
  readonly confidential?: boolean
  /** Refuse to boot what is not signed by Google. Default true. */
  readonly secureBoot?: boolean
  /** E-mail of an own service account for these nodes. Default: that of the cluster. */
  readonly serviceAccount?: string
  /** Network tags, for firewall rules. */
  readonly tags?: readonly string[]
  /** Labels of the machines at Google Cloud, for the bill; `labels` are those of Kubernetes. */
  readonly resourceLabels?: { readonly [key: string]: string }
}

export interface NodePools {
  readonly [name: string]: NodePool
}

const labelValueCheck = textBy(labelValue, 'a value of a label')
const taint = object(
  {
    key: textBy(labelKey, 'the key of a label'),
    value: labelValueCheck,
    effect: oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
  } satisfies Shape<Taint>,
  ['key', 'effect'],
)
const taintList = listOf(taint)
const taintsCheck: Check = (value, place) => {
  if (!taintList(value, place)) return false
  const keys = (value as Taint[]).map(({ key, effect }) => `${key}:${effect}`)
  return keys
    .map(
      (key, index) => keys.indexOf(key) === index || place.at(index).refuse(`${show(key)} stands twice`, 'give each key and effect once'),
    )
    .every(Boolean)
}

const count = integer(0, 15_000)
const most = integer(1, 15_000)
const bounds = object({ min: count, max: most }, ['min', 'max'])
const boundsPerZone = object({ minPerZone: count, maxPerZone: most }, ['minPerZone', 'maxPerZone'])
const nodesCheck: Check = (value, place) => {
  if (!isPlain(value)) return typeof value === 'object' ? wrong(value, place, 'a number, or { min, max }') : count(value, place)
  const perZone = 'minPerZone' in value || 'maxPerZone' in value
  if (!(perZone ? boundsPerZone : bounds)(value, place)) return false
  const { min, max } = (perZone ? { min: value.minPerZone, max: value.maxPerZone } : value) as { min: number; max: number }
  return min <= max || place.refuse(`min ${min} is more than max ${max}`, 'make max at least min', 'cluster/nodes')
}

const part: Check = (value, place) =>
  (typeof value === 'number' && value > 0 && value <= 1) || wrong(value, place, 'a part from 0 to 1, such as 0.25')
const blueGreen: Shape<BlueGreen> = {
  nodePoolSoakSeconds: integer(0, 604_800),
  batch: exactlyOne({ nodes: integer(1), part }),
}
const surgeOrBlueGreen = object({ maxSurge: integer(0, 20), maxUnavailable: integer(0, 20), blueGreen: object(blueGreen) })
const upgradeCheck: Check = (value, place) => {
  if (!surgeOrBlueGreen(value, place)) return false
  const { maxSurge, maxUnavailable, blueGreen } = value as { maxSurge?: number; maxUnavailable?: number; blueGreen?: BlueGreen }
  if (blueGreen && (maxSurge !== undefined || maxUnavailable !== undefined))
    return place.refuse('has blueGreen beside maxSurge or maxUnavailable', 'write either', 'cluster/nodes')
  return (
    (maxSurge ?? 1) + (maxUnavailable ?? 0) > 0 ||
    place.refuse('lets no node be added and none be missing, so that no upgrade can begin', 'make maxSurge at least 1', 'cluster/nodes')
  )
}

export const diskTypes = ['pd-standard', 'pd-balanced', 'pd-ssd', 'hyperdisk-balanced'] as const satisfies readonly DiskType[]

const shape: Shape<NodePool> = {
  machineType: textBy(
    (text) => (/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(text) ? undefined : 'is no machine type'),
    "a machine type such as 'e2-standard-4'",
  ),
  nodes: nodesCheck,
  zones: zonesCheck,
  locationPolicy: oneOf('BALANCED', 'ANY'),
  spot: flag,
  labels: mapOf(labelValueCheck, { key: labelKey }),
  taints: taintsCheck,
  disk: object({ type: oneOf(...diskTypes), sizeGb: integer(10, 65_536) }),
  imageType: oneOf('COS_CONTAINERD', 'UBUNTU_CONTAINERD'),
  maxPodsPerNode: integer(8, 256),
  imageStreaming: flag,
  upgrade: upgradeCheck,
  autoRepair: flag,
  autoUpgrade: flag,
  version: textBy(
    (text) => (/^1\.\d+\.\d+-gke\.\d+$/.test(text) ? undefined : 'is no full version of GKE'),
    "a version such as '1.33.4-gke.1172000'",
  ),
  respectPdbDuringNodePoolDeletion: flag,
  confidential: flag,
  secureBoot: flag,
  serviceAccount: serviceAccountCheck,
  tags: listOf(networkTag),
  resourceLabels: resourceLabelsCheck,
}
export const nodePoolsCheck: Check = mapOf(object(shape, ['machineType', 'nodes']), { key: gkeName })

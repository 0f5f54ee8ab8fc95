import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { type Check, flag, integer, listOf, nonEmptyText, object, oneOf } from '../../props/shape.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'

/** Nodes of one kind: by family or type of machine, by device, or by the pools that are there. */
export interface ComputePriority {
  /** A family of machines, such as `n4`. */
  readonly machineFamily?: string | undefined
  /** A type of machine, such as `n2-standard-32`. */
  readonly machineType?: string | undefined
  readonly minCores?: number | undefined
  readonly minMemoryGb?: number | undefined
  /** Whether nodes are Spot, which Google may take back; left out, false. */
  readonly spot?: boolean | undefined
  readonly gpu?: { readonly type: string; readonly count: number } | undefined
  readonly tpu?: { readonly type: string; readonly count: number; readonly topology: string } | undefined
  readonly storage?:
    | {
        readonly bootDiskType?: 'pd-balanced' | 'pd-standard' | 'pd-ssd' | 'hyperdisk-balanced' | undefined
        /** In GB. */
        readonly bootDiskSize?: number | undefined
        readonly bootDiskKMSKey?: string | undefined
        readonly localSSDCount?: number | undefined
      }
    | undefined
  /** Names of node pools that are there, instead of all others. */
  readonly nodepools?: readonly string[] | undefined
}
export interface ComputeClassProps extends ObjectProps<CustomResource> {
  /** What is tried, the first first. */
  readonly priorities: readonly ComputePriority[]
  /** Whether pods wait when none of them can be had, or any nodes are taken; left out, DoNotScaleUp. */
  readonly whenUnsatisfiable?: 'ScaleUpAnyway' | 'DoNotScaleUp' | undefined
  /** Whether node pools are made by need. */
  readonly nodePoolAutoCreation?: { readonly enabled: boolean } | undefined
  /** Whether pods are moved to nodes of a higher priority when these can be had. */
  readonly activeMigration?: { readonly optimizeRulePriority: boolean } | undefined
  /** When nodes with little use are removed. */
  readonly autoscalingPolicy?:
    | {
        /** Minutes, from 1 to 1440. */
        readonly consolidationDelayMinutes?: number | undefined
        /** Percent of cpu and memory, below which a node goes. */
        readonly consolidationThreshold?: number | undefined
        /** The same of GPUs. */
        readonly gpuConsolidationThreshold?: number | undefined
      }
    | undefined
}

const item = object({
  machineFamily: nonEmptyText,
  machineType: nonEmptyText,
  minCores: integer(),
  minMemoryGb: integer(),
  spot: flag,
  gpu: object({ type: nonEmptyText, count: integer(1) }, ['type', 'count']),
  tpu: object({ type: nonEmptyText, count: integer(1), topology: nonEmptyText }, ['type', 'count', 'topology']),
  storage: object({
    bootDiskType: oneOf('pd-balanced', 'pd-standard', 'pd-ssd', 'hyperdisk-balanced'),
    bootDiskSize: integer(10),
    bootDiskKMSKey: nonEmptyText,
    localSSDCount: integer(0),
  }),
  nodepools: listOf(nonEmptyText, 1),
})
const priority: Check = (value, place) => {
  if (!item(value, place)) return false
  const { nodepools, machineFamily, machineType, ...rest } = value as ComputePriority
  const others = Object.values({ machineFamily, machineType, ...rest }).some((each) => each !== undefined)
  if (nodepools !== undefined && others)
    return place.at('nodepools').refuse('stands beside what nodes are like', 'write pools that are there, or what nodes are like')
  return (
    machineFamily === undefined ||
    machineType === undefined ||
    place.at('machineFamily').refuse('stands beside machineType, which says it', 'write one of the two')
  )
}
const percent = integer(0, 100)
const shape: OwnShape<ComputeClassProps> = {
  priorities: listOf(priority, 1),
  whenUnsatisfiable: oneOf('ScaleUpAnyway', 'DoNotScaleUp'),
  nodePoolAutoCreation: object({ enabled: flag }, ['enabled']),
  activeMigration: object({ optimizeRulePriority: flag }, ['optimizeRulePriority']),
  autoscalingPolicy: object({
    consolidationDelayMinutes: integer(1, 1440),
    consolidationThreshold: percent,
    gpuConsolidationThreshold: percent,
  }),
}
const check = object({ ...objectShape, ...shape }, ['priorities'])

/**
 * Which nodes GKE takes for the pods that ask for it, in the order in which they are tried.
 *
 * It is of the whole cluster and has no namespace. Pods ask by a label of nodes: `nodeSelector: fast.nodeSelector`.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/about-compute-classes
 * @example
 * ```ts
 * const fast = new ComputeClass(chart, 'fast', { priorities: [{ machineFamily: 'n4', spot: true }, { machineFamily: 'n4' }], nodePoolAutoCreation: { enabled: true } })
 * new Deployment(chart, 'search', { nodeSelector: fast.nodeSelector, container: { image: 'example/search:1.4.2' } })
 * ```
 */
export class ComputeClass extends Resource<CustomResource> {
  /** What pods say to run on its nodes. */
  readonly nodeSelector: Labels

  constructor(scope: Construct, id: string, props: ComputeClassProps) {
    super(scope, id, { apiVersion: 'cloud.google.com/v1', kind: 'ComputeClass' }, props)
    this.nodeSelector = { 'cloud.google.com/compute-class': this.name }
    if (!check(props, new Place(this))) return
    const { priorities, whenUnsatisfiable = 'DoNotScaleUp', ...rest } = ownProps(props)
    this['~body'] = { spec: { priorities, whenUnsatisfiable, ...rest } }
  }
}

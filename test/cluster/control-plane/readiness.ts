import type { LiveObject } from './client.js'

export interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

interface Counts {
  readonly observedGeneration?: number
  readonly replicas?: number
  readonly updatedReplicas?: number
  readonly availableReplicas?: number
  readonly desiredNumberScheduled?: number
  readonly updatedNumberScheduled?: number
  readonly numberAvailable?: number
  readonly phase?: string
  readonly conditions?: readonly Condition[]
}

/** A live object with the parts that say how far it is. */
export type Progressing = LiveObject & {
  readonly spec?: { readonly replicas?: number; readonly updateStrategy?: { readonly type?: string } }
  readonly status?: Counts
}

type Rule = (status: Counts, object: Progressing) => string | undefined

const wanted = (object: Progressing) => object.spec?.replicas ?? 1

const available: Rule = (status, object) => {
  const count = status.availableReplicas ?? 0
  return count < wanted(object) ? `${count} of ${wanted(object)} pods are available` : undefined
}

const updated: Rule = (status, object) => {
  const count = status.updatedReplicas ?? 0
  if (count < wanted(object)) return `${count} of ${wanted(object)} pods have the newest template`
  const old = (status.replicas ?? 0) - count
  return old > 0 ? `${old} pods of an older template are left` : undefined
}

const condition =
  (type: string): Rule =>
  (status) =>
    status.conditions?.some((one) => one.type === type && one.status === 'True') ? undefined : `it is not ${type}`

const phase =
  (expected: string): Rule =>
  (status) =>
    status.phase === expected ? undefined : `it is ${status.phase ?? 'without a phase'}, not ${expected}`

/** By kind, what has to hold for an object to be ready; a kind that is not here is ready as soon as it exists. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  Deployment: [updated, available],
  ReplicaSet: [available],
  ReplicationController: [available],
  StatefulSet: [(status, object) => (object.spec?.updateStrategy?.type === 'OnDelete' ? undefined : updated(status, object)), available],
  DaemonSet: [
    ({ updatedNumberScheduled: count = 0, desiredNumberScheduled: all = 0 }) =>
      count < all ? `${count} of ${all} nodes have a pod of the newest template` : undefined,
    ({ numberAvailable: count = 0, desiredNumberScheduled: all = 0 }) =>
      count < all ? `it is available on ${count} of ${all} nodes` : undefined,
  ],
  Pod: [(status, object) => (status.phase === 'Succeeded' ? undefined : condition('Ready')(status, object))],
  Job: [condition('Complete')],
  PersistentVolumeClaim: [phase('Bound')],
  Namespace: [phase('Active')],
  CustomResourceDefinition: [condition('Established')],
}

const counted = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet'])

/** Why a live object is not ready yet, in a few words; undefined when it is. */
export function unready(object: Progressing): string | undefined {
  const status = object.status ?? {}
  if (counted.has(object.kind) && (status.observedGeneration ?? 0) < (object.metadata.generation ?? 1))
    return 'its controller has not seen it'
  for (const rule of rules[object.kind] ?? []) {
    const reason = rule(status, object)
    if (reason) return reason
  }
  return undefined
}

/** True when waiting longer cannot help. */
export function hasFailed(object: Progressing): boolean {
  return object.kind === 'Job' && !condition('Failed')(object.status ?? {}, object)
}

import type { Client, LiveObject } from './client.js'
import type { Condition, Progressing } from './readiness.js'

interface ContainerStatus {
  readonly name: string
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string }
    readonly terminated?: { readonly reason?: string; readonly exitCode: number }
  }
}

export type Pod = LiveObject & {
  readonly status?: {
    readonly conditions?: readonly Condition[]
    readonly initContainerStatuses?: readonly ContainerStatus[]
    readonly containerStatuses?: readonly ContainerStatus[]
  }
}

type Event = LiveObject & {
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly involvedObject: { readonly uid?: string }
}

/** Conditions that are bad news when they are true; all others are when they are false. */
const badWhenTrue = new Set(['ReplicaFailure', 'Failed', 'FailureTarget', 'DisruptionTarget', 'Resizing', 'FileSystemResizePending'])

function conditionLines(conditions: readonly Condition[] = []): string[] {
  const bad = conditions.filter(({ type, status }) => (status === 'True') === badWhenTrue.has(type))
  return bad.filter(({ message }) => message).map(({ type, status, reason, message }) => `${type} is ${status} (${reason}): ${message}`)
}

function containerLines({ status }: Pod): string[] {
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].flatMap(({ name, state }) => {
    if (state?.waiting) return [`container ${name} waits (${state.waiting.reason}): ${state.waiting.message ?? ''}`]
    const ended = state?.terminated
    return ended && ended.exitCode !== 0 ? [`container ${name} ended with ${ended.exitCode} (${ended.reason})`] : []
  })
}

/** The objects that an object owns, and those that these own. */
async function owned(client: Client, object: LiveObject): Promise<{ pods: Pod[]; uids: Set<string> }> {
  const { namespace } = object.metadata
  const uids = new Set([object.metadata.uid])
  const pods: Pod[] = []
  const members: readonly (readonly [string, string])[] = [
    ['apps/v1', 'ReplicaSet'],
    ['v1', 'Pod'],
  ]
  for (const [apiVersion, kind] of members) {
    const reply = await client.list<Pod>(apiVersion, kind, { namespace: namespace ?? 'default' })
    for (const member of reply.ok ? reply.body.items : []) {
      if (!member.metadata.ownerReferences?.some(({ uid }) => uids.has(uid))) continue
      uids.add(member.metadata.uid)
      if (kind === 'Pod') pods.push(member)
    }
  }
  return { pods, uids }
}

/** All that the cluster says about why an object is not ready: conditions, waiting containers and the last warnings of events, its pods' too. */
export async function reasonsOf(client: Client, object: Progressing): Promise<string[]> {
  const { pods, uids } = await owned(client, object)
  const own = object.kind === 'Pod' ? [object as Pod, ...pods] : pods
  const lines = conditionLines(object.status?.conditions)
  for (const pod of own) {
    const found = [...containerLines(pod), ...(pod === object ? [] : conditionLines(pod.status?.conditions))]
    lines.push(...found.map((line) => `pod ${pod.metadata.name}: ${line}`))
  }
  const events = await client.list<Event>('v1', 'Event', { namespace: object.metadata.namespace ?? 'default' })
  const warnings = (events.ok ? events.body.items : []).filter(
    ({ type, reason, involvedObject }) => uids.has(involvedObject.uid ?? '') && (type === 'Warning' || reason === 'WaitForFirstConsumer'),
  )
  lines.push(...warnings.slice(-3).map(({ reason, message }) => `event ${reason}: ${message}`))
  return [...new Set(lines)]
}

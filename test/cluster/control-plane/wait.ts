import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, Reference } from './client.js'
import { missingInputs } from './inputs.js'
import type { Progressing } from './readiness.js'
import { hasFailed, unready } from './readiness.js'
import { reasonsOf } from './reasons.js'

/** An object that did not become ready, and all that is known about why. */
export interface NotReady {
  /** Kind, namespace and name. */
  readonly object: string
  readonly reason: string
}

function title({ kind, metadata }: Reference): string {
  return `${kind} ${metadata?.namespace ?? 'default'}/${metadata?.name}`
}

/**
 * Waits until every object is ready and returns those that are not when the time is over: an empty list is success.
 * The fake kubelets start every pod, so what would keep a real one from starting it (a missing ConfigMap, Secret or key) is looked up too.
 */
export async function untilReady(client: Client, objects: readonly Reference[], timeoutMs: number): Promise<NotReady[]> {
  const end = Date.now() + timeoutMs
  const given = new Map(objects.map((object) => [title(object), object]))
  const waiting = new Map<string, { reason: string; live?: Progressing; failed?: boolean }>()
  let left = [...given.keys()]
  for (;;) {
    for (const name of left) {
      const reply = await client.get<Progressing>(given.get(name)!)
      const reason = reply.ok ? unready(reply.body) : (reply.body.message ?? `status ${reply.status}`)
      if (reason === undefined) waiting.delete(name)
      else waiting.set(name, reply.ok ? { reason, live: reply.body, failed: hasFailed(reply.body) } : { reason })
    }
    left = left.filter((name) => waiting.has(name) && !waiting.get(name)!.failed)
    if (left.length === 0 || Date.now() > end) break
    await sleep(100)
  }
  const found: NotReady[] = []
  for (const [name, { reason, live }] of waiting) {
    const more = live ? await reasonsOf(client, live) : []
    found.push({ object: name, reason: [reason, ...more].join('\n  ') })
  }
  for (const [name, object] of given) {
    const missing = await missingInputs(client, object)
    if (missing.length > 0) found.push({ object: name, reason: missing.join('\n  ') })
  }
  return found
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, LiveObject } from './client.js'
import type { Pod } from './reasons.js'

/** A Service that leads nowhere, and why. */
export interface FailingService {
  /** Namespace and name. */
  readonly service: string
  readonly reason: string
}

type Service = LiveObject & {
  readonly spec: {
    readonly type: string
    readonly selector?: Readonly<Record<string, string>>
    readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[]
  }
}

type EndpointSlice = LiveObject & {
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[] | null
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[] | null
}

function hasReadyEndpoint({ endpoints }: EndpointSlice): boolean {
  return (endpoints ?? []).some(({ conditions }) => conditions?.ready !== false)
}

async function failureOf(client: Client, service: Service): Promise<string | undefined> {
  const { name, namespace = 'default' } = service.metadata
  const slices = await client.list<EndpointSlice>('discovery.k8s.io/v1', 'EndpointSlice', {
    namespace,
    labelSelector: `kubernetes.io/service-name=${name}`,
  })
  if (!slices.ok) return slices.body.message
  const ready = slices.body.items.filter(hasReadyEndpoint)
  const closed = (service.spec.ports ?? []).filter(
    (port) => !ready.some(({ ports }) => ports?.some((one) => (one.name ?? '') === (port.name ?? '') && one.port !== undefined)),
  )
  if (ready.length > 0 && closed.length === 0) return undefined

  const labelSelector = Object.entries(service.spec.selector!)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
  const pods = await client.list<Pod>('v1', 'Pod', { namespace, labelSelector })
  const count = pods.ok ? pods.body.items.length : 0
  if (count === 0) return `no pod in namespace ${namespace} has the labels ${labelSelector}`
  if (ready.length === 0) return `none of the ${count} pods it selects is a ready endpoint`
  const ports = closed.map((port) => `port ${port.name ?? port.port} with target port ${port.targetPort}`)
  return `no container of the ${count} pods it selects has the ${ports.join(', ')}`
}

/**
 * Looks whether every Service that selects pods has a ready endpoint for each of its ports; returns those that have not after the time given.
 * A numeric target port is always an endpoint, whether or not something listens there.
 */
export async function servicesWithoutEndpoints(
  client: Client,
  { namespace, timeoutMs = 5_000 }: { readonly namespace?: string; readonly timeoutMs?: number } = {},
): Promise<FailingService[]> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const reply = await client.list<Service>('v1', 'Service', { namespace })
    if (!reply.ok) throw new Error(`Services cannot be listed: ${reply.body.message}`)
    const selecting = reply.body.items.filter(({ spec }) => spec.type !== 'ExternalName' && Object.keys(spec.selector ?? {}).length > 0)
    const failing: FailingService[] = []
    for (const service of selecting) {
      const reason = await failureOf(client, service)
      if (reason) failing.push({ service: `${service.metadata.namespace}/${service.metadata.name}`, reason })
    }
    if (failing.length === 0 || Date.now() > end) return failing
    await sleep(100)
  }
}

import type { Client, LiveObject, Manifest } from '../control-plane/client.js'

/** An object as the server holds it, without what differs between any two servers. */
export type Normal = Readonly<Record<string, unknown>>

/** Reads each object back from its server; one that is not there is undefined. */
export async function readLive(client: Client, manifests: readonly Manifest[]): Promise<Map<string, Normal | undefined>> {
  const found = new Map<string, Normal | undefined>()
  for (const manifest of manifests) {
    const reply = await client.get<LiveObject>(manifest)
    found.set(identity(manifest), reply.ok ? normalize(reply.body, manifest) : undefined)
  }
  return found
}

/** How two servers differ, one line for each object that is not the same, and each field of it. */
export function differences(one: ReadonlyMap<string, Normal | undefined>, other: ReadonlyMap<string, Normal | undefined>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [left, right] = [one.get(key), other.get(key)]
    if (!left || !right) return [`${key}: ${left ? 'only in the first' : right ? 'only in the second' : 'in neither'}`]
    return differ(left, right, '').map((field) => `${key}: ${field}`)
  })
}

export function identity({ apiVersion, kind, metadata }: Manifest): string {
  return `${apiVersion} ${kind} ${String(metadata?.namespace ?? 'default')}/${String(metadata?.name)}`
}

/** Who owns which field stays: it is what the next apply of the other engine would meet. */
function normalize(live: LiveObject, sent: Manifest): Normal {
  const { uid: _, ...metadata } = live.metadata as unknown as Record<string, unknown>
  const { resourceVersion: _version, creationTimestamp: _time, generation: _generation, ...rest } = metadata
  const { status: _status, ...object } = withoutRandomNames(live) as Record<string, unknown>
  const managed = (rest.managedFields as Record<string, unknown>[] | undefined)?.map(({ time: _, ...each }) => each)
  const normal = { ...object, metadata: { ...rest, managedFields: managed } } as Record<string, unknown>
  if (live.kind === 'Service') normal.spec = serviceSpec(normal.spec as Record<string, unknown>, sent)
  return normal
}

/** The volume of a pod's token gets a random ending. */
function withoutRandomNames(live: LiveObject): unknown {
  return JSON.parse(JSON.stringify(live).replaceAll(/"kube-api-access-\w{5}"/g, '"kube-api-access"'))
}

/** Addresses and ports that the server chose itself. */
function serviceSpec(
  { clusterIP, clusterIPs, healthCheckNodePort, ...spec }: Record<string, unknown>,
  sent: Manifest,
): Record<string, unknown> {
  const ports = (spec.ports as Record<string, unknown>[]).map((port, index) => {
    const asked = (sent.spec as { ports?: { nodePort?: number }[] }).ports?.[index]?.nodePort
    return asked === undefined ? { ...port, nodePort: port.nodePort === undefined ? undefined : 'chosen' } : port
  })
  const healthCheck = healthCheckNodePort === undefined ? {} : { healthCheckNodePort: 'chosen' }
  return {
    ...spec,
    ...healthCheck,
    ports,
    clusterIP: clusterIP === 'None' ? 'None' : 'chosen',
    clusterIPs: (clusterIPs as string[]).length,
  }
}

function differ(left: unknown, right: unknown, path: string): string[] {
  if (isObject(left) && isObject(right))
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => differ(left[key], right[key], `${path}.${key}`))
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length)
    return left.flatMap((each, index) => differ(each, right[index], `${path}[${index}]`))
  return JSON.stringify(left) === JSON.stringify(right) ? [] : [`${path} is ${JSON.stringify(left)} and ${JSON.stringify(right)}`]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

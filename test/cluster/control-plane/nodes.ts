import type { Client, LiveObject } from './client.js'
import { eventually } from './eventually.js'

interface Condition {
  readonly type: string
  readonly status: string
}

/** A fake node: kwok plays its kubelet, so its pods start at once and run nothing. */
function nodeManifest(index: number) {
  const name = `node-${index}`
  const zone = `zone-${'abc'[index % 3]}`
  const resources = { cpu: '32', memory: '64Gi', 'ephemeral-storage': '100Gi', pods: '110' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': 'region-1',
        'topology.kubernetes.io/zone': zone,
      },
    },
    status: { capacity: resources, allocatable: resources },
  }
}

/** Adds fake nodes, spread over three zones, and waits until the scheduler may use them. */
export async function addNodes(client: Client, count: number): Promise<void> {
  const manifests = Array.from({ length: count }, (_, index) => nodeManifest(index))
  for (const manifest of manifests) {
    const reply = await client.create(manifest)
    if (!reply.ok) throw new Error(`${manifest.metadata.name}: ${reply.body.message}`)
  }
  await eventually('fake nodes are ready', 60_000, async () => {
    const reply = await client.list<LiveObject & { spec: { taints?: unknown[] }; status: { conditions?: Condition[] } }>('v1', 'Node')
    if (!reply.ok) return reply.body.message ?? 'no answer'
    const waiting = reply.body.items.filter(
      ({ spec, status }) => spec.taints?.length || !status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    )
    return waiting.length > 0 ? `not yet: ${waiting.map(({ metadata }) => metadata.name).join(', ')}` : undefined
  })
}

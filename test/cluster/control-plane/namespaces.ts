import type { Client } from './client.js'
import { eventually } from './eventually.js'

/** Creates a Namespace and waits for its `default` ServiceAccount, without which no pod is accepted; makes that too if no controller does. */
export async function createNamespace(client: Client, name: string, options: { controllers: boolean }): Promise<void> {
  const reply = await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
  if (!reply.ok && reply.status !== 409) throw new Error(`Namespace ${name}: ${reply.body.message}`)
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } }
  if (!options.controllers) await client.create(account)
  await eventually(`ServiceAccount default in ${name}`, 30_000, async () => {
    const found = await client.get(account)
    return found.ok ? undefined : found.body.message
  })
}

import type { JsonObject, Provider, Request } from '../../pulumi-engine/index.js'
import type { Client, Manifest } from '../control-plane/client.js'

/**
 * Hands every object that a Pulumi program registers to an API server, by server-side apply, as Pulumi's own provider does:
 * it takes a field from another manager only where the annotation `pulumi.com/patchForce` says so.
 */
export function apiServerProvider(client: Client): Provider {
  const apply = async ({ inputs }: Request): Promise<JsonObject> => {
    const manifest = inputs as unknown as Manifest
    const { annotations = {} } = manifest.metadata as { annotations?: Record<string, string> }
    const reply = await client.apply<JsonObject>(manifest, { force: annotations['pulumi.com/patchForce'] === 'true' })
    if (!reply.ok) throw new Error(reply.body.message)
    return reply.body
  }
  return {
    create: async (request) => {
      const outputs = await apply(request)
      const { namespace, name } = outputs.metadata as { namespace?: string; name: string }
      return { id: namespace === undefined ? name : `${namespace}/${name}`, outputs }
    },
    update: apply,
    read: async ({ inputs }) => {
      const reply = await client.get<JsonObject>(inputs as unknown as Manifest)
      return reply.ok ? reply.body : undefined
    },
    delete: async (_, inputs) => {
      await client.delete(inputs as unknown as Manifest)
    },
  }
}

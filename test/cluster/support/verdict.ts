import { spawnSync } from 'node:child_process'
import { expect } from 'vitest'
import type { LeftOutSecret } from '../../../src/app/secrets.js'
import { isClusterScoped } from '../../../src/kubernetes/schema/cluster-scoped.js'
import type { Manifest } from '../../../src/model/model.js'
import { buildControlPlane } from '../control-plane/build.js'
import { servicesWithoutEndpoints } from '../control-plane/endpoints.js'
import type { ControlPlane } from '../control-plane/start.js'
import { untilReady } from '../control-plane/wait.js'
import { danglingReferences } from './dangling-references.js'

/** Creates objects as they stand, in a namespace where they name none, and says everything that is wrong with them. */
export async function verdict(
  cluster: ControlPlane,
  namespace: string,
  manifests: readonly Manifest[],
  secrets: readonly LeftOutSecret[],
  patienceMs: number,
): Promise<string[]> {
  const problems: string[] = []
  const objects = manifests.map((manifest) => inNamespace(manifest, namespace))
  const namespaces = new Set(objects.flatMap(({ metadata }) => (typeof metadata.namespace === 'string' ? [metadata.namespace] : [])))
  for (const name of namespaces)
    if (!objects.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name)) await cluster.createNamespace(name)
  for (const object of objects) {
    const reply = await cluster.client.create(object)
    const identity = `${object.kind} ${String(object.metadata.name)}`
    if (!reply.ok) problems.push(`${identity} is refused: ${reply.body.message}`)
    for (const warning of reply.warnings) problems.push(`${identity} is taken with a warning: ${warning}`)
  }
  for (const secret of secrets) await createByHand(cluster.kubeconfig, secret, namespace)
  const created = objects.filter(({ kind }) => kind !== 'Ingress')
  for (const { object, reason } of await untilReady(cluster.client, created, patienceMs)) problems.push(`${object} is not ready: ${reason}`)
  const timeoutMs = Math.min(patienceMs, 10_000)
  const failing = await Promise.all([...namespaces].map((each) => servicesWithoutEndpoints(cluster.client, { namespace: each, timeoutMs })))
  for (const { service, reason } of failing.flat()) problems.push(`Service ${service}: ${reason}`)
  problems.push(...(await danglingReferences(cluster.client, objects)))
  return problems
}

function inNamespace(manifest: Manifest, namespace: string): Manifest {
  return isClusterScoped(manifest.apiVersion, manifest.kind) || manifest.metadata.namespace
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, namespace } }
}

/** Runs the very command that the run prints for a Secret, with a value in the variable that it names. */
async function createByHand(kubeconfig: string, { command }: LeftOutSecret, namespace: string): Promise<void> {
  const built = await buildControlPlane()
  if ('missing' in built) return
  const variables = Object.fromEntries([...command.matchAll(/"\$([A-Z_]+)"/g)].map(([, name]) => [name, 'a value']))
  const here = command.replace(/--namespace=\S+/, `--namespace=${namespace}`)
  const result = spawnSync('sh', ['-c', here], {
    env: { ...process.env, ...variables, KUBECONFIG: kubeconfig, PATH: `${built.folder}:${process.env.PATH}` },
    encoding: 'utf8',
  })
  expect(result, here).toMatchObject({ status: 0 })
}

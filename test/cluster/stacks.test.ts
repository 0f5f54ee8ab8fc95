import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import type { LeftOutSecret } from '../../src/app/secrets.js'
import type { Manifest } from '../../src/model/model.js'
import { parseManifests } from '../support/manifests.js'
import { stacksHandover } from '../support/stacks.js'
import { buildControlPlane } from './control-plane/build.js'
import { installCrds } from './control-plane/crds.js'
import { servicesWithoutEndpoints } from './control-plane/endpoints.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { addDefaultStorageClass } from './control-plane/storage.js'
import { untilReady } from './control-plane/wait.js'
import { danglingReferences } from './support/dangling-references.js'

const built = await buildControlPlane()
const title = 'missing' in built ? `every stack on a real cluster (skipped: ${built.missing} is missing)` : 'every stack on a real cluster'
const rendered = render(stacksHandover())
const stacks = new Map(rendered.files.map(({ path, text }) => [path.replace('.k8s.yaml', ''), parseManifests(text)]))

/** What a platform has before applications come: nginx's class, GKE's class of Gateways and an issuer of cert-manager. */
const platform: readonly Manifest[] = [
  { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'nginx' }, spec: { controller: 'k8s.io/ingress-nginx' } },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'gke-l7-global-external-managed' },
    spec: { controllerName: 'networking.gke.io/gateway' },
  },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'letsencrypt' }, spec: { selfSigned: {} } },
]

describe.skipIf('missing' in built)(title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: true })
    await addDefaultStorageClass(cluster.client)
    await installCrds(cluster.client, 'cert-manager', 'gateway-api', 'gke')
    for (const object of platform) expect(await cluster.client.create(object)).toMatchObject({ ok: true })
  })
  afterAll(() => cluster?.stop())

  /** Creates the objects as they stand, in a namespace of their own where they name none, and says everything that is wrong. */
  async function verdict(
    namespace: string,
    manifests: readonly Manifest[],
    secrets: readonly LeftOutSecret[],
    patienceMs: number,
  ): Promise<string[]> {
    const problems: string[] = []
    const objects = manifests.map((manifest) => inNamespace(manifest, namespace))
    if (!objects.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace)) await cluster.createNamespace(namespace)
    for (const object of objects) {
      const reply = await cluster.client.create(object)
      const identity = `${object.kind} ${String(object.metadata.name)}`
      if (!reply.ok) problems.push(`${identity} is refused: ${reply.body.message}`)
      for (const warning of reply.warnings) problems.push(`${identity} is taken with a warning: ${warning}`)
    }
    for (const secret of secrets) createByHand(cluster.kubeconfig, secret, namespace)
    const created = objects.filter(({ kind }) => kind !== 'Ingress')
    for (const { object, reason } of await untilReady(cluster.client, created, patienceMs))
      problems.push(`${object} is not ready: ${reason}`)
    for (const { service, reason } of await servicesWithoutEndpoints(cluster.client, {
      namespace,
      timeoutMs: Math.min(patienceMs, 10_000),
    }))
      problems.push(`Service ${service}: ${reason}`)
    problems.push(...(await danglingReferences(cluster.client, objects)))
    return problems
  }

  describe.each([...stacks])('%s', (stack, manifests) => {
    const secrets = rendered.leftOut.filter(({ origin }) => origin.path.startsWith(`${stack}/`))

    it('is taken, becomes ready, and every reference resolves', async () => {
      const problems = await verdict(stack, manifests, secrets, 60_000)
      // GKE reads its class from the annotation only; a real API server says of it that it is deprecated.
      expect(problems.filter((problem) => !problem.includes('annotation "kubernetes.io/ingress.class" is deprecated'))).toEqual([])
    })

    it.each(twinsOf(manifests))('its twin with %s fails', async (what, twin, message) => {
      const namespace = `${stack}-${what.replaceAll(' ', '-')}`.slice(0, 63)
      const problems = await verdict(namespace, moved(twin, stack, namespace), secrets, 4_000)
      expect(problems.join('\n')).toMatch(message)
    })
  })
})

function inNamespace(manifest: Manifest, namespace: string): Manifest {
  const clusterScoped = manifest.kind === 'Namespace'
  return clusterScoped || manifest.metadata.namespace ? manifest : { ...manifest, metadata: { ...manifest.metadata, namespace } }
}

/** The same objects in another namespace, so that a twin does not meet the stack itself. Node ports are left to the cluster. */
function moved(manifests: readonly Manifest[], from: string, to: string): Manifest[] {
  const text = JSON.stringify(manifests)
    .replaceAll(`"namespace":"${from}"`, `"namespace":"${to}"`)
    .replaceAll(/,"nodePort":\d+/g, '')
  return (JSON.parse(text) as Manifest[]).map((each) =>
    each.kind === 'Namespace' ? { ...each, metadata: { ...each.metadata, name: to } } : each,
  )
}

/** Runs the very command that the run prints for a Secret, with a value in the variable that it names. */
function createByHand(kubeconfig: string, { command }: LeftOutSecret, namespace: string): void {
  if ('missing' in built) return
  const variables = Object.fromEntries([...command.matchAll(/"\$([A-Z_]+)"/g)].map(([, name]) => [name, 'a value']))
  const here = command.replace(/--namespace=\S+/, `--namespace=${namespace}`)
  const result = spawnSync('sh', ['-c', here], {
    env: { ...process.env, ...variables, KUBECONFIG: kubeconfig, PATH: `${built.folder}:${process.env.PATH}` },
    encoding: 'utf8',
  })
  expect(result, here).toMatchObject({ status: 0 })
}

interface Listeners {
  readonly listeners: readonly object[]
}

type Twin = readonly [what: string, manifests: readonly Manifest[], message: RegExp]

/** Each stack with one fault; which faults depends on what it holds. */
function twinsOf(manifests: readonly Manifest[]): Twin[] {
  const change = (kind: string, edit: (manifest: Manifest) => unknown): Manifest[] => {
    let done = false
    return manifests.map((each) => {
      if (done || each.kind !== kind) return each
      done = true
      return edit(structuredClone(each)) as Manifest
    })
  }
  const workload = manifests.find(({ kind }) => ['Deployment', 'ReplicationController', 'Pod'].includes(kind))!.kind
  return [
    [
      'a wrong selector',
      change('Service', (service) => Object.assign(service, { spec: { ...(service.spec as object), selector: { app: 'nobody' } } })),
      /Service .*nobody/,
    ],
    [
      'a bad field',
      change(workload, (each) => Object.assign(each, { spec: { ...(each.spec as object), replica: 3 } })),
      /refused: .*unknown field "spec\.replica"/,
    ],
    ...(manifests.some(({ kind }) => kind === 'PersistentVolumeClaim')
      ? [
          [
            'a missing claim',
            manifests.filter(({ kind }) => kind !== 'PersistentVolumeClaim'),
            /persistentvolumeclaim "database" not found/,
          ] as const,
        ]
      : []),
    ...(manifests.some(({ kind }) => kind === 'Ingress')
      ? [
          [
            'a missing backend',
            manifests.filter(({ kind, metadata }) => kind !== 'Service' || metadata.name !== 'client'),
            /Ingress .*web.*Service .*client/,
          ] as const,
        ]
      : []),
    ...(manifests.some(({ kind }) => kind === 'HTTPRoute')
      ? [
          [
            'a missing backend',
            manifests.filter(({ kind, metadata }) => kind !== 'Service' || metadata.name !== 'client'),
            /HTTPRoute web spec\.rules\[0\]\.backendRefs\[0\]: Service client/,
          ] as const,
          [
            'a missing listener',
            change('Gateway', ({ spec, ...gateway }) => ({
              ...gateway,
              spec: { ...(spec as object), listeners: [(spec as unknown as Listeners).listeners[0]] },
            })),
            /HTTPRoute web spec\.parentRefs\[0\]: Gateway web/,
          ] as const,
          [
            'a path that is none',
            change('HTTPRoute', (route) => JSON.parse(JSON.stringify(route).replaceAll('"value":"/"', '"value":"//"'))),
            /HTTPRoute web is refused: .*must not contain '\/\/'/,
          ] as const,
        ]
      : []),
  ]
}

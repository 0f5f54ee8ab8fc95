import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import type { Manifest } from '../../src/model/model.js'
import { parseManifests } from '../support/manifests.js'
import { stacksHandover } from '../support/stacks.js'
import { buildControlPlane } from './control-plane/build.js'
import { installCrds } from './control-plane/crds.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { addDefaultStorageClass } from './control-plane/storage.js'
import { verdict } from './support/verdict.js'

const built = await buildControlPlane()
const title = 'missing' in built ? `every stack on a real cluster (skipped: ${built.missing} is missing)` : 'every stack on a real cluster'
const rendered = render(stacksHandover())
/** The platform, which is of the whole cluster, has a cluster of its own in platform.test.ts. */
const stacks = new Map(
  rendered.files
    .filter(({ path }) => !path.startsWith('platform-'))
    .map(({ path, text }) => [path.replace('.k8s.yaml', ''), parseManifests(text)]),
)

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

  describe.each([...stacks])('%s', (stack, manifests) => {
    const secrets = rendered.leftOut.filter(({ origin }) => origin.path.startsWith(`${stack}/`))

    it('is taken, becomes ready, and every reference resolves', async () => {
      const problems = await verdict(cluster, stack, manifests, secrets, 60_000)
      // GKE reads its class from the annotation only; a real API server says of it that it is deprecated.
      expect(problems.filter((problem) => !problem.includes('annotation "kubernetes.io/ingress.class" is deprecated'))).toEqual([])
    })

    it.each(twinsOf(manifests))('its twin with %s fails', async (what, twin, message) => {
      const namespace = `${stack}-${what.replaceAll(' ', '-')}`.slice(0, 63)
      const problems = await verdict(cluster, namespace, moved(twin, stack, namespace), secrets, 4_000)
      expect(problems.join('\n')).toMatch(message)
    })
  })
})

/** The same objects in another namespace, so that a twin does not meet the stack itself. Node ports are left to the cluster. */
function moved(manifests: readonly Manifest[], from: string, to: string): Manifest[] {
  const text = JSON.stringify(manifests)
    .replaceAll(`"namespace":"${from}"`, `"namespace":"${to}"`)
    .replaceAll(/,"nodePort":\d+/g, '')
  return (JSON.parse(text) as Manifest[]).map((each) =>
    each.kind === 'Namespace' ? { ...each, metadata: { ...each.metadata, name: to } } : each,
  )
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

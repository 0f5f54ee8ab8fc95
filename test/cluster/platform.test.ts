import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import type { Handover } from '../../src/model/handover.js'
import type { JsonObject, Manifest } from '../../src/model/model.js'
import { gkePlatform } from '../support/gke-platform.js'
import { parseManifests } from '../support/manifests.js'
import { stacksHandover } from '../support/stacks.js'
import { buildControlPlane } from './control-plane/build.js'
import { installCrds } from './control-plane/crds.js'
import { eventually } from './control-plane/eventually.js'
import { type ControlPlane, startControlPlane } from './control-plane/start.js'
import { verdict } from './support/verdict.js'

const built = await buildControlPlane()
const title =
  'missing' in built ? `the platform on a real cluster (skipped: ${built.missing} is missing)` : 'the platform on a real cluster'

/** In the order of their names, as `kubectl apply -f dist/` takes them. */
const objectsOf = (handover: Handover): readonly Manifest[] =>
  render(handover)
    .files.filter(({ path }) => path.startsWith('platform-'))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ text }) => parseManifests(text))
const manifests = objectsOf(stacksHandover())
const atGoogle = objectsOf(gkePlatform().handover())

describe.skipIf('missing' in built)(title, () => {
  let cluster: ControlPlane
  const create = (objects: readonly Manifest[], patienceMs: number): Promise<string[]> =>
    verdict(cluster, 'default', objects, [], patienceMs)

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: true })
    await installCrds(cluster.client, 'cert-manager', 'gateway-api', 'prometheus-operator', 'flux-source', 'flux-helm', 'gke')
    const issuer = { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'letsencrypt' }, spec: { selfSigned: {} } }
    const gatewayClass = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'gke-l7-global-external-managed' },
      spec: { controllerName: 'networking.gke.io/gateway' },
    }
    for (const object of [issuer, gatewayClass]) expect(await cluster.client.create(object)).toMatchObject({ ok: true })
  })
  afterAll(() => cluster?.stop())

  // The platform is of the whole cluster, so each form of it takes the place of the one before. Pods go first: a namespace that still has
  // some waits for them, and does not look again for long.
  afterEach(async () => {
    const made = [...manifests, ...atGoogle]
    for (const object of made.filter(({ kind }) => kind === 'Deployment')) await cluster.client.delete(object)
    await cluster.client.delete({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'try', namespace: 'web' } })
    await eventually('all pods are gone', 60_000, async () => {
      const pods = await cluster.client.list('v1', 'Pod')
      return pods.ok && pods.body.items.length === 0 ? undefined : 'some are left'
    })
    const all = made.filter(({ metadata }) => metadata.namespace === undefined)
    for (const object of all) await cluster.client.delete(object)
    await eventually('everything is gone', 60_000, async () => {
      for (const object of all) {
        const reply = await cluster.client.get(object)
        if (reply.ok || reply.status !== 404) return `${object.kind} ${String(object.metadata.name)} is still there`
      }
      return undefined
    })
  })

  it('is taken, becomes ready, every reference resolves, and it does what it is for', async () => {
    // Flux does not run here, so the pods that it would install in these two namespaces are not there to be selected.
    const byHelm = /Pod \{"group":"","kind":"Pod","namespace":"(?:ingress|monitoring)",.* is not there$/
    expect((await create(manifests, 60_000)).filter((problem) => !byHelm.test(problem))).toEqual([])

    const may = async (group: string, ...what: string[]): Promise<string> =>
      (await cluster.kubectl(['auth', 'can-i', ...what, '--as=somebody', `--as-group=${group}@example.com`])).stdout.trim()
    // The controller-manager adds the rules for routes to `edit`, a moment later.
    await expect.poll(() => may('web', 'create', 'httproutes', '--namespace=web'), { timeout: 10_000 }).toBe('yes')
    expect(await may('web', 'create', 'deployments', '--namespace=web')).toBe('yes')
    expect(await may('web', 'get', 'pods', '--namespace=payments')).toBe('no')
    expect(await may('web', 'update', 'resourcequotas', '--namespace=web')).toBe('no')
    expect(await may('payments', 'list', 'priorityclasses')).toBe('yes')
    expect(await may('payments', 'get', 'secrets', '--namespace=monitoring')).toBe('no')

    const inWeb = (apiVersion: string, kind: string, spec: object): Manifest =>
      ({ apiVersion, kind, metadata: { name: 'try', namespace: 'web' }, spec }) as unknown as Manifest
    const balancer = await cluster.client.create(inWeb('v1', 'Service', { type: 'LoadBalancer', ports: [{ port: 80 }] }))
    expect(balancer).toMatchObject({
      ok: false,
      body: { message: expect.stringMatching(/exceeded quota: quota, .*services\.loadbalancers/) },
    })
    const container = { name: 'try', image: 'example/try:1.4.2' }
    const root = await cluster.client.create(inWeb('v1', 'Pod', { containers: [container] }))
    expect(root).toMatchObject({ ok: false, body: { message: expect.stringContaining('violates PodSecurity "restricted:latest"') } })
    const securityContext = {
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    }
    expect(await cluster.client.create(inWeb('v1', 'Pod', { containers: [{ ...container, securityContext }] }))).toMatchObject({
      ok: true,
      body: {
        spec: {
          priorityClassName: 'standard',
          priority: 1000,
          containers: [{ resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } } }],
        },
      },
    })
  })

  it('at Google it is taken but for PodMonitoring, whose definition is in no package, becomes ready, and every reference resolves', async () => {
    const objects = atGoogle.filter(({ kind }) => kind !== 'PodMonitoring')
    expect(objects.length).toBe(atGoogle.length - 2)
    // Google brings the namespaces of its Prometheus.
    const byGoogle = /NetworkPolicy callers .*Namespace \{.*"values":\["(?:gke-)?gmp-system"\].* is not there$/
    expect((await create(objects, 60_000)).filter((problem) => !byGoogle.test(problem))).toEqual([])
  })

  it.each<readonly [string, readonly Manifest[], RegExp]>([
    [
      'a quota that its pods cannot meet',
      change('ResourceQuota quota', ({ spec }) => ({ spec: { hard: { ...of(spec, 'hard'), 'requests.cpu': '50m' } } })),
      /Deployment payments\/collector is not ready: .*exceeded quota: quota, requested: requests\.cpu=100m/s,
    ],
    [
      'a bound below what a pod asks for',
      change('LimitRange limits', () => ({ spec: { limits: [{ type: 'Container', max: { memory: '128Mi' } }] } })),
      /Deployment payments\/collector is not ready: .*maximum memory usage per Container is 128Mi/s,
    ],
    [
      'pods that may be root',
      change(
        'Deployment collector',
        (each) => JSON.parse(JSON.stringify(each).replace('"runAsNonRoot":true', '"runAsNonRoot":false')) as Manifest,
      ),
      /Deployment payments\/collector is not ready: .*violates PodSecurity "restricted:latest"/s,
    ],
    [
      'a priority that nobody made',
      manifests.filter(({ kind, metadata }) => kind !== 'PriorityClass' || metadata.name !== 'critical'),
      /Deployment web\/collector is not ready: .*no PriorityClass with name critical was found/s,
    ],
    [
      'an account that nobody made',
      manifests.filter(({ kind, metadata }) => kind !== 'ServiceAccount' || metadata.name !== 'collector-account'),
      /Deployment web\/collector is not ready: .*serviceaccount "collector-account" not found/s,
    ],
    [
      'two priorities for pods that name none',
      change('PriorityClass batch', () => ({ globalDefault: true })),
      /PriorityClass batch is refused: .*PriorityClass standard is already marked as default/,
    ],
    [
      'a role that is called otherwise',
      change('RoleBinding pod-reader', ({ roleRef }) => ({ roleRef: { ...(roleRef as JsonObject), name: 'pods-reader' } })),
      /RoleBinding pod-reader roleRef: Role pods-reader is not there/,
    ],
    [
      'a chart that is nowhere',
      change('HelmRelease envoy-gateway', ({ spec }) => ({
        spec: { ...(spec as JsonObject), chartRef: { kind: 'OCIRepository', name: 'envoy' } },
      })),
      /HelmRelease envoy-gateway spec\.chartRef: OCIRepository envoy is not there/,
    ],
    [
      'a class of Gateways that nobody made',
      manifests.filter(({ kind }) => kind !== 'GatewayClass'),
      /Gateway shared spec\.gatewayClassName: GatewayClass envoy is not there/,
    ],
    [
      'a field that is none',
      change('StorageClass fast', () => ({ volumeBindingmode: 'Immediate' })),
      /StorageClass fast is refused: .*unknown field "volumeBindingmode"/,
    ],
    [
      'a monitor with a field that is none',
      change('ServiceMonitor collector-metrics', ({ spec }) => ({ spec: { ...(spec as JsonObject), endpoint: [] } })),
      /ServiceMonitor collector-metrics is refused: .*unknown field "spec\.endpoint"/,
    ],
    [
      'a range of addresses that is none',
      change(
        'NetworkPolicy collector-policy',
        (each) => JSON.parse(JSON.stringify(each).replace('192.0.2.0/28', '192.0.2.0/48')) as Manifest,
      ),
      /NetworkPolicy collector-policy is refused: .*192\.0\.2\.0\/48/,
    ],
    [
      'a file of the control plane among its objects',
      [...manifests, { apiVersion: 'apiserver.config.k8s.io/v1', kind: 'EncryptionConfiguration', metadata: { name: 'x' }, resources: [] }],
      /EncryptionConfiguration x is refused: no matches for kind "EncryptionConfiguration" in version "apiserver\.config\.k8s\.io\/v1"/,
    ],
  ])('its twin with %s fails', async (_, twin, message) => {
    expect((await create(twin, 3_000)).join('\n')).toMatch(message)
  })
})

/** The platform with the first object of a kind and name changed. */
function change(which: string, edit: (manifest: Manifest) => object): Manifest[] {
  const index = manifests.findIndex(({ kind, metadata }) => `${kind} ${String(metadata.name)}` === which)
  expect(index).toBeGreaterThanOrEqual(0)
  return manifests.map((each, at) => (at === index ? ({ ...each, ...edit(each) } as Manifest) : each))
}

function of(spec: unknown, field: string): JsonObject {
  return (spec as JsonObject)[field] as JsonObject
}

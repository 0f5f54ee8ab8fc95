import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildControlPlane } from './build.js'
import type { Manifest } from './client.js'
import { installCrds } from './crds.js'
import { servicesWithoutEndpoints } from './endpoints.js'
import { deployment, service } from './fixtures.js'
import type { ControlPlane } from './start.js'
import { startControlPlane } from './start.js'
import { addDefaultStorageClass } from './storage.js'
import { untilReady } from './wait.js'

const built = await buildControlPlane()
const title = 'missing' in built ? `a control plane (skipped: ${built.missing} is missing)` : 'a control plane'

describe.skipIf('missing' in built)(title, () => {
  let cluster: ControlPlane

  beforeAll(async () => {
    cluster = await startControlPlane({ controllers: true })
    await addDefaultStorageClass(cluster.client)
  })
  afterAll(() => cluster?.stop())

  async function inNamespace(name: string, ...manifests: readonly Manifest[]) {
    await cluster.createNamespace(name)
    const objects = manifests.map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace: name } }))
    for (const object of objects) expect(await cluster.client.create(object)).toMatchObject({ ok: true, warnings: [] })
    return objects
  }

  it('is of the version it was built from, for every client', async () => {
    const { stdout } = await cluster.kubectl(['version', '--output=json'])
    expect(JSON.parse(stdout)).toMatchObject({
      clientVersion: { gitVersion: cluster.kubernetesVersion },
      serverVersion: { gitVersion: cluster.kubernetesVersion },
    })
  })

  it('makes a Deployment available and gives its Service endpoints', async () => {
    const objects = await inNamespace('works', deployment('web', { replicas: 3 }), service('web', { targetPort: 'http' }))
    expect(await untilReady(cluster.client, objects, 30_000)).toEqual([])
    expect(await servicesWithoutEndpoints(cluster.client, { namespace: 'works' })).toEqual([])
  })

  it('refuses a field that does not exist, unless asked not to', async () => {
    const manifest = deployment('typo', { replica: 3 })
    const reply = await cluster.client.create(manifest)
    expect(reply).toMatchObject({ ok: false, status: 400 })
    expect(JSON.stringify(reply.body)).toContain('unknown field \\"spec.replica\\"')
    const lenient = await cluster.client.create(manifest, { dryRun: true, fieldValidation: 'Warn' })
    expect(lenient).toMatchObject({ ok: true, warnings: ['unknown field "spec.replica"'] })
    expect(await cluster.client.get(manifest)).toMatchObject({ ok: false, status: 404 })
  })

  it('says that a kind does not exist', async () => {
    const reply = await cluster.client.create({ apiVersion: 'apps/v1', kind: 'Deploymint', metadata: { name: 'x' } })
    expect(reply).toMatchObject({ ok: false, status: 404, body: { message: 'no matches for kind "Deploymint" in version "apps/v1"' } })
  })

  it.each([
    { what: 'that selects no pod', options: { selector: { app: 'other' } }, reason: 'has the labels app=other' },
    { what: 'whose target port no container has', options: { targetPort: 'grpc' }, reason: 'has the port 80 with target port grpc' },
  ])('reports a Service $what', async ({ what, options, reason }) => {
    const namespace = what.replaceAll(' ', '-')
    const objects = await inNamespace(namespace, deployment('web'), service('web', options))
    expect(await untilReady(cluster.client, objects, 30_000)).toEqual([])
    const failing = await servicesWithoutEndpoints(cluster.client, { namespace, timeoutMs: 1_000 })
    expect(failing).toEqual([{ service: `${namespace}/web`, reason: expect.stringContaining(reason) }])
  })

  it('reports a workload whose claim is missing, with what the scheduler says', async () => {
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'forgotten' } }]
    const objects = await inNamespace('no-claim', deployment('database', {}, { volumes }))
    const [found, ...more] = await untilReady(cluster.client, objects, 2_000)
    expect(more).toEqual([])
    expect(found).toMatchObject({ object: 'Deployment no-claim/database' })
    expect(found!.reason).toContain('0 of 1 pods are available')
    expect(found!.reason).toContain('persistentvolumeclaim "forgotten" not found')
  })

  it('binds the claim of a workload, and says what an unused one waits for', async () => {
    const claim = (name: string) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    })
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'used' } }]
    const objects = await inNamespace('claims', claim('used'), claim('unused'), deployment('database', {}, { volumes }))
    const found = await untilReady(cluster.client, objects, 5_000)
    expect(found.map(({ object }) => object)).toEqual(['PersistentVolumeClaim claims/unused'])
    expect(found[0]!.reason).toContain('waiting for first consumer')
  })

  it('reports what only a real kubelet would miss: Secrets, ConfigMaps and their keys', async () => {
    const env = [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } }]
    const volumes = [{ name: 'config', configMap: { name: 'forgotten' } }]
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'database' }, stringData: { PASSWORD: 'x' } }
    const objects = await inNamespace('no-inputs', secret, deployment('web', {}, { volumes }, { env }))
    const found = await untilReady(cluster.client, objects, 30_000)
    expect(found.map(({ object }) => object)).toEqual(['Deployment no-inputs/web'])
    expect(found[0]!.reason).toContain('Secret no-inputs/database has no key password')
    expect(found[0]!.reason).toContain('ConfigMap no-inputs/forgotten does not exist')
  })

  it('reports pods that are refused although their Deployment was accepted', async () => {
    const objects = await inNamespace('no-account', deployment('web', {}, { serviceAccountName: 'forgotten' }))
    const [found] = await untilReady(cluster.client, objects, 2_000)
    expect(found!.reason).toContain('serviceaccount "forgotten" not found')
  })

  it('finishes Jobs, and waits for StatefulSets, DaemonSets, ReplicationControllers and bare pods', async () => {
    const { selector, template } = deployment('any').spec
    const pod = { ...template.spec, restartPolicy: 'Never' }
    const objects = await inNamespace(
      'workloads',
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'any' },
        spec: { selector, template, serviceName: 'any', replicas: 2 },
      },
      { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'any' }, spec: { selector, template } },
      {
        apiVersion: 'v1',
        kind: 'ReplicationController',
        metadata: { name: 'any' },
        spec: { selector: { app: 'any', by: 'rc' }, template: { ...template, metadata: { labels: { app: 'any', by: 'rc' } } } },
      },
      { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'any' }, spec: { template: { spec: pod } } },
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bare' }, spec: template.spec },
    )
    expect(await untilReady(cluster.client, objects, 30_000)).toEqual([])
  })

  it('gives a load balancer and an Ingress an address', async () => {
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    }
    const objects = await inNamespace('balanced', service('web', { type: 'LoadBalancer' }), ingress)
    for (const object of objects) {
      await expect
        .poll(() => cluster.client.get(object), { timeout: 10_000 })
        .toMatchObject({ body: { status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } } } })
    }
  })

  it('lets a test write the status that a controller of the cloud would write', async () => {
    const [object] = await inNamespace('patched', service('web'))
    await cluster.client.patchStatus(object!, { loadBalancer: { ingress: [{ ip: '203.0.113.77' }] } })
    const conditions = [{ type: 'Test', status: 'True', reason: 'Written', message: '', lastTransitionTime: '2026-01-01T00:00:00Z' }]
    expect(await cluster.client.patchStatus(object!, { conditions })).toMatchObject({ ok: true, body: { status: { conditions } } })
  })

  it('serves custom resources by their definitions, and refuses what their schema forbids', async () => {
    await installCrds(cluster.client, 'cert-manager', 'gateway-api', 'gke')
    const issuer = (spec: object) => ({ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'self' }, spec })
    expect(await cluster.client.create(issuer({ selfSigned: {} }))).toMatchObject({ ok: true })
    expect(await cluster.client.create(issuer({ selfSinged: {} }))).toMatchObject({ ok: false })
    expect(await cluster.client.list('gateway.networking.k8s.io/v1', 'HTTPRoute')).toMatchObject({ ok: true, body: { items: [] } })
    const certificate = (domains: string[]) => ({
      apiVersion: 'networking.gke.io/v1',
      kind: 'ManagedCertificate',
      metadata: { name: 'web' },
      spec: { domains },
    })
    expect(await cluster.client.create(certificate(['*.example.com']))).toMatchObject({ ok: false, status: 422 })
    expect(await cluster.client.create(certificate(['shop.example.com']))).toMatchObject({ ok: true })
  })
})

describe.skipIf('missing' in built)('an API server alone', () => {
  it('gives its verdict on pods too, and keeps no file', async () => {
    const cluster = await startControlPlane()
    try {
      await cluster.createNamespace('alone')
      const { spec } = deployment('web').spec.template
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'alone' }, spec }
      expect(await cluster.client.create(pod, { dryRun: true })).toMatchObject({ ok: true })
      const applied = await cluster.kubectl(['apply', '--dry-run=server', '-f', '-'], JSON.stringify(pod))
      expect(applied).toEqual({ status: 0, stdout: 'pod/web created (server dry run)\n', stderr: '' })
    } finally {
      await cluster.stop()
    }
    expect(existsSync(dirname(cluster.kubeconfig))).toBe(false)
  })
})

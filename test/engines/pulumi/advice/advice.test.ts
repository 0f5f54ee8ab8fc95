import { ErrorHook, secret } from '@pulumi/pulumi'
import { setMocks } from '@pulumi/pulumi/runtime/index.js'
import * as internal from '@pulumi/pulumi/runtime/state.js'
import { App, Chart, ConfigMap, Deployment, Manifest, ref } from 'steersman'
import { type DeployOptions, deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { adviceFor } from '../../../../src/engines/pulumi/advice/causes.js'
import { type Provider, type RunOptions, run, steps } from '../../../pulumi-engine/index.js'
import { deployApp, objectsOf, provider, told } from '../support.js'

const notMade =
  'resource "urn:pulumi:dev::p::kubernetes:apps/v1:Deployment::server" was not successfully created by the Kubernetes API server: '
const unreachable = 'configured Kubernetes cluster is unreachable: unable to load schema information from the API server: '
const documentation = 'Server-Side Apply field conflict detected. See https://www.pulumi.com/registry/x/#y for troubleshooting help.\n'
const manager = 'The resource managed by field manager "pulumi-kubernetes-9b013652" had an apply conflict: '
const get = 'Get "https://127.0.0.1:6443/openapi/v2?timeout=32s": '

describe('what the provider writes, and what is said of it', () => {
  it.each([
    [`${unreachable}${get}dial tcp 127.0.0.1:6443: connect: connection refused`, 'the cluster does not answer'],
    [
      `${unreachable}${get}getting credentials: exec: executable gke-gcloud-auth-plugin not found`,
      'the log-in needs the program gke-gcloud-auth-plugin, which cannot be run',
    ],
    [`${unreachable}the server has asked for the client to provide credentials`, 'the cluster does not take the log-in'],
    [
      `${unreachable}${get}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      'the server has another certificate than the kubeconfig says',
    ],
    [
      'creation of resource shop/backup failed because the Kubernetes API server reported that the apiVersion for this resource does not exist. Verify that any required CRDs have been created: no matches for kind "Backup" in version "example.com/v1"',
      'the cluster does not know the kind Backup of example.com/v1',
    ],
    [
      `${notMade}${documentation}${manager}Apply failed with 1 conflict: conflict with "kubectl" using apps/v1: .spec.replicas`,
      'spec.replicas belongs to kubectl',
    ],
    [
      `${documentation}${manager}Apply failed with 3 conflicts: conflicts with "hpa" using autoscaling/v2:\n- .spec.replicas\nconflicts with "argocd":\n- .metadata.labels.example.com/team\n- .spec.template.spec.containers[name="server"].image`,
      'spec.replicas, metadata.labels.example.com/team, spec.template.spec.containers[name="server"].image belongs to hpa and argocd',
    ],
    [
      `${notMade}deployments.apps "server" is forbidden: User "dev@example.com" cannot patch resource "deployments" in API group "apps" in the namespace "shop"`,
      'dev@example.com may not patch deployments',
    ],
    [
      `${notMade}pods "server" is forbidden: exceeded quota: compute, requested: requests.cpu=2, used: requests.cpu=3, limited: requests.cpu=4`,
      'the quota compute is used up: requests.cpu=2 asked for, requests.cpu=3 used, requests.cpu=4 allowed',
    ],
    [
      `${notMade}pods "server" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true`,
      'the Namespace allows only pods of the level restricted:latest',
    ],
    [`${notMade}namespaces "shop" not found`, 'there is no namespace shop'],
    [`${notMade}deployments.apps "server" already exists`, 'there is one of that name already'],
    [
      `${notMade}Internal error occurred: failed calling webhook "webhook.cert-manager.io": failed to call webhook: no endpoints available`,
      'the webhook webhook.cert-manager.io was asked, and does not answer',
    ],
    [`${notMade}admission webhook "policy.example.com" denied the request: no limits`, 'the webhook policy.example.com refuses it'],
    [
      `${notMade}Deployment.apps "server" is invalid: spec.selector: Invalid value: {}: field is immutable`,
      'a field has changed that Kubernetes never changes',
    ],
    [
      'the Kubernetes API server reported that "shop/server" failed to fully initialize or become live: Resource operation was cancelled for "server"',
      'it is there, and does not work in time',
    ],
    [
      'resource shop/web was successfully created, but failed to become live: Service does not target any Pods',
      'no ready pod is behind it',
    ],
  ])('%s', (error, message) => expect(adviceFor(error)?.message).toBe(message))

  it('of an error that nobody here knows nothing is said', () => expect(adviceFor(`${notMade}etcd is on fire`)).toBeUndefined())
})

const conflict = `${documentation}${manager}Apply failed with 1 conflict: conflict with "kubectl" using apps/v1: .spec.replicas`
const fail = (message: string) => (): never => {
  throw new Error(message)
}
const app = (replicas = 2): App => {
  const made = new App()
  const chart = new Chart(made, 'shop', { namespace: 'default' })
  new ConfigMap(chart, 'settings', { data: { a: 'b' } })
  new Deployment(chart, 'server', { replicas, container: { image: 'example/server:1.4.2' } })
  return made
}
/** Only Deployments fail. */
const failing = (operation: 'create' | 'update' | 'delete', message: string): { kubernetes: Provider } => ({
  kubernetes: {
    [operation]: (first: { registration?: { type: string }; type?: string; inputs?: object }) =>
      (first.registration?.type ?? first.type) === 'kubernetes:apps/v1:Deployment'
        ? fail(message)()
        : operation === 'create'
          ? { id: 'made', outputs: first.inputs }
          : first.inputs,
  },
})

describe('advice of a deployment', () => {
  const advised = (make: () => App, more: Omit<RunOptions, 'program'> = {}, options: DeployOptions = {}) =>
    deployApp(make, { advice: true, ...options } as DeployOptions, more)

  it('stands beside the error of the object, with the line of its construct', async () => {
    const result = await advised(app, { providers: failing('create', conflict) })
    const { urn } = objectsOf(result).get('shop/server')!
    expect(result.diagnostics.map((each) => [each.severity, each.urn])).toEqual([
      ['warning', urn],
      ['error', urn],
    ])
    const [{ message }, error] = result.diagnostics as unknown as readonly [{ message: string }, { message: string }]
    expect(error.message).toBe(conflict)
    expect(message).toMatch(/^test\/engines\/pulumi\/advice\/advice\.test\.ts:\d+:\d+\n/)
    expect(message).toMatch(
      /warning shop\/server: Deployment default\/server: spec\.replicas belongs to kubectl \[deploy\/refused\]\n {2}help: leave it out, .*'pulumi\.com\/patchForce': 'true'/,
    )
  })

  it.each([
    ['a change', 'update', () => app(3)],
    ['a deletion', 'delete', () => new App()],
  ] as const)('is given for %s that fails', async (_, operation, next) => {
    const { state } = await advised(app)
    const result = await advised(next, {
      state,
      providers: failing(operation, 'deployments.apps "server" is forbidden: User "me" cannot patch resource "deployments"'),
    })
    expect(result.succeeded).toBe(false)
    expect(told(result)).toMatch(/warning shop\/server: Deployment(?: default\/server)?: me may not patch deployments/)
  })

  it('is not asked for when nothing fails, in a preview, or unless it is wanted', async () => {
    expect(told(await advised(app))).toBe('')
    const preview = await advised(app, { preview: true, providers: failing('create', conflict) })
    expect(told(preview)).toBe('')
    const plain = await deployApp(app, {}, { providers: failing('create', conflict) })
    expect(plain.diagnostics.map(({ message }) => message)).toEqual([conflict])
    expect(objectsOf(plain).get('shop/server')!.hooks).toEqual({})
  })

  it('leaves hooks of single objects to these, and says the same thing once', async () => {
    let tries = 0
    const result = await run({
      providers: {
        kubernetes: {
          create: ({ registration, inputs }) =>
            registration.name.endsWith('server') && tries++ < 3 ? fail(conflict)() : { id: 'made', outputs: inputs },
        },
      },
      program: () => {
        const again = new ErrorHook('again', () => true)
        deploy('live', app(), {
          provider: provider(),
          advice: true,
          resourceOptions: ({ manifest }) => (manifest.kind === 'Deployment' ? { hooks: { onError: [again] } } : undefined),
        })
      },
    })
    expect(objectsOf(result).get('shop/server')!.hooks.onError).toHaveLength(2)
    expect(objectsOf(result).get('shop/settings')!.hooks.onError).toHaveLength(1)
    expect(steps(result)).toContain('create kubernetes:apps/v1:Deployment live/shop/server')
    expect(told(result).match(/belongs to kubectl/g)).toHaveLength(1)
  })

  it('shows no value that is known only at deployment', async () => {
    const result = await advised(
      () => {
        const made = new App()
        const chart = new Chart(made, 'shop', { namespace: 'default' })
        new Manifest(chart, 'backup', {
          apiVersion: 'example.com/v1',
          kind: 'Backup',
          metadata: { name: ref(secret('tr0ub4dor'), 'name') },
        })
        return made
      },
      { providers: { kubernetes: { create: fail('no matches for kind "Backup" in version "example.com/v1"') } } },
    )
    expect(told(result)).toMatch(/shop\/backup: Backup default\/…: the cluster does not know the kind Backup of example\.com\/v1/)
    expect(told(result)).not.toContain('tr0ub4dor')
  })

  it("lets the program be tested with Pulumi's mocks, which know no such hooks", async () => {
    const { withLocalStorage } = internal as unknown as { withLocalStorage<Result>(use: () => Promise<Result>): Promise<Result> }
    const id = await withLocalStorage(async () => {
      await setMocks({ newResource: ({ name, inputs }) => ({ id: `mocked ${name}`, state: inputs }), call: () => ({}) })
      const made = app()
      const deployed = deploy('live', made, { provider: provider(), advice: true })
      const settings = made.node.findChild('shop').node.findChild('settings') as ConfigMap
      return new Promise((resolve) => deployed.resource(settings).id.apply(resolve))
    })
    expect(id).toBe('mocked live/shop/settings')
  })
})

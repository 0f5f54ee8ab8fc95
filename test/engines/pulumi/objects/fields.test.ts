import { ApiObject, Chart as Cdk8sChart, JsonPatch } from 'cdk8s'
import { App, Chart, Manifest } from 'steersman'
import { describe, expect, it } from 'vitest'
import { classOf } from '../../../../src/engines/pulumi/objects/resource-class.js'
import { kindNames } from '../../../../src/kubernetes/schema/schema.js'
import { plain } from '../../../pulumi-engine/index.js'
import { deployApp, objectsOf, told } from '../support.js'

describe('the class of a kind', () => {
  it('is found for every built-in kind that the package has, and is the one of that group and version', () => {
    const missing = kindNames().filter((name) => {
      const [kind = '', version = '', group] = name.split('/').reverse()
      const found = classOf(name.slice(0, -kind.length - 1), kind)
      if (found) expect(found.__pulumiType).toBe(`kubernetes:${group ?? 'core'}/${version}:${kind}`)
      return !found
    })
    // Those of two groups are questions to the API server, not objects.
    expect(missing.filter((name) => !/^auth(entication|orization)\.k8s\.io/.test(name))).toEqual([
      'certificates.k8s.io/v1alpha1/PodCertificateRequest',
      'internal.apiserver.k8s.io/v1alpha1/StorageVersion',
    ])
  })

  it.each([
    ['networking.gke.io/v1', 'Network'],
    ['networking.gke.io/v1', 'NetworkPolicy'],
    ['networking.istio.io/v1', 'Ingress'],
    ['apps.example.com/v1', 'Deployment'],
    ['apps/v1', 'DeploymentList'],
    ['apps/v1', 'DeploymentPatch'],
    ['v1', 'NoSuchKind'],
    ['v1/../v1', 'Secret'],
    ['constructor/v1', 'Secret'],
    ['apps/../../x', 'Secret'],
  ])('is not that of another group with the same word: %s %s', (apiVersion, kind) => {
    expect(classOf(apiVersion, kind)).toBeUndefined()
  })
})

describe('a field that the class does not know', async () => {
  const spec = { replicas: 1, selector: {}, template: {}, lifetime: { hours: 3 } }
  const result = await deployApp(() => {
    const app = new App({ check: false })
    const chart = new Chart(app, 'c', { namespace: 'shop' })
    new Manifest(chart, 'server', { apiVersion: 'apps/v1', kind: 'Deployment', spec, future: { a: [1] }, status: { replicas: 2 } } as never)
    new Manifest(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', binaryData: {}, schema: 'x' } as never)
    new Manifest(chart, 'custom', {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      spec: { a: 1 },
      anything: [{ b: null, c: false }],
      status: { d: 1 },
    })
    new ApiObject(new Cdk8sChart(chart, 'old'), 'cdk8s', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'old' },
      spec: {},
      more: 0,
    })
    return app
  })

  it('is sent all the same, at the top and below', () => {
    const sent = (path: string): unknown => plain(objectsOf(result).get(path)!.inputs)
    expect(sent('c/server')).toMatchObject({ spec, future: { a: [1] }, status: { replicas: 2 } })
    expect(sent('c/settings')).toMatchObject({ binaryData: {}, schema: 'x' })
    expect(sent('c/custom')).toMatchObject({ spec: { a: 1 }, anything: [{ c: false }], status: { d: 1 } })
    expect(sent('c/old/cdk8s')).toMatchObject({ spec: {}, more: 0 })
    expect(objectsOf(result).get('c/server')!.type).toBe('kubernetes:apps/v1:Deployment')
  })

  it('is told where Pulumi may leave it out, which is in built-in kinds', () => {
    expect(result.diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
    expect(
      [...told(result).matchAll(/^warning (\S+ \S+): is a field that no known version of Kubernetes has in a/gm)].map((match) => match[1]),
    ).toEqual(['c/server spec.lifetime', 'c/server future', 'c/settings schema', 'c/old/cdk8s more'])
  })
})

it('what Pulumi cannot send is told before anything is registered', async () => {
  const result = await deployApp(() => {
    const app = new App()
    const chart = new Chart(app, 'c', { namespace: 'shop' })
    new Manifest(chart, 'named', { apiVersion: 'example.com/v1', kind: 'Thing', id: 'x', urn: 'y' })
    new Manifest(chart, 'empty', { apiVersion: 'apps/v1', kind: 'Deployment' })
    const job = new ApiObject(new Cdk8sChart(chart, 'old'), 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { generateName: 'job-' },
      spec: {},
    })
    job.addJsonPatch(JsonPatch.remove('/metadata/name'))
    return app
  })
  expect(objectsOf(result).size).toBe(0)
  expect(told(result)).toMatch(/error c\/named id: is a field that Pulumi keeps for itself and never sends/)
  expect(told(result)).toMatch(/error c\/named urn: /)
  expect(told(result)).toMatch(/error c\/empty spec: is missing, and every Deployment has it/)
  expect(told(result)).toMatch(/error c\/old\/job metadata.generateName: cannot be used with server-side apply/)
})

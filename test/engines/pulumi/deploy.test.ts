import { App, Chart, ConfigMap, Deployment, Manifest, Namespace, PersistentVolumeClaim } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { describe, expect, it } from 'vitest'
import { find, run } from '../../pulumi-engine/index.js'
import { deployApp, manifestsOf, objectsOf, told, waitsOf } from './support.js'

const shop = (): App => {
  const app = new App()
  const chart = new Chart(app, 'shop', { namespace: new Namespace(new Chart(app, 'base'), 'shop') })
  const config = new ConfigMap(chart, 'config', { data: { LEVEL: 'info' } })
  new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
  new Deployment(chart, 'server', {
    container: { image: 'example/server:1', ports: { http: 80 }, env: { LEVEL: config.key('LEVEL') } },
  }).expose()
  new Manifest(chart, 'certificate', { apiVersion: 'networking.gke.io/v1', kind: 'ManagedCertificate', spec: { domains: ['example.com'] } })
  return app
}

describe('an app', async () => {
  const result = await deployApp(shop)

  it('is a component with one for each chart, whose children are the objects by their kinds', () => {
    expect(told(result)).toBe('')
    const names = new Map(result.registrations.map(({ urn, name }) => [urn, name]))
    expect(
      result.registrations
        .filter(({ type }) => !type.startsWith('pulumi:'))
        .map(({ type, name, parent }) => `${names.get(parent!)} > ${type} ${name}`)
        .sort(),
    ).toEqual([
      'live > steersman:index:Chart live/base',
      'live > steersman:index:Chart live/shop',
      'live/base > kubernetes:core/v1:Namespace live/base/shop',
      'live/shop > kubernetes:apps/v1:Deployment live/shop/server',
      'live/shop > kubernetes:core/v1:ConfigMap live/shop/config',
      'live/shop > kubernetes:core/v1:PersistentVolumeClaim live/shop/disk',
      'live/shop > kubernetes:core/v1:Service live/shop/server/service',
      'live/shop > kubernetes:networking.gke.io/v1:ManagedCertificate live/shop/certificate',
      'project-dev > steersman:index:App live',
    ])
  })

  it('sends exactly the manifests that files would hold', () => {
    const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    const { model } = shop().handover()
    expect(manifestsOf(result).sort(byText)).toEqual(model.objects.map(({ manifest }) => manifest).sort(byText))
  })

  it('lets an object wait for what it points at, and for nothing else', () => {
    expect(waitsOf(result)).toEqual([
      'shop/certificate > base/shop',
      'shop/config > base/shop',
      'shop/disk > base/shop',
      'shop/server > base/shop',
      'shop/server > shop/config',
      'shop/server/service > base/shop',
    ])
  })

  it('goes to the provider that is given, and no other', () => {
    const made = find(result, 'pulumi:providers:kubernetes', 'cluster').urn
    for (const [, each] of objectsOf(result)) expect(each.provider?.split('::').slice(0, -1).join('::')).toBe(made)
  })

  it('does nothing when it is deployed again unchanged', async () => {
    const again = await deployApp(shop, {}, { state: result.state })
    expect(again.operations).toEqual([])
  })
})

it('registers nothing when something is wrong', async () => {
  const { registrations, succeeded, diagnostics } = await run({
    program: () => {
      const app = shop()
      new ConfigMap(app.node.findChild('shop') as Chart, 'Wrong name', { data: {} })
      deploy('live', app, { context: 'no-such-context' })
    },
  })
  expect(registrations.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack'])
  expect(succeeded).toBe(false)
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]!.message).toMatch(/error shop\/Wrong name metadata.name: .*\[api\/name\]/)
  expect(diagnostics[0]!.message).toMatch(/\[deploy\/target\]/)
})

import { App, Chart, ConfigMap, Deployment, Manifest, Namespace, PersistentVolumeClaim } from 'steersman'
import { deploy } from 'steersman/pulumi'
import { expect, it } from 'vitest'
import { plain, run } from '../../pulumi-engine/index.js'
import { nameOf } from './support.js'

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

it('registers each object by its kind, under a component for the app and one for each chart', async () => {
  const { registrations, diagnostics } = await run({ program: () => void deploy('live', shop()) })
  expect(diagnostics).toEqual([])
  const parents = new Map(registrations.map(({ urn, name }) => [urn, name]))
  expect(
    registrations
      .slice(1)
      .map(({ type, name, parent }) => `${parents.get(parent!)} > ${type} ${name}`)
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

it('sends exactly the manifests that files would hold', async () => {
  const { registrations } = await run({ program: () => void deploy('live', shop()) })
  const sent = registrations.filter(({ type }) => type.startsWith('kubernetes:')).map(({ inputs }) => plain(inputs))
  const byName = (a: unknown, b: unknown): number => (nameOf(a) < nameOf(b) ? -1 : 1)
  const { model } = shop().handover()
  expect(sent.sort(byName)).toEqual(model.objects.map(({ manifest }) => manifest).sort(byName))
})

it('lets an object wait for what it points at, and for nothing else', async () => {
  const { registrations } = await run({ program: () => void deploy('live', shop()) })
  const names = new Map(registrations.map(({ urn, name }) => [urn, name]))
  const waits = registrations.flatMap(({ name, dependencies }) => dependencies.map((urn) => `${name} > ${names.get(urn)}`))
  expect(waits.sort()).toEqual([
    'live/shop/certificate > live/base/shop',
    'live/shop/config > live/base/shop',
    'live/shop/disk > live/base/shop',
    'live/shop/server > live/base/shop',
    'live/shop/server > live/shop/config',
    'live/shop/server/service > live/base/shop',
  ])
})

it('registers nothing when something is wrong', async () => {
  const { registrations, succeeded, diagnostics } = await run({
    program: () => {
      const app = shop()
      new ConfigMap(app.node.findChild('shop') as Chart, 'Wrong name', { data: {} })
      deploy('live', app)
    },
  })
  expect(registrations.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack'])
  expect(succeeded).toBe(false)
  expect(diagnostics.map(({ message }) => message).join()).toMatch(/error shop\/Wrong name metadata.name: .*\[api\/name\]/)
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiObject, Include } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import { App, Chart, ConfigMap } from '../../src/index.js'
import { temporaryFolder } from '../app/folder.js'

const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: 'b' } }
const role = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'reader', labels: { team: 'b' } },
  rules: [],
}
const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }

function modelOf(manifest: object) {
  const app = new App()
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'a' } })
  new ConfigMap(chart, 'first', { data: {} })
  new ApiObject(chart, 'list', manifest as never)
  return app.handover().model
}

describe('a list', () => {
  it('is its objects, in the order in which they apply, with the namespace and labels of the chart', () => {
    const { objects } = modelOf({ apiVersion: 'v1', kind: 'List', items: [role, settings, space] })
    expect(
      objects.map(({ manifest: { kind, metadata } }) => [kind, metadata.namespace, (metadata.labels as { team?: string }).team]),
    ).toEqual([
      ['Namespace', undefined, 'a'],
      ['ConfigMap', 'shop', 'a'],
      ['ClusterRole', undefined, 'b'],
      ['ConfigMap', 'shop', 'a'],
    ])
    expect(objects.slice(0, 3).map(({ origin }) => origin.path)).toEqual([
      'shop/list/Namespace.shop',
      'shop/list/ConfigMap.shop.settings',
      'shop/list/ClusterRole.reader',
    ])
  })

  it('of one kind need not say what its items are', () => {
    const { objects } = modelOf({ apiVersion: 'v1', kind: 'ConfigMapList', items: [{ metadata: { name: 'x' } }] })
    expect(objects[1]!.manifest).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'shop' } })
  })

  it('with something else in it is told, with its place', () => {
    const { findings } = modelOf({ apiVersion: 'v1', kind: 'List', items: [settings, { metadata: {} }, 'text'] })
    expect(findings).toMatchObject([
      { code: 'api/incomplete', field: 'items[1]', path: 'shop/list' },
      { code: 'api/incomplete', field: 'items[2]', path: 'shop/list' },
    ])
  })

  it('is one only where items are a list at the top: a kind may just be called so', () => {
    const allowed = { apiVersion: 'example.com/v1', kind: 'AllowList', metadata: { name: 'a' }, spec: { items: [] } }
    expect(modelOf(allowed).objects.map(({ manifest }) => manifest.kind)).toEqual(['ConfigMap', 'AllowList'])
  })

  it('of a file is read by Include', () => {
    const file = join(temporaryFolder(), 'list.yaml')
    writeFileSync(file, `apiVersion: v1\nkind: List\nitems:\n- ${JSON.stringify(settings)}\n`)
    const app = new App()
    new Include(new Chart(app, 'shop'), 'list', { url: file })
    expect(app.handover().model.objects.map(({ manifest }) => manifest)).toEqual([settings])
  })
})

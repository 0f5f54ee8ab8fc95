import { JsonPatch } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import { App, Chart, ConfigMap, Deployment, ref, Secret } from '../../../src/index.js'
import type { Manifest } from '../../../src/model/model.js'
import { FakeOutput } from '../../support/output.js'
import { complaintsOf, manifestOf, manifestsOf } from '../synth.js'

const image = 'example/server:1'
const program = (level: string): Manifest[] =>
  manifestsOf((chart) => {
    const map = new ConfigMap(chart, 'settings', { immutable: true, data: { LEVEL: level, PORT: 80 } })
    new Deployment(chart, 'server', {
      container: { image, env: { LEVEL: map.key('LEVEL') }, envFrom: [map.envFrom()], mounts: { '/etc/server': map.mount() } },
    })
  })
const nameOf = (manifest: Manifest | undefined): string => String(manifest?.metadata.name)

describe('an immutable ConfigMap', () => {
  const [map, deployment] = program('info')

  it('has a hash of its data in its name: this one must not change', () => {
    expect(nameOf(map)).toBe('settings-6f9b88412e')
    expect(map).toMatchObject({ immutable: true, data: { LEVEL: 'info', PORT: '80' } })
  })

  it('has another name with other data, and the same with the same in another order', () => {
    expect(nameOf(program('debug')[0])).not.toBe(nameOf(map))
    const [turned] = manifestsOf((chart) => new ConfigMap(chart, 'settings', { immutable: true, data: { PORT: 80, LEVEL: 'info' } }))
    expect(nameOf(turned)).toBe(nameOf(map))
  })

  it('is labelled by its name without the hash, as its volume is called', () => {
    expect(map!.metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'settings' })
    expect((deployment!.spec as { template: { spec: { volumes: unknown } } } & Manifest['spec']).template.spec.volumes).toEqual([
      { name: 'settings', configMap: { name: nameOf(map) } },
    ])
  })

  it('is followed by who refers to it, and needs no other annotation', () => {
    const text = JSON.stringify(deployment)
    expect(text.split(nameOf(map)).length - 1).toBe(3)
    expect(text).not.toContain('checksum')
    const [, other] = program('debug')
    expect(other).not.toEqual(deployment)
  })

  it('keeps a pinned name, and then pods roll by the annotation', () => {
    const pinned = (level: string): Manifest[] =>
      manifestsOf((chart) => {
        const settings = new ConfigMap(chart, 'settings', { name: 'settings-v1', immutable: true, data: { LEVEL: level } })
        new Deployment(chart, 'server', { container: { image, envFrom: [settings.envFrom()] } })
      })
    expect(nameOf(pinned('info')[0])).toBe('settings-v1')
    expect(pinned('info')[1]).not.toEqual(pinned('debug')[1])
  })

  it('counts an override of its props, and tells one that comes later', () => {
    const named = (a: string): string =>
      nameOf(manifestOf('ConfigMap', (chart) => new ConfigMap(chart, 's', { immutable: true, override: { data: { A: a } } })))
    expect(named('1')).not.toBe(named('2'))
    const later = [
      (each: ConfigMap) => each.override({ data: { A: '2' } }),
      (each: ConfigMap) => each.addJsonPatch(JsonPatch.add('/data/B', 'x')),
    ]
    for (const change of later)
      expect(complaintsOf((chart) => change(new ConfigMap(chart, 's', { immutable: true, data: { A: '1' } })))).toEqual([
        'props/invalid shop/s -: has its name from its data, which was changed after it was made -> give the change as `override` of the props, or pin the name',
      ])
    expect(
      complaintsOf((chart) =>
        new ConfigMap(chart, 's', { immutable: true, data: { A: '1' } }).override({ metadata: { labels: { a: 'b' } } }),
      ),
    ).toEqual([])
  })

  it('is named at deployment when its data is known only there', () => {
    const rendered = (address: string): string => {
      const app = new App({ values: { address } })
      const chart = new Chart(app, 'shop')
      const settings = new ConfigMap(chart, 'settings', { immutable: true, data: { URL: `${ref(new FakeOutput<string>(), 'address')}` } })
      new Deployment(chart, 'server', { container: { image, envFrom: [settings.envFrom()], mounts: { '/x': settings.mount() } } })
      return app.synthYaml()
    }
    const names = (address: string): string[] =>
      [...rendered(address).matchAll(/name: (settings-[0-9a-f]{10})\n/g)].map(([, name]) => name!)
    expect(names('a')).toHaveLength(3)
    expect(new Set(names('a')).size).toBe(1)
    expect(names('a')[0]).not.toBe(names('b')[0])
    const known = manifestOf('ConfigMap', (chart) => new ConfigMap(chart, 'settings', { immutable: true, data: { URL: 'a' } }))
    expect(names('a')[0]).toBe(nameOf(known))
  })
})

it('an immutable Secret has no hash in its name: it would tell of its value', () => {
  const secret = manifestOf('Secret', (chart) => new Secret(chart, 's', { immutable: true, stringData: { A: { plainText: 'x' } } }))
  expect(nameOf(secret)).toBe('s')
})

import { describe, expect, it } from 'vitest'
import { ConfigMap, PersistentVolumeClaim, Pod, Secret } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { type Build, manifestOf } from '../synth.js'

// Names of volumes are seen by users in overrides, so they stay as they are.

const image = 'example/server:1'
function podOf(program: Build): { volumes: { name: string }[]; mounts: { name: string; mountPath: string }[] } {
  const { volumes, containers } = manifestOf('Pod', program).spec as unknown as {
    volumes: { name: string }[]
    containers: { volumeMounts: { name: string; mountPath: string }[] }[]
  }
  return { volumes, mounts: containers.flatMap(({ volumeMounts }) => volumeMounts) }
}

describe('the name of a volume that a mount brings', () => {
  it('is that of its object, with dots as dashes', () => {
    const { volumes, mounts } = podOf((chart) => {
      const disk = new PersistentVolumeClaim(chart, 'database', { storage: '1Gi', accessModes: ['ReadWriteMany'] })
      const config = new ConfigMap(chart, 'nginx', { name: 'nginx.conf', data: { A: 1 } })
      new Pod(chart, 'web', { container: { image, mounts: { '/data': disk.mount({ subPath: 'pg' }), '/etc/nginx': config.mount() } } })
    })
    expect(volumes).toEqual([
      { name: 'database', persistentVolumeClaim: { claimName: 'database' } },
      { name: 'nginx-conf', configMap: { name: 'nginx.conf' } },
    ])
    expect(mounts).toEqual([
      { name: 'database', mountPath: '/data', subPath: 'pg' },
      { name: 'nginx-conf', mountPath: '/etc/nginx' },
    ])
  })

  it('is one for two mounts of one source, also in two containers', () => {
    const { volumes, mounts } = podOf((chart) => {
      const disk = new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteMany'] })
      new Pod(chart, 'web', {
        containers: {
          a: { image, mounts: { '/a': disk.mount({ subPath: 'a' }), '/b': disk.mount({ subPath: 'b', readOnly: true }) } },
          b: { image, mounts: { '/c': disk.mount() } },
        },
      })
    })
    expect(volumes.map(({ name }) => name)).toEqual(['disk'])
    expect(mounts.map(({ name }) => name)).toEqual(['disk', 'disk', 'disk'])
  })

  it('gets a number when sources of one name differ, or the program has a volume of that name', () => {
    const { volumes, mounts } = podOf((chart) => {
      const config = new ConfigMap(chart, 'settings', { data: { A: 1, B: 2 } })
      const secret = Secret.external(chart, 'settings', { keys: ['C'] })
      new Pod(chart, 'web', {
        volumes: { settings: { emptyDir: {} } },
        container: {
          image,
          mounts: {
            '/a': 'settings',
            '/b': config.mount(),
            '/c': secret.mount(),
            '/d': config.mount({ items: { A: 'a' } }),
            '/e': config.mount(),
          },
        },
      })
    })
    expect(volumes).toEqual([
      { name: 'settings', emptyDir: {} },
      { name: 'settings-2', configMap: { name: 'settings' } },
      { name: 'settings-3', secret: { secretName: 'settings' } },
      { name: 'settings-4', configMap: { name: 'settings', items: [{ key: 'A', path: 'a' }] } },
    ])
    expect(mounts.map(({ name }) => name)).toEqual(['settings', 'settings-2', 'settings-3', 'settings-4', 'settings-2'])
  })

  it('fits into the 63 characters of a volume name', () => {
    const { volumes } = podOf((chart) => {
      const config = new ConfigMap(chart, 'settings', { name: 'a'.repeat(200), data: { A: 1 } })
      new Pod(chart, 'web', { container: { image, mounts: { '/a': config.mount(), '/b': config.mount({ items: { A: 'x' } }) } } })
    })
    expect(volumes.map(({ name }) => name)).toEqual(['a'.repeat(60), `${'a'.repeat(60)}-2`])
  })

  it('is a valid name wherever the name of the object is cut', () => {
    const { volumes } = podOf((chart) => {
      const config = new ConfigMap(chart, 'settings', { name: `${'a'.repeat(59)}.${'b'.repeat(20)}`, data: { A: 1 } })
      new Pod(chart, 'web', { container: { image, mounts: { '/a': config.mount() } } })
    })
    expect(volumes[0]!.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/)
  })

  it('holds for a volume of every kind', () => {
    const manifest = manifestOf('Pod', (chart) => {
      new Pod(chart, 'web', { volumes: { one: { emptyDir: {} }, two: { hostPath: { path: '/x' } } }, container: { image } })
    })
    expect((manifest.spec as JsonObject).volumes).toEqual([
      { name: 'one', emptyDir: {} },
      { name: 'two', hostPath: { path: '/x' } },
    ])
  })
})

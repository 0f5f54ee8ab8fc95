import { JsonPatch } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  App,
  Chart,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  defineProfile,
  Job,
  Pod,
  ReplicaSet,
  ReplicationController,
  ref,
  Secret,
  StatefulSet,
} from '../../../src/index.js'
import type { Manifest } from '../../../src/model/model.js'
import { readTree } from '../../../src/model/read-tree.js'
import { FakeOutput } from '../../support/output.js'
import { type Build, complaintsOf, manifestOf, manifestsOf } from '../synth.js'

const image = 'example/server:1'
type Data = Record<string, string>
type Reader = (chart: Chart, settings: ConfigMap<'A' | 'B'>) => void

function annotationsOf(manifest: Manifest): Record<string, string> | undefined {
  return (manifest.spec as { template?: { metadata: { annotations?: Record<string, string> } } }).template?.metadata.annotations
}
const checksums = (program: Build, props = {}): (string | undefined)[] =>
  manifestsOf(program, props).flatMap((each) => (each.kind === 'Deployment' ? [annotationsOf(each)?.['checksum/config']] : []))

/** The annotation of a Deployment that reads ConfigMap `settings` in some way. */
function checksumOf(reader: Reader, data: Data = { A: 'a', B: 'b' }, props: object = {}): string | undefined {
  return checksums((chart) => reader(chart, new ConfigMap(chart, 'settings', { data, ...props } as never)))[0]
}

const all: Record<string, Reader> = {
  envFrom: (chart, map) => new Deployment(chart, 'd', { container: { image, envFrom: [map.envFrom()] } }),
  'a mount': (chart, map) => new Deployment(chart, 'd', { container: { image, mounts: { '/x': map.mount() } } }),
  'a volume': (chart, map) => new Deployment(chart, 'd', { volumes: { v: { configMap: map } }, container: { image } }),
  'a projected volume': (chart, map) =>
    new Deployment(chart, 'd', { volumes: { v: { projected: { sources: [{ configMap: map }] } } }, container: { image } }),
  'an init container': (chart, map) =>
    new Deployment(chart, 'd', { initContainers: { i: { image, envFrom: [map.envFrom()] } }, container: { image } }),
  'one of several containers': (chart, map) =>
    new Deployment(chart, 'd', { containers: { a: { image }, b: { image, mounts: { '/x': map.mount({ subPath: 'A' }) } } } }),
}
const onlyA: Record<string, Reader> = {
  env: (chart, map) => new Deployment(chart, 'd', { container: { image, env: { X: map.key('A') } } }),
  'items of a mount': (chart, map) =>
    new Deployment(chart, 'd', { container: { image, mounts: { '/x': map.mount({ items: { A: 'a' } }) } } }),
  'items of a volume': (chart, map) =>
    new Deployment(chart, 'd', { volumes: { v: { configMap: { from: map, items: { A: 'a' } } } }, container: { image } }),
  'items of a projected volume': (chart, map) =>
    new Deployment(chart, 'd', {
      volumes: { v: { projected: { sources: [{ configMap: { from: map, items: { A: 'a' } } }] } } },
      container: { image },
    }),
  'a profile': (chart, map) => {
    const inner = new Chart(chart, 'inner', {
      profiles: [defineProfile({ name: 'company', container: { env: { X: map.key('A') } } })],
    })
    new Deployment(inner, 'd', { container: { image } })
  },
}

describe.each(Object.entries({ ...all, ...onlyA }))('pods that read a ConfigMap by %s', (_, reader) => {
  it('carry an annotation that changes with what they read', () => {
    const before = checksumOf(reader)
    expect(before).toMatch(/^[0-9a-f]{16}$/)
    expect(checksumOf(reader, { A: 'other', B: 'b' })).not.toBe(before)
    expect(checksumOf(reader)).toBe(before)
  })

  it('do not when the ConfigMap says so', () => {
    expect(checksumOf(reader, { A: 'a', B: 'b' }, { rollOnChange: false })).toBeUndefined()
  })
})

describe('the annotation', () => {
  it.each(Object.entries(all))('for %s covers every key, also new ones', (_, reader) => {
    const before = checksumOf(reader)
    expect(checksumOf(reader, { A: 'a', B: 'other' })).not.toBe(before)
    expect(checksumOf(reader, { A: 'a', B: 'b', C: 'c' })).not.toBe(before)
    expect(checksumOf(reader, { A: 'b', B: 'a' })).not.toBe(before)
  })

  it.each(Object.entries(onlyA))('for %s covers the key that is read, and no other', (_, reader) => {
    expect(checksumOf(reader, { A: 'a', B: 'other' })).toBe(checksumOf(reader))
  })

  it('is the same in whatever order keys and ConfigMaps are written and read', () => {
    const one = checksums((chart) => {
      const [a, b] = ['a', 'b'].map((id) => new ConfigMap(chart, id, { data: { X: '1', Y: '2' } }))
      new Deployment(chart, 'd', { container: { image, envFrom: [a!.envFrom(), b!.envFrom()] } })
    })
    const other = checksums((chart) => {
      const [b, a] = ['b', 'a'].map((id) => new ConfigMap(chart, id, { data: { Y: '2', X: '1' } }))
      new Deployment(chart, 'd', { container: { image, mounts: { '/b': b!.mount() }, envFrom: [a!.envFrom()] } })
    })
    expect(other).toEqual(one)
  })

  it('is a contract: this one must not change', () => {
    expect(checksumOf(all.envFrom!)).toBe('11ce60c6289f1782')
  })

  it('covers bytes, overrides and patches, also those that come after the workload', () => {
    const withPatch = (change: (map: ConfigMap<'A' | 'B'>) => void): string | undefined =>
      checksumOf((chart, map) => {
        all.envFrom!(chart, map)
        change(map)
      })
    const plain = withPatch(() => {})
    expect(withPatch((map) => map.override({ data: { A: 'changed' } }))).not.toBe(plain)
    expect(withPatch((map) => map.addJsonPatch(JsonPatch.replace('/data/A', 'changed')))).not.toBe(plain)
    expect(withPatch((map) => map.override({ binaryData: { C: 'AAAA' } }))).not.toBe(plain)
    expect(withPatch((map) => map.override({ metadata: { labels: { team: 'x' } } }))).toBe(plain)
  })

  it('is there for ConfigMaps of other charts and other libraries', () => {
    const foreign = (level: string): (string | undefined)[] =>
      checksums((chart, app) => {
        const other = new kplus.ConfigMap(new Chart(app, 'other'), 'theirs', { data: { LEVEL: level } })
        new Deployment(chart, 'd', { container: { image, envFrom: [ConfigMap.from(other).envFrom()] } })
        new Deployment(chart, 'e', { volumes: { v: { configMap: ConfigMap.from(other) } }, container: { image } })
        new Deployment(chart, 'f', { volumes: { v: { configMap: other } }, container: { image } })
      })
    const before = foreign('info')
    expect(new Set(before).size).toBe(1)
    expect(before[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(foreign('debug')[0]).not.toBe(before[0])
  })

  it('is not there where nothing is read that can be known', () => {
    expect(
      checksums((chart) => {
        const map = ConfigMap.external(chart, 'made-elsewhere', { keys: ['A'] })
        new Deployment(chart, 'd', { container: { image, env: { A: map.key('A') }, mounts: { '/x': map.mount() } } })
        new Deployment(chart, 'e', { container: { image } })
      }),
    ).toEqual([undefined, undefined])
  })

  it('is left out where the workload, the mount or the volume says so', () => {
    const off = checksums((chart) => {
      const map = new ConfigMap(chart, 'settings', { data: { A: 'a' } })
      const reads = { image, envFrom: [map.envFrom()] }
      new Deployment(chart, 'a', { rollOnChange: false, container: reads })
      new Deployment(chart, 'b', { container: { image, mounts: { '/x': map.mount({ rollOnChange: false }) } } })
      new Deployment(chart, 'c', { volumes: { v: { configMap: { from: map, rollOnChange: false } } }, container: { image } })
      const quiet = new Chart(chart, 'quiet', { profiles: [defineProfile({ name: 'quiet', pod: { rollOnChange: false } })] })
      new Deployment(quiet, 'd', { container: reads })
      new Deployment(chart, 'e', {
        container: reads,
        override: { spec: { template: { metadata: { annotations: { 'checksum/config': null } } } } },
      })
    })
    expect(off).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  it('of a program wins, and others stand before ours', () => {
    const [own, beside] = manifestsOf((chart) => {
      const map = new ConfigMap(chart, 'settings', { data: { A: 'a' } })
      const container = { image, envFrom: [map.envFrom()] }
      new Deployment(chart, 'a', { container, podAnnotations: { 'checksum/config': 'pinned' } })
      new Deployment(chart, 'b', { container, podAnnotations: { team: 'x' } })
    }).filter(({ kind }) => kind === 'Deployment')
    expect(annotationsOf(own!)).toEqual({ 'checksum/config': 'pinned' })
    expect(Object.keys(annotationsOf(beside!)!)).toEqual(['team', 'checksum/config'])
  })

  it.each([
    ['Deployment', Deployment, true],
    ['StatefulSet', StatefulSet, true],
    ['DaemonSet', DaemonSet, true],
    ['ReplicaSet', ReplicaSet, false],
    ['ReplicationController', ReplicationController, false],
    ['Pod', Pod, false],
    ['Job', Job, false],
    ['CronJob', CronJob, false],
  ] as const)('is on pods of a %s only if a change replaces them', (kind, Workload, rolls) => {
    const manifest = manifestOf(kind, (chart) => {
      const map = new ConfigMap(chart, 'settings', { data: { A: 'a' } })
      const job = /Job/.test(kind) && { restartPolicy: 'Never' }
      const props = { container: { image, envFrom: [map.envFrom()] }, ...job, ...(kind === 'CronJob' && { schedule: '0 0 * * *' }) }
      ;new (Workload as new (chart: Chart, id: string, props: object) => object)(chart, 'a', props)
    })
    expect(JSON.stringify(manifest).includes('"checksum/config":"')).toBe(rolls)
  })

  it('is told to be none of a Secret, and must be known', () => {
    expect(
      complaintsOf((chart) => {
        const secret = Secret.external(chart, 's', { keys: ['A'] })
        new Deployment(chart, 'd', { container: { image, mounts: { '/x': secret.mount({ rollOnChange: true } as never) } } })
        new Deployment(chart, 'e', { rollOnChange: ref(new FakeOutput<boolean>()) as never, container: { image } })
      }),
    ).toEqual([
      expect.stringMatching(/^props\/invalid shop rollOnChange: is no prop here/),
      expect.stringMatching(/^props\/invalid shop\/e rollOnChange: must be true or false, and is "steersman-output/),
    ])
  })
})

describe('values known only at deployment', () => {
  const build = (address: string): App => {
    const app = new App({ values: { address } })
    const chart = new Chart(app, 'shop')
    const map = new ConfigMap(chart, 'settings', { data: { URL: `https://${ref(new FakeOutput<string>(), 'address')}/`, A: 'a' } })
    new Deployment(chart, 'server', { container: { image, envFrom: [map.envFrom()] } })
    new Deployment(chart, 'other', { container: { image, env: { A: map.key('A') } } })
    return app
  }
  const checksumsIn = (yaml: string): string[] => [...yaml.matchAll(/checksum\/config: "?([0-9a-f]+)/g)].map(([, found]) => found!)

  it('count with the value that files are given', () => {
    const [one, two, again] = ['a.example.com', 'b.example.com', 'a.example.com'].map((address) => checksumsIn(build(address).synthYaml()))
    expect(one).toHaveLength(2)
    expect(one![0]).not.toBe(two![0])
    expect(one![1]).toBe(two![1])
    expect(again).toEqual(one)
  })

  it('give the same as if they had been known', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    const map = new ConfigMap(chart, 'settings', { data: { URL: 'https://a.example.com/', A: 'a' } })
    new Deployment(chart, 'server', { container: { image, envFrom: [map.envFrom()] } })
    expect(checksumsIn(app.synthYaml())[0]).toBe(checksumsIn(build('a.example.com').synthYaml())[0])
  })

  it('that are missing are told once, where they stand', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    const map = new ConfigMap(chart, 'settings', { data: { URL: `${ref(new FakeOutput<string>(), 'address')}` } })
    new Deployment(chart, 'server', { container: { image, envFrom: [map.envFrom()] } })
    let message = ''
    try {
      app.synthYaml()
    } catch (error) {
      message = (error as Error).message
    }
    expect(message.match(/waits for address/g)).toHaveLength(1)
    expect(message).toContain('data.URL')
  })

  it('are the same token however often the tree is read', () => {
    const app = build('x')
    expect(readTree(app).deferred).toEqual(readTree(app).deferred)
  })
})

describe('the values of Secrets', () => {
  const secretText = fc.stringMatching(/^[ -~]{1,20}$/)
  const data = fc.record({ A: secretText, B: secretText })
  const program = (values: { A: string; B: string }): Manifest[] =>
    manifestsOf((chart) => {
      const secret = new Secret(chart, 'secret', {
        immutable: true,
        stringData: { A: { plainText: values.A }, B: { plainText: values.B } },
      })
      const map = new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' } })
      new Deployment(chart, 'server', {
        volumes: {
          one: { secret },
          two: { projected: { sources: [{ secret: { from: secret, items: { A: 'a' } } }, { configMap: map }] } },
        },
        imagePullSecrets: [secret],
        initContainers: { init: { image, envFrom: [secret.envFrom()] } },
        container: { image, env: { A: secret.key('A') }, envFrom: [secret.envFrom(), map.envFrom()], mounts: { '/x': secret.mount() } },
      })
    })

  it('change nothing but the Secret itself: no name, label or annotation', () => {
    const without = (manifests: Manifest[]): unknown[] => manifests.map(({ stringData: _, ...rest }) => rest)
    fc.assert(
      fc.property(data, data, (one, other) => {
        expect(without(program(one))).toEqual(without(program(other)))
      }),
      { numRuns: 50 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerWithProfiles } from '../../../src/constructs/pods/profiles.js'
import { ConfigMap, defineProfile, Pod, Service } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { complaintsOf, manifestOf } from '../synth.js'

const image = 'x:1'
const containerOf = (container: object): Record<string, JsonObject[]> => {
  const { spec } = manifestOf('Pod', (chart) => new Pod(chart, 'a', { container: { image, ...container } }))
  return ((spec as JsonObject).containers as unknown as Record<string, JsonObject[]>[])[0]!
}
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,13}$/)
const envName = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/)
const runs = { numRuns: 60 }

describe('maps keep every entry, in the order of the program', () => {
  it('env: text, numbers and booleans, as text', () => {
    const value = fc.oneof(
      fc.string().filter((text) => !text.includes('[object ')),
      fc.integer(),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(envName, value), { selector: ([name]) => name, minLength: 1 }), (entries) => {
        const { env } = containerOf({ env: Object.fromEntries(entries) })
        expect(env).toEqual(entries.map(([name, each]) => ({ name, value: String(each) })))
      }),
      runs,
    )
  })

  it('ports', () => {
    const port = fc.integer({ min: 1, max: 65_535 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, port), { comparator: (a, b) => a[0] === b[0] || a[1] === b[1], minLength: 1 }),
        (entries) => {
          const ports = Object.fromEntries(entries)
          expect(containerOf({ ports }).ports).toEqual(entries.map(([name, containerPort]) => ({ name, containerPort })))
          const service = manifestOf('Service', (chart) => new Pod(chart, 'a', { container: { image, ports } }).expose())
          expect((service.spec as JsonObject).ports).toEqual(entries.map(([name, each]) => ({ name, port: each, targetPort: name })))
        },
      ),
      runs,
    )
  })

  it('mounts, each with a volume that is there once', () => {
    const path = fc.stringMatching(/^\/[a-z]{1,6}(\/[a-z]{1,6}){0,2}$/)
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(path, fc.integer({ min: 0, max: 3 })), { selector: ([at]) => at, minLength: 1 }), (entries) => {
        const { spec } = manifestOf('Pod', (chart) => {
          const maps = [0, 1, 2, 3].map((index) => new ConfigMap(chart, `config-${index}`, { data: { A: 1 } }))
          new Pod(chart, 'a', {
            container: { image, mounts: Object.fromEntries(entries.map(([at, index]) => [at, maps[index]!.mount()])) },
          })
        })
        const { volumes, containers } = spec as unknown as { volumes: { name: string }[]; containers: { volumeMounts: object[] }[] }
        expect(containers[0]!.volumeMounts).toEqual(entries.map(([mountPath, index]) => ({ name: `config-${index}`, mountPath })))
        expect(volumes.map(({ name }) => name)).toEqual([...new Set(entries.map(([, index]) => `config-${index}`))])
      }),
      runs,
    )
  })

  it('containers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), (names) => {
        const { spec } = manifestOf('Pod', (chart) => {
          new Pod(chart, 'a', { containers: Object.fromEntries(names.map((name) => [name, { image }])) as {} })
        })
        expect(((spec as JsonObject).containers as { name: string }[]).map(({ name }) => name)).toEqual(names)
      }),
      runs,
    )
  })
})

describe('whatever is given', () => {
  // Anything at all in the place of props: never thrown at the user, always told with a place.
  it('a construct reports and does not throw', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, maxDepth: 3 })
    const props = fc.dictionary(
      fc.constantFrom(
        'container',
        'containers',
        'volumes',
        'initContainers',
        'labels',
        'name',
        'securityContext',
        'selector',
        'tolerations',
        'imagePullSecrets',
      ),
      anything,
    )
    fc.assert(
      fc.property(props, (each) => {
        // An own text of the container is wrong or fine; only that it is no exception is looked at.
        complaintsOf((chart) => new Pod(chart, 'a', each as never))
      }),
      { numRuns: 300 },
    )
  })

  it('and the same inside of a container and a Service', () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 3 })
    const keys = fc.constantFrom(
      'image',
      'ports',
      'env',
      'envFrom',
      'mounts',
      'resources',
      'readinessProbe',
      'lifecycle',
      'securityContext',
      'command',
    )
    fc.assert(
      fc.property(fc.dictionary(keys, anything), anything, (container, ports) => {
        complaintsOf((chart) => {
          const pod = new Pod(chart, 'a', { container: { image, ...container } } as never)
          new Service(chart, 's', { selector: pod, ports } as never)
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('profiles', () => {
  const part = fc.record({ cpu: fc.constantFrom('1', '2'), memory: fc.constantFrom('1Gi', '2Gi') }, { requiredKeys: [] })
  const layer = fc.record({ requests: part, limits: part }, { requiredKeys: [] })

  it('the nearest wins key by key, and what the program wrote wins over all', () => {
    fc.assert(
      fc.property(layer, fc.array(layer, { maxLength: 3 }), (own, layers) => {
        const profiles = layers.map((resources, index) => defineProfile({ name: `p${index}`, container: { resources } }))
        const { resources } = containerWithProfiles({ resources: own }, profiles) as { resources: Record<string, Record<string, string>> }
        for (const list of ['requests', 'limits'] as const)
          for (const name of ['cpu', 'memory'] as const) {
            const expected = [own, ...layers].map((each) => each[list]?.[name]).find((each) => each !== undefined)
            expect(resources[list]?.[name]).toBe(expected)
          }
      }),
      runs,
    )
  })

  it('put their env first, so that the program may use it', () => {
    const company = defineProfile({ name: 'company', container: { env: { HOST: 'a', LEVEL: 'info' } } })
    const { spec } = manifestOf(
      'Pod',
      (chart) => new Pod(chart, 'a', { container: { image, env: { URL: 'http://$(HOST)', LEVEL: 'debug' } } }),
      { profiles: [company] },
    )
    expect((spec as unknown as { containers: { env: unknown }[] }).containers[0]!.env).toEqual([
      { name: 'HOST', value: 'a' },
      { name: 'LEVEL', value: 'debug' },
      { name: 'URL', value: 'http://$(HOST)' },
    ])
  })
})

import { JsonPatch } from 'cdk8s'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeOverride } from '../../src/constructs/override.js'
import { ConfigMap, Deployment, Manifest, Service } from '../../src/index.js'
import type { JsonObject } from '../../src/model/model.js'
import { complaintsOf, manifestOf } from './synth.js'

const image = 'x:1'
const base = { container: { image, ports: { http: 80, metrics: 90 }, env: { A: '1', B: '2' } } } as const
const deployment = (...overrides: object[]): JsonObject =>
  manifestOf('Deployment', (chart) => {
    const made = new Deployment(chart, 'a', base)
    for (const each of overrides) made.override(each)
  })
const podOf = (manifest: JsonObject): JsonObject => ((manifest.spec as JsonObject).template as JsonObject).spec as JsonObject
const containerOf = (manifest: JsonObject): JsonObject => (podOf(manifest).containers as JsonObject[])[0]!
const pod = (spec: object): object => ({ spec: { template: { spec } } })

describe('override', () => {
  it('merges objects, and the last one wins', () => {
    const result = deployment({ spec: { replicas: 2, paused: true } }, { spec: { replicas: 3 } })
    expect(result.spec).toMatchObject({ replicas: 3, paused: true, selector: { matchLabels: { 'app.kubernetes.io/name': 'a' } } })
  })

  it('is a prop too, under what the method says', () => {
    const manifest = manifestOf('Deployment', (chart) => {
      new Deployment(chart, 'a', { ...base, override: { spec: { replicas: 2, paused: true } } }).override({ spec: { replicas: 3 } })
    })
    expect(manifest.spec).toMatchObject({ replicas: 3, paused: true })
  })

  it('removes what is null, and cares not whether it was there', () => {
    const container = containerOf(deployment(pod({ hostUsers: null, containers: [{ name: 'a', env: null }] })))
    expect(Object.keys(container)).toEqual(['name', 'image', 'ports'])
  })

  it('that removes every label leaves no empty map behind', () => {
    const removed = { 'app.kubernetes.io/name': null, 'app.kubernetes.io/part-of': null }
    const result = deployment({
      metadata: { labels: removed, annotations: { a: null } },
      ...pod({ volumes: [{ name: 'v', emptyDir: {} }] }),
    })
    expect(result.metadata).toEqual({ name: 'a' })
    // An empty map that says something stays.
    expect(podOf(result).volumes).toEqual([{ name: 'v', emptyDir: {} }])
  })

  it('merges containers and variables by name', () => {
    const { containers } = podOf(
      deployment(
        pod({
          containers: [
            {
              name: 'a',
              stdinOnce: true,
              env: [
                { name: 'B', value: 'new' },
                { name: 'C', value: '3' },
              ],
            },
            { name: 'proxy', image: 'p' },
          ],
        }),
      ),
    )
    expect(containers).toEqual([
      {
        name: 'a',
        image,
        ports: [
          { name: 'http', containerPort: 80 },
          { name: 'metrics', containerPort: 90 },
        ],
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: 'new' },
          { name: 'C', value: '3' },
        ],
        stdinOnce: true,
      },
      { name: 'proxy', image: 'p' },
    ])
  })

  it('merges ports by number, and by protocol where it is given', () => {
    const merge = (...ports: object[]): unknown => containerOf(deployment(pod({ containers: [{ name: 'a', ports }] }))).ports
    expect(merge({ containerPort: 80, hostPort: 8080 })).toEqual([
      { name: 'http', containerPort: 80, hostPort: 8080 },
      { name: 'metrics', containerPort: 90 },
    ])
    expect(merge({ containerPort: 80, protocol: 'TCP', hostPort: 1 })).toEqual([
      { name: 'http', containerPort: 80, protocol: 'TCP', hostPort: 1 },
      { name: 'metrics', containerPort: 90 },
    ])
    expect(merge({ containerPort: 80, protocol: 'UDP', name: 'quic' })).toEqual([
      { name: 'http', containerPort: 80 },
      { name: 'metrics', containerPort: 90 },
      { containerPort: 80, protocol: 'UDP', name: 'quic' },
    ])
  })

  it('replaces lists without a merge key', () => {
    const manifest = manifestOf('Deployment', (chart) => {
      new Deployment(chart, 'a', {
        container: { image, args: ['one', 'two'] },
        tolerations: [{ key: 'old' }],
        override: pod({ tolerations: [{ key: 'new' }], containers: [{ name: 'a', args: ['three'] }] }),
      })
    })
    expect(containerOf(manifest).args).toEqual(['three'])
    expect(podOf(manifest).tolerations).toEqual([{ key: 'new' }])
  })

  it('keeps the type of every value: text, numbers, empty lists and objects', () => {
    const manifest = manifestOf('Deployment', (chart) => {
      new Deployment(chart, 'a', base).override({
        spec: {
          strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
          template: { spec: { securityContext: {}, imagePullSecrets: [] } },
        },
        metadata: { annotations: { n: '1' } },
      })
    })
    expect(manifest.spec).toMatchObject({ strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } } })
    expect(podOf(manifest)).toMatchObject({ securityContext: {}, imagePullSecrets: [] })
    expect(manifest.metadata).toMatchObject({ name: 'a', annotations: { n: '1' } })
  })

  it('reaches kinds that are not known, whose lists are replaced', () => {
    const manifest = manifestOf('Thing', (chart) => {
      const thing = new Manifest(chart, 'a', { apiVersion: 'example.com/v1', kind: 'Thing', spec: { list: [{ name: 'a' }], keep: 1 } })
      thing.override({ spec: { list: [{ name: 'b' }] } })
    })
    expect(manifest.spec).toEqual({ list: [{ name: 'b' }], keep: 1 })
  })

  it('tells a value that no manifest can hold', () => {
    expect(complaintsOf((chart) => new Deployment(chart, 'a', base).override({ spec: { replicas: Number.NaN } }))).toEqual([
      expect.stringContaining('is NaN, which no manifest can hold'),
    ])
  })
})

describe('JSON patches', () => {
  it('come after every override, and can remove and test', () => {
    const manifest = manifestOf('Deployment', (chart) => {
      const made = new Deployment(chart, 'a', base)
      made.addJsonPatch(JsonPatch.test('/spec/replicas', 2), JsonPatch.replace('/spec/replicas', 5), JsonPatch.remove('/metadata/labels'))
      made.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/resources', { limits: { 'nvidia.com/gpu': '1' } }))
      made.override({ spec: { replicas: 2 } })
    })
    expect(manifest).toMatchObject({ metadata: { name: 'a' }, spec: { replicas: 5 } })
    expect(manifest.metadata).not.toHaveProperty('labels')
    expect(containerOf(manifest).resources).toEqual({ limits: { 'nvidia.com/gpu': '1' } })
  })

  it('that do not fit are told with the construct', () => {
    expect(complaintsOf((chart) => new ConfigMap(chart, 'a', { data: { A: 1 } }).addJsonPatch(JsonPatch.remove('/spec/none')))).toEqual([
      expect.stringMatching(/^program\/threw shop\/a -: could not be rendered: .* -> mend the construct or its patches$/),
    ])
  })
})

describe('mergeOverride', () => {
  const same = { read: (value: unknown): unknown => value, refuse: () => expect.unreachable() }
  const key = fc.constantFrom('a', 'b', 'c', 'd')
  const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }))
  const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
    tree: fc.dictionary(key, fc.oneof({ maxDepth: 4 }, leaf, fc.constant(null), tie('tree')), { maxKeys: 4 }),
  }))
  const withoutNull = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, withoutNull(each)]])))
      : value
  const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
  const thing = { apiVersion: 'example.com/v1', kind: 'Thing' }

  /** Every path at which a tree says something, with what it says. */
  const leaves = (value: Record<string, unknown>, path: string[] = []): [string[], unknown][] =>
    Object.entries(value).flatMap(([name, each]): [string[], unknown][] =>
      isMap(each) ? (Object.keys(each).length > 0 ? leaves(each, [...path, name]) : []) : [[[...path, name], each]],
    )
  const read = (value: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>((at, name) => (isMap(at) && Object.hasOwn(at, name) ? at[name] : undefined), value)

  it('every part of the patch holds, and nothing else changes', () => {
    fc.assert(
      fc.property(tree, tree, (before, patch) => {
        const spec = withoutNull(before) as Record<string, unknown>
        const { spec: after } = mergeOverride({ ...thing, spec }, { spec: patch }, same) as { spec: Record<string, unknown> }
        for (const [path, value] of leaves(patch)) expect(read(after, path)).toEqual(value === null ? undefined : value)
        // What lies neither at, above nor below a path of the patch is as before.
        const touched = leaves(patch).map(([path]) => path)
        const begins = (long: string[], short: string[]): boolean => short.every((name, index) => long[index] === name)
        for (const [path, value] of leaves(spec))
          if (!touched.some((each) => begins(each, path) || begins(path, each)))
            if (isMap(read(patch, path)) === false) expect(read(after, path)).toEqual(value)
      }),
    )
  })

  it('leaves manifest and patch as they were, and says the same a second time', () => {
    fc.assert(
      fc.property(tree, tree, (before, patch) => {
        const spec = withoutNull(before)
        const [manifest, over] = [{ ...thing, spec }, { spec: patch }]
        const copies = structuredClone([manifest, over])
        const once = mergeOverride(manifest, over, same)
        expect([manifest, over]).toEqual(copies)
        expect(mergeOverride(once, over, same)).toEqual(once)
      }),
    )
  })

  it('by key: each item of the patch is there once, the others are as before and keep their order', () => {
    const item = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.string() })
    const list = fc.uniqueArray(item, { selector: ({ name }) => name })
    fc.assert(
      fc.property(list, list, (before, patch) => {
        const manifest = (env: object): Record<string, unknown> => ({
          apiVersion: 'v1',
          kind: 'Pod',
          spec: { containers: [{ name: 'x', env }] },
        })
        const merged = mergeOverride(manifest(before), { spec: { containers: [{ name: 'x', env: patch }] } }, same) as unknown as {
          spec: { containers: { env: { name: string; value: string }[] }[] }
        }
        const { env } = merged.spec.containers[0]!
        const expected = [
          ...before.map((each) => patch.find(({ name }) => name === each.name) ?? each),
          ...patch.filter(({ name }) => !before.some((each) => each.name === name)),
        ]
        expect(env).toEqual(expected)
      }),
    )
  })
})

describe('a Service in an override', () => {
  it('merges its ports by number', () => {
    const { spec } = manifestOf('Service', (chart) => {
      Service.select(chart, 's', { selector: { a: 'b' }, ports: { http: { port: 80, targetPort: 8080 } } }).override({
        spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] },
      })
    })
    expect((spec as JsonObject).ports).toEqual([{ name: 'http', port: 80, targetPort: 8080, nodePort: 30080 }])
  })
})

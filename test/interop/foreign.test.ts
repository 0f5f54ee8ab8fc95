import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiObject, App as Cdk8sApp, Chart as Cdk8sChart, Cron, Helm, Include, JsonPatch, Size, Testing } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import { Construct } from 'constructs'
import { Chart, ConfigMap, Deployment, Manifest } from 'steersman'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest as Json } from '../../src/model/model.js'
import { here, manifestOf, manifestsOf, program } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'steersman-interop-'))
afterAll(() => rmSync(folder, { recursive: true }))
const yamlFile = join(folder, 'widgets.yaml')
const helm = join(folder, 'helm')

const yaml = `# Written by hand
apiVersion: gadgets.example.com/v1
kind: Gadget
metadata: { name: first, namespace: elsewhere, labels: { own: 'yes' }, unknownMeta: 1 }
spec:
  size: 0.5
  'on': 'off'
  empty: {}
  none: []
  nested: [{ b: 1, a: 2 }]
  text: |
    two
    lines
---
apiVersion: v1
kind: ConfigMap
metadata: { name: included }
data: { zone: a, area: b }
`

beforeAll(() => {
  writeFileSync(yamlFile, yaml)
  // No test here may need the real program: this one prints what it was asked and with which values.
  writeFileSync(
    helm,
    `#!/usr/bin/env node
const { readFileSync } = require('node:fs')
const given = process.argv.slice(2)
const values = given.includes('-f') ? readFileSync(given[given.indexOf('-f') + 1], 'utf8') : ''
const [release, chart] = given.slice(-2)
process.stdout.write(JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: release + '-values' }, data: { chart, values } }) + '\\n---\\n')
process.stdout.write(JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: release }, spec: { replicas: 1, unknownField: true } }) + '\\n')
`,
  )
  chmodSync(helm, 0o755)
})

/** A program of cdk8s-plus, with much of what it can do. */
function plus(chart: Construct): void {
  const config = new kplus.ConfigMap(chart, 'config', { data: { b: '2', a: '1' } })
  const secret = new kplus.Secret(chart, 'secret', { stringData: { TOKEN: 'x' } })
  const claim = new kplus.PersistentVolumeClaim(chart, 'claim', {
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: Size.gibibytes(1),
  })
  const account = new kplus.ServiceAccount(chart, 'account')
  const deployment = new kplus.Deployment(chart, 'web', {
    serviceAccount: account,
    strategy: kplus.DeploymentStrategy.rollingUpdate({ maxSurge: kplus.PercentOrAbsolute.absolute(1) }),
    containers: [
      {
        image: 'example/web:1',
        portNumber: 8080,
        liveness: kplus.Probe.fromHttpGet('/', { port: 8080 }),
        envFrom: [kplus.Env.fromConfigMap(config)],
        envVariables: { TOKEN: secret.envValue('TOKEN') },
        volumeMounts: [{ path: '/data', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'volume', claim) }],
        resources: { cpu: { request: kplus.Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } },
      },
    ],
  })
  deployment.exposeViaIngress('/', { name: 'web-service', ports: [{ port: 80, targetPort: 8080 }] })
  new kplus.StatefulSet(chart, 'db', {
    service: new kplus.Service(chart, 'db-service', { ports: [{ port: 5432 }] }),
    containers: [{ image: 'postgres:17', portNumber: 5432 }],
  })
  new kplus.CronJob(chart, 'nightly', { schedule: Cron.daily(), containers: [{ image: 'example/job:1' }] })
  new kplus.HorizontalPodAutoscaler(chart, 'scale', { target: deployment, maxReplicas: 3 })
  new kplus.Role(chart, 'reader').allowRead(kplus.ApiResource.PODS)
}

/** With every generated name replaced by its place in the program, because only names may differ. */
function withoutNames(manifests: readonly Json[], chart: Construct): unknown {
  const names = chart.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .map((object) => [object.name, object.node.path] as const)
    .filter(([, path]) => !path.includes('included') && !path.includes('first'))
    .sort(([one], [other]) => other.length - one.length)
  const byName = new Map(names)
  return JSON.parse(JSON.stringify(manifests), (_, value: unknown) =>
    typeof value === 'string'
      ? (byName.get(value) ??
        value.replace(/^(configmap|secret|pvc)-(.+)$/, (all, kind, name) => (byName.has(name) ? `${kind} ${byName.get(name)}` : all)))
      : value,
  )
}

function byPath(manifests: unknown): unknown[] {
  return (manifests as Json[]).toSorted((one, other) =>
    `${one.kind} ${one.metadata.name}` < `${other.kind} ${other.metadata.name}` ? -1 : 1,
  )
}

describe('constructs of other libraries in our chart', () => {
  it('cdk8s-plus renders the same, value for value, but for the names', () => {
    const { app, chart } = program({}, 'ns')
    plus(chart)
    const theirs = new Cdk8sChart(new Cdk8sApp(), 'shop', { namespace: 'ns' })
    plus(theirs)
    const expected = byPath(withoutNames(Testing.synth(theirs), theirs))
    expect(expected).toHaveLength(12)
    expect(byPath(withoutNames(manifestsOf(app), chart))).toEqual(expected)
  })

  it('get the ids below the chart as their names, without hash, and stand where they apply cleanly', () => {
    const { app, chart } = program()
    new Deployment(chart, 'server', { container: { image: 'example/server:1' } })
    plus(chart)
    new ConfigMap(chart, 'settings', { data: { a: 'b' } })
    new Include(chart, 'widgets', { url: yamlFile })
    const group = new Construct(chart, 'Group')
    new kplus.ConfigMap(group, 'Default', { data: { a: 'b' } })
    new kplus.ConfigMap(group, 'Some_Thing', { data: { a: 'b' } })
    expect(manifestsOf(app).map(({ kind, metadata }) => `${kind} ${String(metadata.name)}`)).toEqual([
      'ServiceAccount account',
      'ConfigMap config',
      'Secret secret',
      'ConfigMap settings',
      'ConfigMap included',
      'ConfigMap group',
      'ConfigMap group-some-thing',
      'PersistentVolumeClaim claim',
      'Role reader',
      'Service web-service',
      'Service db-service',
      'Deployment server',
      'Deployment web',
      'StatefulSet db',
      'CronJob nightly',
      'HorizontalPodAutoscaler scale',
      'Gadget first',
      'Ingress web-web-serviceservice-ingress',
    ])
  })

  it('keep names and namespaces that they were given', () => {
    const { app, chart } = program({}, 'shop')
    new kplus.ConfigMap(chart, 'config', { metadata: { name: 'Given.Name', namespace: 'other' } })
    new Include(chart, 'widgets', { url: yamlFile })
    expect(manifestsOf(app).map(({ metadata }) => [metadata.name, metadata.namespace])).toEqual([
      ['Given.Name', 'other'],
      ['included', 'shop'],
      ['first', 'elsewhere'],
    ])
  })

  it('know the line of the program that made them, however deep they stand', () => {
    const { app, chart } = program()
    const lines: Record<string, number> = {}
    // biome-ignore-start format: each line is looked for
    lines['ConfigMap plain'] = here() + 1
    new kplus.ConfigMap(chart, 'plain')
    const group = new Construct(chart, 'group')
    const inner = new Construct(group, 'inner')
    lines['ConfigMap group-inner-deep'] = here() + 1
    new kplus.ConfigMap(inner, 'deep')
    lines['ConfigMap included'] = here() + 1
    new Include(group, 'widgets', { url: yamlFile })
    lines['Gadget first'] = lines['ConfigMap included']!
    lines['Lease lease'] = here() + 1
    new ApiObject(chart, 'lease', { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' })
    const nested = new Chart(chart, 'nested')
    lines['Job job'] = here() + 1
    new kplus.Job(nested, 'job', { containers: [{ image: 'example/job:1' }] })
    lines['ConfigMap ours'] = here() + 1
    new ConfigMap(nested, 'ours', { data: { a: 'b' } })
    // biome-ignore-end format: each line is looked for
    const { objects } = app.handover().model
    expect(
      Object.fromEntries(
        objects.map(({ manifest, origin }) => [`${manifest.kind} ${String(manifest.metadata.name)}`, origin.position?.line]),
      ),
    ).toEqual(lines)
    for (const { origin } of objects) expect(origin.position?.file).toContain('foreign.test.ts')
  })
})

describe('Include', () => {
  it('keeps every field, and equals what cdk8s renders', () => {
    const { app, chart } = program()
    new Include(chart, 'widgets', { url: yamlFile })
    const theirs = new Cdk8sChart(new Cdk8sApp(), 'shop')
    new Include(theirs, 'widgets', { url: yamlFile })
    expect(byPath(manifestsOf(app))).toEqual(byPath(Testing.synth(theirs)))
    expect(manifestOf(app, 'Gadget')).toEqual({
      apiVersion: 'gadgets.example.com/v1',
      kind: 'Gadget',
      metadata: { name: 'first', namespace: 'elsewhere', labels: { own: 'yes' }, unknownMeta: 1 },
      spec: { size: 0.5, on: 'off', empty: {}, none: [], nested: [{ b: 1, a: 2 }], text: 'two\nlines\n' },
    })
  })
})

describe('Helm', () => {
  it('runs the program with the values, and keeps what it prints', () => {
    const { app, chart } = program()
    new Helm(chart, 'redis', { chart: 'bitnami/redis', helmExecutable: helm, releaseName: 'cache', values: { replicas: 2 } })
    expect(manifestsOf(app)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'cache-values' },
        data: { chart: 'bitnami/redis', values: 'replicas: 2\n' },
      },
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'cache' }, spec: { replicas: 1, unknownField: true } },
    ])
  })
})

describe('JSON patches', () => {
  const patches = [
    JsonPatch.add('/spec/futureField', { deep: [1, 'two'] }),
    JsonPatch.add('/spec/strategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } }),
    JsonPatch.add('/spec/template/spec/containers/0/resources', { limits: { 'nvidia.com/gpu': '1' }, claims: [{ name: 'gpu' }] }),
    JsonPatch.add('/metadata/annotations', { 'example.com/note': '' }),
    JsonPatch.remove('/spec/minReadySeconds'),
  ]
  const patched = {
    metadata: { annotations: { 'example.com/note': '' } },
    spec: {
      futureField: { deep: [1, 'two'] },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
      template: { spec: { containers: [{ resources: { limits: { 'nvidia.com/gpu': '1' }, claims: [{ name: 'gpu' }] } }] } },
    },
  }

  it('on a generated class lose nothing: unknown fields, numbers for number-or-text, dotted resources', () => {
    const { app, chart } = program()
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'example/web:1', portNumber: 8080 }] })
    const before = manifestOf(app, 'Deployment')
    ApiObject.of(web).addJsonPatch(...patches)
    const after = manifestOf(app, 'Deployment')
    expect(after).toMatchObject(patched)
    // What no patch named is as it was, and as cdk8s renders it.
    const rest = (manifest: Json): unknown => {
      const copy = structuredClone(manifest) as unknown as {
        metadata: { annotations?: unknown }
        spec: { [field: string]: unknown; template: { spec: { containers: { resources?: unknown }[] } } }
      }
      delete copy.metadata.annotations
      for (const field of ['futureField', 'strategy', 'minReadySeconds']) delete copy.spec[field]
      delete copy.spec.template.spec.containers[0]!.resources
      return copy
    }
    expect(rest(after)).toEqual(rest(before))
    expect((before.spec as { minReadySeconds: number }).minReadySeconds).toBe(0)
    expect(after.spec).not.toHaveProperty('minReadySeconds')
    // Reading does not use them up.
    expect(manifestOf(app, 'Deployment')).toEqual(after)
    expect(Testing.synth(chart)).toEqual([after])
  })

  it('on our constructs and plain ApiObjects do the same', () => {
    const { app, chart } = program()
    const ours = new Deployment(chart, 'ours', { minReadySeconds: 5, container: { image: 'example/web:1' } })
    ours.addJsonPatch(...patches)
    const theirs = new ApiObject(chart, 'theirs', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { minReadySeconds: 5, template: { spec: { containers: [{ image: 'example/web:1' }] } } },
    })
    theirs.addJsonPatch(...patches)
    for (const name of ['ours', 'theirs']) {
      expect(manifestOf(app, 'Deployment', name)).toMatchObject(patched)
      expect(manifestOf(app, 'Deployment', name).spec).not.toHaveProperty('minReadySeconds')
    }
  })

  it('are applied once', () => {
    const { app, chart } = program()
    const append = JsonPatch.add('/spec/template/spec/containers/-', { name: 'second', image: 'example/second:1' })
    new Deployment(chart, 'ours', { container: { image: 'example/web:1' } }).addJsonPatch(append)
    ApiObject.of(new kplus.Deployment(chart, 'theirs', { containers: [{ image: 'example/web:1' }] })).addJsonPatch(append)
    for (const name of ['ours', 'theirs'])
      expect(manifestOf(app, 'Deployment', name)).toMatchObject({
        spec: { template: { spec: { containers: [{ image: 'example/web:1' }, { name: 'second', image: 'example/second:1' }] } } },
      })
  })

  it('that do not fit are one finding each, at the object', () => {
    const { app, chart } = program()
    const ours = new ConfigMap(chart, 'ours', { data: { a: 'b' } })
    const theirs = new kplus.ConfigMap(chart, 'theirs', { data: { a: 'b' } })
    ours.addJsonPatch(JsonPatch.replace('/spec/none/at/all', 1))
    ApiObject.of(theirs).addJsonPatch(JsonPatch.remove('/spec/none'))
    expect(app.handover().model.findings.map(({ path, code }) => [path, code])).toEqual([
      ['shop/ours', 'program/threw'],
      ['shop/theirs/Resource', 'program/threw'],
    ])
  })
})

it('a kind that nobody knows passes as it is written, in every way to write it', () => {
  const { app, chart } = program()
  const body = { spec: { limits: { 'nvidia.com/gpu': '1' }, maxSurge: 1, on: true, list: [[], {}, ''] }, extra: 'x' }
  new Manifest(chart, 'ours', { apiVersion: 'gadgets.example.com/v1', kind: 'Gadget', ...body })
  new ApiObject(chart, 'theirs', { apiVersion: 'gadgets.example.com/v1', kind: 'Gadget', ...body })
  for (const manifest of manifestsOf(app)) expect(manifest).toMatchObject(body)
})

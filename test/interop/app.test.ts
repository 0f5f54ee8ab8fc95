import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiObject, App as Cdk8sApp, Chart as Cdk8sChart, type IResolver, Lazy, type ResolutionContext, Testing } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import fc from 'fast-check'
import { App, Chart, ConfigMap, Deployment, Manifest, Namespace, SteersmanError } from 'steersman'
import { afterAll, describe, expect, it } from 'vitest'
import { parseManifests } from '../support/manifests.js'
import { manifestOf, manifestsOf, program } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'steersman-interop-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Objects of ours and of others, the latter waiting for the former. */
function fill(chart: Cdk8sChart): void {
  const settings = new ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info' } })
  const server = new Deployment(chart, 'server', {
    container: { image: 'example/server:1', ports: { http: 8080 }, envFrom: [settings.envFrom()] },
  })
  server.expose()
  new kplus.ServiceAccount(chart, 'robot').node.addDependency(server)
  new ApiObject(chart, 'lease', { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', spec: { holderIdentity: 'none' } })
}

describe('our App and Chart are those of cdk8s', () => {
  it('are found and recognised by cdk8s', () => {
    const { app, chart } = program()
    const map = new ConfigMap(chart, 'settings', { data: { a: 'b' } })
    expect(app).toBeInstanceOf(Cdk8sApp)
    expect(Cdk8sApp.of(map)).toBe(app)
    expect(Cdk8sChart.isChart(chart)).toBe(true)
    expect(Cdk8sChart.of(map)).toBe(chart)
    expect(ApiObject.isApiObject(map)).toBe(true)
    expect(ApiObject.of(map)).toBe(map)
    expect(app.charts).toEqual([chart])
    expect(chart.apiObjects).toEqual([map])
  })

  it('Testing.synth of cdk8s reads a chart as the app renders it', () => {
    const { app, chart } = program()
    fill(chart)
    expect(Testing.synth(chart)).toEqual(manifestsOf(app))
    expect(Testing.synth(chart)).toHaveLength(5)
  })

  it('Testing.synth reads only its own chart, and refuses one with mistakes', () => {
    const { app, chart } = program()
    fill(chart)
    const other = new Chart(app, 'shop-two')
    new ConfigMap(other, 'wrong', { data: { 'no key!': 'x' } })
    expect(Testing.synth(chart)).toHaveLength(5)
    expect(() => Testing.synth(other)).toThrow(SteersmanError)
  })

  it('a plain cdk8s App renders our Chart as ours does', () => {
    const outdir = join(folder, 'plain')
    const theirs = new Cdk8sApp({ outdir })
    fill(new Chart(theirs, 'shop', { namespace: 'shop', labels: { team: 'a' } }))
    fill(new Chart(theirs, 'second'))
    theirs.synth()
    const ours = new App({ outdir: join(folder, 'ours') })
    fill(new Chart(ours, 'shop', { namespace: 'shop', labels: { team: 'a' } }))
    fill(new Chart(ours, 'second'))
    ours.synth()
    expect(readdirSync(outdir)).toEqual(['second.k8s.yaml', 'shop.k8s.yaml'])
    expect(readdirSync(ours.outdir)).toEqual(readdirSync(outdir))
    for (const file of readdirSync(outdir))
      expect(parseManifests(readFileSync(join(outdir, file), 'utf8'))).toEqual(
        parseManifests(readFileSync(join(ours.outdir, file), 'utf8')),
      )
    expect(parseManifests(theirs.synthYaml())).toEqual(parseManifests(ours.synthYaml()))
  })

  it('our constructs stand in a plain cdk8s Chart, with its namespace and labels', () => {
    const app = new App()
    fill(new Cdk8sChart(app, 'shop', { namespace: 'ns', labels: { team: 'a' }, disableResourceNameHashes: true }))
    for (const { metadata } of manifestsOf(app)) expect(metadata).toMatchObject({ namespace: 'ns', labels: { team: 'a' } })
    expect(manifestsOf(app).map(({ metadata }) => metadata.name)).toEqual(['settings', 'server', 'server', 'shop-robot', 'shop-lease'])
  })

  it('a Namespace made by the program comes before the chart that lies in it', () => {
    const app = new App()
    const base = new Chart(app, 'z-base')
    const chart = new Chart(app, 'a-shop', { namespace: new Namespace(base, 'shop') })
    new ConfigMap(chart, 'settings', { data: { a: 'b' } })
    expect(manifestsOf(app).map(({ kind }) => kind)).toEqual(['Namespace', 'ConfigMap'])
    expect(app.charts).toEqual([base, chart])
    expect(app.handover().model.charts.map(({ fileName }) => fileName)).toEqual(['0000-z-base', '0001-a-shop'])
  })
})

/** Stands for a number or a text, as classes of generated imports do. */
class IntOrString {
  static of(value: number | string): IntOrString {
    return new IntOrString(value)
  }
  private constructor(readonly value: number | string) {}
}
const token = (value: unknown): { resolve(): unknown } => ({ resolve: () => value })
class Token {
  constructor(readonly produce: () => unknown) {}
  resolve(): unknown {
    return this.produce()
  }
}
class Marked implements IResolver {
  readonly seen: string[][] = []
  resolve(context: ResolutionContext): void {
    if (typeof context.value === 'string' && context.value.startsWith('${')) {
      this.seen.push([...(context.key as unknown as string[])])
      context.replaceValue({ '${image}': 'example/server:2', '${number}': 3, '${list}': ['a', '${image}'] }[context.value])
    }
  }
}
const json = fc.jsonValue().filter((value) => value !== null && !JSON.stringify(value).includes('null'))

describe.each([
  ['without resolvers of its own', () => undefined],
  ['with one', () => [new Marked()]],
])('resolvers: an App %s', (_, resolvers) => {
  const both = (spec: object): unknown[] => {
    const { app, chart } = program({ resolvers: resolvers() })
    new Manifest(chart, 'ours', { apiVersion: 'gadgets.example.com/v1', kind: 'Gadget', metadata: { labels: {} }, spec })
    new ApiObject(chart, 'theirs', { apiVersion: 'gadgets.example.com/v1', kind: 'Gadget', spec })
    return manifestsOf(app).map((manifest) => manifest.spec)
  }

  it('honours Lazy, tokens and unions, nested too, in our constructs as in foreign ones', () => {
    const spec = {
      lazy: Lazy.any({ produce: () => ({ inner: Lazy.any({ produce: () => 1 }), list: [token('x')] }) }),
      token: new Token(() => token({ deep: true })),
      number: IntOrString.of(8080),
      text: IntOrString.of('25%'),
      list: [IntOrString.of(1), Lazy.any({ produce: () => IntOrString.of('http') })],
      map: { value: 'stays', name: 'too' },
    }
    const expected = {
      lazy: { inner: 1, list: ['x'] },
      token: { deep: true },
      number: 8080,
      text: '25%',
      list: [1, 'http'],
      map: { value: 'stays', name: 'too' },
    }
    const [ours, theirs] = both(spec)
    expect(ours).toEqual(expected)
    // cdk8s itself leaves unions as { value } for its generated classes to unwrap.
    expect(theirs).toEqual({ ...expected, number: { value: 8080 }, text: { value: '25%' }, list: [{ value: 1 }, { value: 'http' }] })
  })

  it('keeps plain values, also those without prototype', () => {
    fc.assert(
      // `${image}` and its like are texts that the resolver answers for.
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), json), (spec) => {
        fc.pre(!JSON.stringify(spec).includes('${'))
        const bare = Object.assign(Object.create(null) as object, spec, { value: 'text', beside: 1 })
        expect(both({ spec: bare })[0]).toEqual({ spec: { ...spec, value: 'text', beside: 1 } })
      }),
      { numRuns: 50 },
    )
  })
})

describe('resolvers of the program', () => {
  it('see every text with its path, in our constructs, their overrides and foreign ones', () => {
    const resolver = new Marked()
    const { app, chart } = program({ resolvers: [resolver] })
    new Deployment(chart, 'server', {
      container: { image: '${image}', args: ['${image}'] },
      override: { spec: { minReadySeconds: '${number}' as unknown as number } },
    })
    new kplus.ConfigMap(chart, 'theirs', { data: { a: '${image}' } })
    new kplus.Pod(chart, 'pod', { containers: [{ image: '${image}', args: ['${list}'] }] })
    expect(manifestOf(app, 'Deployment')).toMatchObject({
      spec: { minReadySeconds: 3, template: { spec: { containers: [{ image: 'example/server:2', args: ['example/server:2'] }] } } },
    })
    expect(manifestOf(app, 'ConfigMap')).toMatchObject({ data: { a: 'example/server:2' } })
    expect(manifestOf(app, 'Pod')).toMatchObject({ spec: { containers: [{ image: 'example/server:2' }] } })
    expect(resolver.seen).toContainEqual(['spec', 'template', 'spec', 'containers', '0', 'image'])
  })

  it('that fail are a finding of the object', () => {
    const { app, chart } = program({
      resolvers: [
        {
          resolve() {
            throw new Error('no connection')
          },
        },
      ],
    })
    new ConfigMap(chart, 'ours', { data: { a: 'b' } })
    new kplus.ConfigMap(chart, 'theirs', { data: { a: 'b' } })
    const findings = app.handover().model.findings
    expect(findings.map(({ path, code }) => [path, code])).toEqual([
      ['shop/ours', 'program/threw'],
      ['shop/theirs/Resource', 'program/threw'],
    ])
    expect(findings[0]!.message).toContain('no connection')
  })
})

it('labels and annotations that others put on metadata are resolved too', () => {
  const { app, chart } = program()
  const map = new ConfigMap(chart, 'settings', { data: { a: 'b' } })
  map.metadata.add('managedFields', Lazy.any({ produce: () => [{ manager: 'x' }] }))
  map.metadata.addAnnotation('note', token('later') as unknown as string)
  expect(manifestOf(app, 'ConfigMap').metadata).toMatchObject({ managedFields: [{ manager: 'x' }], annotations: { note: 'later' } })
})

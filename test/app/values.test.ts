import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiObject, Lazy, Size } from 'cdk8s'
import { describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import { App, Chart, ConfigMap, type Finding, Manifest, SteersmanError } from '../../src/index.js'
import { temporaryFolder } from './folder.js'

/** What is said of one value in a manifest of ours, and in one of cdk8s. */
function findingsOf(value: unknown): Finding[] {
  const app = new App()
  new Manifest(new Chart(app, 'shop'), 'a', { apiVersion: 'example.com/v1', kind: 'Thing', spec: { list: [1, { deep: value }] } })
  try {
    app.synthYaml()
    return []
  } catch (error) {
    if (!SteersmanError.is(error)) throw error
    return [...error.findings]
  }
}
const lazy = (produce: () => unknown): unknown => Lazy.any({ produce })
class Output {
  apply(): void {}
  get(): void {}
}

describe('a value that is not known, or that no manifest can hold', () => {
  it.each<[string, unknown, string]>([
    ['a Promise', Promise.resolve(1), 'is a Promise, whose value is not known yet'],
    ['a Lazy that produces nothing', lazy(() => undefined), 'is a Lazy that produced nothing'],
    ['an Output of Pulumi', new Output(), 'is known only at deployment'],
    ['the text of an Output', 'Calling [toString] on an [Output<T>] is not supported.', 'holds the text of a Pulumi Output'],
    ['an object in a text', `x${String({})}`, 'holds "[object Object]": an object was put into a text'],
    ['a function', () => 1, 'is a function, which no manifest can hold'],
    ['a symbol', Symbol('x'), 'is Symbol(x), which no manifest can hold'],
    ['a bigint', 1n, 'is 1, which no manifest can hold'],
    ['NaN', Number.NaN, 'is NaN, which no manifest can hold'],
    ['Infinity', Number.NEGATIVE_INFINITY, 'is -Infinity, which no manifest can hold'],
    ['a Date', new Date(0), 'is an object of class Date, which no manifest can hold'],
    ['a Map', new Map(), 'is an object of class Map, which no manifest can hold'],
    ['an object of a class', new (class Own {})(), 'is an object of class Own, which no manifest can hold'],
    ['bytes', new Uint8Array(1), 'is an object of class Uint8Array, which no manifest can hold'],
    ['a Lazy that produces one of them', lazy(() => new Map()), 'is an object of class Map, which no manifest can hold'],
  ])('%s is told with its field, its line and a remedy', (_, value, message) => {
    const [finding, ...more] = findingsOf(value)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ code: 'value/unresolved', severity: 'error', path: 'shop/a', field: 'spec.list[1].deep' })
    expect(finding!.message).toContain(message)
    expect(finding!.help).not.toBe('')
    expect(finding!.position?.file).toContain('values.test.ts')
  })

  it.each<[string, unknown]>([
    ['null and undefined are left out', null],
    ['a Lazy that produces a value', lazy(() => 'x')],
    ['a plain object without prototype', Object.assign(Object.create(null), { a: 1 })],
    ['zero, false and empty texts', [0, false, '', {}, []]],
    ['a text that only looks like a number', '1e3'],
    ['a file that speaks of objects', 'if (String(value) === "[object Object]") {\n}\n'],
    ['a file on one line', `${'x'.repeat(1000)}"[object Object]"`],
  ])('%s is fine', (_, value) => expect(findingsOf(value)).toEqual([]))

  it('a token of cdk8s in a text is resolved, one of its own classes too', () => {
    const app = new App()
    new ApiObject(new Chart(app, 'shop'), 'a', {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'a' },
      spec: { size: lazy(() => Size.gibibytes(2).asString()) },
    })
    expect(app.synthYaml()).toContain('2Gi')
  })
})

it('a value that contains itself is told once, for each object', () => {
  const self: Record<string, unknown> = {}
  self.self = [self]
  expect(findingsOf(self)).toMatchObject([{ code: 'value/unresolved', message: 'contains itself, or is nested too deep' }])
})

describe('all of it at once', () => {
  it('a run tells every object with a text that no file can hold', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    for (const id of ['a', 'b']) new ConfigMap(chart, id, { data: { half: '\ud800' } })
    expect(() => app.synthYaml()).toThrow(/shop\/a data\.half: is not well-formed[\s\S]*shop\/b data\.half: [\s\S]*2 errors/)
  })

  it('a run tells every file that would be written twice', () => {
    const app = new App()
    for (const id of ['a', 'b']) {
      new ConfigMap(new Chart(app, `${id}-c`), 'x', { name: id, data: {} })
      new ConfigMap(new Chart(new Chart(app, id), 'c'), 'x', { name: `${id}-2`, data: {} })
    }
    // Without charts in charts the files would have no number.
    const { model, output } = app.handover()
    const charts = model.charts.map((chart) => ({ ...chart, fileName: chart.fileName.replace(/^\d+-/, '') }))
    expect(() => render({ version: 1, model: { ...model, charts }, output, values: {} })).toThrow(
      /a-c\.k8s\.yaml[\s\S]*b-c\.k8s\.yaml[\s\S]*2 errors/,
    )
  })

  it('a run tells every mistake, in the order of the program', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    new ConfigMap(chart, 'One', { data: { a: 1 } })
    new ConfigMap(chart, 'two', { data: { 'a b': 1, c: null as never } })
    new Manifest(chart, 'three', { apiVersion: 'example.com/v1', kind: 'T', spec: { a: Number.NaN, b: 1n } })
    let caught: unknown
    try {
      app.synth()
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(SteersmanError)
    const { message } = caught as SteersmanError
    const places = [...message.matchAll(/values\.test\.ts:(\d+):\d+/g)].map(([, line]) => Number(line))
    expect(places).toHaveLength(3)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(message).toMatch(/5 errors$/)
    expect((caught as SteersmanError).findings).toHaveLength(5)
  })
})

describe('ConfigMap.fromFiles', () => {
  it('takes the files of a folder in alphabetical order, text as text and bytes as bytes', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'b.conf'), 'tür\n')
    writeFileSync(join(folder, 'a.txt'), 'a')
    writeFileSync(join(folder, 'logo.png'), Uint8Array.of(0xff, 0xd8))
    const app = new App()
    const map = ConfigMap.fromFiles(new Chart(app, 'shop'), 'files', folder)
    expect(map.toJson()).toMatchObject({ data: { 'a.txt': 'a', 'b.conf': 'tür\n' }, binaryData: { 'logo.png': '/9g=' } })
    expect(Object.keys((map.toJson() as { data: object }).data)).toEqual(['a.txt', 'b.conf'])
  })

  it('tells a folder that is not there, and from where a relative path counts', () => {
    const app = new App()
    ConfigMap.fromFiles(new Chart(app, 'shop'), 'files', 'no/such/folder')
    expect(() => app.synth()).toThrow(`the folder no/such/folder is not there`)
    expect(() => app.synth()).toThrow(`a relative path counts from the working directory, ${process.cwd()}`)
  })

  it('tells a file in the place of a folder', () => {
    const file = join(temporaryFolder(), 'x')
    writeFileSync(file, '')
    const app = new App()
    ConfigMap.fromFiles(new Chart(app, 'shop'), 'files', file)
    expect(() => app.synth()).toThrow(/the folder .* cannot be read: ENOTDIR/)
  })
})

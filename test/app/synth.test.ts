import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chart as Cdk8sChart, YamlOutputType } from 'cdk8s'
import { Construct } from 'constructs'
import { describe, expect, it } from 'vitest'
import { render } from '../../src/app/render.js'
import { App, Chart, ConfigMap, Namespace, SteersmanError } from '../../src/index.js'
import { currentHost, hostKey } from '../../src/model/handover.js'
import { parseManifests } from '../support/manifests.js'
import { filesIn, temporaryFolder } from './folder.js'

const data = { A: 'a' }
function program(outdir: string, more: object = {}): App {
  const app = new App({ outdir, ...more })
  const shop = new Chart(app, 'shop', { namespace: 'shop' })
  new Namespace(shop, 'shop')
  new ConfigMap(shop, 'settings', { data })
  new ConfigMap(new Chart(app, 'other'), 'settings', { data })
  new Chart(app, 'empty')
  return app
}

describe('app.synth()', () => {
  it('writes a file for each chart that has objects', () => {
    const folder = temporaryFolder()
    program(folder).synth()
    const files = filesIn(folder)
    expect(Object.keys(files)).toEqual(['other.k8s.yaml', 'shop.k8s.yaml'])
    expect(parseManifests(files['shop.k8s.yaml']!).map(({ kind }) => kind)).toEqual(['Namespace', 'ConfigMap'])
  })

  it('writes the same bytes each time, and leaves files of others alone', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine.yaml'), 'mine: true\n')
    program(folder).synth()
    const first = filesIn(folder)
    program(folder).synth()
    expect(filesIn(folder)).toEqual(first)
    expect(first['mine.yaml']).toBe('mine: true\n')
  })

  it('writes nothing when anything is wrong, and what was there stays', () => {
    const folder = temporaryFolder()
    program(folder).synth()
    const before = filesIn(folder)
    const app = program(folder)
    new ConfigMap(new Chart(app, 'new'), 'a', { data })
    new ConfigMap(new Chart(app, 'bad'), 'Not A Name', { data: { 'not a key': {} as never } })
    expect(() => app.synth()).toThrow(SteersmanError)
    expect(filesIn(folder)).toEqual(before)
  })

  it('writes nothing when one file cannot be written', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'shop.k8s.yaml'))
    expect(() => program(folder).synth()).toThrow(SteersmanError)
    expect(filesIn(folder)).toEqual({})
  })

  it('never replaces a construct-metadata.json of the user', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'construct-metadata.json')
    writeFileSync(file, '{"mine":true}')
    expect(() => program(folder, { recordConstructMetadata: true }).synth()).toThrow(/construct-metadata\.json: exists/)
    expect(filesIn(folder)).toEqual({ 'construct-metadata.json': '{"mine":true}' })
    rmSync(file)
    for (let run = 0; run < 2; run++) program(folder, { recordConstructMetadata: true }).synth()
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).resources)).toEqual(['shop', 'settings'])
  })

  it('removes its own files that are no longer rendered', () => {
    const folder = temporaryFolder()
    program(folder).synth()
    const app = new App({ outdir: folder })
    new ConfigMap(new Chart(app, 'shop'), 'a', { data })
    app.synth()
    expect(Object.keys(filesIn(folder))).toEqual(['shop.k8s.yaml'])
  })

  it('gives one stream too, with every object', () => {
    const app = program(temporaryFolder())
    expect(parseManifests(app.synthYaml()).map(({ kind, metadata }) => `${kind} ${String(metadata.name)}`)).toEqual([
      'Namespace shop',
      'ConfigMap settings',
      'ConfigMap settings',
    ])
  })

  it('hands over to a command that loads the program, and writes nothing then', () => {
    const folder = temporaryFolder()
    const seen: unknown[] = []
    const holder = globalThis as { [hostKey]?: unknown }
    holder[hostKey] = { appMade: () => seen.push('made'), receive: (handover: unknown) => seen.push(handover) }
    try {
      expect(currentHost()).toBeDefined()
      program(folder).synth()
    } finally {
      delete holder[hostKey]
    }
    expect(seen).toEqual(['made', expect.objectContaining({ version: 1 })])
    expect(filesIn(folder)).toEqual({})
    // Plain data, so that it crosses a process.
    expect(JSON.parse(JSON.stringify(seen[1]))).toEqual(seen[1])
  })
})

describe('layouts', () => {
  const files = (yamlOutputType: YamlOutputType, more: object = {}): string[] => {
    const folder = temporaryFolder()
    program(folder, { yamlOutputType, ...more }).synth()
    return Object.keys(filesIn(folder))
  }

  it.each<[YamlOutputType, string[]]>([
    [YamlOutputType.FILE_PER_APP, ['app.k8s.yaml']],
    [YamlOutputType.FILE_PER_CHART, ['other.k8s.yaml', 'shop.k8s.yaml']],
    [
      YamlOutputType.FILE_PER_RESOURCE,
      ['ConfigMap.settings.cluster.k8s.yaml', 'ConfigMap.settings.shop.k8s.yaml', 'Namespace.shop.k8s.yaml'],
    ],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      ['other/ConfigMap.settings.k8s.yaml', 'shop/ConfigMap.settings.k8s.yaml', 'shop/Namespace.shop.k8s.yaml'],
    ],
  ])('%s', (type, expected) => {
    expect(files(type)).toEqual(expected)
    expect(files(type, { outputFileExtension: '.yaml' })).toEqual(expected.map((name) => name.replace('.k8s.yaml', '.yaml')))
  })

  it('number charts that wait for each other, and join the path of nested ones', () => {
    const folder = temporaryFolder()
    const app = new App({ outdir: folder })
    const late = new Chart(app, 'late')
    const early = new Chart(app, 'early')
    new ConfigMap(late, 'a', { data })
    new ConfigMap(early, 'b', { data })
    new ConfigMap(new Chart(early, 'inner'), 'c', { data })
    late.addDependency(early)
    app.synth()
    expect(Object.keys(filesIn(folder))).toEqual(['0000-early-inner.k8s.yaml', '0001-early.k8s.yaml', '0002-late.k8s.yaml'])
  })

  it('refuse two charts of one file', () => {
    const app = new App({ outdir: temporaryFolder() })
    new ConfigMap(new Cdk8sChart(app, 'a-b'), 'x', { data })
    new ConfigMap(new Chart(new Construct(app, 'a'), 'b'), 'y', { data })
    expect(() => render(app.handover())).toThrow('error a/b/y: would be written to a-b.k8s.yaml, as a-b/x is [output/same-file]')
  })
})

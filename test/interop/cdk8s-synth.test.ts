import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const cdk8s = join(root, 'node_modules/.bin/cdk8s')

const main = `
import { ApiObject, Include, JsonPatch, YamlOutputType } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import { App, Chart, ConfigMap, Deployment, PersistentVolumeClaim, Secret } from 'steersman'

const layout = process.env.TEST_LAYOUT
// A field that is not known here is for a newer Kubernetes.
const app = new App({ check: false, plainTextSecrets: ['shown'], ...(layout && { yamlOutputType: YamlOutputType[layout] }) })
const base = new Chart(app, 'base')
const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'a' } })
shop.addDependency(base)
const disk = new PersistentVolumeClaim(shop, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] })
const settings = new ConfigMap(shop, 'settings', { data: { a: 'no', b: 'two\\n  lines\\n', c: '1e3', d: 0.5, e: 'ä' } })
new Secret(shop, 'shown', { stringData: { token: { plainText: 'x' } } })
new Secret(shop, 'hidden', { stringData: { token: { plainText: 'never-written' } } })
Secret.external(shop, 'password', { keys: ['PASSWORD'] })
const server = new Deployment(shop, 'server', {
  strategy: 'Recreate',
  container: { image: 'example/server:1', ports: { http: 8080 }, envFrom: [settings.envFrom()], mounts: { '/data': disk.mount() } },
})
server.expose()
const web = new kplus.Deployment(shop, 'web', { containers: [{ image: 'example/web:1', portNumber: 80 }] })
ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/futureField', { 'nvidia.com/gpu': '1', maxSurge: 1 }))
new Include(base, 'widgets', { url: 'widgets.yaml' })
app.synth()
`

let folder: string

beforeAll(() => {
  if (!existsSync(join(root, 'lib/index.js'))) throw new Error('lib/ is missing: run npm run build')
  folder = mkdtempSync(join(tmpdir(), 'steersman-interop-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/steersman'))
  for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  writeFileSync(join(folder, 'main.mjs'), main)
  writeFileSync(join(folder, 'widgets.yaml'), 'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: first }\nspec: { size: 1 }\n')
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: node main.mjs\noutput: out\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a program in the project, without variables of this test run. */
function run(file: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): string {
  const { PATH, HOME, TMPDIR } = process.env
  return execFileSync(file, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: { PATH, HOME, TMPDIR, ...variables } })
}
const synth = (args: readonly string[] = [], variables?: Readonly<Record<string, string>>): string =>
  run(process.execPath, [cdk8s, 'synth', '--check-upgrade=false', ...args], variables)

/** Every file below a folder by its path, as bytes. */
function contents(output: string): Record<string, string> {
  const top = join(folder, output)
  return Object.fromEntries(
    readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(top, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(top, path)).toString('latin1')]),
  )
}

describe('cdk8s synth', () => {
  /** What one run of each way printed and wrote, into folders that held a file of the user. */
  let told: string
  const written: Record<string, Record<string, string>> = {}
  beforeAll(() => {
    for (const output of ['out', 'own']) {
      mkdirSync(join(folder, output))
      writeFileSync(join(folder, output, 'mine.txt'), 'mine')
    }
    told = synth()
    run(process.execPath, ['main.mjs'], { CDK8S_OUTDIR: 'own' })
    for (const output of ['out', 'own']) written[output] = contents(output)
  }, 60_000)

  it('runs the program to the same bytes as app.synth()', () => {
    const files = written.out!
    expect(Object.keys(files)).toEqual(['0000-base.k8s.yaml', '0001-shop.k8s.yaml'])
    expect({ ...files, 'mine.txt': 'mine' }).toEqual(written.own)
    for (const name of Object.keys(files)) expect(told).toContain(`- out/${name}`)
    expect(Object.values(files).join()).not.toContain('never-written')
    expect(files['0001-shop.k8s.yaml']).toContain('futureField')
  })

  it('empties the output folder first, files of the user included; app.synth() leaves those', () => {
    expect(Object.keys(written.out!)).not.toContain('mine.txt')
    expect(Object.keys(written.own!)).toContain('mine.txt')
  })

  it.each(['FILE_PER_APP', 'FILE_PER_RESOURCE', 'FOLDER_PER_CHART_FILE_PER_RESOURCE'])('does so in layout %s', (layout) => {
    synth(['--output', 'out-layout'], { TEST_LAYOUT: layout })
    run(process.execPath, ['main.mjs'], { CDK8S_OUTDIR: `own-${layout}`, TEST_LAYOUT: layout })
    const files = contents('out-layout')
    expect(Object.keys(files).length).toBeGreaterThan(0)
    expect(files).toEqual(contents(`own-${layout}`))
  })

  it('prints the same files with --stdout, one after the other, and removes the output folder of cdk8s.yaml too', () => {
    mkdirSync(join(folder, 'out'), { recursive: true })
    const files = Object.values(written.out!).map((text) => Buffer.from(text, 'latin1').toString('utf8'))
    const told = synth(['--stdout'])
    for (const text of files) expect(told).toContain(text)
    expect(told).toHaveLength(files.join('').length)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('fails with our report when the program is wrong, and then its folder is gone', () => {
    mkdirSync(join(folder, 'out'), { recursive: true })
    writeFileSync(join(folder, 'out/earlier.k8s.yaml'), 'a: 1\n')
    writeFileSync(join(folder, 'wrong.mjs'), main.replace("a: 'no'", "'no key!': 'no'"))
    const failure = (() => {
      try {
        return synth(['--app', 'node wrong.mjs'])
      } catch (error) {
        return error as { status: number; stderr: string }
      }
    })() as { status: number; stderr: string }
    expect(failure.status).toBe(1)
    expect(failure.stderr).toMatch(/wrong\.mjs:\d+:\d+/)
    expect(failure.stderr).toContain('no key!')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('is told the construct paths when a validation asks for them', () => {
    synth(['--output', 'metadata'], { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' })
    const files = contents('metadata')
    const { version, resources } = JSON.parse(files['construct-metadata.json']!) as { version: string; resources: Record<string, unknown> }
    expect(version).toBe('1.0.0')
    expect(resources).toMatchObject({ settings: { path: 'shop/settings' }, web: { path: 'shop/web/Resource' } })
    expect(Object.keys(files)).toHaveLength(3)
  })
})

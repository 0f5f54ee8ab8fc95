import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseManifests } from '../support/manifests.js'
import { Project, program } from './project.js'

let project: Project
beforeEach(() => {
  project = new Project()
})
afterEach(() => project[Symbol.dispose]())

const shop = resolve(import.meta.dirname, 'fixtures/shop.ts')

/** The data of the ConfigMap that a program made. */
function data(folder = 'dist'): unknown {
  return parseManifests(project.output(folder)!['tiny.k8s.yaml']!)[0]!.data
}

describe('ways to load a program', () => {
  const ways: [string, Record<string, string>, string, unknown][] = [
    [
      'CommonJS',
      { 'main.ts': program('{ a: __filename.slice(-8), b: String(require.main === module) }') },
      'ts-node main',
      { a: '/main.ts', b: 'true' },
    ],
    [
      'ESM',
      { 'main.mts': program('{ a: import.meta.url.slice(-9), b: String(import.meta.dirname) }') },
      'tsx main.mts',
      { a: '/main.mts', b: 'FOLDER' },
    ],
    ['top-level await without a type', { 'main.ts': program('{ a: await Promise.resolve("x") }') }, 'tsx main.ts', { a: 'x' }],
    ['JavaScript', { 'main.mjs': program('{ a: process.argv.slice(2).join() }') }, 'node main.mjs b "c d"', { a: 'b,c d' }],
    [
      'suffixes, JSON, aliases, decorators',
      {
        'main.ts': program(
          '{ a, b: b.c, d: new D().d }',
          "import { a } from './lib/a.js'\nimport b from './b.json'\nimport { D } from '@/d'",
        ),
        'lib/a.ts': "export const enum E { X = 'x' }\nexport const a: string = E.X",
        'b.json': '{ "c": "y" }',
        'lib/d.ts':
          "function f(target: object, key: string) { Object.defineProperty(target, key, { value: () => 0 }) }\nexport class D { @f m() {}\n d = 'z' }",
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] }, "experimentalDecorators": true } }',
      },
      'npx tsx main.ts',
      { a: 'x', b: 'y', d: 'z' },
    ],
    ['a shell', { 'main.mjs': program('{ a: process.env.A }') }, 'A=b node main.mjs', { a: 'b' }],
    [
      'an async main',
      {
        'main.ts': `async function main() { await new Promise((r) => setTimeout(r, 20))\nconst { run } = await import('./run')\nrun() }\nmain().then(() => process.exit(0))`,
        'run.ts': `export function run() {}\n${program('{}')}`,
      },
      'tsx main.ts',
      undefined,
    ],
  ]
  it.each(ways)('%s', (_, files, app, expected) => {
    project.writeAll(files)
    const { status, stderr } = project.steer('synth', '--app', app)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(data()).toEqual(JSON.parse(JSON.stringify(expected ?? null).replace('FOLDER', project.folder)) ?? undefined)
  })

  it('a child hands over what no YAML holds: Secrets made by hand', () => {
    project.writeAll({
      'main.mjs': program('{}')
        .replace('app.synth()', "Secret.external(app.node.findChild('tiny'), 'by-hand', { keys: ['KEY'] })\napp.synth()")
        .replace('ConfigMap }', 'ConfigMap, Secret }'),
    })
    const { status, stdout } = project.steer('secrets', '--app', 'true && node main.mjs')
    expect(stdout).toMatch(/\(main\.mjs:5\): made by hand\nkubectl create secret generic by-hand /)
    expect(status).toBe(0)
  })

  it('node alone gives the same files', () => {
    project.writeAll({ 'main.mjs': program('{ a: "b" }') })
    expect(project.run('node', 'main.mjs')).toMatchObject({ status: 0 })
    expect(project.steer('synth', '--app', 'node main.mjs', '-d', 'other')).toMatchObject({ status: 0 })
    expect(project.output('other')!).toEqual(project.output('dist')!)
    expect(Object.keys(project.output()!)).toEqual(['tiny.k8s.yaml'])
  })

  it('Apps of cdk8s itself, in the process and in a child', () => {
    project.writeAll({
      'main.mjs': `import { ApiObject, App, Chart } from 'cdk8s'
const app = new App()
new ApiObject(new Chart(app, 'plain'), 'c', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { a: 'no', b: '1e3' } })
new ApiObject(new Chart(app, 'secret'), 's', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { a: 'hidden' } })
app.synth()`,
    })
    const { status, stderr } = project.steerAlone('synth', '--app', 'node main.mjs')
    expect(status).toBe(0)
    expect(stderr).toContain('kubectl create secret generic s ')
    expect(stderr).not.toContain('hidden')
    expect(parseManifests(project.output()!['plain.k8s.yaml']!)[0]).toMatchObject({ data: { a: 'no', b: '1e3' } })
    project.steerAlone('synth', '--app', 'true && node main.mjs', '-d', 'child')
    expect(project.output('child')!).toEqual(project.output()!)
    project.steerAlone('synth', '--app', 'node main.mjs', '--plain-text-secret', 's')
    expect(project.output()!['secret.k8s.yaml']).toContain('hidden')
  })
})

describe('output', () => {
  it('tells charts, objects, files and what happened to them', () => {
    const first = project.steer('synth', '--app', `npx tsx ${shop}`)
    expect(first.stdout).toMatch(
      /^shop +1 ConfigMap\n +written +dist\/shop\.k8s\.yaml\n\n1 object in 1 file \(1 written, 0 unchanged\) in [\d.]+ s\n$/,
    )
    expect(first.stderr).toContain('printed by the program')
    expect(first.stderr).toContain('kubectl create secret generic database --from-literal=PASSWORD="$PASSWORD"')
    expect(project.steer('synth', '--app', `npx tsx ${shop}`).stdout).toContain('unchanged  dist/shop.k8s.yaml')
  })

  it('with --stdout only the manifests are on stdout', () => {
    const { stdout } = project.steer('synth', '--app', `npx tsx ${shop}`, '--stdout')
    expect(parseManifests(stdout)).toMatchObject([{ kind: 'ConfigMap', data: { mode: 'production', greeting: 'hello' } }])
    expect(project.output()).toBeUndefined()
  })

  it('secrets prints a script', () => {
    const { stdout, status } = project.steer('secrets', '--app', `npx tsx ${shop}`)
    expect(stdout).toMatch(
      /^# .*shop\.ts:7\): made by hand\nkubectl create secret generic database --from-literal=PASSWORD="\$PASSWORD"\n$/,
    )
    expect(status).toBe(0)
  })

  it('the flag wins over the App, the App over cdk8s.yaml', () => {
    project.writeAll({
      'cdk8s.yaml': 'app: node main.mjs\noutput: fromconfig\n',
      'main.mjs': program('{ a: "b" }'),
      'own.mjs': program('{ a: "b" }').replace('new App()', "new App({ outdir: 'own' })"),
    })
    project.steerAlone('synth')
    project.steerAlone('synth', '--app', 'node own.mjs')
    project.steerAlone('synth', '--app', 'node own.mjs', '-d', 'flag')
    expect(['dist', 'fromconfig', 'own', 'flag'].map((folder) => Object.keys(project.output(folder) ?? {}).length)).toEqual([0, 1, 1, 1])
  })

  it('two Apps that write one file are an error', () => {
    project.writeAll({
      'main.ts': `${program('{}')}{ const app = new App()\nnew ConfigMap(new Chart(app, 'tiny'), 'other', { data: {} })\napp.synth() }`,
    })
    const { status, stderr } = project.steer('synth', '--app', 'tsx main.ts')
    expect(stderr).toContain('is written by two Apps')
    expect(status).toBe(1)
  })

  it('--color paints, and a pipe does not', () => {
    project.writeAll({ 'main.ts': program('{}') })
    expect(project.steer('synth', '--app', 'tsx main.ts').stdout).not.toContain('\u001b')
    expect(project.steer('synth', '--app', 'tsx main.ts', '--color', 'always').stdout).toContain('\u001b[')
  })
})

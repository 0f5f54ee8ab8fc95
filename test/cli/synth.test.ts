import { describe, expect, it } from 'vitest'
import { parseManifests } from '../support/manifests.js'
import { Project, smallProgram } from './project.js'

describe('steer synth runs a program in every form', () => {
  const javascript = smallProgram.replace('enum Size { Small = 1, Large = 3 }', 'const Size = { Large: 3 }')
  const commonJs = javascript.replace(
    "import { App, Chart, Deployment } from 'steersman'",
    "const { App, Chart, Deployment } = require('steersman')",
  )
  const reference = (() => {
    using project = new Project({ 'program.mjs': javascript })
    expect(project.run(process.execPath, 'program.mjs')).toMatchObject({ status: 0 })
    return project.output()!
  })()

  it('the reference has both objects', () => {
    expect(Object.keys(reference)).toEqual(['shop.k8s.yaml'])
    expect(parseManifests(reference['shop.k8s.yaml']!).map(({ kind }) => kind)).toEqual(['Service', 'Deployment'])
  })

  it.each([
    ['TypeScript with enums, by npx tsx', 'npx tsx program.ts', { 'program.ts': smallProgram }],
    ['TypeScript, by node --import tsx', 'node --import tsx program.ts', { 'program.ts': smallProgram }],
    ['TypeScript in an ESM package', 'tsx src/program.ts', { 'package.json': '{"type":"module"}', 'src/program.ts': smallProgram }],
    ['TypeScript in a CommonJS package', 'ts-node program.ts', { 'package.json': '{"type":"commonjs"}', 'program.ts': smallProgram }],
    [
      'several TypeScript files with .js suffixes',
      'tsx main.ts',
      { 'main.ts': "import './program.js'\n", 'program.ts': smallProgram, 'package.json': '{"type":"module"}' },
    ],
    ['JavaScript, ESM', 'node program.mjs', { 'program.mjs': javascript }],
    ['JavaScript, CommonJS', 'node program.cjs', { 'program.cjs': commonJs }],
    [
      'top-level await',
      'tsx program.mts',
      {
        'program.mts':
          `await new Promise((done) => setTimeout(done, 10))\n${smallProgram.replace("import { App, Chart, Deployment } from 'steersman'\n", '')}`.replace(
            'await',
            "import { App, Chart, Deployment } from 'steersman'\nawait",
          ),
      },
    ],
    [
      'a main function that nobody awaits',
      'node program.mjs',
      { 'program.mjs': javascript.replace('app.synth()', 'setTimeout(() => app.synth(), 20)') },
    ],
    ['any other command, by a shell', 'MODE=x node program.mjs && true', { 'program.mjs': javascript }],
    ['TypeScript by a shell', 'true && tsx program.ts', { 'program.ts': smallProgram }],
  ])('%s: the same files as without the command', (_, app, files) => {
    using project = new Project({ 'cdk8s.yaml': `language: typescript\napp: ${app}\n`, ...files })
    const run = project.steerAlone('synth')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(run.stdout).toMatch(/shop\s+1 Service, 1 Deployment/)
    expect(project.output()).toEqual(reference)
  })

  it('a program of plain cdk8s hands over its YAML', () => {
    const program =
      "const { ApiObject, App, Chart } = require('cdk8s')\nconst app = new App()\nnew ApiObject(new Chart(app, 'plain'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } })\napp.synth()\n"
    using project = new Project({ 'program.cjs': program })
    expect(project.steer('synth', '--app', 'node program.cjs')).toMatchObject({ status: 0 })
    expect(parseManifests(project.output()!['plain.k8s.yaml']!)).toMatchObject([{ kind: 'ConfigMap', data: { a: 'b' } }])
  })

  it('--stdout prints the manifests and nothing else, and writes no file', () => {
    using project = new Project({ 'program.ts': smallProgram })
    const { status, stdout } = project.steer('synth', '--app', 'tsx program.ts', '--stdout')
    expect(status).toBe(0)
    expect(parseManifests(stdout)).toHaveLength(2)
    expect(project.output()).toBeUndefined()
  })

  it('--output-dir and -o json say where and what', () => {
    using project = new Project({ 'program.ts': smallProgram })
    const { status, stdout } = project.steer('synth', '--app', 'tsx program.ts', '--output-dir', 'out', '-o', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, findings: [] })
    expect(project.output('out')).toBeDefined()
    expect(project.output()).toBeUndefined()
  })
})

describe('steer synth tells what is wrong, and writes nothing', () => {
  const header =
    "import { App, Chart, ConfigMap, Deployment } from 'steersman'\nconst app = new App()\nconst chart = new Chart(app, 'shop')\n"
  const container = "container: { image: 'x', ports: { http: 80 } }"

  it.each([
    [
      'a value from configuration',
      `${header}new Deployment(chart, 'web', { replicas: JSON.parse('"3"'), ${container} })\napp.synth()\n`,
      /program\.ts:4:1[\s\S]*shop\/web replicas: must be a whole number.*\[props\/invalid\][\s\S]*help: write 3 without quotes/,
    ],
    [
      'an invalid name',
      `${header}new Deployment(chart, 'Web', { ${container} })\napp.synth()\n`,
      /program\.ts:4:1[\s\S]*\[api\/name\][\s\S]*name: 'web'/,
    ],
    [
      'an invalid label',
      `${header}new Deployment(chart, 'web', { labels: { team: 'a b' }, ${container} })\napp.synth()\n`,
      /program\.ts:4:1[\s\S]*\[api\/label\]/,
    ],
    [
      'two objects of one identity',
      `${header}new ConfigMap(chart, 'a', { data: {} })\nnew ConfigMap(chart, 'b', { name: 'a', data: {} })\napp.synth()\n`,
      /program\.ts:5:1[\s\S]*shop\/b: ConfigMap a is made twice: shop\/a/,
    ],
    [
      'an unresolved value',
      `${header}new ConfigMap(chart, 'a', { data: { A: Promise.resolve('x') as never } })\napp.synth()\n`,
      /program\.ts:4:1[\s\S]*a Promise/,
    ],
    [
      'a cycle',
      `${header}const a = new ConfigMap(chart, 'a', { data: {} })\nconst b = new ConfigMap(chart, 'b', { data: {} })\na.addDependency(b)\nb.addDependency(a)\napp.synth()\n`,
      /\[model\/cycle\]/,
    ],
    [
      'a missing folder',
      `${header}ConfigMap.fromFiles(chart, 'a', 'nowhere')\napp.synth()\n`,
      /program\.ts:4:11[\s\S]*nowhere is not there/,
    ],
    [
      'a program that throws',
      'const list: string[] = []\nfunction first(): number {\n  return list[0]!.length\n}\nfirst()\n',
      /program\.ts:3:\d+[\s\S]*TypeError/,
    ],
    ['a program that does not compile', 'const x = {\n', /program\.ts:2:1[\s\S]*\[program\/compile\]/],
    ['a program that makes no App', "console.error('hello')\n", /\[program\/no-app\]/],
    ['an App without synth()', header, /\[program\/no-synth\]/],
  ])('%s', (_, program, message) => {
    using project = new Project({ 'program.ts': program })
    const { status, stdout, stderr } = project.steer('synth', '--app', 'tsx program.ts')
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/node:internal|node_modules/)
    expect(project.output()).toBeUndefined()
  })

  it('everything that is wrong in one run', () => {
    using project = new Project({
      'program.ts': `${header}new Deployment(chart, 'Web', { ${container} })\nnew ConfigMap(chart, 'a_b', { data: {} })\napp.synth()\n`,
    })
    expect(project.steer('synth', '--app', 'tsx program.ts').stderr).toMatch(/Web[\s\S]*a_b[\s\S]*2 errors/)
  })

  it('an output folder that cannot be written', () => {
    using project = new Project({ 'program.ts': smallProgram, dist: 'a file' })
    expect(project.steer('synth', '--app', 'tsx program.ts')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('output/not-writable'),
    })
    expect(project.read('dist')).toBe('a file')
  })

  it('a file that Steersman did not write', () => {
    using project = new Project({ 'program.ts': smallProgram, 'dist/shop.k8s.yaml': 'mine\n' })
    expect(project.steer('synth', '--app', 'tsx program.ts')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('output/not-ours'),
    })
    expect(project.output()).toEqual({ 'shop.k8s.yaml': 'mine\n' })
  })

  it('an earlier output stays as it is when a run fails', () => {
    using project = new Project({ 'program.ts': smallProgram })
    project.steer('synth', '--app', 'tsx program.ts')
    const before = project.output()
    project.write('program.ts', smallProgram.replace("'web'", "'Web'"))
    expect(project.steer('synth', '--app', 'tsx program.ts').status).toBe(1)
    expect(project.output()).toEqual(before)
  })

  it.each([
    [['syth'], 'synth'],
    [['synth', '--stdot'], '--stdout'],
    [['synth', '--color', 'sometimes'], 'auto'],
  ])('wrong usage %j exits with 2 and helps', (args, help) => {
    using project = new Project()
    const { status, stderr } = project.steer(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(help)
  })
})

describe('Secrets', () => {
  const program = `import { App, Chart, Secret } from 'steersman'
const app = new App()
const chart = new Chart(app, 'shop', { namespace: 'shop' })
Secret.external(chart, 'pgpassword', { keys: ['PGPASSWORD'] })
new Secret(chart, 'token', { stringData: { token: { plainText: 'hunter2' } } })
app.synth()
`
  const command = (name: string, key: string): string =>
    `kubectl create secret generic ${name} --namespace=shop --from-literal=${key}="$${key.toUpperCase()}"`

  it('with literal values stay out of files, and the run says how they are made', () => {
    using project = new Project({ 'program.ts': program })
    const { status, stdout, stderr } = project.steer('synth', '--app', 'tsx program.ts')
    expect(status).toBe(0)
    expect(stderr).toContain(command('pgpassword', 'PGPASSWORD'))
    expect(stderr).toContain(command('token', 'token'))
    expect(JSON.stringify([stdout, stderr, project.output()])).not.toContain('hunter2')
  })

  it('steer secrets prints the same commands', () => {
    using project = new Project({ 'program.ts': program })
    const { status, stdout } = project.steer('secrets', '--app', 'tsx program.ts')
    expect(status).toBe(0)
    expect(stdout).toContain(command('pgpassword', 'PGPASSWORD'))
    expect(stdout).toContain(command('token', 'token'))
    expect(stdout).not.toContain('hunter2')
  })

  it('stand in files when they are allowed by name', () => {
    using project = new Project({ 'program.ts': program })
    expect(project.steer('synth', '--app', 'tsx program.ts', '--plain-text-secret', 'shop/token')).toMatchObject({ status: 0 })
    expect(parseManifests(project.output()!['shop.k8s.yaml']!)).toMatchObject([{ kind: 'Secret', stringData: { token: 'hunter2' } }])
  })

  it('a name that allows nothing is told', () => {
    using project = new Project({ 'program.ts': program })
    expect(project.steer('synth', '--app', 'tsx program.ts', '--plain-text-secret', 'tokn')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('tokn'),
    })
  })
})

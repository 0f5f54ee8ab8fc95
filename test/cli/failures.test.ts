import { afterAll, describe, expect, it } from 'vitest'
import { Project, program } from './project.js'

const project = new Project({ 'dist/mine.yaml': 'a: 1\n' })
afterAll(() => project[Symbol.dispose]())

interface Case {
  readonly name: string
  readonly text: string
  readonly says: string
  readonly at?: string
  /** A process that a library starts prints its own stack before the report. */
  readonly noisy?: boolean
  /** The end of the process is the matter. */
  readonly ends?: boolean
}

const cdk8sProgram = "import { Include } from 'cdk8s'\nimport { App, Chart } from 'steersman'\nconst chart = new Chart(new App(), 'c')"

const cases: Case[] = [
  {
    name: 'throws',
    text: 'const a: { b?: { c: 1 } } = {}\n\nenum X { Y }\nconsole.log(a.b!.c, X.Y)',
    says: 'TypeError: Cannot read',
    at: ':4:18',
  },
  { name: 'does not parse', text: 'const a = (1\nconst b = 2', says: '[program/compile]', at: ':2:1' },
  { name: 'imports a file that is not there', text: "import './nope.js'", says: 'cannot find ./nope.js', at: ':1:8' },
  { name: 'imports a package that is not there', text: "import x from 'nope'\nx()", says: 'npm install nope', at: ':1:15' },
  { name: 'makes no App', text: 'export {}', says: 'made no App' },
  { name: 'never calls synth', text: "import { App } from 'steersman'\nnew App()", says: 'never called its synth()' },
  {
    name: 'rejects late',
    text: "setTimeout(() => Promise.reject(new RangeError('late')), 5)",
    says: 'RangeError: late',
    at: ':1:33',
    ends: true,
  },
  { name: 'throws late', text: "setTimeout(() => { throw new RangeError('late') }, 5)", says: 'RangeError: late', at: ':1:26', ends: true },
  { name: 'throws no Error', text: "throw 'words'", says: 'the program threw words' },
  { name: 'throws what JSON cannot hold', text: 'throw { a: 1n }', says: 'the program threw { a: 1n }' },
  {
    name: 'includes a file that is not there',
    text: `${cdk8sProgram}\nnew Include(chart, 'i', { url: 'none.yaml' })`,
    says: 'none.yaml cannot be read: there is no such file',
    at: ':4:1',
    noisy: true,
  },
  {
    name: 'includes no YAML',
    text: `${cdk8sProgram}\nnew Include(chart, 'i', { url: 'dist/mine.yaml' })`,
    says: 'no object of Kubernetes',
    at: ':4:1',
  },
  { name: 'ends itself', text: `${program('{}')}process.exit(3)`, says: 'exit code 3', ends: true },
  { name: 'sets an exit code', text: `${program('{}')}process.exitCode = 4`, says: 'exit code 4', ends: true },
  { name: 'makes a wrong object', text: program('{ a: 1 as never, "b c": "x" }'), says: 'ConfigMap', at: ':4:1' },
]

describe.each(cases)('a program that $name', ({ name, text, says, at, noisy = false, ends = false }) => {
  it('gives one clear error and writes nothing', () => {
    const file = `${name.replaceAll(' ', '-')}.ts`
    project.writeAll({ [file]: text })
    const { status, stdout, stderr } = project[ends ? 'steerAlone' : 'steer']('synth', '--app', `npx tsx ${file}`)
    expect(stderr).toContain(says)
    if (at !== undefined) expect(stderr).toContain(`${file}${at}\n`)
    if (!noisy) expect(stderr).not.toMatch(/node:internal|\/lib\/cli\//)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(Object.keys(project.output()!)).toEqual(['mine.yaml'])
  })
})

describe('modules', () => {
  it('a name that a package does not export is told with the nearest', () => {
    project.writeAll({
      'export.mts': "import { App } from 'steersman'\nimport { Deploymnt } from 'steersman'\nconsole.log(App, Deploymnt)",
    })
    const { status, stderr } = project.steer('synth', '--app', 'tsx export.mts')
    expect(stderr).toContain('export.mts:2:10\n')
    expect(stderr).toContain('steersman has no export Deploymnt')
    expect(stderr).toContain('did you mean Deployment?')
    expect(status).toBe(1)
  })

  it('--verbose shows the whole stack, with the lines that the user wrote', () => {
    project.writeAll({
      'verbose.ts':
        "\nfunction inner(): never {\n  throw new Error('deep')\n}\n\nenum X { Y }\nfunction outer() {\n  inner()\n}\nouter()\nconsole.log(X.Y)",
    })
    const { stderr } = project.steer('synth', '--app', 'tsx verbose.ts', '--verbose')
    for (const place of ['3:9', '8:3', '10:1']) expect(stderr).toContain(`${project.folder}/verbose.ts:${place}`)
  })

  it('what is awaited and never happens is told', () => {
    project.writeAll({ 'never.mts': 'await new Promise(() => {})' })
    const { status, stderr } = project.steerAlone('synth', '--app', 'tsx never.mts')
    expect(stderr).toContain('never happens')
    expect(status).toBe(1)
  })
})

describe('commands', () => {
  const config: [string, string, string][] = [
    ['app: [a\noutput: x\n', 'cdk8s.yaml:2:1', 'config/invalid'],
    ['output: x\napp: 3\n', 'cdk8s.yaml:2:6', 'app is no text'],
    ['- a\n', 'cdk8s.yaml:1:1', 'no map'],
    ['output: x\n', '', 'cdk8s.yaml has no app'],
    ['app: npx tsx nothing.ts\n', '', 'there is no file nothing.ts'],
    ['app: "true && exit 4"\n', '', 'exit code 4'],
    ['app: "true && true"\n', '', 'made no App'],
  ]
  it.each(config)('cdk8s.yaml %j', (text, place, says) => {
    project.writeAll({ 'cdk8s.yaml': text })
    const { status, stderr } = project.steer('synth')
    expect(stderr).toContain(place)
    expect(stderr).toContain(says)
    expect(status).toBe(1)
  })

  it('without cdk8s.yaml and --app it says what to write', () => {
    const { status, stderr } = project.steer('synth', '--config', 'none.yaml')
    expect(stderr).toContain('there is no file none.yaml')
    expect(status).toBe(1)
  })

  it.each([
    [['snyth'], 'Did you mean synth?'],
    [['synth', '--outpt-dir', 'x'], 'Did you mean --output-dir?'],
    [['synth', '-o', 'xml'], 'text, json'],
  ])('wrong usage %j', (args, says) => {
    const { status, stderr } = project.steer(...args)
    expect(stderr).toContain(says)
    expect(status).toBe(2)
  })

  it('with -o json the findings are on stdout', () => {
    project.writeAll({ 'json.ts': "\nthrow new Error('words')" })
    const { status, stdout, stderr } = project.steer('synth', '--app', 'tsx json.ts', '-o', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      findings: [{ code: 'program/error', message: 'Error: words', position: { file: `${project.folder}/json.ts`, line: 2, column: 7 } }],
    })
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  })
})

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Project, repository } from './project.js'

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n'
const bad = `${good}---\n${good.replace('settings', 'other')}data:\n  DEBUG: true\n`
const record = (stdout: string): { documents: number; kubernetes: string; findings: Record<string, unknown>[] } => JSON.parse(stdout)

let project: Project
beforeEach(() => {
  project = new Project({ 'package.json': '{ "type": "module" }' })
})
afterEach(() => project[Symbol.dispose]())

describe('manifests', () => {
  it('the page shows what is printed, as text and as data', () => {
    const page = readFileSync(join(repository, 'docs/check.md'), 'utf8')
    const block = (kind: string): string => new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``).exec(page)![1]!
    project.write('web.yaml', block('yaml unproven'))
    expect(project.steer('check', 'web.yaml')).toEqual({ status: 1, stdout: block('text'), stderr: '' })
    const shown = record(block('json'))
    expect(record(project.steer('check', 'web.yaml', '-o', 'json').stdout)).toMatchObject({
      ...shown,
      findings: [{}, {}, ...shown.findings],
    })
  })

  it('a folder: what holds no objects is passed over, and what is no YAML is told beside all the rest', () => {
    project.writeAll({
      'in/good.yml': good,
      'in/deep/bad.yaml': bad.replace('settings', 'first'),
      'in/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [good.yml]\n',
      'in/values.yaml': 'replicas: 3\n',
      'in/package.json': '{ "kind": 5 }',
      'in/notes.txt': 'no: [',
      'in/chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
      'in/chart/templates/a.yaml': 'kind: {{ .Values.kind }}\n',
      'in/broken.yaml': 'a: [1\n',
      'in/node_modules/x.yaml': bad,
      'in/.git/x.yaml': bad,
    })
    const { status, stdout } = project.steer('check', 'in', '--output', 'json')
    expect(status).toBe(1)
    expect(record(stdout).documents).toBe(3)
    expect(record(stdout).findings.map(({ rule, path, source }) => [rule, path, source])).toEqual([
      ['file/yaml', undefined, { file: 'in/broken.yaml', line: 2, column: 1 }],
      ['api/field-type', 'data.DEBUG', { file: 'in/deep/bad.yaml', line: 11, column: 3, document: 1 }],
    ])
  })

  it('an object that is there twice: an error in one file, a warning in two, which may be for different clusters', () => {
    project.writeAll({ 'a.yaml': good, 'b.yaml': good, 'twice.yaml': `${good}---\n${good}` })
    expect(project.steer('check', 'twice.yaml')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        'error ConfigMap settings: ConfigMap settings is made twice: twice.yaml, document 1, makes it too [wiring/identity]',
      ),
    })
    expect(project.steer('check', 'a.yaml', 'b.yaml')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^b\.yaml:1:1\n[\s\S]*warning .*a\.yaml, document 1/),
    })
    expect(project.steer('check', 'a.yaml', 'b.yaml', '--fail-on', 'warning').status).toBe(1)
  })

  it('standard input, and a List taken apart', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [1, 2].map((n) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `a${n}` }, data: { n } })),
    }
    const command = [process.execPath, join(repository, 'lib/cli/main.js'), 'check', '-', '-o', 'json'] as const
    const { status, stdout } = spawnSync(command[0], command.slice(1), {
      cwd: project.folder,
      input: JSON.stringify(list, undefined, 1),
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(record(stdout)).toMatchObject({
      documents: 1,
      findings: [
        { object: { name: 'a1' }, path: 'data.n', source: { file: '-', document: 0 } },
        { object: { name: 'a2' }, path: 'data.n', source: { file: '-', document: 0 } },
      ],
    })
  })

  it('versions, and what makes the exit code', () => {
    project.writeAll({
      'good.yaml': good,
      'cron.yaml': 'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: { name: a }\nspec: { cidrs: [10.9.0.0/16] }\n',
    })
    expect(project.steer('check', 'good.yaml')).toEqual({
      status: 0,
      stdout: '1 object checked for Kubernetes 1.36: nothing found\n',
      stderr: '',
    })
    expect(project.steer('check', 'cron.yaml', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' })
    const old = project.steer('check', 'cron.yaml', '--kubernetes', '1.31-1.36', '-o', 'json')
    expect(old.status).toBe(1)
    expect(record(old.stdout)).toMatchObject({ kubernetes: '1.31-1.36', findings: [{ rule: 'api/kind' }] })
  })

  it.each([
    [['nowhere.yaml'], 'error: nowhere.yaml is not there\n'],
    [['picture.yaml'], 'error: picture.yaml is no text: it holds a zero byte\n'],
    [['latin.yaml'], 'error: latin.yaml is no text in UTF-8\n'],
    [['good.yaml', '--kubernetes', '1.36-1.30'], '1.36-1.30'],
    [['good.yaml', '--kubernetes', '2'], 'It is one of 1.29 to 1.36, or a range such as 1.31-1.36.'],
  ])('%j cannot be checked', (args, message) => {
    project.writeAll({ 'good.yaml': good, 'picture.yaml': 'a\0b' })
    project.write('latin.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xe9]))
    const { status, stdout, stderr } = project.steer('check', ...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  it('for code scanning, and as annotations of GitHub', () => {
    project.writeAll({ 'good.yaml': good, 'in/bad.yaml': bad })
    const sarif = project.steer('check', 'in', '-o', 'sarif')
    expect(sarif.status).toBe(1)
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'api/field-type', locations: [{ physicalLocation: { artifactLocation: { uri: 'in/bad.yaml' } } }] }] }],
    })
    expect(JSON.parse(project.steer('check', 'good.yaml', '-o', 'sarif').stdout)).toMatchObject({ runs: [{ results: [] }] })
    expect(project.steer('check', 'in', '-o', 'github')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^::error file=in\/bad\.yaml,line=11,col=3,title=api\/field-type::ConfigMap other data\.DEBUG: .*%0Ahelp: .*\n$/,
      ),
    })
    expect(project.steer('check', '-o', 'github')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::error title=config\/no-app::.*\n$/),
    })
  })

  it('no value of a Secret is printed', () => {
    project.write(
      'secret.yaml',
      'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata: { a: hunter2! }\nstringData: { b: [hunter2] }\n',
    )
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { status, stdout, stderr } = project.steer('check', 'secret.yaml', '-o', format)
      expect(status).toBe(1)
      expect(stdout).toContain('api/field-format')
      expect(stdout + stderr).not.toContain('hunter2')
    }
  })
})

describe('a program', () => {
  const program = (spec: string): string => `
import { App, Chart, Pod } from 'steersman'
const app = new App()
const pod = new Pod(new Chart(app, 'shop'), 'web', { container: { image: 'x:1' }, override: { spec: ${spec} } })
app.synth()
`
  it('is told its own line, and nothing is written', () => {
    project.writeAll({ 'cdk8s.yaml': 'app: node main.js\n', 'main.js': program("{ dnsPolicy: 'default' }") })
    const { status, stdout } = project.steer('check')
    expect(status).toBe(1)
    expect(stdout).toContain('main.js:4:13\n')
    expect(stdout).toContain('error shop/web spec.dnsPolicy: must be one of ClusterFirst')
    expect(record(project.steer('check', '-o', 'json').stdout).findings).toMatchObject([
      {
        rule: 'api/field-value',
        construct: 'shop/web',
        path: 'spec.dnsPolicy',
        source: { file: 'main.js', line: 4, column: 13 },
      },
    ])
    expect(project.output()).toBeUndefined()
  })

  it('is checked by synth too, which writes nothing then; --no-check writes, and so does a program that says so', () => {
    project.writeAll({ 'cdk8s.yaml': 'app: node main.js\n', 'main.js': program("{ dnsPolicy: 'default' }") })
    expect(project.steer('synth')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('spec.dnsPolicy: must be one of ClusterFirst'),
    })
    expect(project.run(process.execPath, 'main.js')).toMatchObject({ status: 1, stderr: expect.stringContaining('spec.dnsPolicy') })
    expect(project.output()).toBeUndefined()
    expect(project.steer('synth', '--no-check').status).toBe(0)
    expect(project.read('dist/shop.k8s.yaml')).toContain('dnsPolicy: default')
    project.write('main.js', project.read('main.js').replace('new App()', 'new App({ check: false })'))
    expect(project.steer('synth').status).toBe(0)
    expect(project.run(process.execPath, 'main.js').status).toBe(0)
    // Who asks for checks gets them.
    expect(project.steer('check').status).toBe(1)
  })

  it('is checked for the version of its cluster, or for those that are asked for', () => {
    const stopSignal = program("{ os: { name: 'linux' }, containers: [{ name: 'web', lifecycle: { stopSignal: 'SIGTERM' } }] }")
    const onOld = stopSignal
      .replace('App,', 'App, anyCluster,')
      .replace('new App()', "new App({ cluster: anyCluster({ kubernetesVersion: '1.30' }) })")
    project.writeAll({ 'cdk8s.yaml': 'app: node main.js\n', 'main.js': stopSignal })
    expect(project.steer('synth').status).toBe(0)
    expect(project.steer('synth', '--kubernetes', '1.32-1.36').stderr).toContain('is no field in Kubernetes 1.32: it is there since 1.33')
    project.write('main.js', onOld)
    expect(project.steer('synth').stderr).toContain('is no field in Kubernetes 1.30')
    expect(record(project.steer('check', '-o', 'json').stdout)).toMatchObject({
      kubernetes: '1.30',
      findings: [{ rule: 'api/unknown-field' }],
    })
    expect(project.steer('synth', '--kubernetes', '1.36').status).toBe(0)
  })

  it('without fault is clean; without cdk8s.yaml the run tells how', () => {
    project.write('main.js', program('{}'))
    expect(project.steer('check', '--app', 'node main.js')).toMatchObject({
      status: 0,
      stdout: '1 object checked for Kubernetes 1.36: nothing found\n',
    })
    expect(project.steer('check')).toMatchObject({ status: 1, stderr: expect.stringContaining('config/no-app') })
  })
})

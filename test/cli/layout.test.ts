import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Project, repository } from './project.js'

const main = `
import { App, Chart, ConfigMap, Namespace, selectEnvironment } from 'steersman'

const environment = selectEnvironment({ staging: {}, production: {} }, { default: 'staging' })
const app = new App({ environment, layout: { argoCd: { repoURL: 'https://github.com/example/shop', path: 'dist' } } })
const namespace = new Namespace(new Chart(app, 'platform'), 'shop')
new ConfigMap(new Chart(app, 'shop', { namespace }), 'settings', { data: { A: environment.name } })
app.synth()
`
const foreign = { 'dist/staging/shop/patch.yaml': 'mine\n', 'dist/kustomization.yaml': 'resources: [staging/shop]\n' }
const files = (folder: string): string[] =>
  ['platform', 'shop'].flatMap((chart) => [`${folder}/${chart}/${chart}.k8s.yaml`, `${folder}/${chart}/kustomization.yaml`])
const withArgo = (folder: string): string[] => [
  ...files(folder),
  `${folder}/argo-cd/argo-cd.k8s.yaml`,
  `${folder}/argo-cd/kustomization.yaml`,
]

/** Every file below the output folder. */
function output(project: Project): Record<string, string> {
  const dist = join(project.folder, 'dist')
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(dist, path)).isFile())
  return Object.fromEntries(paths.map((path) => [`dist/${path}`, readFileSync(join(dist, path), 'utf8')]))
}

describe('steer synth --layout', () => {
  let project: Project
  beforeEach(() => {
    project = new Project({ 'package.json': '{ "type": "module" }', 'main.js': main, 'cdk8s.yaml': 'app: node main.js\n', ...foreign })
  })
  afterEach(() => project[Symbol.dispose]())
  const synth = (...args: readonly string[]): void => {
    expect(project.steer('synth', ...args)).toMatchObject({ status: 0, stderr: '' })
  }
  const expectFiles = (...expected: readonly string[]): void => {
    const found = output(project)
    expect(Object.keys(found).sort()).toEqual([...expected, ...Object.keys(foreign)].sort())
    expect(found).toMatchObject(foreign)
  }

  it('environments stand side by side, and another layout leaves no file of the one before', () => {
    synth()
    expectFiles(...withArgo('dist/staging'))
    synth('--env', 'production')
    expectFiles(...withArgo('dist/staging'), ...withArgo('dist/production'))
    expect(project.read('dist/production/argo-cd/argo-cd.k8s.yaml')).toContain('path: dist/production/shop')
    synth('--layout', 'kustomize')
    expectFiles(...files('dist/staging'), ...withArgo('dist/production'))
    synth('--layout', 'files')
    expectFiles('dist/staging/0000-platform.k8s.yaml', 'dist/staging/0001-shop.k8s.yaml', ...withArgo('dist/production'))
  })

  it('a folder of the command line takes one environment after the other, and so do the paths of the Applications', () => {
    synth('-d', 'dist/deploy', '--env', 'staging')
    // By a shell, so that the program has a process of its own.
    synth('-d', 'dist/deploy', '--env', 'production', '--app', 'true && node main.js')
    expectFiles(...withArgo('dist/deploy'))
    expect(project.read('dist/deploy/shop/shop.k8s.yaml')).toContain('A: production')
    expect(project.read('dist/deploy/argo-cd/argo-cd.k8s.yaml')).toMatch(/name: shop-production\n[\s\S]*path: dist\/shop\n/)
  })

  it('a program of cdk8s gets folders too', () => {
    project.write(
      'plain.cjs',
      "const { ApiObject, App, Chart } = require('cdk8s')\nconst app = new App()\nnew ApiObject(new Chart(app, 'plain'), 'a', { apiVersion: 'v1', kind: 'ConfigMap' })\napp.synth()\n",
    )
    synth('--app', 'node plain.cjs', '--layout', 'kustomize', '-d', 'out')
    expect(project.read('out/plain/kustomization.yaml')).toContain('- plain.k8s.yaml')
  })

  it('a kustomization.yaml of the user is never overwritten: the error says how it lies over ours, and nothing changes', () => {
    project.write('dist/staging/shop/kustomization.yaml', 'resources: [patch.yaml]\n')
    const before = output(project)
    const { status, stderr } = project.steer('synth')
    expect(status).toBe(1)
    expect(stderr).toContain(
      'dist/staging/shop/kustomization.yaml: exists, and Steersman did not write it [output/not-ours]\n  help: move it to a folder of your own, where its resources: can name shop, or delete it',
    )
    expect(output(project)).toEqual(before)
  })

  it.each([
    [['--layout', 'helm'], 2, /argument 'helm' is invalid\. Allowed choices are files, kustomize, argo-cd, flux/],
    [['--layout', 'kustomize', '--stdout'], 2, /--stdout writes no files, so it cannot go with --layout/],
    [
      ['--layout', 'flux'],
      1,
      /main\.js:5:13[\s\S]*the program does not say where Flux finds the files \[output\/no-repository\]\n {2}help: .*\{ flux: /,
    ],
  ])('%j is told', (args, code, message) => {
    const { status, stderr, stdout } = project.steer('synth', ...args)
    expect([status, stdout]).toEqual([code, ''])
    expect(stderr).toMatch(message)
    expectFiles()
  })

  it('two Apps with one chart in one folder are told', () => {
    const apps = `for (const id of ['one', 'two']) {
  const app = new App({ layout: 'kustomize' })
  new ConfigMap(new Chart(app, 'shop'), id, { data: {} })
  app.synth()
}
`
    project.write('main.js', `import { App, Chart, ConfigMap } from 'steersman'\n${apps}`)
    const { status, stderr } = project.steer('synth')
    expect(status).toBe(1)
    expect(stderr).toMatch(/shop\/kustomization\.yaml: is written by two Apps to dist \[output\/same-file\]/)
    expectFiles()
  })

  it('runs that are killed while they write leave no half file, and the next one mends all', async () => {
    const many = `${main.replace('{ environment,', '{ environment, yamlOutputType: 2,').replace('app.synth()', '')}
const more = new Chart(app, 'more', { namespace })
for (let index = 0; index < 300; index++) new ConfigMap(more, \`c\${index}\`, { data: { A: 'x'.repeat(3000) } })
app.synth()
`
    project.write('main.js', many)
    const dist = join(project.folder, 'dist/staging')
    const names = (): string => {
      try {
        return readdirSync(dist, { recursive: true }).join()
      } catch {
        return 'a folder has just gone'
      }
    }
    let interrupted = 0
    for (const [index, signal] of (['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const).entries()) {
      const args = [join(repository, 'lib/cli/main.js'), 'synth', '--layout', index % 2 === 0 ? 'argo-cd' : 'files']
      const child = spawn(process.execPath, args, { cwd: project.folder, env: project.env(), stdio: 'ignore' })
      const ended = once(child, 'exit')
      const before = names()
      while (names() === before && child.exitCode === null) await setTimeout(1)
      await setTimeout(Math.random() * 10)
      child.kill(signal)
      await ended
      if (Object.keys(output(project)).some((path) => path.endsWith('.tmp'))) interrupted++
      for (const [path, text] of Object.entries(output(project)))
        if (path.includes('ConfigMap.c')) expect(text, path).toMatch(/^# Generated by Steersman [\s\S]*\n {2}A: x{3000}\n$/)
    }
    expect(interrupted).toBeGreaterThan(0)
    synth()
    const restored = Object.keys(output(project)).filter((path) => path.includes('ConfigMap.c'))
    expect(restored).toHaveLength(300)
    expect(Object.keys(output(project)).filter((path) => path.endsWith('.tmp'))).toEqual([])
    expect(output(project)).toMatchObject(foreign)
  })
})

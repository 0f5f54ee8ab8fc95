import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { google } from '../gke/support.js'
import { find, run, TemporaryProject } from '../pulumi-engine/index.js'
import { Project, repository } from './project.js'

const tsc = join(repository, 'node_modules/typescript/bin/tsc')

/** What package.json of this repository says of the packages that the templates name. */
const { devDependencies: tried, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>
  version: string
}

function typeErrors(folder: string): string {
  try {
    return execFileSync(process.execPath, [tsc, '-p', '.', '--typeRoots', join(repository, 'node_modules/@types')], {
      cwd: folder,
      encoding: 'utf8',
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

describe('steer init', () => {
  it('makes a project that compiles and renders at once, for each environment', { timeout: 120_000 }, () => {
    using project = new Project()
    const { status, stdout } = project.steer('init')
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/wrote {2}package\.json\n[\s\S]*\nNext:\n {2}npm install\n {2}npx steer synth\n/),
    ])
    expect(typeErrors(project.folder)).toBe('')
    expect(project.steer('synth')).toMatchObject({ status: 0, stderr: '' })
    expect(project.steer('synth', '--env', 'production')).toMatchObject({ status: 0, stderr: '' })
    for (const name of ['minikube', 'production']) expect(Object.keys(project.output(`dist/${name}`)!)).toHaveLength(1)
  })

  it('makes a project with a cluster, which compiles, renders and deploys', { timeout: 120_000 }, async () => {
    using project = new TemporaryProject()
    const steer = (...args: string[]): string =>
      execFileSync(process.execPath, [join(repository, 'lib/cli/main.js'), ...args], {
        cwd: project.folder,
        encoding: 'utf8',
        stdio: 'pipe',
      })
    steer('init', '--template', 'gke')
    expect(typeErrors(project.folder)).toBe('')
    expect(steer('synth', '--stdout')).toContain('kind: Deployment')
    const result = await run({ program: project.folder, preview: true, providers: { gcp: google } })
    expect(result.diagnostics).toEqual([])
    expect(find(result, 'gcp:container/cluster:Cluster').inputs).toMatchObject({ enableAutopilot: true })
    expect(result.registrations.some(({ type }) => type === 'kubernetes:apps/v1:Deployment')).toBe(true)
  })

  it('names versions that were tried together', () => {
    for (const template of ['plain', 'gke']) {
      using project = new Project()
      project.steer('init', '--template', template)
      const { dependencies, devDependencies } = JSON.parse(project.read('package.json')) as Record<string, Record<string, string>>
      for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies })) {
        const [major, minor] = range.replace('^', '').split('.').map(Number)
        const [triedMajor, triedMinor] = (name === 'steersman' ? version : tried[name]!).split('.').map(Number)
        expect([name, triedMajor]).toEqual([name, major])
        expect(triedMinor).toBeGreaterThanOrEqual(minor!)
      }
    }
  })

  it('keeps every file that is there, and says how to install beside a package.json', () => {
    using project = new Project({ 'package.json': '{ "name": "mine" }', 'main.ts': '// mine' })
    const { status, stdout } = project.steer('init', 'sub/../.')
    expect(status).toBe(0)
    expect(stdout).toContain('kept   main.ts, which was there')
    expect(stdout).toMatch(/npm install cdk8s@\S+ constructs@\S+ steersman@\S+\n {2}npm install --save-dev @types\/node@/)
    expect([project.read('package.json'), project.read('main.ts')]).toEqual(['{ "name": "mine" }', '// mine'])
  })

  it('makes the folder, and a name of it that is one everywhere', () => {
    using project = new Project()
    const { stdout } = project.steer('init', 'new/2nd Shop_')
    expect(stdout).toContain("\n  cd 'new/2nd Shop_'\n")
    expect(JSON.parse(project.read('new/2nd Shop_/package.json'))).toMatchObject({ name: 'app-2nd-shop', type: 'module' })
  })

  it.skipIf(process.getuid?.() === 0)('says when it cannot write', () => {
    using project = new Project({ 'locked/x': '' })
    chmodSync(join(project.folder, 'locked'), 0o500)
    const { status, stderr } = project.steer('init', 'locked/in')
    expect([status, stderr]).toEqual([1, expect.stringMatching(/locked\/in cannot be written[\s\S]*steer init FOLDER/)])
  })

  it('says when there is a file in the way, or no such template', () => {
    using project = new Project({ file: '' })
    expect(project.steer('init', 'file/in')).toMatchObject({ status: 1, stderr: expect.stringMatching(/file\/in cannot be written/) })
    expect(project.steer('init', '--template', 'helm')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/Allowed choices are plain, gke/),
    })
  })
})

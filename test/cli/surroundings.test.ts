import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Project, program, repository, smallProgram } from './project.js'

const steer = join(repository, 'lib/cli/main.js')

describe('several Apps', () => {
  const apps = `import { App, Chart, ConfigMap } from 'steersman'
for (const outdir of ['one', 'two']) {
  const app = new App({ outdir })
  new ConfigMap(new Chart(app, 'tiny'), 'settings', { data: {} })
  app.synth()
}
`
  it('write all of their folders', () => {
    using project = new Project({ 'main.ts': apps })
    expect(project.steer('synth', '--app', 'tsx main.ts')).toMatchObject({ status: 0 })
    expect(['one', 'two'].map((folder) => Object.keys(project.output(folder)!))).toEqual([['tiny.k8s.yaml'], ['tiny.k8s.yaml']])
  })

  it('write none of them when one cannot be written, and the report names it', () => {
    using project = new Project({ 'main.ts': apps, 'two/tiny.k8s.yaml': 'mine\n' })
    const { status, stderr } = project.steer('synth', '--app', 'tsx main.ts')
    expect(status).toBe(1)
    expect(stderr).toContain('two/tiny.k8s.yaml: exists')
    expect(project.output('one')).toBeUndefined()
  })

  it('are not seen where one App is synthesized twice: its last word counts', () => {
    const more = "new ConfigMap(app.node.findChild('tiny') as Chart, 'late', { data: {} })\napp.synth()\n"
    using project = new Project({ 'main.ts': program('{}') + more })
    for (const app of ['tsx main.ts', 'true && tsx main.ts']) {
      expect(project.steer('synth', '--app', app)).toMatchObject({ status: 0, stdout: expect.stringContaining('2 ConfigMap') })
    }
  })
})

describe('the working directory', () => {
  const own = smallProgram.replace('new App()', "new App({ outdir: 'own' })")

  it('of a program that changes it is that of its outdir; output and -d count from where steer was started', () => {
    using project = new Project({
      'main.ts': `process.chdir('sub')\n${smallProgram}`,
      'own.ts': `process.chdir('sub')\n${own}`,
      'sub/child.ts': own,
    })
    expect(project.steer('synth', '--app', 'tsx main.ts')).toMatchObject({ status: 0 })
    expect(Object.keys(project.output('dist')!)).toEqual(['shop.k8s.yaml'])
    for (const app of ['tsx own.ts', 'cd sub && tsx child.ts'])
      expect(project.steer('synth', '--app', app).stdout).toContain('sub/own/shop.k8s.yaml')
    expect(Object.keys(project.output('sub/own')!)).toEqual(['shop.k8s.yaml'])
    expect(project.output('own')).toBeUndefined()
  })
})

describe('what is given and printed', () => {
  it.each([
    ['--app', ''],
    ['--output-dir', ''],
    ['--config', ' '],
  ])('an empty %s is a wrong use, and nothing is written', (option, value) => {
    using project = new Project({ 'main.ts': smallProgram, 'cdk8s.yaml': 'app: tsx main.ts\n' })
    const { status, stderr } = project.steer('synth', option, value)
    expect(stderr).toContain('It is empty')
    expect(status).toBe(2)
    expect(readdirSync(project.folder).sort()).toEqual(['cdk8s.yaml', 'main.ts', 'node_modules'])
  })

  it('a reader that stops early is no failure', () => {
    using project = new Project({ 'main.ts': smallProgram })
    const command = `${process.execPath} ${steer} synth --app 'tsx main.ts' --stdout | head -1; echo "\${PIPESTATUS[0]}"`
    expect(project.run('bash', '-c', command)).toEqual({ status: 0, stdout: 'apiVersion: v1\n0\n', stderr: '' })
  })

  it.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is one', () => {
    using project = new Project({ 'main.ts': smallProgram })
    const { status, stderr } = project.run('sh', '-c', `${process.execPath} ${steer} synth --app 'tsx main.ts' --stdout > /dev/full`)
    expect(stderr).toMatch(/^error what is printed cannot be written: ENOSPC/)
    expect(status).toBe(1)
  })
})

describe('the temporary folder', () => {
  const temporary = (project: Project): string => {
    const folder = join(project.folder, 'tmp')
    mkdirSync(folder)
    return folder
  }
  const run = (project: Project, folder: string, app: string) =>
    spawn(process.execPath, [steer, 'synth', '--app', app], { cwd: project.folder, env: project.env({ TMPDIR: folder }), stdio: 'ignore' })
  const ended = (child: ReturnType<typeof run>) => new Promise((done) => child.once('close', (code, signal) => done(signal ?? code)))

  it.each(['SIGINT', 'SIGTERM'] as const)('is gone, with the command that ran, after %s', async (signal) => {
    using project = new Project({
      'wait.mjs': "import { writeFileSync } from 'node:fs'\nwriteFileSync('started', String(process.pid))\nsetInterval(() => {}, 1000)",
    })
    const folder = temporary(project)
    const child = run(project, folder, 'X=1 exec node wait.mjs')
    const end = ended(child)
    await expect.poll(() => existsSync(join(project.folder, 'started')) && project.read('started'), { timeout: 20_000 }).toMatch(/\d/)
    child.kill(signal)
    expect(await end).toBe(signal)
    expect(readdirSync(folder)).toEqual([])
    await expect.poll(() => isAlive(Number(project.read('started'))), { timeout: 20_000 }).toBe(false)
  })

  it('of a run that was killed is removed by a later one, and no other', async () => {
    using project = new Project({ 'main.ts': smallProgram })
    const folder = temporary(project)
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    const names = [`steersman-${dead}-oldone`, `steersman-${dead}-recent`, `steersman-${process.pid}-living`, 'steersman-mine', 'other']
    for (const name of names) mkdirSync(join(folder, name))
    for (const name of names.filter((each) => !each.endsWith('recent'))) utimesSync(join(folder, name), 1, 1)
    expect(await ended(run(project, folder, 'tsx main.ts'))).toBe(0)
    expect(
      readdirSync(folder)
        .filter((name) => /^(?:steersman|other)/.test(name))
        .sort(),
    ).toEqual(names.slice(1).sort())
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Project } from './project.js'

const main = `
import { App, Chart, ConfigMap, selectEnvironment } from 'steersman'

const environment = selectEnvironment({ staging: { host: 'staging.example.com', workers: 1 }, production: { host: 'example.com', workers: 4 } })
const { host, workers } = environment.values
const app = new App({ environment })
new ConfigMap(new Chart(app, 'shop'), 'settings', { data: { HOST: host, WORKERS: workers } })
app.synth()
`

describe('environments', () => {
  let project: Project
  beforeAll(() => {
    project = new Project({
      'package.json': '{ "type": "module" }',
      'main.ts': main,
      'plain.ts': main.replace('{ environment }', ''),
      'cdk8s.yaml': 'app: npx tsx main.ts\n',
      'more.yaml': 'workers: 8\n',
    })
  })
  afterAll(() => project[Symbol.dispose]())

  it('have a folder each, side by side', () => {
    for (const name of ['staging', 'production']) expect(project.steer('synth', '--env', name)).toMatchObject({ status: 0, stderr: '' })
    expect(project.output('dist/staging')!['shop.k8s.yaml']).toContain('HOST: staging.example.com')
    expect(project.output('dist/production')!['shop.k8s.yaml']).toContain('HOST: example.com')
  })

  it('take values from files and the command line, the last one wins', () => {
    const { stdout, status } = project.steer('synth', '--env', 'staging', '--env-values', 'more.yaml', '--set', 'host=x.test', '--stdout')
    expect(status).toBe(0)
    expect(stdout).toContain('HOST: x.test')
    expect(stdout).toContain('WORKERS: "8"')
    expect(project.steer('synth', '--env', 'staging', '--env-values', 'more.yaml', '--set', 'workers=9', '--stdout').stdout).toContain(
      '"9"',
    )
  })

  it('reach a program in a process of its own, and go where --output-dir says', () => {
    const { status } = project.steer('synth', '--app', 'true && npx tsx main.ts', '--env', 'staging', '--set', 'workers=2', '-d', 'exact')
    expect(status).toBe(0)
    expect(project.output('exact')!['shop.k8s.yaml']).toContain('WORKERS: "2"')
  })

  it.each([
    [['--env', 'prod'], /main\.ts:4:\d+[\s\S]*there is no environment prod[\s\S]*did you mean production\?/],
    [[], /main\.ts:4:\d+[\s\S]*no environment is chosen[\s\S]*--env with one of staging, production/],
    [['--env', 'staging', '--set', 'workers=x'], /--set workers: workers must be a number like 1, and is "x"/],
    [['--env', 'staging', '--set', 'workers'], /--set workers has no value/],
    [['--env', 'staging', '--env-values', 'none.yaml'], /there is no file none\.yaml[\s\S]*--env-values/],
    [['--env', 'staging', '--app', 'npx tsx plain.ts'], /the program has no environments[\s\S]*new App\(\{ environment \}\)/],
  ])('are told what is wrong: %j', (args, told) => {
    const { status, stderr } = project.steer('synth', ...args)
    expect(status).toBe(1)
    expect(stderr).toMatch(told)
  })
})

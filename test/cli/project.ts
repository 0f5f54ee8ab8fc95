import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Run, sharedServer } from '../support/steer-server.js'

export const repository = resolve(import.meta.dirname, '../..')

/** A user's project in a folder of its own, with this package and cdk8s installed; the command is the built one. */
export class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'steersman-project-')))

  #hasJavaScript = false
  #hasRun = false

  constructor(files: Readonly<Record<string, string>> = {}) {
    mkdirSync(join(this.folder, 'node_modules'))
    symlinkSync(repository, join(this.folder, 'node_modules/steersman'))
    for (const name of ['cdk8s', 'constructs', 'tsx', 'cdk8s-plus-27'])
      symlinkSync(join(repository, 'node_modules', name), join(this.folder, 'node_modules', name))
    this.writeAll(files)
  }

  write(path: string, content: string | Uint8Array): void {
    this.#hasJavaScript ||= /\.m?js$/.test(path)
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), content)
  }

  writeAll(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) this.write(path, text)
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** The files of an output folder by name; undefined when it is not there. */
  output(folder = 'dist'): Record<string, string> | undefined {
    const path = join(this.folder, folder)
    return existsSync(path)
      ? Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]))
      : undefined
  }

  /**
   * The command in a process that has run it before: for all that does not depend on how a process starts or ends.
   * Node loads a file of JavaScript once per process, so from the second run on such a project has processes of its own.
   */
  steer(...args: readonly string[]): Run {
    const before = this.#hasRun
    this.#hasRun = true
    if (before && this.#hasJavaScript) return this.steerAlone(...args)
    return sharedServer().run(this.folder, this.env(), args)
  }

  /** The command in a process of its own, as a user starts it. */
  steerAlone(...args: readonly string[]): Run {
    return this.run(process.execPath, join(repository, 'lib/cli/main.js'), ...args)
  }

  run(program: string, ...args: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.folder, env: this.env(), encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  /** What a user's shell has, and nothing that the test runner sets. */
  env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const env = { ...process.env, ...more, NO_COLOR: '1', PATH: `${join(repository, 'node_modules/.bin')}:${process.env.PATH}` }
    for (const name of ['FORCE_COLOR', 'CDK8S_OUTDIR', 'NODE_OPTIONS', 'VITEST', 'GITHUB_WORKSPACE'])
      delete (env as Record<string, unknown>)[name]
    return env
  }

  copyTo(folder: string): void {
    cpSync(this.folder, folder, { recursive: true })
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A program of two objects, for cases in which the program does not matter. */
export const smallProgram = `import { App, Chart, Deployment } from 'steersman'
enum Size { Small = 1, Large = 3 }
const app = new App()
const chart = new Chart(app, 'shop', { namespace: 'shop' })
new Deployment(chart, 'web', { replicas: Size.Large, container: { image: 'nginx:1.29', ports: { http: 80 } } }).expose()
app.synth()
`

/** A program with one ConfigMap whose data is written as TypeScript. */
export function program(data: string, before = ''): string {
  return `import { App, Chart, ConfigMap } from 'steersman'
${before}
const app = new App()
new ConfigMap(new Chart(app, 'tiny'), 'settings', { data: ${data} })
app.synth()
`
}

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder as a user's project is: its own files, and node_modules with what it installed. */
export class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'steer-test-')))

  constructor(files: Readonly<Record<string, string>> = {}) {
    mkdirSync(join(this.folder, 'node_modules'))
    for (const name of ['cdk8s', 'constructs', 'tsx', '.bin']) {
      symlinkSync(realpathSync(join(root, 'node_modules', name)), join(this.folder, 'node_modules', name))
    }
    symlinkSync(root, join(this.folder, 'node_modules/steersman'))
    this.write(files)
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true })
      writeFileSync(join(this.folder, name), text)
    }
  }

  steer(...args: string[]): Promise<Ended> {
    return this.node(join(root, 'lib/cli/main.js'), ...args)
  }

  node(...args: string[]): Promise<Ended> {
    const { NO_COLOR, FORCE_COLOR, CDK8S_OUTDIR, ...env } = process.env
    return new Promise((done, failed) => {
      const child = spawn(process.execPath, args, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const out = { stdout: '', stderr: '' }
      for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (out[name] += text))
      child.once('error', failed).once('close', (code) => done({ code, ...out }))
    })
  }

  /** The files of an output folder with their text; none when there is no folder. */
  output(folder = 'dist'): Record<string, string> {
    const path = join(this.folder, folder)
    if (!existsSync(path)) return {}
    return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}

/** A program with one ConfigMap whose data is written as TypeScript. */
export function program(data: string, before = ''): string {
  return `import { App, Chart, ConfigMap } from 'steersman'
${before}
const app = new App()
new ConfigMap(new Chart(app, 'tiny'), 'settings', { data: ${data} })
app.synth()
`
}

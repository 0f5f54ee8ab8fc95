import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Project } from './project.js'

export interface Ended {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface ChildOptions {
  readonly organization: string
  readonly stack: string
  readonly preview: boolean
  readonly parallel: number
  /** Milliseconds after which the program is killed and the run fails. */
  readonly timeout: number
  readonly env: Readonly<Record<string, string>>
}

/** Runs a project's program the way Pulumi's language host for Node does, against the engine at `address`. */
export async function runChild(project: Project, address: string, options: ChildOptions): Promise<Ended> {
  const sync = mkdtempSync(join(tmpdir(), 'steersman-pulumi-'))
  const runner = createRequire(join(project.workingFolder, 'index.js')).resolve('@pulumi/pulumi/cmd/run')
  const flags = {
    monitor: address,
    engine: address,
    sync,
    organization: options.organization,
    project: project.name,
    'root-directory': project.folder,
    stack: options.stack,
    pwd: project.workingFolder,
    ...(options.preview && { 'dry-run': true }),
    parallel: options.parallel,
  }
  const args = Object.entries(flags).flatMap(([flag, value]) => (value === true ? [`--${flag}`] : [`--${flag}`, String(value)]))
  try {
    return await run(
      [...project.nodeArguments, runner, ...args, project.entry],
      project.workingFolder,
      environment(project, options),
      options.timeout,
    )
  } finally {
    rmSync(sync, { recursive: true, force: true })
  }
}

function environment({ config, typescript }: Project, options: ChildOptions): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_V8_COVERAGE, FORCE_COLOR, VITEST, ...inherited } = process.env
  return {
    ...inherited,
    PULUMI_CONFIG: JSON.stringify(config.values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
    ...(typescript && { PULUMI_NODEJS_TYPESCRIPT: 'true' }),
    ...options.env,
  }
}

function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, timeout: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const kill = (): unknown => child.kill('SIGKILL')
    process.once('exit', kill)
    let late = false
    const timer = setTimeout(() => {
      late = true
      kill()
    }, timeout)
    const out = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (out[name] += text))
    child.once('error', reject).once('close', (code, signal) => {
      clearTimeout(timer)
      process.off('exit', kill)
      if (code !== null) resolve({ exitCode: code, ...out })
      else
        reject(
          new Error(`the program ${late ? `did not end within ${timeout} ms` : `was killed by ${signal}`}\n${out.stdout}${out.stderr}`),
        )
    })
  })
}

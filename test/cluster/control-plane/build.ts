import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The programs of a control plane and of its fake nodes, all in one folder. */
export interface ControlPlanePrograms {
  readonly folder: string
  readonly kubernetesVersion: string
}

/** What this machine lacks to build them; tests that need them are then skipped, never passed. */
export interface MissingTool {
  readonly missing: string
  readonly why: string
}

const programs = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl', 'kwok']
const modules = ['go', 'kwok'].map((name) => fileURLToPath(new URL(name, import.meta.url)))
const environment = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' }

function log(line: string): void {
  process.stderr.write(`control plane: ${line}\n`)
}

/** The Go release that the modules select, or why there is none. */
function goVersion(): { version: string } | MissingTool {
  const found = spawnSync('go', ['version'], { cwd: modules[0], env: environment, encoding: 'utf8' })
  if (found.error) return { missing: 'Go', why: 'there is no `go` on the PATH; install it from https://go.dev/dl/' }
  // Reads go.mod, so it fails when this Go is too old for it and may not fetch a newer one.
  const usable = spawnSync('go', ['list', '-m'], { cwd: modules[0], env: environment, encoding: 'utf8' })
  if (found.status !== 0 || usable.status !== 0) return { missing: 'Go', why: (found.stderr + usable.stderr).trim() }
  return { version: found.stdout.trim() }
}

function moduleFiles(): string[] {
  return modules.flatMap((folder) => ['go.mod', 'go.sum'].map((name) => readFileSync(join(folder, name), 'utf8')))
}

function versionFlags(version: string): string {
  const [major, minor] = version.slice(1).split('.')
  const values = { gitVersion: version, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' }
  return Object.entries(values)
    .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    .join(' ')
}

function compile(folder: string, output: string, flags: string): Promise<void> {
  const command = ['build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-ldflags', `-s -w ${flags}`, '-o', output + '/', 'tool']
  return new Promise((resolve, reject) => {
    const build = spawn('go', command, { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    build.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-10_000)
    })
    build.on('error', reject)
    build.on('close', (status) => {
      if (status === 0) resolve()
      else reject(new Error(`go ${command.join(' ')}\nfailed in ${folder} with status ${status}:\n${errors}`))
    })
  })
}

async function compileAll(output: string, flags: string): Promise<void> {
  const started = Date.now()
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`
  const clock = setInterval(
    () => log(`building for ${elapsed()}, ${readdirSync(output).length} of ${programs.length} programs done`),
    30_000,
  )
  try {
    for (const folder of modules) await compile(folder, output, flags)
    renameSync(join(output, 'server'), join(output, 'etcd')) // etcd's main package is the root of a module named server
  } finally {
    clearInterval(clock)
  }
  log(`built in ${elapsed()}`)
}

/** Makes the folder appear with everything in it or not at all; the copy of another process that was faster is as good as ours. */
async function fillOnce(folder: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(`${folder}.unfinished-`)
  try {
    await fill(unfinished)
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Builds the programs from their published source, once for each version of them and of Go; about five minutes the first time. */
export async function buildControlPlane(): Promise<ControlPlanePrograms | MissingTool> {
  const go = goVersion()
  if ('missing' in go) {
    log(`SKIPPED, ${go.missing} is missing: ${go.why}`)
    return go
  }
  const files = moduleFiles()
  const kubernetesVersion = /^\s*(?:require )?k8s\.io\/kubernetes (v\S+)/m.exec(files[0]!)![1]!
  const flags = versionFlags(kubernetesVersion)
  const hash = createHash('sha256')
    .update(JSON.stringify([go.version, flags, ...files]))
    .digest('hex')
    .slice(0, 16)
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'steersman', 'control-plane')
  const folder = join(cache, hash, 'bin')
  if (!existsSync(folder)) {
    log(`building ${programs.join(', ')} (Kubernetes ${kubernetesVersion}) into ${folder}, some minutes the first time`)
    await fillOnce(folder, (unfinished) => compileAll(unfinished, flags))
  }
  const absent = programs.filter((name) => !existsSync(join(folder, name)))
  if (absent.length > 0) throw new Error(`${folder} has no ${absent.join(', ')}: remove ${basename(dirname(folder))} there and run again`)
  return { folder, kubernetesVersion }
}

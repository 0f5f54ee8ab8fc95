import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressStages } from './addresses.js'
import { buildControlPlane } from './build.js'
import type { Client } from './client.js'
import { createClient } from './client.js'
import { eventually } from './eventually.js'
import type { Settings } from './flags.js'
import { apiServerFlags, controllerManagerFlags, etcdFlags, kwokFlags, schedulerFlags } from './flags.js'
import { createNamespace } from './namespaces.js'
import { addNodes } from './nodes.js'
import { freePorts, Processes } from './processes.js'
import { removeVolumeFolders } from './storage.js'

export interface StartOptions {
  /** Also run the controller-manager, the scheduler and fake nodes; without them only the API server's verdicts are to be had. */
  readonly controllers?: boolean
  /** How many fake nodes, each of 32 CPUs and 64Gi; 3 when not given, and none without controllers. */
  readonly nodes?: number
  /** More flags of the API server, such as feature gates. */
  readonly apiServerOptions?: readonly string[]
}

export interface CommandResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface ControlPlane {
  readonly client: Client
  /** Path of a kubeconfig of a cluster administrator. */
  readonly kubeconfig: string
  readonly kubernetesVersion: string
  /** Runs kubectl; a failing one is a result with its status. */
  kubectl(args: readonly string[], stdin?: string): Promise<CommandResult>
  /** What etcd holds under a key such as `/registry/secrets/default/password`, as bytes; undefined when there is nothing. */
  stored(key: string): Promise<Buffer | undefined>
  /** Creates a Namespace in which pods are accepted at once. */
  createNamespace(name: string): Promise<void>
  /** Ends all programs and removes every file they made. */
  stop(): Promise<void>
}

/** Writes what the API server reads at its start; returns the administrator's token. */
function prepare(folder: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const token = randomBytes(24).toString('hex')
  writeFileSync(join(folder, 'service-account.key'), privateKey.export({ type: 'sec1', format: 'pem' }), { mode: 0o600 })
  writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 })
  writeFileSync(join(folder, 'kwok.yaml'), addressStages())
  return token
}

function writeKubeconfig(path: string, server: string, certificateAuthority: string, token: string): void {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    clusters: [{ name: 'test', cluster: { server, 'certificate-authority-data': Buffer.from(certificateAuthority).toString('base64') } }],
    users: [{ name: 'admin', user: { token } }],
  }
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 }) // JSON is YAML
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv, stdin = ''): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: 'pipe' })
    const output = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text
      })
    }
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...output }))
    child.stdin.on('error', () => {}) // a program that ends without reading its input
    child.stdin.end(stdin)
  })
}

/** Asks etcd itself, past the API server. */
async function readStored(port: number, key: string): Promise<Buffer | undefined> {
  const body = JSON.stringify({ key: Buffer.from(key).toString('base64') })
  const reply = await fetch(`http://127.0.0.1:${port}/v3/kv/range`, { method: 'POST', body })
  const { kvs = [] } = (await reply.json()) as { kvs?: { value: string }[] }
  return kvs[0] && Buffer.from(kvs[0].value, 'base64')
}

/** Starts a control plane of its own on 127.0.0.1: about 3 s once the programs are built. */
export async function startControlPlane({
  controllers = false,
  nodes = 3,
  apiServerOptions = [],
}: StartOptions = {}): Promise<ControlPlane> {
  const built = await buildControlPlane()
  if ('missing' in built) throw new Error(`${built.missing} is missing: ${built.why}`)
  const program = (name: string) => join(built.folder, name)
  const folder = mkdtempSync(join(tmpdir(), 'control-plane-'))
  const processes = new Processes(folder)
  let client: Client | undefined
  const stop = async () => {
    if (client && controllers && !processes.failure()) await removeVolumeFolders(client).catch(() => {})
    client?.close()
    await processes.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    const [etcd, etcdPeers, apiServer, controllerManager, scheduler, kwok] = (await freePorts(6)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const ports = { etcd, etcdPeers, apiServer, controllerManager, scheduler, kwok }
    const settings: Settings = { folder, ports, kubeconfig: join(folder, 'kubeconfig') }
    const server = `https://127.0.0.1:${ports.apiServer}`
    const token = prepare(folder)
    const until = (what: string, missing: () => Promise<string | undefined>) =>
      eventually(what, 60_000, async () => {
        const failure = processes.failure()
        if (failure) throw new Error(failure)
        return missing()
      })

    processes.start(program('etcd'), etcdFlags(settings))
    processes.start(program('kube-apiserver'), [...apiServerFlags(settings), ...apiServerOptions])
    const certificate = join(folder, 'certificates', 'apiserver.crt') // the API server makes it, and signs it with itself
    await until('the API server has a certificate', async () => (existsSync(certificate) ? undefined : processes.logs()))
    let readiness = 'no answer'
    await until('the API server is ready', async () => {
      const certificateAuthority = readFileSync(certificate, 'utf8')
      client?.close()
      client = createClient({ server, certificateAuthority, token })
      const reply = await client.request('GET', '/readyz').catch((error: Error) => error)
      if (!(reply instanceof Error) && reply.ok) return undefined
      readiness = reply instanceof Error ? reply.message : String((reply.body as { message?: string }).message)
      return `${readiness}\n${processes.logs()}`
    })
    writeKubeconfig(settings.kubeconfig, server, readFileSync(certificate, 'utf8'), token)

    if (controllers) {
      processes.start(program('kube-controller-manager'), controllerManagerFlags(settings))
      processes.start(program('kube-scheduler'), schedulerFlags(settings))
      processes.start(program('kwok'), kwokFlags(settings))
      await addNodes(client!, nodes)
      const failure = processes.failure()
      if (failure) throw new Error(failure)
    }
    await createNamespace(client!, 'default', { controllers })

    return {
      client: client!,
      kubeconfig: settings.kubeconfig,
      kubernetesVersion: built.kubernetesVersion,
      kubectl: (args, stdin) =>
        run(program('kubectl'), args, { PATH: process.env.PATH, HOME: folder, KUBECONFIG: settings.kubeconfig }, stdin),
      stored: (key) => readStored(ports.etcd, key),
      createNamespace: (name) => createNamespace(client!, name, { controllers }),
      stop,
    }
  } catch (error) {
    const logs = processes.logs()
    await stop()
    throw new Error(`The control plane did not start: ${(error as Error).message}\n${logs}`, { cause: error })
  }
}

import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { closest } from '../../../findings/closest.js'
import { isPlain } from '../../../tree/value.js'
import { isExecutable } from './executable.js'
import { ambientKubeconfigs, type KubeconfigText, readKubeconfig } from './kubeconfig-file.js'

/** What is wrong with a kubeconfig, and how to mend it. Holds no value of the kubeconfig but names. */
export interface KubeconfigProblem {
  readonly message: string
  readonly help: string
  /** A preview can do without. */
  readonly untilDeployed?: true
}

interface Entry {
  readonly name: string
  readonly value: Readonly<Record<string, unknown>>
}

interface Kubeconfig {
  readonly current: string | undefined
  readonly contexts: readonly Entry[]
  readonly clusters: readonly Entry[]
  readonly users: readonly Entry[]
}

const another = 'check the path, or make one: `minikube start`, `gcloud container clusters get-credentials NAME`'

/** Looks for what would keep Pulumi from reaching a cluster, before anything is registered. `given` undefined: where kubectl looks. */
export function kubeconfigProblem(given: string | undefined, context: string | undefined): KubeconfigProblem | undefined {
  const config = read(given)
  return 'message' in config ? config : problemOf(config, context)
}

/** The address of the server; undefined when there is a proxy before it, or no address. */
export function serverOf(given: string | undefined, context: string | undefined): string | undefined {
  const config = read(given)
  if ('message' in config) return undefined
  const cluster = find(config.clusters, String(find(config.contexts, context ?? config.current ?? '')?.cluster))
  return typeof cluster?.server === 'string' && cluster['proxy-url'] === undefined ? cluster.server : undefined
}

function read(given: string | undefined): Kubeconfig | KubeconfigProblem {
  const all: Kubeconfig[] = []
  for (const text of given === undefined ? ambientKubeconfigs() : [readKubeconfig(given)]) {
    const parsed = parse(text)
    if ('message' in parsed) return parsed
    all.push(parsed)
  }
  // As kubectl does with several files: all entries of all of them, the first of a name counts.
  return {
    current: all.map(({ current }) => current).find(Boolean),
    contexts: all.flatMap(({ contexts }) => contexts),
    clusters: all.flatMap(({ clusters }) => clusters),
    users: all.flatMap(({ users }) => users),
  }
}

function parse(source: KubeconfigText): Kubeconfig | KubeconfigProblem {
  if ('problem' in source) return { message: `no kubeconfig could be read: ${source.problem}`, help: another }
  const where = source.file ?? 'the kubeconfig'
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  // The text of the error may hold a part of the file, and so a key.
  if (error) return { message: `${where} is no YAML: line ${lines.linePos(error.pos[0]).line} cannot be read`, help: another }
  const content: unknown = document.toJS()
  if (!isPlain(content) || !Array.isArray(content.contexts) || !Array.isArray(content.clusters))
    return { message: `${where} is no kubeconfig: it lists no contexts or no clusters`, help: another }
  const current = content['current-context']
  return {
    current: typeof current === 'string' && current !== '' ? current : undefined,
    contexts: entries(content.contexts, 'context'),
    clusters: entries(content.clusters, 'cluster'),
    users: entries(content.users, 'user'),
  }
}

function entries(list: unknown, key: string): Entry[] {
  return (Array.isArray(list) ? list : []).flatMap((each: unknown) => {
    if (!isPlain(each) || typeof each.name !== 'string') return []
    return [{ name: each.name, value: isPlain(each[key]) ? each[key] : {} }]
  })
}

function problemOf(config: Kubeconfig, given: string | undefined): KubeconfigProblem | undefined {
  const names = config.contexts.map(({ name }) => name)
  const wanted = given ?? config.current
  if (wanted === undefined) return { message: 'the kubeconfig has no current context', help: `give context: one of ${list(names)}` }
  const context = find(config.contexts, wanted)
  if (!context) {
    const near = closest(wanted, names)
    return {
      message: `the kubeconfig has no context ${wanted}`,
      help: near === undefined ? `there are ${list(names)}` : `did you mean ${near}?`,
    }
  }
  const cluster = find(config.clusters, String(context.cluster))
  if (typeof cluster?.server !== 'string')
    return {
      message: `the context ${wanted} names the cluster ${context.cluster}, and the kubeconfig has no address for it`,
      help: another,
    }
  const user = find(config.users, String(context.user))
  if (context.user !== undefined && !user)
    return { message: `the context ${wanted} names the user ${context.user}, and the kubeconfig has none of that name`, help: another }
  return fileProblem(wanted, { ...cluster, ...user }) ?? loginProblem(user ?? {})
}

const find = (all: readonly Entry[], name: string): Entry['value'] | undefined => all.find((each) => each.name === name)?.value
const list = (names: readonly string[]): string => (names.length > 0 ? names.join(', ') : 'none')

function fileProblem(context: string, settings: Readonly<Record<string, unknown>>): KubeconfigProblem | undefined {
  const missing = ['certificate-authority', 'client-certificate', 'client-key', 'tokenFile']
    .map((key) => settings[key])
    .find((file): file is string => typeof file === 'string' && isAbsolute(file) && !existsSync(file))
  if (missing === undefined) return undefined
  return { message: `the context ${context} needs the file ${missing}, which is not there`, help: `the cluster may be gone: ${another}` }
}

/** How somebody logs in, as far as a program has to be there for it. */
function loginProblem(user: Readonly<Record<string, unknown>>): KubeconfigProblem | undefined {
  if (isPlain(user['auth-provider']))
    return {
      message: 'the kubeconfig logs in by an auth-provider, which Kubernetes took away in 1.26',
      help: 'make the kubeconfig anew, such as with `gcloud container clusters get-credentials NAME`',
    }
  const { command, installHint } = isPlain(user.exec) ? user.exec : {}
  if (typeof command !== 'string' || isExecutable(command)) return undefined
  return {
    untilDeployed: true,
    message: `the kubeconfig logs in by ${command}, which is not on the PATH`,
    help:
      command === 'gke-gcloud-auth-plugin'
        ? 'install it with `gcloud components install gke-gcloud-auth-plugin`, or the package google-cloud-cli-gke-gcloud-auth-plugin'
        : typeof installHint === 'string'
          ? installHint.trim()
          : 'install it, or correct the PATH',
  }
}

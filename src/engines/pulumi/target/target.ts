import { Provider } from '@pulumi/kubernetes/provider.js'
import { type ComponentResource, type Input, log, Output, output, type Resource, secret } from '@pulumi/pulumi'
import { isDryRun } from '@pulumi/pulumi/runtime/index.js'
import { SteersmanError } from '../../../findings/error.js'
import type { Finding, Position } from '../../../findings/finding.js'
import { formatFindings } from '../../../findings/format.js'
import type { Manifest } from '../../../model/model.js'
import { show } from '../../../tree/value.js'
import type { Options } from '../options.js'
import { type KubeconfigProblem, kubeconfigProblem, serverOf } from './kubeconfig.js'
import { silence } from './reach.js'

const anyKind = 'kubernetes:core/v1:ConfigMap'

/** What is wrong with where an app is to be deployed, as far as that can be known before anything is registered. */
export function targetFindings(options: Options, position: Position | undefined): Finding[] {
  const refuse = (message: string, help: string): Finding[] => [finding({ message, help }, position)]
  const { cluster, provider, kubeconfig, context, parent } = options
  const ways = Object.entries({ cluster, provider, kubeconfig: kubeconfig ?? context }).filter(([, value]) => value !== undefined)
  if (ways.length > 1)
    return refuse(`is told where to deploy in several ways: ${ways.map(([way]) => way).join(' and ')}`, 'leave one of them')
  if (cluster !== undefined && !Provider.isInstance((cluster as { provider?: unknown } | null)?.provider))
    return refuse(`the cluster has no provider, and is ${show(cluster)}`, 'give a GkeCluster, or { provider }')
  if (provider !== undefined && !Provider.isInstance(provider))
    return refuse(`the provider is ${show(provider)}`, 'give a Provider of @pulumi/kubernetes')
  if (ways.length === 0)
    return parent?.getProvider(anyKind)
      ? []
      : refuse('is not told where to deploy', "give cluster, provider, kubeconfig, or context: 'minikube'")
  if (kubeconfig !== undefined && typeof kubeconfig !== 'string') return []
  if (cluster !== undefined || provider !== undefined) return []
  const problem = kubeconfigProblem(kubeconfig, context)
  return problem ? [finding(problem, position)] : []
}

function finding({ message, help, untilDeployed }: KubeconfigProblem, position: Position | undefined): Finding {
  return {
    code: 'deploy/target',
    severity: untilDeployed && isDryRun() ? 'warning' : 'error',
    message,
    help,
    ...(position && { position }),
  }
}

/** The provider of all objects; undefined when that of the parent serves. */
export function providerFor(
  name: string,
  options: Options,
  owner: ComponentResource,
  position: Position | undefined,
): Provider | undefined {
  if (options.cluster) return options.cluster.provider
  if (options.provider) return options.provider
  const { kubeconfig, context } = options
  return kubeconfig === undefined && context === undefined ? undefined : makeProvider(name, options, owner, position)
}

function makeProvider(name: string, options: Options, parent: ComponentResource, position: Position | undefined): Provider {
  const { kubeconfig, context, clusterIdentifier, deleteUnreachable, skipUpdateUnreachable, upsertExistingObjects } = options
  const looked = warnWhenSilent(options, parent, position)
  return new Provider(
    name,
    {
      ...(kubeconfig !== undefined && { kubeconfig: secret(checked(kubeconfig, context, looked, position)) }),
      context: context === undefined ? undefined : output(looked.then(() => context)),
      clusterIdentifier,
      deleteUnreachable,
      skipUpdateUnreachable,
      upsertExistingObjects,
      enableServerSideApply: true,
      // Without these, a change of a ConfigMap or Secret replaces the object.
      enableConfigMapMutable: true,
      enableSecretMutable: true,
    },
    { parent },
  )
}

/** Warns of a cluster that does not answer, before anything is sent to it; the provider decides what becomes of it. */
async function warnWhenSilent(options: Options, parent: ComponentResource, position: Position | undefined): Promise<void> {
  const { kubeconfig, context, deleteUnreachable, skipUpdateUnreachable } = options
  if (isDryRun() || deleteUnreachable || skipUpdateUnreachable) return
  if (kubeconfig !== undefined && typeof kubeconfig !== 'string') return
  const server = serverOf(kubeconfig, context)
  const reason = server === undefined ? undefined : await silence(server)
  if (reason === undefined) return
  const message = `the cluster at ${new URL(server!).host} does not answer: ${reason}`
  const help = 'start it, or mend the address in the kubeconfig or the network; `kubectl get nodes` says more'
  await log.warn(formatFindings([{ ...finding({ message, help }, position), severity: 'warning' }]), parent)
}

/** A kubeconfig that is known only at deployment is looked at then. */
function checked(
  kubeconfig: Input<string>,
  context: string | undefined,
  looked: Promise<void>,
  position: Position | undefined,
): Output<string> {
  return output(kubeconfig).apply(async (text) => {
    await looked
    const problem = Output.isInstance(kubeconfig) ? kubeconfigProblem(text, context) : undefined
    if (problem) throw new SteersmanError([finding(problem, position)])
    return text
  })
}

const flags: Readonly<Record<string, string>> = { ConfigMap: 'enableConfigMapMutable', Secret: 'enableSecretMutable' }

/** Warns of a provider that would replace what only changes. */
export function warnWhenReplacing(provider: Provider | undefined, manifests: readonly Manifest[], owner: Resource): void {
  if (!provider) return
  for (const [kind, flag] of Object.entries(flags)) {
    if (!manifests.some((each) => each.apiVersion === 'v1' && each.kind === kind)) continue
    const set = (provider as unknown as Readonly<Record<string, Output<string | undefined> | undefined>>)[flag]
    output(set).apply((value) => {
      if (value !== 'true') log.warn(`the provider replaces a ${kind} whose data changes: give it ${flag}: true`, owner)
    })
  }
}

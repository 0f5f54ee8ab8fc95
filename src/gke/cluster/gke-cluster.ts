import type { Network } from '@pulumi/gcp/compute/network.js'
import type { Subnetwork } from '@pulumi/gcp/compute/subnetwork.js'
import { Cluster } from '@pulumi/gcp/container/cluster.js'
import { NodePool } from '@pulumi/gcp/container/nodePool.js'
import type { Provider } from '@pulumi/kubernetes/provider.js'
import { ComponentResource, type CustomResourceOptions, log, type Output, output, type Resource } from '@pulumi/pulumi'
import type { GkeClusterDeclaration } from '../../clusters/cluster.js'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../clusters/gke/resolved.js'
import { resolveCluster } from '../../clusters/resolve.js'
import { userPosition } from '../../tree/origin.js'
import { handedDown } from '../common/handed-down.js'
import { labelsOf } from '../common/labels.js'
import { checkProject, projectOf } from '../common/project.js'
import { kubeconfigOf } from './access.js'
import { checkOptions } from './check-options.js'
import { checkDeclaration, clusterName } from './declaration.js'
import { makeKubernetesProvider } from './kubernetes-provider.js'
import { checkNeeds, needsOf, toldOf, usesFor } from './needs.js'
import type { GkeClusterOptions } from './options.js'
import { makeParts } from './parts/make.js'
import { warnWithoutPlugin } from './plugin-check.js'
import { autopilotArgs } from './settings/autopilot.js'
import type { Parts } from './settings/parts.js'
import { ignoredOfPools, poolArgs } from './settings/pool.js'
import { ignoredOfStandard, standardArgs } from './settings/standard.js'

/**
 * A cluster of Google Kubernetes Engine with everything under it: network, ways in and out, node pools, and an account for the nodes.
 * Throws a SteersmanError, before anything is registered, when the declaration cannot be or lacks what its applications need.
 *
 * @example
 * ```ts
 * const target = gkeAutopilot({ location: 'europe-west1' })
 * const app = new App({ cluster: target })
 * const cluster = new GkeCluster('shop', target, { for: app })
 * deploy('shop', app, { cluster })
 * ```
 */
export class GkeCluster extends ComponentResource {
  /** The name at Google Cloud. */
  readonly name: string
  /** The id of the project at Google Cloud. */
  readonly project: Output<string>
  /** The region or zone, as declared. */
  readonly location: string
  /** The region, also of a cluster in one zone. */
  readonly region: string
  /** The declaration that it was made from, as given. */
  readonly declaration: GkeClusterDeclaration
  /**
   * A kubeconfig as JSON text, secret. It holds no credentials: `gke-gcloud-auth-plugin` gets them from the account that is logged in
   * where it is used.
   */
  readonly kubeconfig: Output<string>
  /** Deploys objects into the cluster; they go before it, its nodes and its network do. */
  readonly provider: Provider
  /** The cluster itself. */
  readonly cluster: Cluster
  /** Its node pools by name; none in Autopilot. */
  readonly nodePools: Readonly<Record<string, NodePool>>
  /** The e-mail of the account that the nodes have where their pool names no other; registries grant it to read. */
  readonly nodeServiceAccount: Output<string>
  /** Its own VPC; undefined where the declaration names one that is there. */
  readonly network: Network | undefined
  /** The subnetwork of its nodes; undefined where the declaration names one that is there. */
  readonly subnetwork: Subnetwork | undefined
  /** The addresses that nodes come from when `nat.staticAddresses` is set, to be let in elsewhere; otherwise none. */
  readonly natAddresses: readonly Output<string>[]

  constructor(name: string, declaration: GkeClusterDeclaration, options: GkeClusterOptions = {}) {
    const { project, for: applications = [], customTimeouts, kubernetesProvider = {}, ...component } = options
    const position = userPosition(GkeCluster)
    checkOptions(options, position)
    const checked = checkDeclaration(declaration, position)
    const cloudName = clusterName(name, checked, position)
    const needs = needsOf([applications].flat())
    checkNeeds(needs, checked)
    checkProject('GkeCluster', options, position)
    super('steersman:gke:GkeCluster', name, {}, component)

    const settings = resolveCluster(checked, usesFor(needs))
    this.name = cloudName
    this.project = projectOf(this, project)
    this.location = settings.location
    this.region = settings.region
    this.declaration = declaration
    const optionsOf = (own: readonly Resource[] = []) => handedDown(this, component, own)
    const made = makeParts(settings, {
      resourceName: name,
      clusterName: cloudName,
      region: settings.region,
      project: this.project,
      labels: labelsOf(settings.resourceLabels),
      options: optionsOf,
    })
    this.network = made.network
    this.subnetwork = made.subnetwork
    this.natAddresses = made.natAddresses.map(({ address }) => address)
    this.nodeServiceAccount = output(made.parts.serviceAccount)

    const timed = { ...optionsOf(made.before), customTimeouts: { ...defaultTimeouts, ...customTimeouts } }
    this.cluster = makeCluster(name, cloudName, settings, made.parts, timed)
    this.nodePools = settings.kind === 'gke-standard' ? makePools(name, this.cluster, settings, made.parts, timed) : {}

    this.kubeconfig = kubeconfigOf(this.cluster, settings, kubernetesProvider.pluginEnvironment ?? {})
    const outlived = optionsOf([...made.before, this.cluster, ...Object.values(this.nodePools)])
    this.provider = makeKubernetesProvider(name, this.cluster, this.kubeconfig, kubernetesProvider, outlived)
    this.registerOutputs({ kubeconfig: this.kubeconfig })

    for (const line of toldOf(needs, checked)) log.info(line, this)
    warnWithoutPlugin(this)
  }
}

/** An upgrade goes from node to node, and a region takes longer than Pulumi waits by itself. */
const defaultTimeouts = { create: '60m', update: '90m', delete: '60m' }

function makeCluster(
  name: string,
  cloudName: string,
  settings: ResolvedGkeStandard | ResolvedGkeAutopilot,
  parts: Parts,
  options: CustomResourceOptions,
): Cluster {
  if (settings.kind === 'gke-autopilot') return new Cluster(name, autopilotArgs(cloudName, settings, parts), options)
  return new Cluster(name, standardArgs(cloudName, settings, parts), { ...options, ignoreChanges: ignoredOfStandard })
}

function makePools(
  name: string,
  { id: cluster }: Cluster,
  settings: ResolvedGkeStandard,
  parts: Parts,
  options: CustomResourceOptions,
): Record<string, NodePool> {
  return Object.fromEntries(
    Object.entries(settings.nodePools).map(([pool, each]) => [
      pool,
      new NodePool(`${name}-${pool}`, { ...poolArgs(pool, each, settings, parts), cluster }, { ...options, ignoreChanges: ignoredOfPools }),
    ]),
  )
}

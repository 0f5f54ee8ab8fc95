import type { Network } from '@pulumi/gcp/compute/network.js'
import type { Subnetwork } from '@pulumi/gcp/compute/subnetwork.js'
import { Cluster, type ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import { NodePool } from '@pulumi/gcp/container/nodePool.js'
import type { Provider } from '@pulumi/kubernetes/provider.js'
import { ComponentResource, type CustomResourceOptions, type Output, output, type Resource } from '@pulumi/pulumi'
import type { GkeClusterDeclaration } from '../../clusters/cluster.js'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../clusters/gke/resolved.js'
import { resolveCluster } from '../../clusters/resolve.js'
import type { Finding } from '../../findings/finding.js'
import { userPosition } from '../../tree/origin.js'
import { handedDown } from '../common/handed-down.js'
import { labelsOf } from '../common/labels.js'
import { checkProject, plainProject, projectOf } from '../common/project.js'
import { kubeconfigOf } from './access.js'
import { checkOptions } from './check-options.js'
import { checkDeclaration, clusterName } from './declaration.js'
import { DeployedNeeds } from './deployed-needs.js'
import { makeKubernetesProvider } from './kubernetes-provider.js'
import { checkNeeds, needsOf, usesFor } from './needs.js'
import type { ApplicationObject, GkeClusterOptions } from './options.js'
import { makeParts } from './parts/make.js'
import { warnWithoutPlugin } from './plugin-check.js'
import { neededAddonArgs } from './settings/addons.js'
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
  /** @internal Takes up what objects need that are deployed to it; says what it cannot have. */
  readonly '~needs': (objects: readonly ApplicationObject[]) => Finding[]
  /** @internal The project where it is known before anything runs. */
  readonly '~plainProject': string | undefined

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
    this['~plainProject'] = plainProject(options)
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
    const needed = new DeployedNeeds(checked, needs, this)
    this['~needs'] = (objects) => needed.add(objects)
    this.cluster = makeCluster(name, { ...clusterArgs(cloudName, settings, made.parts), ...neededAddonArgs(needed.settings) }, timed)
    this.nodePools = settings.kind === 'gke-standard' ? makePools(name, this.cluster, settings, made.parts, timed) : {}

    this.kubeconfig = kubeconfigOf(this.cluster, settings, kubernetesProvider.pluginEnvironment ?? {})
    const outlived = optionsOf([...made.before, this.cluster, ...Object.values(this.nodePools)])
    this.provider = makeKubernetesProvider(name, this.cluster, this.kubeconfig, kubernetesProvider, outlived)
    this.registerOutputs({ kubeconfig: this.kubeconfig })

    warnWithoutPlugin(this)
  }
}

/** An upgrade goes from node to node, and a region takes longer than Pulumi waits by itself. */
const defaultTimeouts = { create: '60m', update: '90m', delete: '60m' }

function makeCluster(name: string, args: ClusterArgs, options: CustomResourceOptions): Cluster {
  return new Cluster(name, args, args.enableAutopilot ? options : { ...options, ignoreChanges: ignoredOfStandard })
}

function clusterArgs(cloudName: string, settings: ResolvedGkeStandard | ResolvedGkeAutopilot, parts: Parts): ClusterArgs {
  return settings.kind === 'gke-autopilot' ? autopilotArgs(cloudName, settings, parts) : standardArgs(cloudName, settings, parts)
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

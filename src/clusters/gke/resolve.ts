import { isRegion, regionOfZone } from '../fields.js'
import { defaultDisk } from '../machines/disks.js'
import type { GkeAutopilot, GkeAutopilotProps } from './autopilot.js'
import type { GkeProps } from './common.js'
import { defaults } from './defaults.js'
import type { ControlPlaneEndpoints } from './endpoints.js'
import type { Network, OwnNetwork } from './network.js'
import type { NodePool, NodePools, UpgradeSettings } from './node-pool.js'
import type { AutopilotMonitoring, MonitoringComponent, StandardMonitoring } from './observability.js'
import type { ResolvedGke, ResolvedGkeAutopilot, ResolvedGkeStandard, ResolvedNodePool } from './resolved.js'
import type { GkeStandard, GkeStandardProps } from './standard.js'
import { type ClusterUses, nothing } from './uses.js'

type Given<T> = Omit<T, 'kind' | 'declaredAt'>

/** Fills in every default of a cluster of GKE Standard. */
export function resolveStandard(given: Given<GkeStandard>, uses: ClusterUses = nothing): ResolvedGkeStandard {
  const datapathProvider = given.datapathProvider ?? defaults.datapathProvider
  const common = resolveCommon(given, datapathProvider, uses)
  const defaultMaxPodsPerNode = given.defaultMaxPodsPerNode ?? defaults.defaultMaxPodsPerNode
  const confidential = common.security.confidentialNodes
  const imageStreaming = given.imageStreaming ?? defaults.imageStreaming
  return {
    kind: 'gke-standard',
    ...common,
    releaseChannel: given.releaseChannel ?? defaults.releaseChannel,
    nodePools: resolvePools(given.nodePools, { zones: common.zones, defaultMaxPodsPerNode, confidential, imageStreaming }),
    defaultMaxPodsPerNode,
    intranodeVisibility: given.intranodeVisibility ?? defaults.intranodeVisibility,
    imageStreaming,
    ...(given.nodeAutoProvisioning && { nodeAutoProvisioning: given.nodeAutoProvisioning }),
  }
}

/** Fills in every default of a cluster of GKE Autopilot. */
export function resolveAutopilot(given: Given<GkeAutopilot>, uses: ClusterUses = nothing): ResolvedGkeAutopilot {
  return {
    kind: 'gke-autopilot',
    ...resolveCommon(given, 'ADVANCED_DATAPATH', { ...uses, gcsFuse: true }),
    releaseChannel: given.releaseChannel ?? defaults.releaseChannel,
    tags: given.tags ?? [],
  }
}

function resolveCommon(
  given: GkeProps & Pick<GkeStandardProps | GkeAutopilotProps, 'location' | 'addons' | 'monitoring' | 'security'>,
  datapathProvider: ResolvedGke['datapathProvider'],
  uses: ClusterUses,
): ResolvedGke {
  const { location } = given
  const zonal = !isRegion(location)
  const zones = given.zones ?? (zonal ? [location] : undefined)
  const { filestore, gcsFuse, secretManager, backup } = uses
  return {
    ...defined({
      name: given.name,
      minMasterVersion: given.minMasterVersion,
      desiredEmulatedVersion: given.desiredEmulatedVersion,
      dnsConfig: given.dnsConfig,
      hpaProfile: given.hpaProfile,
      controlPlaneSoakHours: given.controlPlaneSoakHours,
      fleet: given.fleet,
      serviceAccount: given.serviceAccount,
      zones,
    }),
    location,
    region: regionOfZone(location) ?? location,
    zonal,
    maintenance: { window: given.maintenance?.window ?? defaults.window, exclusions: given.maintenance?.exclusions ?? {} },
    network: resolveNetwork(given.network),
    privateNodes: given.privateNodes ?? defaults.privateNodes,
    controlPlaneEndpoints: resolveEndpoints(given.controlPlaneEndpoints),
    addresses: given.addresses ?? {},
    addons: {
      ...defaults.addons,
      ...(filestore && { filestoreCsiDriver: true }),
      ...(gcsFuse && { gcsFuseCsiDriver: true }),
      ...(secretManager && { secretManager: true }),
      ...(backup && { backupAgent: true }),
      ...defined((given.addons ?? {}) as Partial<ResolvedGke['addons']>),
    },
    logging: { components: given.logging?.components ?? defaults.logging.components },
    monitoring: resolveMonitoring(given.monitoring, datapathProvider),
    ...(given.notifications && {
      notifications: { ...defined({ topic: given.notifications.topic }), events: given.notifications.events ?? defaults.events },
    }),
    security: { ...defaults.security, ...defined((given.security ?? {}) as Partial<ResolvedGke['security']>) },
    datapathProvider,
    costAllocation: given.costAllocation ?? defaults.costAllocation,
    fqdnNetworkPolicy: given.fqdnNetworkPolicy ?? defaults.fqdnNetworkPolicy,
    ciliumClusterwideNetworkPolicy: given.ciliumClusterwideNetworkPolicy ?? defaults.ciliumClusterwideNetworkPolicy,
    l4IlbSubsetting: given.l4IlbSubsetting ?? defaults.l4IlbSubsetting,
    verticalPodAutoscaling: given.verticalPodAutoscaling ?? defaults.verticalPodAutoscaling,
    resourceLabels: given.resourceLabels ?? {},
    deletionProtection: given.deletionProtection ?? defaults.deletionProtection,
  }
}

function resolveNetwork(network: Network = { own: {} }): ResolvedGke['network'] {
  if (typeof network.existing === 'object') return { kind: 'existing', ...network.existing }
  const { nat = true, ...own } = network.own as OwnNetwork
  return {
    ...defaults.ownNetwork,
    ...defined(own),
    ...(nat && { nat: { ...defaults.nat, ...(nat === true ? {} : defined(nat)) } }),
  }
}

function resolveEndpoints({ dns = true, ip = false }: ControlPlaneEndpoints = {}): ResolvedGke['controlPlaneEndpoints'] {
  return {
    ...(dns && { dns: { ...defaults.dnsEndpoint, ...(dns === true ? {} : defined(dns)) } }),
    ...(ip && { ip: { ...defaults.ipEndpoint, ...defined(ip) } }),
  }
}

function resolveMonitoring(
  given: StandardMonitoring | AutopilotMonitoring = {},
  datapathProvider: ResolvedGke['datapathProvider'],
): ResolvedGke['monitoring'] {
  const managedPrometheus = (given as StandardMonitoring).managedPrometheus ?? defaults.monitoring.managedPrometheus
  const components: readonly MonitoringComponent[] = [...defaults.systemMetrics, ...(managedPrometheus ? defaults.prometheusMetrics : [])]
  const datapathMetrics = datapathProvider === 'ADVANCED_DATAPATH'
  return { ...defaults.monitoring, components, datapathMetrics, ...defined(given as StandardMonitoring), managedPrometheus }
}

interface FromCluster {
  readonly zones: readonly string[] | undefined
  readonly defaultMaxPodsPerNode: number
  readonly confidential: boolean
  readonly imageStreaming: boolean
}

function resolvePools(pools: NodePools, cluster: FromCluster): { readonly [name: string]: ResolvedNodePool } {
  return Object.fromEntries(
    Object.entries(pools).flatMap(([name, pool]) => ((pool as NodePool | undefined) ? [[name, resolvePool(pool, cluster)]] : [])),
  )
}

function resolvePool(pool: NodePool, cluster: FromCluster): ResolvedNodePool {
  const { nodes, disk, upgrade, spot = defaults.nodePool.spot, ...rest } = pool
  const zones = pool.zones ?? cluster.zones
  return {
    ...defaults.nodePool,
    maxPodsPerNode: cluster.defaultMaxPodsPerNode,
    confidential: cluster.confidential,
    imageStreaming: cluster.imageStreaming,
    locationPolicy: spot ? 'ANY' : 'BALANCED',
    ...defined(rest),
    ...(zones && { zones }),
    spot,
    nodes: typeof nodes === 'number' ? { perZone: nodes / (zones?.length ?? 1) } : nodes,
    disk: { type: disk?.type ?? defaultDisk(pool.machineType), sizeGb: disk?.sizeGb ?? defaults.diskSizeGb },
    upgrade: resolveUpgrade(upgrade),
  }
}

function resolveUpgrade(upgrade: UpgradeSettings = {}): ResolvedNodePool['upgrade'] {
  if (upgrade.blueGreen) return { blueGreen: { ...defaults.blueGreen, ...defined(upgrade.blueGreen) } }
  return { maxSurge: upgrade.maxSurge ?? defaults.surge.maxSurge, maxUnavailable: upgrade.maxUnavailable ?? defaults.surge.maxUnavailable }
}

/** Without the keys whose values are undefined, which must not hide a default. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}

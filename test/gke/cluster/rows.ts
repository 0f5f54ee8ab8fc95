import type { GkeAutopilotProps, GkeStandardProps } from 'steersman'
import type { Part } from './support.js'

/** Stands for what is not registered at all. */
export const none = undefined

/** One feature of a cluster: where Google Cloud is told of it, what it is told by default, and by what prop that changes. */
export interface Row {
  readonly feature: string
  readonly part: Part
  /** In the inputs of that part. */
  readonly path: string
  readonly standard: unknown
  readonly autopilot: unknown
  /** Props of both kinds of clusters, unless one of them cannot change it. */
  readonly change: Partial<GkeStandardProps & GkeAutopilotProps>
  readonly changeable: readonly ('standard' | 'autopilot')[]
  readonly changed: unknown
  /** Changes what other rows read, so that it needs a cluster of its own. */
  readonly alone?: boolean
}

const both = ['standard', 'autopilot'] as const
/** Only what differs from the pool of `standardProps`. */
const pool = (change: object) => ({ nodePools: { main: change } }) as Partial<GkeStandardProps>
const own = (change: object) => ({ network: { own: change } })
type Change = Partial<GkeStandardProps> | Partial<GkeAutopilotProps>

/** Alike in Standard and Autopilot. */
function alike(feature: string, part: Part, path: string, byDefault: unknown, change: Change, changed: unknown): Row {
  return { feature, part, path, standard: byDefault, autopilot: byDefault, change: change as Row['change'], changeable: both, changed }
}
/** Registered in Standard alone. */
function standardOnly(feature: string, part: Part, path: string, byDefault: unknown, change: Change, changed: unknown): Row {
  return { ...alike(feature, part, path, byDefault, change, changed), autopilot: none, changeable: ['standard'] }
}
/** Registered in Autopilot alone. */
function autopilotOnly(feature: string, part: Part, path: string, byDefault: unknown, change: Change, changed: unknown): Row {
  return { ...alike(feature, part, path, byDefault, change, changed), standard: none, changeable: ['autopilot'] }
}

const office = { office: '203.0.113.0/24' } as const
const publicIp = { controlPlaneEndpoints: { ip: { access: 'public', authorizedNetworks: office } } } as const
const inside = { inside: '10.0.0.0/8' } as const
const privateIp = { controlPlaneEndpoints: { ip: { access: 'private', authorizedNetworks: inside, globalAccess: true } } } as const
const blueGreen = { upgrade: { blueGreen: { nodePoolSoakSeconds: 60, batch: { part: 0.25 } } } } as const
const pinned = {
  maintenance: {
    exclusions: { pin: { startTime: '2026-11-20T00:00:00Z', endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_MINOR_UPGRADES' } },
  },
} as const
const key = 'projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k'
const account = 'own@demo.iam.gserviceaccount.com'
const cloudPlatform = ['https://www.googleapis.com/auth/cloud-platform']
const defaultMetrics = ['SYSTEM_COMPONENTS', 'STORAGE', 'POD', 'DEPLOYMENT', 'STATEFULSET', 'DAEMONSET', 'HPA', 'CADVISOR', 'KUBELET']
const labels = { app: 'shop', stack: 'dev', 'managed-by': 'pulumi' }

export const place: readonly Row[] = [
  alike('region', 'cluster', 'location', 'europe-west1', { location: 'europe-north1' }, 'europe-north1'),
  {
    ...alike('one zone', 'cluster', 'location', 'europe-west1', { location: 'europe-west1-b' }, 'europe-west1-b'),
    changeable: ['standard'],
  },
  alike('zones', 'cluster', 'nodeLocations', none, { zones: ['europe-west1-c'] }, ['europe-west1-c']),
  { ...alike('name', 'cluster', 'name', 'it', { name: 'shop-production' }, 'shop-production'), alone: true },
]

export const network: readonly Row[] = [
  alike('no subnetworks by chance', 'network', 'autoCreateSubnetworks', false, {}, false),
  alike('addresses of nodes', 'subnetwork', 'ipCidrRange', '10.0.0.0/20', own({ nodes: '10.0.0.0/22' }), '10.0.0.0/22'),
  alike(
    'addresses of Pods',
    'subnetwork',
    'secondaryIpRanges[0]',
    { rangeName: 'pods', ipCidrRange: '10.4.0.0/14' },
    own({ pods: '10.32.0.0/13' }),
    { rangeName: 'pods', ipCidrRange: '10.32.0.0/13' },
  ),
  alike(
    'addresses of Services',
    'subnetwork',
    'secondaryIpRanges[1]',
    { rangeName: 'services', ipCidrRange: '10.8.0.0/20' },
    own({ services: '10.9.0.0/24' }),
    { rangeName: 'services', ipCidrRange: '10.9.0.0/24' },
  ),
  alike('Google without NAT', 'subnetwork', 'privateIpGoogleAccess', true, {}, true),
  alike('flow logs', 'subnetwork', 'logConfig.metadata', none, own({ flowLogs: true }), 'INCLUDE_ALL_METADATA'),
  alike('routed Pods', 'cluster', 'networkingMode', 'VPC_NATIVE', {}, 'VPC_NATIVE'),
  alike('range of Pods', 'cluster', 'ipAllocationPolicy.clusterSecondaryRangeName', 'pods', existing('p', 's'), 'p'),
  alike('range of Services', 'cluster', 'ipAllocationPolicy.servicesSecondaryRangeName', 'services', existing('p', 's'), 's'),
  alike('IPv4', 'cluster', 'ipAllocationPolicy.stackType', 'IPV4', {}, 'IPV4'),
  alike('the network', 'cluster', 'network', 'projects/demo/Network/it', existing('p', 's'), 'vpc'),
  alike('the subnetwork', 'cluster', 'subnetwork', 'projects/demo/Subnetwork/it', existing('p', 's'), 'subnet'),
  standardOnly('Pods per node', 'cluster', 'defaultMaxPodsPerNode', 110, { defaultMaxPodsPerNode: 64 }, 64),
  standardOnly('Pods per node of a pool', 'pool', 'maxPodsPerNode', 110, pool({ maxPodsPerNode: 32 }), 32),
  alike('private nodes', 'cluster', 'privateClusterConfig.enablePrivateNodes', true, { privateNodes: false }, false),
  standardOnly('private nodes of a pool', 'pool', 'networkConfig.enablePrivateNodes', true, { privateNodes: false }, false),
  alike('NAT', 'nat', 'natIpAllocateOption', 'AUTO_ONLY', own({ nat: false }), none),
  alike('NAT for the subnetwork alone', 'nat', 'sourceSubnetworkIpRangesToNat', 'LIST_OF_SUBNETWORKS', {}, 'LIST_OF_SUBNETWORKS'),
  alike('NAT for all ranges of it', 'nat', 'subnetworks[0].sourceIpRangesToNats', ['ALL_IP_RANGES'], {}, ['ALL_IP_RANGES']),
  alike('NAT ports as needed', 'nat', 'enableDynamicPortAllocation', true, {}, true),
  alike('NAT ports, least', 'nat', 'minPortsPerVm', 64, own({ nat: { minPortsPerVm: 128 } }), 128),
  alike('NAT ports, most', 'nat', 'maxPortsPerVm', 4096, own({ nat: { maxPortsPerVm: 8192 } }), 8192),
  alike('NAT log', 'nat', 'logConfig', { enable: true, filter: 'ERRORS_ONLY' }, own({ nat: { logErrors: false } }), {
    enable: false,
    filter: 'ERRORS_ONLY',
  }),
  standardOnly(
    'Dataplane V2',
    'cluster',
    'datapathProvider',
    'ADVANCED_DATAPATH',
    { datapathProvider: 'LEGACY_DATAPATH' },
    'LEGACY_DATAPATH',
  ),
  alike('Calico', 'cluster', 'networkPolicy', none, {}, none),
  alike('Calico add-on', 'cluster', 'addonsConfig.networkPolicyConfig', none, {}, none),
  alike('policies by domain name', 'cluster', 'enableFqdnNetworkPolicy', false, { fqdnNetworkPolicy: true }, true),
  alike(
    'policies of the cluster',
    'cluster',
    'enableCiliumClusterwideNetworkPolicy',
    false,
    { ciliumClusterwideNetworkPolicy: true },
    true,
  ),
  standardOnly('intranode visibility', 'cluster', 'enableIntranodeVisibility', true, { intranodeVisibility: false }, false),
  alike('subsetting', 'cluster', 'enableL4IlbSubsetting', true, { l4IlbSubsetting: false }, false),
]

function existing(podsRangeName: string, servicesRangeName: string) {
  return { network: { existing: { network: 'vpc', subnetwork: 'subnet', podsRangeName, servicesRangeName } } }
}

const dns = 'controlPlaneEndpointsConfig.dnsEndpointConfig'
const authorized = 'masterAuthorizedNetworksConfig'
export const endpoints: readonly Row[] = [
  alike(
    'DNS endpoint',
    'cluster',
    `${dns}.allowExternalTraffic`,
    true,
    { controlPlaneEndpoints: { dns: { allowExternalTraffic: false } } },
    false,
  ),
  alike(
    'DNS endpoint, tokens',
    'cluster',
    `${dns}.enableK8sTokensViaDns`,
    false,
    { controlPlaneEndpoints: { dns: { kubernetesTokens: true } } },
    true,
  ),
  alike(
    'DNS endpoint, certificates',
    'cluster',
    `${dns}.enableK8sCertsViaDns`,
    false,
    { controlPlaneEndpoints: { dns: { kubernetesCertificates: true } } },
    true,
  ),
  alike('IP endpoints', 'cluster', 'controlPlaneEndpointsConfig.ipEndpointsConfig.enabled', false, publicIp, true),
  alike('private IP endpoint alone', 'cluster', 'privateClusterConfig.enablePrivateEndpoint', true, publicIp, false),
  alike('private IP endpoint, all regions', 'cluster', 'privateClusterConfig.masterGlobalAccessConfig.enabled', none, privateIp, true),
  alike('authorized networks', 'cluster', `${authorized}.cidrBlocks`, none, publicIp, [
    { displayName: 'office', cidrBlock: '203.0.113.0/24' },
  ]),
  alike('authorized networks of Google', 'cluster', `${authorized}.gcpPublicCidrsAccessEnabled`, none, publicIp, false),
]

export const upgrades: readonly Row[] = [
  alike('release channel', 'cluster', 'releaseChannel.channel', 'REGULAR', { releaseChannel: 'STABLE' }, 'STABLE'),
  alike('least version', 'cluster', 'minMasterVersion', none, { minMasterVersion: '1.34' }, '1.34'),
  alike('version of nodes', 'cluster', 'nodeVersion', none, {}, none),
  standardOnly('version of a pool', 'pool', 'version', none, {}, none),
  alike('pin', 'cluster', 'maintenancePolicy.maintenanceExclusions', [], pinned, [
    {
      exclusionName: 'pin',
      startTime: '2026-11-20T00:00:00Z',
      exclusionOptions: { scope: 'NO_MINOR_UPGRADES', endTimeBehavior: 'UNTIL_END_OF_SUPPORT' },
    },
  ]),
  alike('two steps', 'cluster', 'rollbackSafeUpgrade.controlPlaneSoakDuration', none, { controlPlaneSoakHours: 6 }, '21600s'),
  alike(
    'window',
    'cluster',
    'maintenancePolicy.recurringWindow',
    { startTime: '2024-01-06T00:00:00Z', endTime: '2024-01-06T06:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU' },
    { maintenance: { window: { days: ['WE', 'MO'], startTime: '22:30', hours: 4 } } },
    { startTime: '2024-01-01T22:30:00Z', endTime: '2024-01-02T02:30:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE' },
  ),
  alike('window every day', 'cluster', 'maintenancePolicy.dailyMaintenanceWindow', none, {}, none),
]

const bootstrap = 'nodeConfig'
export const pools: readonly Row[] = [
  standardOnly('bootstrap pool', 'cluster', 'removeDefaultNodePool', true, {}, true),
  standardOnly('bootstrap pool, size', 'cluster', 'initialNodeCount', 1, {}, 1),
  standardOnly(
    'bootstrap pool, account',
    'cluster',
    `${bootstrap}.serviceAccount`,
    'it-nodes@demo.iam.gserviceaccount.com',
    { serviceAccount: account },
    account,
  ),
  standardOnly('bootstrap pool, boot', 'cluster', `${bootstrap}.shieldedInstanceConfig.enableSecureBoot`, true, {}, true),
  standardOnly('least nodes', 'pool', 'autoscaling.totalMinNodeCount', 1, pool({ nodes: { min: 2, max: 6 } }), 2),
  standardOnly('most nodes', 'pool', 'autoscaling.totalMaxNodeCount', 5, pool({ nodes: { min: 2, max: 6 } }), 6),
  standardOnly('even zones', 'pool', 'autoscaling.locationPolicy', 'BALANCED', pool({ spot: true }), 'ANY'),
  standardOnly('even zones of choice', 'pool', 'autoscaling.locationPolicy', 'BALANCED', pool({ locationPolicy: 'ANY' }), 'ANY'),
  standardOnly('fixed number', 'pool', 'nodeCount', none, { zones: ['europe-west1-b', 'europe-west1-c'], ...pool({ nodes: 4 }) }, 2),
  standardOnly('zones of a pool', 'pool', 'nodeLocations', none, pool({ zones: ['europe-west1-b'] }), ['europe-west1-b']),
  standardOnly(
    'upgrades',
    'pool',
    'upgradeSettings',
    { strategy: 'SURGE', maxSurge: 1, maxUnavailable: 0 },
    pool({ upgrade: { maxSurge: 2, maxUnavailable: 1 } }),
    {
      strategy: 'SURGE',
      maxSurge: 2,
      maxUnavailable: 1,
    },
  ),
  standardOnly('upgrades by a second pool', 'pool', 'upgradeSettings.strategy', 'SURGE', pool(blueGreen), 'BLUE_GREEN'),
  standardOnly('soaking', 'pool', 'upgradeSettings.blueGreenSettings.nodePoolSoakDuration', none, pool(blueGreen), '60s'),
  standardOnly('batches', 'pool', 'upgradeSettings.blueGreenSettings.standardRolloutPolicy', none, pool(blueGreen), {
    batchPercentage: 0.25,
  }),
  standardOnly('drain', 'pool', 'nodeDrainConfigs[0].respectPdbDuringNodePoolDeletion', true, {}, true),
  standardOnly('repair', 'pool', 'management.autoRepair', true, {}, true),
  standardOnly('upgrade', 'pool', 'management.autoUpgrade', true, {}, true),
  standardOnly(
    'account',
    'pool',
    'nodeConfig.serviceAccount',
    'it-nodes@demo.iam.gserviceaccount.com',
    pool({ serviceAccount: account }),
    account,
  ),
  standardOnly('scopes', 'pool', 'nodeConfig.oauthScopes', cloudPlatform, {}, cloudPlatform),
  standardOnly('image', 'pool', 'nodeConfig.imageType', 'COS_CONTAINERD', pool({ imageType: 'UBUNTU_CONTAINERD' }), 'UBUNTU_CONTAINERD'),
  standardOnly('machine', 'pool', 'nodeConfig.machineType', 'e2-standard-4', pool({ machineType: 'n2-standard-8' }), 'n2-standard-8'),
  standardOnly('disk', 'pool', 'nodeConfig.bootDisk.diskType', 'pd-balanced', pool({ disk: { type: 'pd-ssd' } }), 'pd-ssd'),
  standardOnly(
    'disk of a new family',
    'pool',
    'nodeConfig.bootDisk.diskType',
    'pd-balanced',
    pool({ machineType: 'c4-standard-4' }),
    'hyperdisk-balanced',
  ),
  standardOnly('size of the disk', 'pool', 'nodeConfig.bootDisk.sizeGb', 100, pool({ disk: { sizeGb: 50 } }), 50),
  standardOnly('spot', 'pool', 'nodeConfig.spot', false, pool({ spot: true }), true),
  standardOnly(
    'taints',
    'pool',
    'nodeConfig.taints',
    none,
    pool({ taints: [{ key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NoSchedule' }] }),
    [{ key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NO_SCHEDULE' }],
  ),
  standardOnly('labels of Kubernetes', 'pool', 'nodeConfig.labels', none, pool({ labels: { disk: 'fast' } }), { disk: 'fast' }),
  standardOnly('labels of Google Cloud', 'pool', 'nodeConfig.resourceLabels', labels, {}, labels),
  standardOnly('own labels', 'pool', 'nodeConfig.resourceLabels.team', none, pool({ resourceLabels: { team: 'shop' } }), 'shop'),
  standardOnly('network tags', 'pool', 'nodeConfig.tags', none, pool({ tags: ['web'] }), ['web']),
  standardOnly('legacy metadata', 'pool', 'nodeConfig.metadata.disable-legacy-endpoints', 'true', {}, 'true'),
  standardOnly('image streaming', 'pool', 'nodeConfig.gcfsConfig.enabled', false, pool({ imageStreaming: true }), true),
  standardOnly('signed boot', 'pool', 'nodeConfig.shieldedInstanceConfig.enableSecureBoot', true, pool({ secureBoot: false }), false),
  standardOnly(
    'confidential',
    'pool',
    'nodeConfig.confidentialNodes.enabled',
    none,
    pool({ machineType: 'n2d-standard-4', confidential: true }),
    true,
  ),
  standardOnly('auto-provisioning', 'cluster', 'clusterAutoscaling.enabled', false, provisioned(), true),
  standardOnly('auto-provisioning, bounds', 'cluster', 'clusterAutoscaling.resourceLimits', none, provisioned(), [
    { resourceType: 'cpu', minimum: 0, maximum: 100 },
    { resourceType: 'memory', minimum: 8, maximum: 400 },
  ]),
  autopilotOnly(
    'account in Autopilot',
    'cluster',
    'clusterAutoscaling.autoProvisioningDefaults.serviceAccount',
    'it-nodes@demo.iam.gserviceaccount.com',
    { serviceAccount: account },
    account,
  ),
  autopilotOnly('network tags in Autopilot', 'cluster', 'nodePoolAutoConfig.networkTags.tags', none, { tags: ['web'] }, ['web']),
]

function provisioned() {
  return { nodeAutoProvisioning: { cpu: { max: 100 }, memory: { min: 8, max: 400 } } }
}

const insecureKubelet = { security: { insecureKubeletReadonlyPort: true } }
const rbac = 'rbacBindingConfig.enableInsecureBindingSystem'
export const security: readonly Row[] = [
  standardOnly(
    'Workload Identity',
    'cluster',
    'workloadIdentityConfig.workloadPool',
    'demo.svc.id.goog',
    { security: { workloadIdentity: false } },
    none,
  ),
  standardOnly(
    'Workload Identity of a pool',
    'pool',
    'nodeConfig.workloadMetadataConfig.mode',
    'GKE_METADATA',
    { security: { workloadIdentity: false } },
    'GCE_METADATA',
  ),
  standardOnly('shielded nodes', 'cluster', 'enableShieldedNodes', true, { security: { shieldedNodes: false } }, false),
  standardOnly(
    'integrity',
    'pool',
    'nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring',
    true,
    { security: { shieldedNodes: false } },
    false,
  ),
  standardOnly(
    'read-only port',
    'cluster',
    'nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled',
    'FALSE',
    insecureKubelet,
    'TRUE',
  ),
  standardOnly(
    'read-only port of a pool',
    'pool',
    'nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled',
    'FALSE',
    insecureKubelet,
    'TRUE',
  ),
  autopilotOnly(
    'read-only port in Autopilot',
    'cluster',
    'nodePoolAutoConfig.nodeKubeletConfig.insecureKubeletReadonlyPortEnabled',
    'FALSE',
    insecureKubelet,
    'TRUE',
  ),
  alike('client certificate', 'cluster', 'masterAuth.clientCertificateConfig.issueClientCertificate', false, {}, false),
  alike('ABAC', 'cluster', 'enableLegacyAbac', none, {}, none),
  alike(
    'anonymous requests',
    'cluster',
    'anonymousAuthenticationConfig.mode',
    'LIMITED',
    { security: { anonymousAuthentication: 'ENABLED' } },
    'ENABLED',
  ),
  alike('bindings to all with an account', 'cluster', `${rbac}Authenticated`, false, { security: { insecureRbacBindings: true } }, true),
  alike('bindings to all', 'cluster', `${rbac}Unauthenticated`, false, { security: { insecureRbacBindings: true } }, true),
  alike(
    'groups',
    'cluster',
    'authenticatorGroupsConfig.securityGroup',
    none,
    { security: { googleGroups: 'gke-security-groups@example.com' } },
    'gke-security-groups@example.com',
  ),
  alike(
    'encryption of Secrets',
    'cluster',
    'databaseEncryption',
    { state: 'DECRYPTED' },
    { security: { secretsEncryption: { keyName: key } } },
    { state: 'ENCRYPTED', keyName: key },
  ),
  alike('a key for it', 'key', 'rotationPeriod', none, { security: { secretsEncryption: true } }, '7776000s'),
  alike(
    'who may use the key',
    'keyGrant',
    'role',
    none,
    { security: { secretsEncryption: true } },
    'roles/cloudkms.cryptoKeyEncrypterDecrypter',
  ),
  alike(
    'Binary Authorization',
    'cluster',
    'binaryAuthorization',
    { evaluationMode: 'DISABLED' },
    { security: { binaryAuthorization: true } },
    { evaluationMode: 'PROJECT_SINGLETON_POLICY_ENFORCE' },
  ),
  alike('security posture', 'cluster', 'securityPostureConfig.mode', 'BASIC', { security: { securityPosture: 'DISABLED' } }, 'DISABLED'),
  alike(
    'vulnerabilities',
    'cluster',
    'securityPostureConfig.vulnerabilityMode',
    'VULNERABILITY_DISABLED',
    { security: { vulnerabilityScanning: 'VULNERABILITY_BASIC' } },
    'VULNERABILITY_BASIC',
  ),
  standardOnly(
    'confidential nodes',
    'cluster',
    'confidentialNodes.enabled',
    none,
    { ...pool({ machineType: 'n2d-standard-4' }), security: { confidentialNodes: true } },
    true,
  ),
  standardOnly(
    'confidential nodes, bootstrap',
    'cluster',
    'nodeConfig.machineType',
    none,
    { ...pool({ machineType: 'n2d-standard-4' }), security: { confidentialNodes: true } },
    'n2d-standard-4',
  ),
  alike('account of the nodes', 'account', 'accountId', 'it-nodes', { serviceAccount: account }, none),
  alike('role of the nodes', 'role', 'role', 'roles/container.defaultNodeServiceAccount', { serviceAccount: account }, none),
  alike('deletion protection', 'cluster', 'deletionProtection', true, { deletionProtection: false }, false),
]

export const observability: readonly Row[] = [
  alike(
    'logs',
    'cluster',
    'loggingConfig.enableComponents',
    ['SYSTEM_COMPONENTS', 'WORKLOADS'],
    { logging: { components: ['SYSTEM_COMPONENTS'] } },
    ['SYSTEM_COMPONENTS'],
  ),
  alike(
    'metrics',
    'cluster',
    'monitoringConfig.enableComponents',
    defaultMetrics,
    { monitoring: { components: ['SYSTEM_COMPONENTS', 'POD'] } },
    ['SYSTEM_COMPONENTS', 'POD'],
  ),
  {
    ...alike(
      'Prometheus',
      'cluster',
      'monitoringConfig.managedPrometheus.enabled',
      true,
      { monitoring: { managedPrometheus: false } },
      false,
    ),
    changeable: ['standard'],
  },
  alike(
    'Prometheus by itself',
    'cluster',
    'monitoringConfig.managedPrometheus.autoMonitoringConfig.scope',
    'NONE',
    { monitoring: { autoMonitoring: true } },
    'ALL',
  ),
  alike(
    'metrics of traffic',
    'cluster',
    'monitoringConfig.advancedDatapathObservabilityConfig.enableMetrics',
    true,
    { monitoring: { datapathMetrics: false } },
    false,
  ),
  alike(
    'relay',
    'cluster',
    'monitoringConfig.advancedDatapathObservabilityConfig.enableRelay',
    false,
    { monitoring: { datapathRelay: true } },
    true,
  ),
  alike('costs', 'cluster', 'costManagementConfig.enabled', true, { costAllocation: false }, false),
  alike(
    'messages',
    'cluster',
    'notificationConfig.pubsub',
    { enabled: false },
    { notifications: { events: ['UPGRADE_EVENT'] } },
    {
      enabled: true,
      topic: 'projects/demo/Topic/it-events',
      filter: { eventTypes: ['UPGRADE_EVENT'] },
    },
  ),
  alike(
    'messages to a topic that is there',
    'cluster',
    'notificationConfig.pubsub',
    { enabled: false },
    { notifications: { topic: 'projects/p/topics/t' } },
    {
      enabled: true,
      topic: 'projects/p/topics/t',
      filter: { eventTypes: ['UPGRADE_EVENT', 'UPGRADE_AVAILABLE_EVENT', 'SECURITY_BULLETIN_EVENT'] },
    },
  ),
  alike('labels', 'cluster', 'resourceLabels', labels, {}, labels),
  alike('own labels', 'cluster', 'resourceLabels.center', none, { resourceLabels: { center: '42' } }, '42'),
  alike('own label instead of ours', 'cluster', 'resourceLabels.app', 'shop', { resourceLabels: { app: 'web' } }, 'web'),
]

const addon = (name: string): string => `addonsConfig.${name}`
export const addons: readonly Row[] = [
  alike('Gateway API', 'cluster', 'gatewayApiConfig.channel', 'CHANNEL_STANDARD', { addons: { gatewayApi: false } }, 'CHANNEL_DISABLED'),
  standardOnly('load balancing', 'cluster', addon('httpLoadBalancing.disabled'), false, { addons: { httpLoadBalancing: false } }, true),
  standardOnly(
    'Pod autoscaling',
    'cluster',
    addon('horizontalPodAutoscaling.disabled'),
    false,
    { addons: { horizontalPodAutoscaling: false } },
    true,
  ),
  standardOnly(
    'disks',
    'cluster',
    addon('gcePersistentDiskCsiDriverConfig.enabled'),
    true,
    { addons: { persistentDiskCsiDriver: false } },
    false,
  ),
  alike('Filestore', 'cluster', addon('gcpFilestoreCsiDriverConfig.enabled'), false, { addons: { filestoreCsiDriver: true } }, true),
  {
    ...alike('buckets', 'cluster', addon('gcsFuseCsiDriverConfig.enabled'), false, { addons: { gcsFuseCsiDriver: true } }, true),
    autopilot: true,
    changeable: ['standard'],
  },
  standardOnly('DNS cache', 'cluster', addon('dnsCacheConfig.enabled'), true, { addons: { nodeLocalDnsCache: false } }, false),
  alike('Secret Manager', 'cluster', 'secretManagerConfig.enabled', false, { addons: { secretManager: true } }, true),
  alike('backup', 'cluster', addon('gkeBackupAgentConfig.enabled'), false, { addons: { backupAgent: true } }, true),
  alike('vertical autoscaling', 'cluster', 'verticalPodAutoscaling.enabled', true, { verticalPodAutoscaling: false }, false),
  alike('profile of Pod autoscaling', 'cluster', 'podAutoscaling.hpaProfile', none, { hpaProfile: 'PERFORMANCE' }, 'PERFORMANCE'),
  alike('fleet', 'cluster', 'fleet.project', none, { fleet: 'hub' }, 'hub'),
]

export const autopilot: readonly Row[] = [autopilotOnly('Autopilot', 'cluster', 'enableAutopilot', true, {}, true)]

export const rows: readonly Row[] = [
  ...place,
  ...network,
  ...endpoints,
  ...upgrades,
  ...pools,
  ...security,
  ...observability,
  ...addons,
  ...autopilot,
]

import type { ResolvedGke, ResolvedNodePool, ResolvedOwnNetwork } from './resolved.js'

/**
 * What holds where a declaration says nothing: all defaults, here and nowhere else. They are Steersman's own and not Google's, which
 * for instance gives nodes public addresses, and opens the control plane to everybody.
 */
export const defaults = {
  releaseChannel: 'REGULAR',
  window: { days: ['SA', 'SU'], startTime: '00:00', hours: 6 },
  ownNetwork: { kind: 'own', nodes: '10.0.0.0/20', pods: '10.4.0.0/14', services: '10.8.0.0/20', flowLogs: false },
  nat: { minPortsPerVm: 64, maxPortsPerVm: 4096, logErrors: true, staticAddresses: 0 },
  privateNodes: true,
  dnsEndpoint: { allowExternalTraffic: true, kubernetesTokens: false, kubernetesCertificates: false },
  ipEndpoint: { authorizedNetworks: {}, googleCloudAccess: false, globalAccess: false },
  addons: {
    filestoreCsiDriver: false,
    gcsFuseCsiDriver: false,
    secretManager: false,
    secretSync: false,
    gatewayApi: true,
    backupAgent: false,
    httpLoadBalancing: true,
    horizontalPodAutoscaling: true,
    persistentDiskCsiDriver: true,
    nodeLocalDnsCache: true,
  },
  logging: { components: ['SYSTEM_COMPONENTS', 'WORKLOADS'] },
  monitoring: { managedPrometheus: true, autoMonitoring: false, datapathRelay: false },
  systemMetrics: ['SYSTEM_COMPONENTS'],
  prometheusMetrics: ['STORAGE', 'POD', 'DEPLOYMENT', 'STATEFULSET', 'DAEMONSET', 'HPA', 'CADVISOR', 'KUBELET'],
  events: ['UPGRADE_EVENT', 'UPGRADE_AVAILABLE_EVENT', 'SECURITY_BULLETIN_EVENT'],
  security: {
    binaryAuthorization: false,
    securityPosture: 'BASIC',
    vulnerabilityScanning: 'VULNERABILITY_DISABLED',
    secretsEncryption: false,
    anonymousAuthentication: 'LIMITED',
    insecureRbacBindings: false,
    insecureKubeletReadonlyPort: false,
    shieldedNodes: true,
    confidentialNodes: false,
    workloadIdentity: true,
  },
  datapathProvider: 'ADVANCED_DATAPATH',
  defaultMaxPodsPerNode: 110,
  intranodeVisibility: true,
  imageStreaming: false,
  costAllocation: true,
  fqdnNetworkPolicy: false,
  ciliumClusterwideNetworkPolicy: false,
  l4IlbSubsetting: true,
  verticalPodAutoscaling: true,
  deletionProtection: true,
  nodePool: {
    spot: false,
    labels: {},
    taints: [],
    imageType: 'COS_CONTAINERD',
    autoRepair: true,
    autoUpgrade: true,
    respectPdbDuringNodePoolDeletion: true,
    secureBoot: true,
    tags: [],
    resourceLabels: {},
  },
  diskSizeGb: 100,
  surge: { maxSurge: 1, maxUnavailable: 0 },
  blueGreen: { nodePoolSoakSeconds: 3600, batch: { nodes: 1 } },
} as const satisfies {
  readonly ownNetwork: ResolvedOwnNetwork
  readonly nat: NonNullable<ResolvedOwnNetwork['nat']>
  readonly addons: ResolvedGke['addons']
  readonly logging: ResolvedGke['logging']
  readonly security: ResolvedGke['security']
  readonly nodePool: Partial<ResolvedNodePool>
  readonly [other: string]: unknown
}

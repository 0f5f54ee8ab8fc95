import type { AddressScope, ReleaseChannel } from './common.js'
import type { DnsConfig } from './dns.js'
import type { AuthorizedNetworks } from './endpoints.js'
import type { MaintenanceExclusion, MaintenanceWindow } from './maintenance.js'
import type { Cidr, ExistingNetwork } from './network.js'
import type { DiskType, Taint } from './node-pool.js'
import type { LoggingComponent, MonitoringComponent, Notifications } from './observability.js'
import type { NodeAutoProvisioning } from './standard.js'

/** A declaration with every default filled in; what is still optional has none, and means "not set". */
export interface ResolvedGke {
  readonly name?: string
  readonly location: string
  readonly region: string
  /** Whether the control plane stands in one zone alone. */
  readonly zonal: boolean
  /** Undefined when Google chooses. */
  readonly zones?: readonly string[]
  readonly minMasterVersion?: string
  readonly desiredEmulatedVersion?: string
  readonly maintenance: { readonly window: MaintenanceWindow; readonly exclusions: { readonly [name: string]: MaintenanceExclusion } }
  readonly network: ResolvedOwnNetwork | ResolvedExistingNetwork
  readonly privateNodes: boolean
  readonly controlPlaneEndpoints: {
    /** Undefined when off. */
    readonly dns?: { readonly allowExternalTraffic: boolean; readonly kubernetesTokens: boolean; readonly kubernetesCertificates: boolean }
    /** Undefined when off. */
    readonly ip?: {
      readonly access: 'public' | 'private'
      readonly authorizedNetworks: AuthorizedNetworks
      readonly googleCloudAccess: boolean
      readonly globalAccess: boolean
      readonly masterIpv4CidrBlock?: Cidr
      readonly privateEndpointSubnetwork?: string
    }
  }
  readonly addresses: { readonly [name: string]: AddressScope }
  readonly addons: {
    readonly filestoreCsiDriver: boolean
    readonly gcsFuseCsiDriver: boolean
    readonly secretManager: boolean
    /** Undefined when off. */
    readonly secretRotationSeconds?: number
    readonly secretSync: boolean
    readonly gatewayApi: boolean
    readonly backupAgent: boolean
    readonly httpLoadBalancing: boolean
    readonly horizontalPodAutoscaling: boolean
    readonly persistentDiskCsiDriver: boolean
    readonly nodeLocalDnsCache: boolean
  }
  readonly logging: { readonly components: readonly LoggingComponent[] }
  readonly monitoring: {
    readonly components: readonly MonitoringComponent[]
    readonly managedPrometheus: boolean
    readonly autoMonitoring: boolean
    readonly datapathMetrics: boolean
    readonly datapathRelay: boolean
  }
  /** Undefined when off. */
  readonly notifications?: Required<Pick<Notifications, 'events'>> & Pick<Notifications, 'topic'>
  readonly security: {
    readonly binaryAuthorization: boolean
    readonly securityPosture: 'DISABLED' | 'BASIC' | 'ENTERPRISE'
    readonly vulnerabilityScanning: 'VULNERABILITY_DISABLED' | 'VULNERABILITY_BASIC' | 'VULNERABILITY_ENTERPRISE'
    readonly secretsEncryption: boolean | { readonly keyName: string }
    readonly anonymousAuthentication: 'ENABLED' | 'LIMITED'
    readonly googleGroups?: string
    readonly insecureRbacBindings: boolean
    readonly insecureKubeletReadonlyPort: boolean
    readonly shieldedNodes: boolean
    readonly confidentialNodes: boolean
    readonly workloadIdentity: boolean
  }
  readonly datapathProvider: 'ADVANCED_DATAPATH' | 'LEGACY_DATAPATH'
  readonly costAllocation: boolean
  readonly fqdnNetworkPolicy: boolean
  readonly ciliumClusterwideNetworkPolicy: boolean
  readonly l4IlbSubsetting: boolean
  /** Undefined when Google decides. */
  readonly dnsConfig?: DnsConfig
  readonly verticalPodAutoscaling: boolean
  readonly hpaProfile?: 'NONE' | 'PERFORMANCE'
  readonly controlPlaneSoakHours?: number
  readonly fleet?: string
  /** Undefined when one is to be made. */
  readonly serviceAccount?: string
  readonly resourceLabels: { readonly [key: string]: string }
  readonly deletionProtection: boolean
}

export interface ResolvedGkeStandard extends ResolvedGke {
  readonly kind: 'gke-standard'
  readonly releaseChannel: ReleaseChannel | 'UNSPECIFIED'
  readonly nodePools: { readonly [name: string]: ResolvedNodePool }
  readonly defaultMaxPodsPerNode: number
  readonly intranodeVisibility: boolean
  readonly imageStreaming: boolean
  readonly nodeAutoProvisioning?: NodeAutoProvisioning
}

export interface ResolvedGkeAutopilot extends ResolvedGke {
  readonly kind: 'gke-autopilot'
  readonly releaseChannel: ReleaseChannel
  readonly tags: readonly string[]
}

export interface ResolvedOwnNetwork {
  readonly kind: 'own'
  readonly nodes: Cidr
  readonly pods: Cidr
  readonly services: Cidr
  readonly proxyOnly?: Cidr
  /** Undefined when off. */
  readonly nat?: {
    readonly minPortsPerVm: number
    readonly maxPortsPerVm: number
    readonly logErrors: boolean
    /** 0 when Google chooses addresses as needed. */
    readonly staticAddresses: number
  }
  readonly flowLogs: boolean
}

export interface ResolvedExistingNetwork extends ExistingNetwork {
  readonly kind: 'existing'
}

export interface ResolvedNodePool {
  readonly machineType: string
  /** A fixed number in every zone, or bounds for all zones together or for each of them. */
  readonly nodes:
    | { readonly perZone: number }
    | { readonly min: number; readonly max: number }
    | { readonly minPerZone: number; readonly maxPerZone: number }
  /** Those of the cluster when the pool names none; undefined when Google chooses. */
  readonly zones?: readonly string[]
  readonly locationPolicy: 'BALANCED' | 'ANY'
  readonly spot: boolean
  readonly labels: { readonly [key: string]: string }
  readonly taints: readonly Taint[]
  readonly disk: { readonly type: DiskType; readonly sizeGb: number }
  readonly imageType: 'COS_CONTAINERD' | 'UBUNTU_CONTAINERD'
  readonly maxPodsPerNode: number
  readonly imageStreaming: boolean
  readonly upgrade:
    | { readonly maxSurge: number; readonly maxUnavailable: number }
    | {
        readonly blueGreen: { readonly nodePoolSoakSeconds: number; readonly batch: { readonly nodes: number } | { readonly part: number } }
      }
  readonly autoRepair: boolean
  readonly autoUpgrade: boolean
  /** Undefined for that of the control plane. */
  readonly version?: string
  readonly respectPdbDuringNodePoolDeletion: boolean
  readonly confidential: boolean
  readonly secureBoot: boolean
  /** Undefined for that of the cluster. */
  readonly serviceAccount?: string
  readonly tags: readonly string[]
  readonly resourceLabels: { readonly [key: string]: string }
}

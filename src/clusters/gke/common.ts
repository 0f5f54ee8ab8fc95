import { serviceName } from '../../kubernetes/names.js'
import { type Check, flag, integer, mapOf, nonEmptyText, oneOf, type Shape, textBy } from '../../props/shape.js'
import { gkeName, locationCheck, resourceLabelsCheck, serviceAccountCheck, zonesCheck } from '../fields.js'
import { type DnsConfig, dnsConfigCheck } from './dns.js'
import { type ControlPlaneEndpoints, endpointsCheck } from './endpoints.js'
import { type Maintenance, maintenanceCheck } from './maintenance.js'
import { type Network, networkCheck } from './network.js'
import { type Logging, loggingCheck, type Notifications, notificationsCheck } from './observability.js'

export const releaseChannels = ['RAPID', 'REGULAR', 'STABLE', 'EXTENDED'] as const
export type ReleaseChannel = (typeof releaseChannels)[number]

/** Whether an address serves the whole world, or load balancers of the cluster's region. */
export type AddressScope = 'global' | 'regional'

/** What Standard and Autopilot have in common. */
export interface GkeProps<Addresses extends string = string> {
  /** The name at Google Cloud; left out: the one given to `GkeCluster`. At most 40 characters. A change replaces the cluster. */
  readonly name?: string
  /** Zones of the nodes, all in the region of `location`; left out: Google chooses, and what depends on zones is not checked. */
  readonly zones?: readonly string[]
  /** The lowest version of the control plane, `1.33`, `1.33.4` or `1.33.4-gke.1172000`; left out: what the channel gives. */
  readonly minMasterVersion?: string
  /** The minor version, such as `1.34`, that ends an upgrade in two steps: the control plane stays as the old one until then. */
  readonly desiredEmulatedVersion?: string
  readonly maintenance?: Maintenance
  /** Default: a network of its own. A change of ranges replaces the cluster. */
  readonly network?: Network
  /** Nodes without public addresses. Default true. */
  readonly privateNodes?: boolean
  readonly controlPlaneEndpoints?: ControlPlaneEndpoints
  /** Static addresses that are made beside the cluster, by their names at Google Cloud. */
  readonly addresses?: { readonly [Name in Addresses]: AddressScope }
  readonly logging?: Logging
  /** Left out: none. */
  readonly notifications?: Notifications
  /** What namespaces and labels cost, on the bill. Default true. */
  readonly costAllocation?: boolean
  /** NetworkPolicies by domain name. Default false; switching it off again replaces the cluster. */
  readonly fqdnNetworkPolicy?: boolean
  /** NetworkPolicies for all namespaces. Default false. */
  readonly ciliumClusterwideNetworkPolicy?: boolean
  /** Internal load balancers that name their nodes one by one. Default true; switching it off again replaces the cluster. */
  readonly l4IlbSubsetting?: boolean
  /** Who answers names in the cluster; left out: Google's default. Autopilot looks at it only when the cluster is made. */
  readonly dnsConfig?: DnsConfig
  /** Default true. */
  readonly verticalPodAutoscaling?: boolean
  /** Left out: Google's default. */
  readonly hpaProfile?: 'NONE' | 'PERFORMANCE'
  /** Upgrade the control plane in two steps, of which the first can be undone: at most so many hours between them, from 6 to 168. */
  readonly controlPlaneSoakHours?: number
  /** The project of the fleet to join; left out: none. */
  readonly fleet?: string
  /** E-mail of a service account for the nodes that is there already; left out: one is made, with the least that nodes need. */
  readonly serviceAccount?: string
  /** Labels of the cluster at Google Cloud, for the bill. */
  readonly resourceLabels?: { readonly [key: string]: string }
  /** Refuses to delete the cluster until this is false and applied. Default true. */
  readonly deletionProtection?: boolean
}

const addressesCheck: Check = mapOf(oneOf('global', 'regional'), { key: serviceName })

/** A minor version, with a patch and with GKE's own patch if wanted. */
const version = textBy(
  (text) => (/^1\.\d+(\.\d+(-gke\.\d+)?)?$/.test(text) ? undefined : 'is no version of GKE'),
  "a version such as '1.33' or '1.33.4-gke.1172000'",
)
const minor = textBy((text) => (/^1\.\d+$/.test(text) ? undefined : 'is no minor version'), "a minor version such as '1.34'")

export const commonShape = (kind: 'standard' | 'autopilot'): Shape<GkeProps & { readonly location: string }> => ({
  name: textBy(gkeName, 'a name such as shop-production'),
  location: locationCheck,
  zones: zonesCheck,
  minMasterVersion: version,
  desiredEmulatedVersion: minor,
  maintenance: maintenanceCheck,
  network: networkCheck,
  privateNodes: flag,
  controlPlaneEndpoints: endpointsCheck,
  addresses: addressesCheck,
  logging: loggingCheck(kind === 'standard'),
  notifications: notificationsCheck,
  costAllocation: flag,
  fqdnNetworkPolicy: flag,
  ciliumClusterwideNetworkPolicy: flag,
  l4IlbSubsetting: flag,
  dnsConfig: dnsConfigCheck,
  verticalPodAutoscaling: flag,
  hpaProfile: oneOf('NONE', 'PERFORMANCE'),
  controlPlaneSoakHours: integer(6, 168),
  fleet: nonEmptyText,
  serviceAccount: serviceAccountCheck,
  resourceLabels: resourceLabelsCheck,
  deletionProtection: flag,
})

import { type Check, flag, listOf, object, oneOf, type Shape, textBy } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { refused } from '../fields.js'

export const loggingComponents = ['SYSTEM_COMPONENTS', 'WORKLOADS', 'APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER', 'KCP_VPA'] as const
export type LoggingComponent = (typeof loggingComponents)[number]

/** What needs no managed Prometheus. */
const ownMetrics = ['SYSTEM_COMPONENTS', 'APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER'] as const
/** What managed Prometheus collects. */
const prometheusMetrics = [
  'STORAGE',
  'POD',
  'DEPLOYMENT',
  'STATEFULSET',
  'DAEMONSET',
  'HPA',
  'JOBSET',
  'CADVISOR',
  'KUBELET',
  'DCGM',
] as const
export type MonitoringComponent = (typeof ownMetrics)[number] | (typeof prometheusMetrics)[number]

/** What goes to Cloud Logging. */
export interface Logging {
  /** Default `SYSTEM_COMPONENTS` and `WORKLOADS`; an empty list logs nothing. */
  readonly components?: readonly LoggingComponent[]
}

/** What goes to Cloud Monitoring. */
export interface Monitoring {
  /**
   * Default `SYSTEM_COMPONENTS` and, with managed Prometheus, `STORAGE`, `POD`, `DEPLOYMENT`, `STATEFULSET`, `DAEMONSET`, `HPA`,
   * `CADVISOR` and `KUBELET`; an empty list measures nothing.
   */
  readonly components?: readonly MonitoringComponent[]
  /** Find what serves metrics without being told, in all namespaces. Default false. */
  readonly autoMonitoring?: boolean
  /** Metrics of the traffic between Pods. Default true with Dataplane V2. */
  readonly datapathMetrics?: boolean
  /** The relay that Hubble needs. Default false. */
  readonly datapathRelay?: boolean
}

export interface StandardMonitoring extends Monitoring {
  /** Default true. */
  readonly managedPrometheus?: boolean
}

export interface AutopilotMonitoring extends Monitoring {
  readonly managedPrometheus?: Refused<'Autopilot keeps it on'>
}

export const clusterEvents = ['UPGRADE_EVENT', 'UPGRADE_AVAILABLE_EVENT', 'SECURITY_BULLETIN_EVENT', 'UPGRADE_INFO_EVENT'] as const
export type ClusterEvent = (typeof clusterEvents)[number]

/** Messages about upgrades and security bulletins, to Pub/Sub. */
export interface Notifications {
  /** An own topic, `projects/PROJECT/topics/NAME`; left out: one is made. */
  readonly topic?: string
  /** Default `UPGRADE_EVENT`, `UPGRADE_AVAILABLE_EVENT`, `SECURITY_BULLETIN_EVENT`. */
  readonly events?: readonly ClusterEvent[]
}

/** Without the system's own, nothing else can be had; an empty list is nothing at all, which Autopilot does not allow. */
function components(known: readonly string[], mayBeEmpty: boolean): Check {
  const list = listOf(oneOf(...known))
  return (value, place) => {
    if (!list(value, place)) return false
    const given = value as readonly string[]
    if (given.length === 0) return mayBeEmpty || place.refuse('must not be empty in Autopilot', "write ['SYSTEM_COMPONENTS'] at least")
    return given.includes('SYSTEM_COMPONENTS') || place.refuse('lacks SYSTEM_COMPONENTS, without which nothing else can be had', 'add it')
  }
}

const metrics = (mayBeEmpty: boolean): Check => components([...ownMetrics, ...prometheusMetrics], mayBeEmpty)
const monitoringShape = (mayBeEmpty: boolean): Shape<Monitoring> => ({
  components: metrics(mayBeEmpty),
  autoMonitoring: flag,
  datapathMetrics: flag,
  datapathRelay: flag,
})
const standardMonitoring = object({ ...monitoringShape(true), managedPrometheus: flag } satisfies Shape<StandardMonitoring>)

export const loggingCheck = (mayBeEmpty: boolean): Check =>
  object({ components: components(loggingComponents, mayBeEmpty) } satisfies Shape<Logging>)
export const standardMonitoringCheck: Check = (value, place) => {
  if (!standardMonitoring(value, place)) return false
  const { components, managedPrometheus, autoMonitoring } = value as StandardMonitoring
  if (managedPrometheus !== false) return true
  const needing = components?.filter((each) => (prometheusMetrics as readonly string[]).includes(each)) ?? []
  if (needing.length > 0)
    return place
      .at('components')
      .refuse(`has ${needing.join(', ')}, which managed Prometheus collects`, 'leave managedPrometheus on', 'cluster/needs')
  return !autoMonitoring || place.at('autoMonitoring').refuse('needs managed Prometheus', 'leave managedPrometheus on', 'cluster/needs')
}
export const autopilotMonitoringCheck: Check = object({
  ...monitoringShape(false),
  managedPrometheus: refused('Autopilot keeps it on'),
} satisfies Shape<AutopilotMonitoring>)
export const notificationsCheck: Check = object({
  topic: textBy(
    (text) => (/^projects\/[^/]+\/topics\/[^/]+$/.test(text) ? undefined : 'is no full name of a topic'),
    'projects/PROJECT/topics/NAME',
  ),
  events: listOf(oneOf(...clusterEvents), 1),
} satisfies Shape<Notifications>)

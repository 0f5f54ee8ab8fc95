export type LoggingComponent =
  | 'SYSTEM_COMPONENTS'
  | 'WORKLOADS'
  | 'APISERVER'
  | 'CONTROLLER_MANAGER'
  | 'SCHEDULER'
  | 'KCP_CONNECTION'
  | 'KCP_SSHD'
  | 'KCP_HPA'

export type MonitoringComponent =
  | 'SYSTEM_COMPONENTS'
  | 'APISERVER'
  | 'CONTROLLER_MANAGER'
  | 'SCHEDULER'
  | 'STORAGE'
  | 'POD'
  | 'DEPLOYMENT'
  | 'STATEFULSET'
  | 'DAEMONSET'
  | 'HPA'
  | 'JOBSET'
  | 'CADVISOR'
  | 'KUBELET'
  | 'DCGM'

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
  /** Default true; Autopilot keeps it on. */
  readonly managedPrometheus?: boolean
  /** Find what serves metrics without being told, in all namespaces. Default false. */
  readonly autoMonitoring?: boolean
  /** Metrics of the traffic between Pods. Default true with Dataplane V2. */
  readonly datapathMetrics?: boolean
  /** The relay that Hubble needs. Default false. */
  readonly datapathRelay?: boolean
}

/** Messages about upgrades and security bulletins, to Pub/Sub. */
export interface Notifications {
  /** An own topic, `projects/PROJECT/topics/NAME`; left out: one is made. */
  readonly topic?: string
  /** Default `UPGRADE_EVENT`, `UPGRADE_AVAILABLE_EVENT`, `SECURITY_BULLETIN_EVENT`. */
  readonly events?: readonly ('UPGRADE_EVENT' | 'UPGRADE_AVAILABLE_EVENT' | 'SECURITY_BULLETIN_EVENT' | 'UPGRADE_INFO_EVENT')[]
}

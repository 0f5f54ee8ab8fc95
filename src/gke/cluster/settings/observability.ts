import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { ResolvedGke } from '../../../clusters/gke/resolved.js'
import type { Parts } from './parts.js'

/** Logs, metrics, messages and costs. */
export function observabilityArgs(
  { logging, monitoring, notifications, costAllocation, datapathProvider }: ResolvedGke,
  { topic }: Parts,
): Pick<ClusterArgs, 'loggingConfig' | 'monitoringConfig' | 'notificationConfig' | 'costManagementConfig'> {
  return {
    loggingConfig: { enableComponents: [...logging.components] },
    monitoringConfig: {
      enableComponents: [...monitoring.components],
      managedPrometheus: {
        enabled: monitoring.managedPrometheus,
        autoMonitoringConfig: { scope: monitoring.autoMonitoring ? 'ALL' : 'NONE' },
      },
      ...(datapathProvider === 'ADVANCED_DATAPATH' && {
        advancedDatapathObservabilityConfig: { enableMetrics: monitoring.datapathMetrics, enableRelay: monitoring.datapathRelay },
      }),
    },
    notificationConfig: {
      pubsub:
        notifications && topic !== undefined
          ? { enabled: true, topic, filter: { eventTypes: [...notifications.events] } }
          : { enabled: false },
    },
    costManagementConfig: { enabled: costAllocation },
  }
}

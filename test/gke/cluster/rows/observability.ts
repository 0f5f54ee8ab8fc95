import { alike, always, labels, none, type Row } from './row.js'

const monitoring = (change: object): object => ({ monitoring: change })
const metrics = ['SYSTEM_COMPONENTS', 'STORAGE', 'POD', 'DEPLOYMENT', 'STATEFULSET', 'DAEMONSET', 'HPA', 'CADVISOR', 'KUBELET']
const topic = 'projects/p/topics/t'
const events = ['UPGRADE_EVENT', 'UPGRADE_AVAILABLE_EVENT', 'SECURITY_BULLETIN_EVENT']
const prometheus = 'monitoringConfig.managedPrometheus'
const datapath = 'monitoringConfig.advancedDatapathObservabilityConfig'

export const observability: readonly Row[] = [
  alike('logs', 'cluster', 'loggingConfig.enableComponents', ['SYSTEM_COMPONENTS', 'WORKLOADS'], { logging: { components: ['SYSTEM_COMPONENTS'] } }, ['SYSTEM_COMPONENTS']),
  alike('metrics', 'cluster', 'monitoringConfig.enableComponents', metrics, monitoring({ components: ['SYSTEM_COMPONENTS', 'POD'] }), ['SYSTEM_COMPONENTS', 'POD']),
  { ...alike('Prometheus', 'cluster', `${prometheus}.enabled`, true, monitoring({ managedPrometheus: false }), false), changeable: ['standard'] },
  alike('Prometheus by itself', 'cluster', `${prometheus}.autoMonitoringConfig.scope`, 'NONE', monitoring({ autoMonitoring: true }), 'ALL'),
  alike('metrics of traffic', 'cluster', `${datapath}.enableMetrics`, true, monitoring({ datapathMetrics: false }), false),
  alike('relay', 'cluster', `${datapath}.enableRelay`, false, monitoring({ datapathRelay: true }), true),
  { ...alike('neither without Dataplane V2', 'cluster', datapath, { enableMetrics: true, enableRelay: false }, { datapathProvider: 'LEGACY_DATAPATH' }, none), changeable: ['standard'], alone: true },
  alike('costs', 'cluster', 'costManagementConfig.enabled', true, { costAllocation: false }, false),
  alike('messages', 'cluster', 'notificationConfig.pubsub', { enabled: false }, { notifications: { topic } }, { enabled: true, topic, filter: { eventTypes: events } }),
  alike('messages of one kind', 'cluster', 'notificationConfig.pubsub.filter.eventTypes', none, { notifications: { events: ['UPGRADE_EVENT'] } }, ['UPGRADE_EVENT']),
  alike('messages to a topic that is made', 'cluster', 'notificationConfig.pubsub.topic', none, { notifications: {} }, 'projects/demo/Topic/it-events'),
  always('labels', 'cluster', 'resourceLabels', labels),
  alike('own labels', 'cluster', 'resourceLabels.center', none, { resourceLabels: { center: '42' } }, '42'),
  alike('own label instead of ours', 'cluster', 'resourceLabels.app', 'shop', { resourceLabels: { app: 'web' } }, 'web'),
] // biome-ignore format: one row for each feature

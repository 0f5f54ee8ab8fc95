import { alike, none, type Row, standardOnly } from './row.js'

const addons = (change: object): object => ({ addons: change })

export const addonRows: readonly Row[] = [
  alike('Gateway API', 'cluster', 'gatewayApiConfig.channel', 'CHANNEL_STANDARD', addons({ gatewayApi: false }), 'CHANNEL_DISABLED'),
  standardOnly('load balancing', 'cluster', 'addonsConfig.httpLoadBalancing.disabled', false, addons({ httpLoadBalancing: false }), true),
  standardOnly('Pod autoscaling', 'cluster', 'addonsConfig.horizontalPodAutoscaling.disabled', false, addons({ horizontalPodAutoscaling: false }), true),
  standardOnly('disks', 'cluster', 'addonsConfig.gcePersistentDiskCsiDriverConfig.enabled', true, addons({ persistentDiskCsiDriver: false }), false),
  alike('Filestore', 'cluster', 'addonsConfig.gcpFilestoreCsiDriverConfig.enabled', false, addons({ filestoreCsiDriver: true }), true),
  { ...standardOnly('buckets', 'cluster', 'addonsConfig.gcsFuseCsiDriverConfig.enabled', false, addons({ gcsFuseCsiDriver: true }), true), autopilot: true },
  standardOnly('DNS cache', 'cluster', 'addonsConfig.dnsCacheConfig.enabled', true, addons({ nodeLocalDnsCache: false }), false),
  alike('Secret Manager', 'cluster', 'secretManagerConfig', { enabled: false }, addons({ secretManager: true }), { enabled: true }),
  alike('rotation', 'cluster', 'secretManagerConfig.rotationConfig', none, addons({ secretManager: true, secretRotationSeconds: 120 }), { enabled: true, rotationInterval: '120s' }),
  alike('Secrets of Secret Manager', 'cluster', 'secretSyncConfig', { enabled: false }, addons({ secretSync: true }), { enabled: true }),
  alike('rotation of these', 'cluster', 'secretSyncConfig.rotationConfig', none, addons({ secretSync: true, secretRotationSeconds: 60 }), { enabled: true, rotationInterval: '60s' }),
  alike('backup', 'cluster', 'addonsConfig.gkeBackupAgentConfig.enabled', false, addons({ backupAgent: true }), true),
  alike('vertical autoscaling', 'cluster', 'verticalPodAutoscaling.enabled', true, { verticalPodAutoscaling: false }, false),
  alike('profile of Pod autoscaling', 'cluster', 'podAutoscaling.hpaProfile', none, { hpaProfile: 'PERFORMANCE' }, 'PERFORMANCE'),
  alike('fleet', 'cluster', 'fleet.project', none, { fleet: 'hub' }, 'hub'),
] // biome-ignore format: one row for each feature

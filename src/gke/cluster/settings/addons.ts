import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { ResolvedGke } from '../../../clusters/gke/resolved.js'

type AddonArgs = Pick<ClusterArgs, 'addonsConfig' | 'gatewayApiConfig' | 'secretManagerConfig' | 'secretSyncConfig'>
type Addons = ResolvedGke['addons']

/** What every cluster lets one decide. */
export function addonArgs({ addons }: ResolvedGke): AddonArgs {
  return {
    addonsConfig: driversAndAgents(addons),
    gatewayApiConfig: { channel: addons.gatewayApi ? 'CHANNEL_STANDARD' : 'CHANNEL_DISABLED' },
    secretManagerConfig: { enabled: addons.secretManager, ...rotation(addons, addons.secretManager) },
    secretSyncConfig: { enabled: addons.secretSync, ...rotation(addons, addons.secretSync) },
  }
}

/** With what only Standard lets one switch off. Two of Google's words are `disabled` where the others are `enabled`. */
export function standardAddonArgs(cluster: ResolvedGke): AddonArgs {
  const { addons } = cluster
  return {
    ...addonArgs(cluster),
    addonsConfig: {
      ...driversAndAgents(addons),
      httpLoadBalancing: { disabled: !addons.httpLoadBalancing },
      horizontalPodAutoscaling: { disabled: !addons.horizontalPodAutoscaling },
      gcePersistentDiskCsiDriverConfig: { enabled: addons.persistentDiskCsiDriver },
      dnsCacheConfig: { enabled: addons.nodeLocalDnsCache },
    },
  }
}

function rotation({ secretRotationSeconds: seconds }: Addons, isOn: boolean) {
  return isOn && seconds !== undefined ? { rotationConfig: { enabled: true, rotationInterval: `${seconds}s` } } : {}
}

function driversAndAgents(addons: Addons) {
  return {
    gcpFilestoreCsiDriverConfig: { enabled: addons.filestoreCsiDriver },
    gcsFuseCsiDriverConfig: { enabled: addons.gcsFuseCsiDriver },
    gkeBackupAgentConfig: { enabled: addons.backupAgent },
  }
}

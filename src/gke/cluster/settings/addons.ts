import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { Output } from '@pulumi/pulumi'
import type { ResolvedGke, ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../../clusters/gke/resolved.js'

type AddonArgs = Pick<ClusterArgs, 'addonsConfig' | 'gatewayApiConfig' | 'secretManagerConfig' | 'secretSyncConfig'>
type Addons = ResolvedGke['addons']

/** What every cluster lets one decide. */
export function addonArgs({ addons }: ResolvedGke) {
  return {
    addonsConfig: driversAndAgents(addons),
    gatewayApiConfig: { channel: addons.gatewayApi ? 'CHANNEL_STANDARD' : 'CHANNEL_DISABLED' },
    secretManagerConfig: { enabled: addons.secretManager, ...rotation(addons, addons.secretManager) },
    secretSyncConfig: { enabled: addons.secretSync, ...rotation(addons, addons.secretSync) },
  } satisfies AddonArgs
}

/** With what only Standard lets one switch off. Two of Google's words are `disabled` where the others are `enabled`. */
export function standardAddonArgs(cluster: ResolvedGke) {
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
  } satisfies AddonArgs
}

/** The add-ons that follow from what is deployed to the cluster. */
export function neededAddonArgs(
  settings: Output<ResolvedGkeStandard | ResolvedGkeAutopilot>,
): Pick<ClusterArgs, 'addonsConfig' | 'secretManagerConfig'> {
  const argsOf = (cluster: ResolvedGkeStandard | ResolvedGkeAutopilot) =>
    cluster.kind === 'gke-standard' ? standardAddonArgs(cluster) : addonArgs(cluster)
  return {
    addonsConfig: settings.apply((cluster) => argsOf(cluster).addonsConfig),
    secretManagerConfig: settings.apply((cluster) => argsOf(cluster).secretManagerConfig),
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

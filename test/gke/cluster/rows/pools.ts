import { account, alwaysInStandard, autopilotOnly, cloudPlatform, labels, nodes, none, pool, type Row, standardOnly } from './row.js'

const zones = ['europe-west1-b', 'europe-west1-c']
const perZone = { zones, ...pool({ nodes: { minPerZone: 1, maxPerZone: 4 } }) }
const spotTaint = { key: 'cloud.google.com/gke-spot', value: 'true' }
const bounds = (change: object = {}): object => ({ nodeAutoProvisioning: { cpu: { max: 100 }, memory: { min: 8, max: 400 }, ...change } })
const provisioned = 'clusterAutoscaling.autoProvisioningDefaults'

export const pools: readonly Row[] = [
  alwaysInStandard('bootstrap pool', 'cluster', 'removeDefaultNodePool', true),
  alwaysInStandard('bootstrap pool, size', 'cluster', 'initialNodeCount', 1),
  standardOnly('bootstrap pool, account', 'cluster', 'nodeConfig.serviceAccount', nodes, { serviceAccount: account }, account),
  alwaysInStandard('bootstrap pool, boot', 'cluster', 'nodeConfig.shieldedInstanceConfig.enableSecureBoot', true),

  standardOnly('nodes, least', 'pool', 'autoscaling.totalMinNodeCount', 1, pool({ nodes: { min: 2, max: 6 } }), 2),
  standardOnly('nodes, most', 'pool', 'autoscaling.totalMaxNodeCount', 5, pool({ nodes: { min: 2, max: 6 } }), 6),
  standardOnly('nodes of a zone, least', 'pool', 'autoscaling.minNodeCount', none, perZone, 1),
  standardOnly('nodes of a zone, most', 'pool', 'autoscaling.maxNodeCount', none, perZone, 4),
  standardOnly('no totals beside them', 'pool', 'autoscaling.totalMaxNodeCount', 5, perZone, none),
  standardOnly('nodes, fixed', 'pool', 'nodeCount', none, { zones, ...pool({ nodes: 4 }) }, 2),
  standardOnly('no scaling beside a fixed number', 'pool', 'autoscaling', { totalMinNodeCount: 1, totalMaxNodeCount: 5, locationPolicy: 'BALANCED' }, { zones, ...pool({ nodes: 4 }) }, none),
  { ...standardOnly('nodes at first', 'pool', 'initialNodeCount', 1, pool({ nodes: { min: 1, max: 2 } }), 0), alone: true },
  standardOnly('even zones', 'pool', 'autoscaling.locationPolicy', 'BALANCED', pool({ locationPolicy: 'ANY' }), 'ANY'),
  standardOnly('even zones of spot nodes', 'pool', 'autoscaling.locationPolicy', 'BALANCED', pool({ spot: true }), 'ANY'),
  standardOnly('zones', 'pool', 'nodeLocations', none, pool({ zones: ['europe-west1-b'] }), ['europe-west1-b']),
  standardOnly('Pods per node', 'cluster', 'defaultMaxPodsPerNode', 110, { defaultMaxPodsPerNode: 64 }, 64),
  standardOnly('Pods per node of a pool', 'pool', 'maxPodsPerNode', 110, pool({ maxPodsPerNode: 32 }), 32),
  standardOnly('drain', 'pool', 'nodeDrainConfigs[0].respectPdbDuringNodePoolDeletion', true, pool({ respectPdbDuringNodePoolDeletion: false }), false),

  standardOnly('account', 'pool', 'nodeConfig.serviceAccount', nodes, pool({ serviceAccount: account }), account),
  alwaysInStandard('scopes', 'pool', 'nodeConfig.oauthScopes', cloudPlatform),
  standardOnly('machine', 'pool', 'nodeConfig.machineType', 'e2-standard-4', pool({ machineType: 'n2-standard-8' }), 'n2-standard-8'),
  standardOnly('image', 'pool', 'nodeConfig.imageType', 'COS_CONTAINERD', pool({ imageType: 'UBUNTU_CONTAINERD' }), 'UBUNTU_CONTAINERD'),
  standardOnly('disk', 'pool', 'nodeConfig.bootDisk.diskType', 'pd-balanced', pool({ disk: { type: 'pd-ssd' } }), 'pd-ssd'),
  standardOnly('disk of a new family', 'pool', 'nodeConfig.bootDisk.diskType', 'pd-balanced', pool({ machineType: 'c4-standard-4' }), 'hyperdisk-balanced'),
  standardOnly('disk, size', 'pool', 'nodeConfig.bootDisk.sizeGb', 100, pool({ disk: { sizeGb: 50 } }), 50),
  alwaysInStandard('disk in its old place', 'pool', 'nodeConfig.diskType', none),
  standardOnly('spot', 'pool', 'nodeConfig.spot', false, pool({ spot: true }), true),
  standardOnly('taints', 'pool', 'nodeConfig.taints', none, pool({ taints: [{ ...spotTaint, effect: 'NoSchedule' }] }), [{ ...spotTaint, effect: 'NO_SCHEDULE' }]),
  standardOnly('labels of Kubernetes', 'pool', 'nodeConfig.labels', none, pool({ labels: { disk: 'fast' } }), { disk: 'fast' }),
  alwaysInStandard('labels of Google Cloud', 'pool', 'nodeConfig.resourceLabels', labels),
  standardOnly('own labels of Google Cloud', 'pool', 'nodeConfig.resourceLabels.team', none, pool({ resourceLabels: { team: 'shop' } }), 'shop'),
  standardOnly('network tags', 'pool', 'nodeConfig.tags', none, pool({ tags: ['web'] }), ['web']),
  alwaysInStandard('legacy metadata', 'pool', 'nodeConfig.metadata', { 'disable-legacy-endpoints': 'true' }),
  standardOnly('image streaming', 'pool', 'nodeConfig.gcfsConfig.enabled', false, pool({ imageStreaming: true }), true),
  standardOnly('image streaming everywhere', 'cluster', 'nodePoolDefaults.nodeConfigDefaults.gcfsConfig.enabled', false, { imageStreaming: true }, true),

  standardOnly('auto-provisioning', 'cluster', 'clusterAutoscaling.enabled', false, bounds(), true),
  standardOnly('auto-provisioning, cores', 'cluster', 'clusterAutoscaling.resourceLimits[0]', none, bounds(), { resourceType: 'cpu', minimum: 0, maximum: 100 }),
  standardOnly('auto-provisioning, memory', 'cluster', 'clusterAutoscaling.resourceLimits[1]', none, bounds(), { resourceType: 'memory', minimum: 8, maximum: 400 }),
  { ...standardOnly('auto-provisioning, account', 'cluster', `${provisioned}.serviceAccount`, none, { serviceAccount: account, ...bounds() }, account), autopilot: nodes },
  standardOnly('auto-provisioning, boot', 'cluster', `${provisioned}.shieldedInstanceConfig`, none, bounds(), { enableSecureBoot: true, enableIntegrityMonitoring: true }),
  standardOnly('auto-provisioning, class', 'cluster', 'clusterAutoscaling.defaultComputeClassEnabled', none, bounds({ defaultComputeClass: true }), true),

  autopilotOnly('Autopilot', 'cluster', 'enableAutopilot', true, {}, true),
  autopilotOnly('account in Autopilot', 'cluster', `${provisioned}.serviceAccount`, nodes, { serviceAccount: account }, account),
  autopilotOnly('network tags in Autopilot', 'cluster', 'nodePoolAutoConfig.networkTags.tags', none, { tags: ['web'] }, ['web']),
] // biome-ignore format: one row for each feature

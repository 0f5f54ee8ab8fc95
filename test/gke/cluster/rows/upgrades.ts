import { alike, always, none, pool, type Row, standardOnly } from './row.js'

const exclusions = {
  pin: { startTime: '2026-11-20T00:00:00Z', endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_MINOR_UPGRADES' },
  sale: { startTime: '2026-11-20T00:00:00Z', endTime: '2026-12-01T00:00:00Z', scope: 'NO_UPGRADES' },
}
const excluded = [
  {
    exclusionName: 'pin',
    startTime: '2026-11-20T00:00:00Z',
    exclusionOptions: { scope: 'NO_MINOR_UPGRADES', endTimeBehavior: 'UNTIL_END_OF_SUPPORT' },
  },
  { exclusionName: 'sale', startTime: '2026-11-20T00:00:00Z', endTime: '2026-12-01T00:00:00Z', exclusionOptions: { scope: 'NO_UPGRADES' } },
]
const weekend = { startTime: '2024-01-06T00:00:00Z', endTime: '2024-01-06T06:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU' }
const evenings = { startTime: '2024-01-01T22:30:00Z', endTime: '2024-01-02T02:30:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE' }
const byHand = { releaseChannel: 'UNSPECIFIED', ...pool({ autoUpgrade: false, version: '1.33.4-gke.1172000' }) }
const blueGreen = pool({ upgrade: { blueGreen: { nodePoolSoakSeconds: 60, batch: { part: 0.25 } } } })

export const upgrades: readonly Row[] = [
  alike('release channel', 'cluster', 'releaseChannel.channel', 'REGULAR', { releaseChannel: 'STABLE' }, 'STABLE'),
  { ...alike('no channel', 'cluster', 'releaseChannel.channel', 'REGULAR', byHand, 'UNSPECIFIED'), changeable: ['standard'] },
  alike('least version', 'cluster', 'minMasterVersion', none, { minMasterVersion: '1.34' }, '1.34'),
  always('version of nodes', 'cluster', 'nodeVersion', none),
  standardOnly('version of a pool', 'pool', 'version', none, byHand, '1.33.4-gke.1172000'),
  standardOnly('upgrades of a pool', 'pool', 'management.autoUpgrade', true, byHand, false),
  standardOnly('repair of a pool', 'pool', 'management.autoRepair', true, pool({ autoRepair: false }), false),
  alike('exclusions', 'cluster', 'maintenancePolicy.maintenanceExclusions', [], { maintenance: { exclusions } }, excluded),
  alike('two steps', 'cluster', 'rollbackSafeUpgrade.controlPlaneSoakDuration', none, { controlPlaneSoakHours: 6 }, '21600s'),
  alike('the end of the second step', 'cluster', 'desiredEmulatedVersion', none, { desiredEmulatedVersion: '1.34' }, '1.34'),
  alike('window', 'cluster', 'maintenancePolicy.recurringWindow', weekend, { maintenance: { window: { days: ['WE', 'MO'], startTime: '22:30', hours: 4 } } }, evenings),
  always('window every day', 'cluster', 'maintenancePolicy.dailyMaintenanceWindow', none),
  always('window of another form', 'cluster', 'maintenancePolicy.recurringMaintenanceWindow', none),
  standardOnly('strategy', 'pool', 'upgradeSettings.strategy', 'SURGE', blueGreen, 'BLUE_GREEN'),
  standardOnly('nodes added', 'pool', 'upgradeSettings.maxSurge', 1, pool({ upgrade: { maxSurge: 2 } }), 2),
  standardOnly('nodes missing', 'pool', 'upgradeSettings.maxUnavailable', 0, pool({ upgrade: { maxUnavailable: 1 } }), 1),
  standardOnly('soaking', 'pool', 'upgradeSettings.blueGreenSettings.nodePoolSoakDuration', none, blueGreen, '60s'),
  standardOnly('part of a batch', 'pool', 'upgradeSettings.blueGreenSettings.standardRolloutPolicy', none, blueGreen, { batchPercentage: 0.25 }),
  standardOnly('nodes of a batch', 'pool', 'upgradeSettings.blueGreenSettings.standardRolloutPolicy', none, pool({ upgrade: { blueGreen: { batch: { nodes: 3 } } } }), { batchNodeCount: 3 }),
] // biome-ignore format: one row for each feature

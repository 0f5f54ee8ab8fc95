import type { Place } from '../../../props/place.js'
import { lengthFor } from '../../cidr.js'
import { podAddresses } from '../../machines/allocatable.js'
import { takesDisk } from '../../machines/disks.js'
import { familyOf } from '../../machines/machine.js'
import { maxNodesInUpgrade } from '../capacity.js'
import { diskTypes, type NodePool } from '../node-pool.js'
import { resolveStandard } from '../resolve.js'
import type { ResolvedGkeStandard, ResolvedNodePool } from '../resolved.js'
import type { GkeStandardProps } from '../standard.js'
import { commonRules, knownRanges, zonesOfRegion } from './common.js'

/** What must fit together in a cluster of GKE Standard. */
export function standardRules(given: GkeStandardProps, place: Place): void {
  const cluster = resolveStandard(given)
  commonRules(given, cluster, place)
  const pools = place.at('nodePools')
  if (Object.keys(cluster.nodePools).length === 0 && !cluster.nodeAutoProvisioning)
    pools.refuse('has no pool, so that no Pod can run', 'add a pool, or nodeAutoProvisioning', 'cluster/nodes')
  for (const [name, pool] of Object.entries(cluster.nodePools)) poolRules(given.nodePools[name]!, pool, cluster, pools.at(name))
  enoughAddresses(cluster, place)
  needsDataplane(given, place)
  exclusionsOfChannel(cluster, place.at('maintenance').at('exclusions'))
}

function poolRules(given: NodePool, pool: ResolvedNodePool, cluster: ResolvedGkeStandard, place: Place): void {
  zonesOfRegion(given.zones, cluster.region, place.at('zones'))
  for (const [index, zone] of (given.zones ?? []).entries())
    if (cluster.zones && !cluster.zones.includes(zone))
      place
        .at('zones')
        .at(index)
        .refuse(`${zone} is no zone of the cluster`, `take some of ${cluster.zones.join(', ')}`, 'cluster/location')
  if (typeof given.nodes === 'number') fixedNumber(given.nodes, pool.zones, place.at('nodes'))
  if (takesDisk(given.machineType, pool.disk.type) === false) {
    const family = familyOf(given.machineType)
    const taken = diskTypes.filter((type) => takesDisk(given.machineType, type) === true)
    place
      .at('disk')
      .at('type')
      .refuse(`machines of the family ${family} take no ${pool.disk.type}`, `write ${taken.join(' or ')}`, 'cluster/disk')
  }
}

function fixedNumber(nodes: number, zones: readonly string[] | undefined, place: Place): void {
  if (zones && nodes % zones.length === 0) return
  if (!zones)
    place.refuse(
      `is ${nodes} for a number of zones that Google chooses`,
      `name the zones, or write { min: ${nodes}, max: ${Math.max(1, nodes)} }`,
      'cluster/nodes',
    )
  else
    place.refuse(
      `${nodes} cannot be the same number in each of ${zones.length} zones`,
      `write ${Math.ceil(nodes / zones.length) * zones.length}, or { min: ${nodes}, max: ${nodes} }`,
      'cluster/nodes',
    )
}

/** Google keeps four addresses of every subnetwork for itself. */
const reservedAddresses = 4

function enoughAddresses(cluster: ResolvedGkeStandard, place: Place): void {
  const {
    place: at,
    ranges: { nodes: nodeRange, pods: podRange },
  } = knownRanges(cluster, place.at('network'))
  const pools = Object.values(cluster.nodePools)
  const nodes = pools.reduce((sum, pool) => sum + maxNodesInUpgrade(pool), 0)
  const addresses = pools.reduce((sum, pool) => sum + maxNodesInUpgrade(pool) * podAddresses(pool.maxPodsPerNode), 0)
  if (nodeRange && nodes > nodeRange.size - reservedAddresses)
    at.at('nodes').refuse(
      `has room for ${Math.max(0, nodeRange.size - reservedAddresses)} nodes, and the pools may have ${nodes}, those of an upgrade included`,
      `make it /${lengthFor(nodes + reservedAddresses)}, or lower the bounds of the pools`,
      'cluster/ranges',
    )
  if (podRange && addresses > podRange.size)
    at.at('pods').refuse(
      `holds ${podRange.size} addresses, and the ${nodes} nodes that the pools may have take ${addresses}, those of an upgrade included`,
      `make it /${lengthFor(addresses)}, lower the bounds of the pools, or lower maxPodsPerNode`,
      'cluster/ranges',
    )
}

function needsDataplane(given: GkeStandardProps, place: Place): void {
  if (given.datapathProvider !== 'LEGACY_DATAPATH') return
  const refuse = (at: Place): false => at.refuse('needs Dataplane V2', "write datapathProvider: 'ADVANCED_DATAPATH'", 'cluster/needs')
  if (given.fqdnNetworkPolicy) refuse(place.at('fqdnNetworkPolicy'))
  if (given.ciliumClusterwideNetworkPolicy) refuse(place.at('ciliumClusterwideNetworkPolicy'))
  if (given.monitoring?.datapathMetrics) refuse(place.at('monitoring').at('datapathMetrics'))
  if (given.monitoring?.datapathRelay) refuse(place.at('monitoring').at('datapathRelay'))
}

function exclusionsOfChannel({ releaseChannel, maintenance }: ResolvedGkeStandard, place: Place): void {
  if (releaseChannel !== 'UNSPECIFIED') return
  for (const [name, { scope }] of Object.entries(maintenance.exclusions))
    if (scope !== 'NO_UPGRADES')
      place
        .at(name)
        .at('scope')
        .refuse(`${scope} is there in a release channel only`, "write a releaseChannel, or scope: 'NO_UPGRADES'", 'cluster/maintenance')
}

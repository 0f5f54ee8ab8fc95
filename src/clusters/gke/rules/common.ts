import type { Place } from '../../../props/place.js'
import { overlap, parseCidr, type Range } from '../../cidr.js'
import { regionOfZone } from '../../fields.js'
import type { GkeProps } from '../common.js'
import type { ExistingNetwork, OwnNetwork } from '../network.js'
import type { ResolvedGke } from '../resolved.js'

/** What must fit together in every cluster of GKE, after each part was found right by itself. */
export function commonRules(given: GkeProps, cluster: ResolvedGke, place: Place): void {
  zonesBelong(given.zones, cluster, place.at('zones'))
  endpointsFit(cluster, place)
  natFits(cluster, place.at('network').at('own').at('nat'))
  rangesFit(given, cluster, place.at('network'))
}

function zonesBelong(zones: readonly string[] | undefined, cluster: ResolvedGke, place: Place): void {
  zonesOfRegion(zones, cluster.region, place)
  if (zones && cluster.zonal && !zones.includes(cluster.location))
    place.refuse(
      `lacks ${cluster.location}, where the cluster is`,
      `add it, or make the location the region ${cluster.region}`,
      'cluster/location',
    )
}

export function zonesOfRegion(zones: readonly string[] | undefined, region: string, place: Place): void {
  for (const [index, zone] of (zones ?? []).entries())
    if (regionOfZone(zone) !== region)
      place.at(index).refuse(`${zone} is not in ${region}, where the cluster is`, `name zones such as ${region}-b`, 'cluster/location')
}

function endpointsFit({ controlPlaneEndpoints: { ip }, privateNodes }: ResolvedGke, place: Place): void {
  if (ip?.access === 'private' && !privateNodes)
    place
      .at('controlPlaneEndpoints')
      .at('ip')
      .at('access')
      .refuse('private needs private nodes', "leave privateNodes on, or write access: 'public'", 'cluster/endpoints')
}

function natFits({ network }: ResolvedGke, place: Place): void {
  if (network.kind === 'own' && network.nat && network.nat.minPortsPerVm >= network.nat.maxPortsPerVm)
    place.refuse(
      `minPortsPerVm ${network.nat.minPortsPerVm} is not less than maxPortsPerVm ${network.nat.maxPortsPerVm}`,
      'make maxPortsPerVm the larger one',
      'cluster/ranges',
    )
}

const rangeNames = ['nodes', 'pods', 'services', 'proxyOnly'] as const
type RangeTexts = { readonly [Name in (typeof rangeNames)[number]]?: string }

/** The ranges that are known, and the place where they are written. */
export interface KnownRanges {
  readonly place: Place
  readonly ranges: { readonly [Name in (typeof rangeNames)[number]]?: Range }
}

function textsOf(network: ResolvedGke['network']): RangeTexts {
  return network.kind === 'own' ? network : (network.ranges ?? {})
}

export function knownRanges({ network }: ResolvedGke, place: Place): KnownRanges {
  const texts = textsOf(network)
  return {
    place: network.kind === 'own' ? place.at('own') : place.at('existing').at('ranges'),
    ranges: Object.fromEntries(rangeNames.flatMap((name) => (texts[name] === undefined ? [] : [[name, parseCidr(texts[name])!]]))),
  }
}

function rangesFit(given: GkeProps, cluster: ResolvedGke, networkPlace: Place): void {
  const { place, ranges } = knownRanges(cluster, networkPlace)
  const { own, existing } = (given.network ?? {}) as { own?: OwnNetwork; existing?: ExistingNetwork }
  const written: RangeTexts = own ?? existing?.ranges ?? {}
  const texts = textsOf(cluster.network)
  const show = (name: keyof RangeTexts): string => `${texts[name]}${written[name] === undefined ? ', the default' : ''}`
  for (const [index, one] of rangeNames.entries())
    for (const other of rangeNames.slice(index + 1)) {
      const [a, b] = [ranges[one], ranges[other]]
      if (!a || !b || !overlap(a, b)) continue
      // What the user wrote is named, and not the default that it meets.
      const [at, beside] = written[other] === undefined ? [one, other] : [other, one]
      place
        .at(at)
        .refuse(`${show(at)} overlaps the range for ${beside}, ${show(beside)}`, 'choose ranges apart from each other', 'cluster/ranges')
    }
  const { services, nodes } = ranges
  if (services && (services.size < 32 || services.size > 65_536))
    place.at('services').refuse(`holds ${services.size} addresses`, 'make it from /27 (32 Services) to /16 (65536)', 'cluster/ranges')
  if (nodes && nodes.size < 8) place.at('nodes').refuse(`holds ${nodes.size} addresses`, 'make it /29 at least', 'cluster/ranges')
}

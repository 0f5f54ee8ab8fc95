import { regionOfZone } from '../../clusters/fields.js'
import type { Memory } from '../../constructs/values/types.js'
import { serviceName } from '../../kubernetes/names.js'
import type { Place } from '../../props/place.js'
import { anything, type Check, exactlyOne, flag, oneOf, text, textBy } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { isPlain } from '../../tree/value.js'
import type { GkeCluster } from '../cluster/gke-cluster.js'
import { type ComponentKind, componentOf } from '../common/component.js'
import type { PrivateServices } from '../network/private-services.js'
import { checkLocation, checkSize, defaultTier, type FilestoreTier, isZonal, tierNames } from './filestore-tiers.js'

export type FilestoreInstanceProps = OneOf<{
  /** The cluster whose pods use it: it gets an address in the same VPC. */
  cluster: GkeCluster
  /** The connection of another VPC; `location` is needed then. */
  privateServices: PrivateServices
}> & {
  /** Its size, a whole number of Gi, such as `1Ti`. Those of the basic tiers grow only, the others shrink too. */
  readonly storage: Memory
  /** `BASIC_HDD`, `BASIC_SSD` and `ZONAL` are in one zone; `REGIONAL` and `ENTERPRISE` stay when a zone fails. Default `REGIONAL`, from 100Gi. */
  readonly tier?: FilestoreTier
  /** The zone or region; left out: that of the cluster, or the first of its `zones` for a tier in one zone. */
  readonly location?: string
  /** The name at Google Cloud; left out: that of the component. */
  readonly name?: string
  /** The name of the folder that it shares. Default `vol1`. */
  readonly shareName?: string
  /** Refuses to delete it until this is false and applied. Default true. */
  readonly deletionProtection?: boolean
}

/** The same as it is read. */
export interface GivenInstance {
  readonly cluster?: GkeCluster
  readonly privateServices?: PrivateServices
  readonly storage: string | number
  readonly tier?: FilestoreTier
  readonly location?: string
  readonly shareName?: string
  readonly deletionProtection?: boolean
}

const shape = exactlyOne(
  { cluster: componentOf('GkeCluster'), privateServices: componentOf('PrivateServices') },
  {
    storage: anything,
    tier: oneOf(...tierNames),
    location: text,
    name: textBy(serviceName, 'a name such as files'),
    shareName: textBy(
      (share) =>
        /^[a-z][a-z0-9_]{0,15}$/.test(share) ? undefined : 'must be at most 16 lower-case letters, digits or "_", and begin with a letter',
      'a name such as vol1',
    ),
    deletionProtection: flag,
  },
)
const check: Check = (props, place) => {
  if (!shape(props, place) || !isPlain(props)) return false
  const { cluster, tier = defaultTier, storage, location } = props as unknown as GivenInstance
  const sized =
    storage === undefined ? place.refuse('storage is missing', "add storage: '1Ti'") : checkSize(tier, storage, place.at('storage'))
  if (location === undefined) return (locationIn(cluster, tier) !== undefined || noLocation(cluster, tier, place)) && sized
  if (!checkLocation(tier, location, place.at('location'))) return false
  const region = regionOfZone(location) ?? location
  if (cluster && region !== cluster.region)
    return place
      .at('location')
      .refuse(
        `is in the region ${region}, and the cluster ${cluster.name} in ${cluster.region}`,
        'leave it out, or take a place in the region of the cluster',
      )
  return sized
}
function noLocation(cluster: GkeCluster | undefined, tier: FilestoreTier, place: Place): false {
  const region = cluster?.region ?? 'europe-west1'
  const why = cluster ? `: the tier ${tier} is in one zone, and the cluster ${cluster.name} in several` : ''
  return place.refuse(`location is missing${why}`, `add location: '${isZonal(tier) ? `${region}-b` : region}'`)
}
export const filestoreKind: ComponentKind = { name: 'FilestoreInstance', check, nameRule: serviceName }

/** Where the tier is when nobody says. */
export function locationIn(cluster: GkeCluster | undefined, tier: FilestoreTier): string | undefined {
  if (!cluster || !isZonal(tier)) return cluster?.region
  return regionOfZone(cluster.location) === undefined ? cluster.declaration.zones?.[0] : cluster.location
}

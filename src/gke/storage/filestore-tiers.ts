import { isRegion, regionOfZone } from '../../clusters/fields.js'
import { parseQuantity } from '../../kubernetes/quantity.js'
import { bytes } from '../../props/amount.js'
import type { Place } from '../../props/place.js'
import { show } from '../../tree/value.js'

/** How Filestore keeps files: on which disks, and in one zone or in several. */
export type FilestoreTier = 'BASIC_HDD' | 'BASIC_SSD' | 'ZONAL' | 'REGIONAL' | 'ENTERPRISE'

interface Range {
  /** All in Gi. */
  readonly from: number
  readonly to: number
  readonly step: number
}
interface Tier {
  readonly zonal: boolean
  readonly sizes: readonly Range[]
}

const big: Range = { from: 10_240, to: 102_400, step: 2560 }
/** https://docs.cloud.google.com/filestore/docs/service-tiers; 63.9 Ti are 65433 whole Gi. */
const tiers: Readonly<Record<FilestoreTier, Tier>> = {
  BASIC_HDD: { zonal: true, sizes: [{ from: 100, to: 65_433, step: 1 }] },
  BASIC_SSD: { zonal: true, sizes: [{ from: 2560, to: 65_433, step: 1 }] },
  ZONAL: { zonal: true, sizes: [{ from: 1024, to: 9984, step: 256 }, big] },
  REGIONAL: { zonal: false, sizes: [{ from: 100, to: 10_239, step: 1 }, big] },
  ENTERPRISE: { zonal: false, sizes: [{ from: 1024, to: 10_240, step: 256 }] },
}
export const tierNames = Object.keys(tiers)
export const defaultTier: FilestoreTier = 'REGIONAL'

export const isZonal = (tier: FilestoreTier): boolean => tiers[tier].zonal

/** The size in Gi, which must be whole. */
export function gibOf(storage: string | number): number {
  return parseQuantity(String(storage))! / 2 ** 30
}

/** Whether the tier has this size; the help names the next one that it has. */
export function checkSize(tier: FilestoreTier, storage: unknown, place: Place): boolean {
  if (!bytes(storage, place)) return false
  const size = gibOf(storage as string | number)
  const { sizes } = tiers[tier]
  if (sizes.some(({ from, to, step }) => size >= from && size <= to && (size - from) % step === 0)) return true
  const possible = sizes.map(({ from, to, step }) => `${sizeText(from)} to ${sizeText(to)} in steps of ${sizeText(step)}`)
  return place.refuse(
    `${show(storage)} is no size of the tier ${tier}: it has ${possible.join(', and ')}`,
    `write '${sizeText(next(size, sizes))}'`,
  )
}

function next(size: number, sizes: readonly Range[]): number {
  for (const { from, to, step } of sizes) {
    const above = from + Math.max(0, Math.ceil((size - from) / step)) * step
    if (above <= to) return above
  }
  return sizes.at(-1)!.to
}

function sizeText(gib: number): string {
  return gib % 1024 === 0 ? `${gib / 1024}Ti` : `${gib}Gi`
}

/** Whether the tier can be there: one zone, or a region. */
export function checkLocation(tier: FilestoreTier, location: string, place: Place): boolean {
  if (isZonal(tier))
    return (
      regionOfZone(location) !== undefined ||
      place.refuse(
        `${show(location)} is no zone, and the tier ${tier} is in one`,
        isRegion(location) ? `write a zone such as '${location}-b', or tier: 'REGIONAL'` : "write a zone such as 'europe-west1-b'",
      )
    )
  const region = regionOfZone(location)
  return (
    isRegion(location) ||
    place.refuse(
      `${show(location)} is no region, and the tier ${tier} is in several zones of one`,
      region === undefined ? "write a region such as 'europe-west1'" : `write '${region}', or tier: 'ZONAL'`,
    )
  )
}

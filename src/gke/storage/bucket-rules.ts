import { isRegion, regionOfZone } from '../../clusters/fields.js'
import type { TextRule } from '../../kubernetes/names.js'
import { type Check, listOf, textBy } from '../../props/shape.js'

const longest = 63
/** Pulumi adds `-` and seven digits. */
const end = 8

/** The name of a bucket, which is one for all of Google Cloud. Those with dots are domains, and who makes one must own it. */
export const bucketName: TextRule = (text) => {
  if (!/^[a-z0-9][a-z0-9_.-]*[a-z0-9]$/.test(text))
    return 'must be lower-case letters, digits, "-", "_" or ".", and begin and end with a letter or digit'
  const tooLong = text.includes('.') ? text.length > 222 || text.split('.').some((part) => part.length > longest) : text.length > longest
  if (text.length < 3 || tooLong) return `must have 3 to ${longest} characters`
  if (/^\d+(\.\d+){3}$/.test(text)) return 'must not be an IP address'
  if (text.includes('..') || /[-_]\.|\.[-_]/.test(text)) return 'must not have a "." beside a ".", "-" or "_"'
  return text.startsWith('goog') || /g[o0]{2}g[l1i]e/.test(text) ? 'must not begin with "goog" or hold "google"' : undefined
}

/** The name of the component, which begins that of the bucket and is that of the volume in pods. */
export const bucketStart: TextRule = (text) => {
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text) || text.length > longest - end)
    return `must be at most ${longest - end} lower-case letters, digits or "-", and begin and end with a letter or digit`
  return bucketName(`${text}-1a2b3c4`)
}

const multiRegions = ['US', 'EU', 'ASIA']
/** Pairs of regions with a name of their own. */
const dualRegions = /^(?:ASIA|EUR|NAM)\d+$/

/** A region, or one of Google's groups of regions. */
export const bucketLocation: Check = (value, place) => {
  const region = typeof value === 'string' ? regionOfZone(value) : undefined
  if (region !== undefined) return place.refuse(`"${String(value)}" is a zone, and buckets are in regions`, `write '${region}'`)
  return textBy((text) => {
    const upper = text.toUpperCase()
    return isRegion(text.toLowerCase()) || multiRegions.includes(upper) || dualRegions.test(upper) ? undefined : 'is no place for a bucket'
  }, "a region such as 'europe-west1', or 'EU', 'US' or 'ASIA'")(value, place)
}

/** Options of Cloud Storage FUSE, which are sent as one text with commas. */
export const mountOptionsCheck: Check = listOf(
  textBy((text) => {
    if (text.startsWith('-')) return 'must be without "-" at the beginning'
    return text === '' || /[,\s]/.test(text) ? 'must be one option, without commas and blanks' : undefined
  }, "an option such as 'implicit-dirs' or 'uid=1001'"),
)

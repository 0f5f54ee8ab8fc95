import type { TextRule } from '../kubernetes/names.js'
import { type Check, mapOf, text, textBy, wrong } from '../props/shape.js'
import { show } from '../tree/value.js'
import { parseCidr, rangeAround, toCidr } from './cidr.js'

/** The name of a cluster or a node pool at Google Cloud. */
export const gkeName: TextRule = (name) => {
  if (name.length > 40) return `must have at most 40 characters, and has ${name.length}`
  return /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)
    ? undefined
    : 'must be lower-case letters, digits or "-", begin with a letter, and end with a letter or digit'
}

/** A region such as `europe-west1`. */
export function isRegion(location: string): boolean {
  return /^[a-z]+-[a-z]+\d+$/.test(location)
}

/** The region of a zone such as `europe-west1-b`; undefined when the text is no zone. */
export function regionOfZone(zone: string): string | undefined {
  return /^([a-z]+-[a-z]+\d+)-(?:ai\d+)?[a-z]$/.exec(zone)?.[1]
}

export const locationCheck: Check = (value, place) =>
  typeof value === 'string'
    ? isRegion(value) ||
      regionOfZone(value) !== undefined ||
      place.refuse(
        `${show(value)} is neither a region nor a zone`,
        "write a region such as 'europe-west1', or a zone such as 'europe-west1-b'",
      )
    : wrong(value, place, "a region such as 'europe-west1'")

export const zoneCheck: Check = (value, place) =>
  typeof value === 'string'
    ? regionOfZone(value) !== undefined ||
      place.refuse(
        `${show(value)} is no zone`,
        isRegion(value) ? `a zone is a region and a letter, such as '${value}-b'` : "write a zone such as 'europe-west1-b'",
      )
    : wrong(value, place, "a zone such as 'europe-west1-b'")

/** A list of zones, in which none stands twice. */
export const zonesCheck: Check = (value, place) => {
  if (!Array.isArray(value)) return wrong(value, place, "a list of zones such as ['europe-west1-b']")
  if (value.length === 0) return place.refuse('must not be empty', 'name at least one zone, or leave zones out')
  return value
    .map((zone: unknown, index) =>
      value.indexOf(zone) < index
        ? place.at(index).refuse(`${show(zone)} stands twice`, 'name each zone once')
        : zoneCheck(zone, place.at(index)),
    )
    .every(Boolean)
}

export const cidrCheck: Check = (value, place) => {
  if (typeof value !== 'string') return wrong(value, place, "a range such as '10.0.0.0/20'")
  if (parseCidr(value)) return true
  const around = rangeAround(value)
  return around
    ? place.refuse(`${show(value)} does not begin at its first address`, `write '${toCidr(around)}'`)
    : place.refuse(`${show(value)} is no range of IPv4 addresses`, "write a first address and a length, such as '10.0.0.0/20'")
}

export const serviceAccountCheck: Check = (value, place) =>
  typeof value !== 'string'
    ? text(value, place)
    : /^[^@\s]+@[^@\s]+\.gserviceaccount\.com$/.test(value) ||
      place.refuse(
        `${show(value)} is no service account of Google Cloud`,
        "write its e-mail, such as 'nodes@my-project.iam.gserviceaccount.com'",
      )

/** Labels of Google Cloud, as on the bill; not those of Kubernetes. */
export const resourceLabelsCheck: Check = mapOf(
  textBy(
    (label) => (/^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u.test(label) ? undefined : 'must be at most 63 lower-case letters, digits, "-" or "_"'),
    'a label of Google Cloud',
  ),
  {
    key: (key) =>
      /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u.test(key)
        ? undefined
        : 'must be at most 63 lower-case letters, digits, "-" or "_", and begin with a letter',
  },
)

/** What firewall rules find nodes by. */
export const networkTag = textBy(
  (tag) =>
    /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(tag)
      ? undefined
      : 'must be at most 63 lower-case letters, digits or "-", begin with a letter, and end with a letter or digit',
  'a network tag',
)

/** Where the types say that nothing may be given: the same sentence at run time. */
export const refused =
  (why: string): Check =>
  (_, place) =>
    place.refuse(`cannot be given: ${why}`, 'leave it out')

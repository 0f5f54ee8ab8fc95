import { type Check, nonEmptyText } from '../../props/shape.js'
import { sampleOf } from '../../tree/deferred.js'
import { show } from '../../tree/value.js'

/** What JavaScript makes of a value that is not there. */
const nothing = new Set(['undefined', 'null', 'NaN'])
const isThere = "give the variable a value, or a default: `example/server:${process.env.TAG ?? '1.4.2'}`"

/** An image of which a variable was not set, or with blanks, would only fail on the node. */
export const imageCheck: Check = (value, place) => {
  if (!nonEmptyText(value, place)) return false
  const image = sampleOf(value as string)
  // Objects and Outputs in a text are told where the manifest is read, with what to write instead.
  if (image.includes('[')) return true
  if (/\s/.test(image)) return place.refuse(`${show(value)} holds white space`, `write '${(value as string).replaceAll(/\s+/g, '')}'`)
  const end = /(?:^|[:@])([^:@/]*)$/.exec(image)?.[1]
  if (end === '') return place.refuse(`${show(value)} ends without a tag`, isThere)
  return end === undefined || !nothing.has(end) || place.refuse(`${show(value)} ends with ${end}, which is no value`, isThere)
}

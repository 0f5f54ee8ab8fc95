import { digestProblem, repositoryProblem, tagProblem } from '../../kubernetes/image-name.js'
import { anything, type Check, either, nonEmptyText, object, textBy } from '../../props/shape.js'
import { isToken, sampleOf } from '../../tree/deferred.js'
import { isPlain, show } from '../../tree/value.js'
import type { Token } from '../values/types.js'

/** An image by its parts, for a tag or digest that the program works out. */
export type ImageParts = {
  /** Registry, if it is not Docker Hub, and repository: `europe-west1-docker.pkg.dev/demo/shop/server`. */
  readonly name: string
} & (
  | {
      /** The tag: up to 128 letters, digits, `_`, `.` and `-`. `gitSha()` gives that of an image named after the commit. */
      readonly tag: string
      /** Beside a tag, the digest decides which image runs, and the tag only tells people. */
      readonly digest?: `sha256:${string}` | Token | undefined
    }
  | {
      readonly tag?: undefined
      /** `sha256:` and 64 digits: this image and no other. A new digest is a change of the manifest, so pods are replaced. */
      readonly digest: `sha256:${string}` | Token
    }
)

/** What JavaScript makes of a value that is not there. */
const nothing = new Set(['undefined', 'null', 'NaN'])
const isThere = "give the variable a value, or a default: `example/server:${process.env.TAG ?? '1.4.2'}`"

const partsCheck: Check = (value, place) =>
  object(
    {
      name: textBy(repositoryProblem, "a name such as 'example/server', without tag"),
      tag: textBy(tagProblem, "a tag such as '1.4.2'"),
      digest: either(isToken, anything, textBy(digestProblem, 'the digest that the registry tells')),
    },
    ['name'],
  )(value, place) &&
  ((value as ImageParts).tag !== undefined ||
    (value as ImageParts).digest !== undefined ||
    place.refuse('has neither tag nor digest', "add tag: '…', or digest: 'sha256:…'"))

/** The image as a node reads it, `name:tag@digest`. */
export function imageText(image: string | ImageParts): string {
  if (typeof image === 'string') return image
  const { name, tag, digest } = image
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}

/** An image of which a variable was not set, or with blanks, would only fail on the node. */
export const imageCheck: Check = (value, place) => {
  if (isPlain(value)) return partsCheck(value, place)
  if (!nonEmptyText(value, place)) return false
  const image = sampleOf(value as string)
  // Objects and Outputs in a text are told where the manifest is read, with what to write instead.
  if (image.includes('[')) return true
  if (/\s/.test(image)) return place.refuse(`${show(value)} holds white space`, `write '${(value as string).replaceAll(/\s+/g, '')}'`)
  const end = /(?:^|[:@])([^:@/]*)$/.exec(image)?.[1]
  if (end === '') return place.refuse(`${show(value)} ends without a tag`, isThere)
  return end === undefined || !nothing.has(end) || place.refuse(`${show(value)} ends with ${end}, which is no value`, isThere)
}

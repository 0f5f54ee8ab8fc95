import { dataKey } from '../../kubernetes/names.js'
import type { Place } from '../../props/place.js'
import { type Check, mapOf } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { dataLimit } from './files.js'

const value: Check = (each, place) =>
  (typeof each === 'number' ? Number.isFinite(each) : typeof each === 'string' || typeof each === 'boolean') ||
  place.refuse(`must be a text, a number, true or false, and is ${show(each)}`, 'write a text, such as JSON.stringify(…) of an object')
const bytes: Check = (each, place) =>
  each instanceof Uint8Array || place.refuse(`must be bytes, and is ${show(each)}`, 'give a Buffer or Uint8Array')
export const dataShape = {
  data: mapOf(value, { key: dataKey, form: "data: { KEY: 'value' }" }),
  binaryData: mapOf(bytes, { key: dataKey }),
}

/** The data of a ConfigMap as it is given. */
export interface GivenData {
  readonly data?: Given<string | number | boolean> | undefined
  readonly binaryData?: Given<Uint8Array> | undefined
}
type Given<T> = { readonly [key: string]: T | undefined }

/** The data as it is sent, with its keys, after a look at what the API server would refuse of it. */
export function dataOf(given: GivenData, place: Place) {
  const [data, binaryData] = [entriesOf(given.data), entriesOf(given.binaryData)]
  const texts = Object.fromEntries(data.map(([key, each]) => [key, String(each)]))
  for (const [key] of binaryData)
    if (Object.hasOwn(texts, key)) place.at('binaryData').at(key).refuse('is in data too', 'leave it in one of the two')
  checkSize(texts, binaryData, place)
  const bytes = binaryData.map(([key, each]) => [key, Buffer.from(each).toString('base64')])
  return {
    data: data.length > 0 ? texts : undefined,
    binaryData: bytes.length > 0 ? (Object.fromEntries(bytes) as Record<string, string>) : undefined,
    keys: [...data, ...binaryData].map(([key]) => key),
  }
}

function checkSize(texts: { readonly [key: string]: string }, bytes: readonly (readonly [string, Uint8Array])[], place: Place): void {
  const sizes = [
    ...Object.entries(texts).map(([key, text]) => [key, Buffer.byteLength(text)] as const),
    ...bytes.map(([key, each]) => [key, each.byteLength] as const),
  ].sort(([, a], [, b]) => b - a)
  const size = sizes.reduce((sum, [, each]) => sum + each, 0)
  const largest = sizes.slice(0, 3).map(([key, each]) => `${key} with ${each}`)
  if (size > dataLimit)
    place.refuse(
      `holds ${size} bytes, and Kubernetes takes at most ${dataLimit}; the largest: ${largest.join(', ')}`,
      'divide it, or put large files into an image or a volume',
      'api/size',
    )
}

/** What is undefined counts as not given. */
function entriesOf<T>(map: Given<T> | undefined): (readonly [string, T])[] {
  return Object.entries(map ?? {}).flatMap(([key, each]) => (each === undefined ? [] : [[key, each] as const]))
}

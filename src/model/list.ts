import { applyRank } from '../kubernetes/order.js'
import { clusterScopedKinds } from '../kubernetes/schema/kinds.js'
import { asObject, asText, groupOf } from './json.js'
import type { JsonObject, JsonValue } from './model.js'

/**
 * The objects of a `List`, or of a list of one kind such as `SecretList`, in the order in which they apply; undefined for what is no list.
 * kubectl applies the items of a list one by one, so whoever looks at objects must see them and not the list.
 */
export function itemsOf(manifest: JsonObject): readonly JsonValue[] | undefined {
  const { apiVersion, items, metadata } = manifest
  const kind = asText(manifest.kind)
  if (!kind.endsWith('List') || !Array.isArray(items)) return undefined
  // Only a list of one kind leaves out what its items are.
  const ofItems: JsonObject = kind === 'List' || apiVersion === undefined ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) }
  const rank = (item: JsonValue): number => applyRank(asText(asObject(item).kind))
  return (items as readonly JsonValue[])
    .map((item) => (isObject(item) ? inherit({ ...ofItems, ...item }, asObject(metadata)) : item))
    .sort((a, b) => rank(a) - rank(b))
}

/** What the chart gave to the list is meant for what is in it. */
function inherit(item: JsonObject, { namespace, labels }: JsonObject): JsonObject {
  if (item.metadata === undefined) return item
  const own = asObject(item.metadata)
  const inNamespace = !clusterScopedKinds.has(`${groupOf(item.apiVersion)}/${asText(item.kind)}`)
  const both = { ...asObject(labels), ...asObject(own.labels) }
  return {
    ...item,
    metadata: {
      ...own,
      ...(namespace !== undefined && own.namespace === undefined && inNamespace && { namespace }),
      ...(Object.keys(both).length > 0 && { labels: both }),
    },
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { type ApiObject, JsonPatch } from 'cdk8s'
import { patchesOf, withoutPatches } from '../tree/cdk8s-internals.js'
import { report } from '../tree/report.js'
import { resourceKey } from '../tree/resource-key.js'
import { isPlain } from '../tree/value.js'
import { itemsOf } from './list.js'
import type { JsonObject, Manifest } from './model.js'

/** A manifest, and the path by which it is known: that of its construct, or a step below it for an object in a list. */
export interface PlacedManifest {
  readonly manifest: Manifest
  readonly path: string
}

/** The manifest of an object, or those in a list; what its own code fails to give, and what is no object of Kubernetes, is reported and left out. */
export function manifestsOf(object: ApiObject): readonly PlacedManifest[] {
  let manifest: unknown
  try {
    manifest = jsonOf(object)
  } catch (error) {
    report(object, {
      code: 'program/threw',
      message: `could not be rendered: ${reasonOf(error)}`,
      help: 'mend the construct or its patches',
    })
    return []
  }
  const items = isPlain(manifest) ? itemsOf(manifest as JsonObject) : undefined
  const { path } = object.node
  if (!items) return isComplete(manifest, object) ? [{ manifest, path }] : []
  return items
    .filter((item, index): item is Manifest => isComplete(item, object, `items[${index}]`))
    .map((item) => ({ manifest: item, path: `${path}/${stepOf(item)}` }))
}

/** Stays the same when other objects come into the list. */
function stepOf({ kind, metadata: { namespace, name } }: Manifest): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('.')
}

function isComplete(manifest: unknown, object: ApiObject, field?: string): manifest is Manifest {
  const { apiVersion, kind, metadata } = (isPlain(manifest) ? manifest : {}) as Record<string, unknown>
  const missing = [
    ...(typeof apiVersion === 'string' && apiVersion !== '' ? [] : ['apiVersion']),
    ...(typeof kind === 'string' && kind !== '' ? [] : ['kind']),
    ...(isPlain(metadata) ? [] : ['metadata']),
  ]
  if (missing.length === 0) return true
  report(object, {
    code: 'api/incomplete',
    ...(field !== undefined && { field }),
    message: `is no object of Kubernetes: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    help: 'give each object apiVersion, kind and metadata, and let no patch remove them',
  })
  return false
}

/** The text of an error; of one of a JSON patch only the operation, because its text holds the whole object, which may be a Secret. */
function reasonOf(error: unknown): string {
  const { message, operation } = error as { message?: string; operation?: { op?: string; path?: string } }
  if (message?.includes('Maximum call stack size exceeded')) return 'a value in it contains itself, or is nested too deep'
  if (!operation) return message ?? String(error)
  return `the patch "${operation.op} ${operation.path}" does not fit: ${message?.split('\n')[0]}`
}

function jsonOf(object: ApiObject): unknown {
  // Ours apply their patches themselves.
  if (resourceKey in object) return object.toJson()
  // Generated classes map known fields one by one, so a patch before that would lose what they do not know.
  const manifest: unknown = withoutPatches(object, () => object.toJson())
  const patches = patchesOf(object)
  return patches.length > 0 ? (JsonPatch.apply(manifest, ...patches) as unknown) : manifest
}

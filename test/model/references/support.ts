import type { JsonObject, Manifest } from '../../../src/model/model.js'
import type { Reference } from '../../../src/model/references/reference.js'
import { referencesOf } from '../../../src/model/references/references.js'

/** A manifest of a kind, such as `apps/v1/Deployment`, in the namespace `shop`. */
export function manifestOf(type: string, name: string, rest: JsonObject = {}): Manifest {
  const slash = type.lastIndexOf('/')
  const { metadata, ...others } = rest
  return {
    apiVersion: type.slice(0, slash),
    kind: type.slice(slash + 1),
    metadata: { name, namespace: 'shop', ...(metadata as JsonObject | undefined) },
    ...others,
  }
}

/** A manifest of a kind outside of namespaces. */
export function clusterManifest(type: string, name: string, rest: JsonObject = {}): Manifest {
  const { namespace: _, ...metadata } = manifestOf(type, name, rest).metadata
  return { ...manifestOf(type, name, rest), metadata }
}

/** A pod template with labels; its container declares the port `http`, 8080. */
export const template = (labels: JsonObject, spec: JsonObject = {}): JsonObject => ({
  metadata: { labels },
  spec: { containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080 }] }], ...spec },
})

/** The references of manifests alone. */
export const references = (...manifests: readonly Manifest[]): readonly Reference[] =>
  referencesOf(manifests.map((manifest) => ({ manifest })))

/** The one reference that the first of the manifests says at a field. */
export function referenceAt(field: string, ...manifests: readonly Manifest[]): Reference {
  const found = references(...manifests).filter((each) => each.from === 0 && each.field === field)
  if (found.length !== 1) throw new Error(`${found.length} references at ${field}: ${references(...manifests).map((each) => each.field)}`)
  return found[0]!
}

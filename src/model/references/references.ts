import { asName, asObject } from '../json.js'
import type { ModelObject } from '../model.js'
import type { Place, ReferenceField } from './field.js'
import { kindOf } from './kinds.js'
import { ObjectIndex } from './object-index.js'
import { Parts } from './parts.js'
import { walkPaths } from './path.js'
import type { Reference } from './reference.js'
import { scopesOf } from './scopes.js'
import { fieldsOf } from './table.js'

/**
 * Every field of the manifests that points at an object, in the order of the objects, and what each resolves to among them.
 * It takes time that grows with the size of the manifests and with the references and targets found; what is malformed points at nothing.
 */
export function referencesOf(objects: readonly Pick<ModelObject, 'manifest'>[]): readonly Reference[] {
  const manifests = objects.map(({ manifest }) => manifest)
  const scopeOf = scopesOf(manifests)
  const index = new ObjectIndex(manifests, scopeOf)
  const parts = new Parts(manifests)
  const references: Reference[] = []
  for (const [from, manifest] of manifests.entries()) {
    const of = kindOf(manifest)
    const place: Place = {
      manifest,
      scopeOf,
      namespace: scopeOf(of) === 'Cluster' ? undefined : asName(asObject(manifest.metadata).namespace),
    }
    walkPaths<ReferenceField>(fieldsOf(manifest), manifest, (field, value, row) => {
      for (const { below = '', kind, to, optional = false } of row.read(value, place)) {
        const targets = index.find(to)
        references.push({ from, field: field + below, kind, to, optional, targets, lacking: parts.lacking(targets, to) })
      }
    })
  }
  return references
}

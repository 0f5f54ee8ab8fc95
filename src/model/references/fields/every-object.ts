import { asName, asText, groupOf, versionOf } from '../../json.js'
import type { ReferenceField } from '../field.js'
import { definition, namespace } from '../kinds.js'
import { typed } from '../read.js'
import { isBuiltInGroup } from '../scopes.js'

/** The fields of all kinds. */
export const everyObjectFields: readonly ReferenceField[] = [
  {
    at: 'metadata.namespace',
    read: (value, { namespace: own }) =>
      own === undefined || own !== asName(value) ? [] : [{ kind: 'namespace', to: { ...namespace, name: own } }],
  },
  { at: 'metadata.ownerReferences[]', read: typed({}, 'owner') },
  {
    at: 'apiVersion',
    read(value, { manifest }) {
      const group = groupOf(value)
      if (isBuiltInGroup(group)) return []
      return [
        { kind: 'definition', to: { ...definition, defines: { group, version: versionOf(asText(value)), kind: asText(manifest.kind) } } },
      ]
    },
  },
]

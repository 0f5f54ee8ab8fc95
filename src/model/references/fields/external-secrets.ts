import { asName, asObject } from '../../json.js'
import type { JsonValue } from '../../model.js'
import { type Place, type Pointer, type ReferenceField, under } from '../field.js'
import { configMap, secret, serviceAccount } from '../kinds.js'
import { joinField } from '../path.js'
import { files, target, typed } from '../read.js'

const group = 'external-secrets.io'
const store = typed({ group, kind: 'SecretStore' })
const sources = (at: string): readonly ReferenceField[] => [
  { at: `${at}[].sourceRef.storeRef`, read: store },
  { at: `${at}[].sourceRef.generatorRef`, read: typed({ group: `generators.${group}` }) },
]

/** Every provider says in fields of its own which keys and accounts it uses, and all of them in the same form. */
const provider: ReferenceField = { at: 'spec.provider', read: (value, place) => used(value, place, '') }

function used(value: JsonValue, place: Place, below: string, field = ''): readonly Pointer[] {
  if (Array.isArray(value)) return value.flatMap((each: JsonValue, index) => used(each, place, `${below}[${index}]`, field))
  if (typeof value !== 'object' || value === null) return []
  const { name: said, key: part, namespace, type } = asObject(value)
  const [name, key] = [asName(said), asName(part)]
  const isAccount = field === 'serviceAccountRef' || field === 'serviceAccount'
  if (name !== undefined && (key !== undefined || isAccount)) {
    const of = isAccount ? serviceAccount : type === 'ConfigMap' ? configMap : secret
    const to = target(of, name, place, namespace)
    // Where a ClusterSecretStore says no namespace, it is that of the ExternalSecret, whichever that will be.
    if (to.namespace === undefined && place.manifest.kind === 'ClusterSecretStore') return []
    return [key !== undefined && !isAccount ? { kind: 'key', to: { ...to, key }, below } : { kind: 'object', to, below }]
  }
  return Object.entries(value).flatMap(([each, inner]) => used(inner, place, below === '' ? `.${each}` : joinField(below, each), each))
}

/** The fields of External Secrets. */
export const externalSecretFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  [`${group}/ExternalSecret`]: under('spec', [
    { at: 'secretStoreRef', read: store },
    ...sources('data'),
    ...sources('dataFrom'),
    { at: 'target.template.templateFrom[].configMap', read: files(configMap) },
    { at: 'target.template.templateFrom[].secret', read: files(secret) },
  ]),
  [`${group}/SecretStore`]: [provider],
  [`${group}/ClusterSecretStore`]: [provider],
}

import { dataKey, subdomainName } from '../../kubernetes/names.js'
import { type Duration, duration } from '../../props/duration.js'
import { type Check, either, flag, listOf, mapOf, nonEmptyText, object, oneOf, text, textBy, wireObject } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import type { CustomResource } from '../props/custom-resource.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { ObjectProps } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { SecretStoreRef } from './secret-store.js'
import type { SecretType } from './secret-type.js'

/** One value in the store. */
export interface RemoteRef {
  /** The name of the value in the store. */
  readonly key: string
  /** A part of it, such as a field of a JSON text; left out, all. */
  readonly property?: string | undefined
  /** Left out, the newest. */
  readonly version?: string | undefined
  /** Left out, None. */
  readonly decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None' | undefined
  /** How names in the store become keys; left out, Default. */
  readonly conversionStrategy?: 'Default' | 'Unicode' | undefined
  /** Fetch takes labels and the like of the value instead of it; left out, None. */
  readonly metadataPolicy?: 'None' | 'Fetch' | undefined
  /** Another store than that of the ExternalSecret. */
  readonly sourceRef?: { readonly storeRef: SecretStoreRef } | undefined
}
/** Many values at once, whose keys are not known here. */
export interface DataFrom {
  /** All fields of one value that is a JSON text. */
  readonly extract?: Omit<RemoteRef, 'sourceRef'> | undefined
  /** All values with a name, path or tags. */
  readonly find?:
    | (Pick<RemoteRef, 'decodingStrategy' | 'conversionStrategy'> & {
        readonly name?: { readonly regexp: string } | undefined
        readonly path?: string | undefined
        readonly tags?: Labels | undefined
      })
    | undefined
  /** How keys are changed; the whole type of External Secrets. */
  readonly rewrite?: readonly { readonly [kind: string]: object }[] | undefined
  /** Another store than that of the ExternalSecret, or what makes values, such as a `Password` of the generators. */
  readonly sourceRef?: { readonly storeRef: SecretStoreRef; readonly generatorRef?: undefined } | GeneratorSource | undefined
}
interface GeneratorSource {
  readonly generatorRef: { readonly apiVersion?: string | undefined; readonly kind: string; readonly name: string }
  readonly storeRef?: undefined
}
/** The form of the Secret that is made. */
export interface ExternalSecretTemplate<K extends string> {
  readonly type?: SecretType | undefined
  /** Texts by key, in which `{{ .NAME }}` stands for a value; they replace the values, unless `mergePolicy` says Merge. */
  readonly data?: { readonly [key in K]?: string | undefined } | undefined
  /** Left out, Replace. */
  readonly mergePolicy?: 'Replace' | 'Merge' | undefined
  readonly metadata?: { readonly labels?: Labels | undefined; readonly annotations?: Labels | undefined } | undefined
  /** Texts in ConfigMaps and Secrets; the whole type of External Secrets. Say in `keys` what they bring. */
  readonly templateFrom?: readonly { readonly [field: string]: unknown }[] | undefined
}
/** The Secret that is made. */
export interface ExternalSecretTarget<K extends string> {
  /** The name of the Secret; left out, that of the ExternalSecret. */
  readonly name?: string | undefined
  /** Whether the Secret is made and deleted with it (Owner), stays (Orphan), is there already (Merge) or is not made; left out, Owner. */
  readonly creationPolicy?: 'Owner' | 'Orphan' | 'Merge' | 'None' | undefined
  /** What happens when the values are gone from the store; left out, Retain. */
  readonly deletionPolicy?: 'Delete' | 'Merge' | 'Retain' | undefined
  /** Whether the Secret never changes once it is made. */
  readonly immutable?: boolean | undefined
  /** Left out, each value stands under its own key. */
  readonly template?: ExternalSecretTemplate<K> | undefined
}
/** `K` are the keys that are written out, `M` those that are only said. */
export interface ExternalSecretProps<K extends string, M extends string = never> extends ObjectProps<CustomResource> {
  /** The store of all values that do not name another one. */
  readonly secretStoreRef?: SecretStoreRef | undefined
  /** Values by the key that they get in the Secret: the name in the store, or that with more. */
  readonly data?: { readonly [key in K]?: string | RemoteRef | undefined } | undefined
  /** Many values at once; say in `keys` which keys they bring. */
  readonly dataFrom?: readonly DataFrom[] | undefined
  /** Keys that `dataFrom` or `templateFrom` bring, so that they can be used; they are not rendered. */
  readonly keys?: readonly M[] | undefined
  /** How often the store is asked; left out, 1h. `0s` asks once. */
  readonly refreshInterval?: Duration | undefined
  /** When the store is asked; left out, Periodic. */
  readonly refreshPolicy?: 'Periodic' | 'CreatedOnce' | 'OnChange' | undefined
  /** The Secret that is made. */
  readonly target?: ExternalSecretTarget<K> | undefined
}

/** The props as they arrive from JavaScript. */
export type AnyExternalSecretProps = ExternalSecretProps<string, string>

const kinds = ['SecretStore', 'ClusterSecretStore']
const storeCheck: Check = (value, place) => {
  const { kind, name } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (typeof name === 'string' && name !== '' && typeof kind === 'string' && kinds.includes(kind)) return true
  const given = typeof name === 'string' && typeof kind === 'string' ? `the ${kind} ${name}` : show(value)
  return place.refuse(
    `must be a SecretStore or ClusterSecretStore, and is ${given}`,
    "give the construct, or ClusterSecretStore.external(chart, '…')",
  )
}
const storeSource = object({ storeRef: storeCheck }, ['storeRef'])
const strategies = { decodingStrategy: oneOf('Auto', 'Base64', 'Base64URL', 'None'), conversionStrategy: oneOf('Default', 'Unicode') }
const remoteShape = {
  key: nonEmptyText,
  property: nonEmptyText,
  version: nonEmptyText,
  ...strategies,
  metadataPolicy: oneOf('None', 'Fetch'),
}
const remote: Check = either(
  (value) => typeof value === 'string',
  nonEmptyText,
  object({ ...remoteShape, sourceRef: storeSource }, ['key']),
)
const plainGenerator = object({ apiVersion: nonEmptyText, kind: nonEmptyText, name: nonEmptyText }, ['kind', 'name'])
/** Also a `Manifest` of a generator, which is more than its name. */
const generator: Check = (value, place) => {
  const { apiVersion } = (typeof value === 'object' && value !== null ? value : {}) as { readonly apiVersion?: unknown }
  const isObject = !isPlain(value) && typeof apiVersion === 'string' && apiVersion.startsWith('generators.external-secrets.io/')
  return isObject || plainGenerator(value, place)
}
const fromShape = object({
  extract: object(remoteShape, ['key']),
  find: object({ ...strategies, name: object({ regexp: nonEmptyText }, ['regexp']), path: text, tags: labelsCheck }),
  rewrite: listOf(wireObject),
  sourceRef: either(
    (value) => isPlain(value) && 'generatorRef' in value,
    object({ generatorRef: generator }, ['generatorRef']),
    storeSource,
  ),
})
const from: Check = (value, place) => {
  if (!fromShape(value, place)) return false
  const { extract, find, sourceRef } = value as DataFrom
  const ways = [extract && 'extract', find && 'find', sourceRef?.generatorRef && 'sourceRef.generatorRef'].filter(
    (way) => way !== undefined,
  )
  return (
    ways.length === 1 ||
    place.refuse(
      ways.length === 0 ? 'says no values' : `has ${ways.join(' and ')}, of which only one can hold`,
      'write exactly one of extract, find and sourceRef.generatorRef',
    )
  )
}
const template = object({
  type: nonEmptyText,
  data: mapOf(text, { key: dataKey }),
  mergePolicy: oneOf('Replace', 'Merge'),
  metadata: object({ labels: labelsCheck, annotations: labelsCheck }),
  templateFrom: listOf(wireObject),
})
const shape: OwnShape<AnyExternalSecretProps> = {
  secretStoreRef: storeCheck,
  data: mapOf(remote, { key: dataKey, form: "data: { PASSWORD: 'name-in-the-store' }" }),
  dataFrom: listOf(from, 1),
  keys: listOf(textBy(dataKey, 'the key of a Secret')),
  refreshInterval: duration(),
  refreshPolicy: oneOf('Periodic', 'CreatedOnce', 'OnChange'),
  target: object({
    name: textBy(subdomainName, 'the name of a Secret'),
    creationPolicy: oneOf('Owner', 'Orphan', 'Merge', 'None'),
    deletionPolicy: oneOf('Delete', 'Merge', 'Retain'),
    immutable: flag,
    template,
  }),
}
export const externalSecretCheck: Check = object({ ...objectShape, ...shape })

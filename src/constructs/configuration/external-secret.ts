import type { Construct } from 'constructs'
import { Place } from '../../props/place.js'
import { namespaceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import type { CustomResource } from '../props/custom-resource.js'
import { ownProps } from '../props/own-props.js'
import { Resource } from '../resource.js'
import {
  type AnyExternalSecretProps,
  type DataFrom,
  type ExternalSecretProps,
  externalSecretCheck,
  type RemoteRef,
} from './external-secret-props.js'
import type { SecretRef } from './secret.js'
import type { SecretStoreRef } from './secret-store.js'
import { checkSecretType } from './secret-type.js'
import { dataRef } from './source.js'

/**
 * A Secret whose values External Secrets fetches from a store, such as Vault or the Secret Manager of a cloud. No value is in the program.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 * @example
 * ```ts
 * const vault = ClusterSecretStore.external(chart, 'vault')
 * const database = new ExternalSecret(chart, 'database', {
 *   secretStoreRef: vault,
 *   data: { USER: { key: 'shop/database', property: 'user' }, PASSWORD: { key: 'shop/database', property: 'password' } },
 * })
 * new Deployment(chart, 'server', { container: { image: 'example/server:1.4.2', env: { PGPASSWORD: database.secret.key('PASSWORD') } } })
 * ```
 */
export class ExternalSecret<K extends string = never, M extends string = never> extends Resource<CustomResource> {
  /** The Secret that is made, for whatever takes one: env, mounts, `imagePullSecrets`, `tls`. */
  readonly secret: SecretRef<[K | M] extends [never] ? string : K | M>

  constructor(scope: Construct, id: string, props: ExternalSecretProps<K, M>) {
    super(scope, id, { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' }, props)
    const place = new Place(this)
    const valid = externalSecretCheck(props, place)
    const own: Partial<AnyExternalSecretProps> = valid ? ownProps(props as unknown as AnyExternalSecretProps) : {}
    const keys = valid ? keysOf(own) : undefined
    this.secret = dataRef({ kind: 'Secret', name: own.target?.name ?? this.name, namespace: this.namespace }, keys, this)
    if (!valid) return
    checkSources(own, place)
    checkSecretType(own.target?.template?.type, keys, place.at('target').at('template').at('type'))
    const { secretStoreRef, data, dataFrom, keys: _, ...rest } = own
    const values = valuesOf(data)
    this['~body'] = {
      spec: {
        secretStoreRef: secretStoreRef && storeOf(secretStoreRef, place.at('secretStoreRef')),
        ...rest,
        data:
          values.length === 0
            ? undefined
            : values.map(([key, value]) => ({ secretKey: key, ...remoteOf(value, place.at('data').at(key)) })),
        dataFrom: dataFrom?.map(({ sourceRef, ...each }, index) => ({
          ...each,
          sourceRef: sourceOf(sourceRef, place.at('dataFrom').at(index).at('sourceRef')),
        })),
      },
    }
  }
}

function valuesOf(data: AnyExternalSecretProps['data']): (readonly [string, string | RemoteRef])[] {
  return Object.entries(data ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
}

/** Every value must come from somewhere. */
function checkSources({ secretStoreRef, data, dataFrom = [] }: Partial<AnyExternalSecretProps>, place: Place): void {
  const values = valuesOf(data)
  if (values.length === 0 && dataFrom.length === 0) place.refuse('fetches nothing', "add data: { KEY: 'name-in-the-store' }, or dataFrom")
  if (secretStoreRef) return
  const sources = [
    ...values.map(([key, value]) => [place.at('data').at(key), typeof value === 'object' ? value.sourceRef : undefined] as const),
    ...dataFrom.map(({ sourceRef }, index) => [place.at('dataFrom').at(index), sourceRef] as const),
  ]
  for (const [at, source] of sources)
    if (!source) at.refuse('has no store', 'give secretStoreRef of the ExternalSecret, or a sourceRef of its own')
}

function storeOf(store: SecretStoreRef, place: Place): object {
  const { kind, name } = store
  if (kind === 'SecretStore')
    sameNamespace(
      { kind, name, namespace: namespaceOf(store) },
      place,
      'put it into the chart of the SecretStore, or use a ClusterSecretStore',
    )
  return { name, kind }
}

function sourceOf(source: DataFrom['sourceRef'], place: Place): object | undefined {
  if (source?.storeRef) return { storeRef: storeOf(source.storeRef, place.at('storeRef')) }
  if (!source) return undefined
  const { apiVersion, kind, name } = source.generatorRef
  return { generatorRef: { apiVersion, kind, name } }
}

function remoteOf(value: string | RemoteRef, place: Place): object {
  if (typeof value === 'string') return { remoteRef: { key: value } }
  const { sourceRef, ...remoteRef } = value
  return { remoteRef, ...(sourceRef && { sourceRef: { storeRef: storeOf(sourceRef.storeRef, place.at('sourceRef').at('storeRef')) } }) }
}

/** The keys that the Secret will have; undefined when that is not known here. */
function keysOf({ data, dataFrom, keys, target }: Partial<AnyExternalSecretProps>): readonly string[] | undefined {
  const { data: texts, templateFrom, mergePolicy } = target?.template ?? {}
  const replaced = mergePolicy !== 'Merge' && (texts !== undefined || templateFrom !== undefined)
  if (!keys && (templateFrom || (dataFrom && !replaced))) return undefined
  const fetched = replaced ? [] : valuesOf(data).map(([key]) => key)
  return [...new Set([...fetched, ...Object.keys(texts ?? {}), ...(keys ?? [])])]
}

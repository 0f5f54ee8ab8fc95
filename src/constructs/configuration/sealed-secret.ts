import type { Construct } from 'constructs'
import { dataKey } from '../../kubernetes/names.js'
import { Place } from '../../props/place.js'
import { type Check, flag, mapOf, nonEmptyText, object, oneOf, text } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { isToken } from '../../tree/deferred.js'
import { isPlain } from '../../tree/value.js'
import type { CustomResource } from '../props/custom-resource.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { SecretRef } from './secret.js'
import { checkSecretType, type SecretType } from './secret-type.js'
import { dataRef } from './source.js'

export interface SealedSecretProps<K extends string> extends ObjectProps<CustomResource> {
  /** What `kubeseal` made of each value. Anything else is refused, so that no value in clear gets into a file. */
  readonly encryptedData: { readonly [key in K]?: string | undefined }
  /** For where it was encrypted: this name and namespace, this namespace, or any; left out, strict. */
  readonly scope?: 'strict' | 'namespace-wide' | 'cluster-wide' | undefined
  /** What the Secret is beside its values. */
  readonly template?:
    | {
        readonly type?: SecretType | undefined
        readonly immutable?: boolean | undefined
        readonly metadata?: { readonly labels?: Labels | undefined; readonly annotations?: Labels | undefined } | undefined
        /** Texts by key, in which `{{ index . "KEY" }}` stands for a value. */
        readonly data?: { readonly [key in K]?: string | undefined } | undefined
      }
    | undefined
}

/** Two bytes with the length of the encrypted key, the key, and the value with its authentication. */
function isSealed(value: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false
  const bytes = Buffer.from(value, 'base64')
  const key = bytes.length < 2 ? 0 : bytes.readUInt16BE(0)
  return key >= 128 && bytes.length >= 2 + key + 16
}
// What was given is never shown: it may be the secret.
const sealed: Check = (value, place) =>
  isToken(value) ||
  (typeof value === 'string' && isSealed(value)) ||
  place.refuse('is no value that kubeseal encrypted', 'give what kubeseal prints under encryptedData')
const sealedValues = mapOf(sealed, { key: dataKey, least: 1 })
const encryptedData: Check = (value, place) =>
  isPlain(value) ? sealedValues(value, place) : place.refuse('must be an object', "write { KEY: '…' } with what kubeseal prints")
const shape: OwnShape<SealedSecretProps<string>> = {
  encryptedData,
  scope: oneOf('strict', 'namespace-wide', 'cluster-wide'),
  template: object({
    type: nonEmptyText,
    immutable: flag,
    metadata: object({ labels: labelsCheck, annotations: labelsCheck }),
    data: mapOf(text, { key: dataKey }),
  }),
}
const check = object({ ...objectShape, ...shape }, ['encryptedData'])

/**
 * A Secret whose values are in the program encrypted, and which only the controller of Sealed Secrets in the cluster can open.
 *
 * The Secret has the name of the SealedSecret. With the scope `strict` the values are bound to name and namespace, so pin the name.
 *
 * @see https://github.com/bitnami-labs/sealed-secrets
 */
export class SealedSecret<K extends string = string> extends Resource<CustomResource> {
  /** The Secret that is made, for whatever takes one: env, mounts, `imagePullSecrets`, `tls`. */
  readonly secret: SecretRef<K>

  constructor(scope: Construct, id: string, props: SealedSecretProps<K>) {
    super(scope, id, { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' }, props)
    const place = new Place(this)
    const valid = check(props, place)
    const { encryptedData = {}, scope: reach = 'strict', template }: Partial<SealedSecretProps<string>> = valid ? ownProps(props) : {}
    const given = Object.keys(encryptedData).filter((key) => encryptedData[key] !== undefined)
    const keys = valid ? [...new Set([...given, ...Object.keys(template?.data ?? {})])] : undefined
    this.secret = dataRef({ kind: 'Secret', name: this.name, namespace: this.namespace }, keys, this)
    if (!valid) return
    checkSecretType(template?.type, keys, place.at('template').at('type'))
    // The controller reads it on the one, and the Secret keeps it for who seals it again.
    const mark = reach === 'strict' ? {} : { [`sealedsecrets.bitnami.com/${reach}`]: 'true' }
    Object.assign(metadataParts(this.metadata).annotations, mark)
    const annotations = { ...template?.metadata?.annotations, ...mark }
    const metadata = { ...template?.metadata, ...(Object.keys(annotations).length > 0 && { annotations }) }
    const made = { ...template, ...(Object.keys(metadata).length > 0 && { metadata }) }
    this['~body'] = { spec: { encryptedData, ...(Object.keys(made).length > 0 && { template: made }) } }
  }
}

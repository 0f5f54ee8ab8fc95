import type { Construct } from 'constructs'
import { subdomainName } from '../../kubernetes/names.js'
import { type Duration, duration, secondsOf } from '../../props/duration.js'
import { Place } from '../../props/place.js'
import { type Check, flag, integer, ipAddress, listOf, nonEmptyText, object, oneOf, text, textBy, wireObject } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import type { SecretRef } from '../configuration/secret.js'
import { dataRef } from '../configuration/source.js'
import { sameNamespace } from '../pods/env.js'
import type { CustomResource } from '../props/custom-resource.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'

/** What a certificate may be used for, beside proving who a server is. */
export type KeyUsage =
  | 'digital signature'
  | 'key encipherment'
  | 'key agreement'
  | 'cert sign'
  | 'crl sign'
  | 'server auth'
  | 'client auth'
  | 'code signing'
  | (string & {})
export interface CertificateProps extends ObjectProps<CustomResource> {
  /** Who signs: an Issuer of the same namespace, a ClusterIssuer, or one of another group by its kind. */
  readonly issuerRef:
    | { readonly name: string; readonly kind: string; readonly apiVersion?: string | undefined }
    | { readonly name: string; readonly kind?: string | undefined; readonly group?: string | undefined }
  /** The Secret that cert-manager makes, in the same namespace; left out, `<name>-tls`. */
  readonly secretName?: string | undefined
  /** Hosts that it is for, such as `shop.example.com` or `*.example.com`. */
  readonly dnsNames?: readonly string[] | undefined
  readonly ipAddresses?: readonly string[] | undefined
  readonly uris?: readonly string[] | undefined
  readonly emailAddresses?: readonly string[] | undefined
  /** A name of at most 64 characters, which servers are no longer known by. */
  readonly commonName?: string | undefined
  /** How long it is valid; left out, 90 days. At least one hour; an authority may give less. */
  readonly duration?: Duration | undefined
  /** How long before its end it is renewed; left out, a third of its time. At least five minutes. */
  readonly renewBefore?: Duration | undefined
  /** Whether it may sign others. */
  readonly isCA?: boolean | undefined
  /** Left out, digital signature and key encipherment. */
  readonly usages?: readonly KeyUsage[] | undefined
  /** The key; left out, RSA with 2048 bits. */
  readonly privateKey?:
    | {
        readonly algorithm?: 'RSA' | 'ECDSA' | 'Ed25519' | undefined
        /** Bits: 2048 to 8192 of RSA; 256, 384 or 521 of ECDSA. */
        readonly size?: number | undefined
        readonly encoding?: 'PKCS1' | 'PKCS8' | undefined
        /** Whether each renewal makes a new key; left out, Always. */
        readonly rotationPolicy?: 'Always' | 'Never' | undefined
      }
    | undefined
  /** Organizations, countries and the like; the whole type of cert-manager. */
  readonly subject?: { readonly [field: string]: unknown } | undefined
  /** Labels and annotations of the Secret. */
  readonly secretTemplate?: { readonly labels?: Labels | undefined; readonly annotations?: Labels | undefined } | undefined
  /** The certificate for Java and others; the whole type of cert-manager. */
  readonly keystores?: { readonly [field: string]: unknown } | undefined
  /** Further forms in the Secret: the key as DER, or key and certificate in one file. */
  readonly additionalOutputFormats?: readonly { readonly type: 'DER' | 'CombinedPEM' }[] | undefined
  /** How many requests are kept. */
  readonly revisionHistoryLimit?: number | undefined
}

const issuerKinds = ['Issuer', 'ClusterIssuer']
const issuerRef: Check = (value, place) => {
  const { name, kind, apiVersion, group } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (typeof name !== 'string' || name === '')
    return place.refuse(
      `must be an Issuer or ClusterIssuer, and is ${show(value)}`,
      "give the construct, or { name: '…', kind: 'ClusterIssuer' }",
    )
  const foreign = group !== undefined && group !== 'cert-manager.io'
  const known = kind === undefined || issuerKinds.includes(String(kind))
  return (
    foreign ||
    (known && (apiVersion === undefined || String(apiVersion).startsWith('cert-manager.io/'))) ||
    place.refuse(`must be an Issuer or ClusterIssuer, and is the ${String(kind)} ${name}`, 'give one of the two')
  )
}
const host = (value: string): string | undefined => subdomainName(value.startsWith('*.') ? value.slice(2) : value)
const sizes: Readonly<Record<string, (size: number) => boolean>> = {
  RSA: (size) => size >= 2048 && size <= 8192,
  ECDSA: (size) => [256, 384, 521].includes(size),
}
const key = object({
  algorithm: oneOf('RSA', 'ECDSA', 'Ed25519'),
  size: integer(1),
  encoding: oneOf('PKCS1', 'PKCS8'),
  rotationPolicy: oneOf('Always', 'Never'),
})
const privateKey: Check = (value, place) => {
  if (!key(value, place)) return false
  const { algorithm = 'RSA', size } = value as { algorithm?: string; size?: number }
  return (
    size === undefined ||
    (sizes[algorithm]?.(size) ?? true) ||
    place.at('size').refuse(`${size} is no size of ${algorithm}`, algorithm === 'RSA' ? 'write 2048 to 8192' : 'write 256, 384 or 521')
  )
}
const shape: OwnShape<CertificateProps> = {
  issuerRef,
  secretName: textBy(subdomainName, 'the name of a Secret'),
  dnsNames: listOf(textBy(host, "a host such as 'shop.example.com'")),
  ipAddresses: listOf(ipAddress),
  uris: listOf(nonEmptyText),
  emailAddresses: listOf(nonEmptyText),
  commonName: textBy((value) => (value.length > 64 ? 'is longer than 64 characters' : undefined), 'a shorter name'),
  duration: duration(3600),
  renewBefore: duration(300),
  isCA: flag,
  usages: listOf(text),
  privateKey,
  subject: wireObject,
  secretTemplate: object({ labels: labelsCheck, annotations: labelsCheck }),
  keystores: wireObject,
  additionalOutputFormats: listOf(object({ type: oneOf('DER', 'CombinedPEM') }, ['type'])),
  revisionHistoryLimit: integer(1),
}
const check = object({ ...objectShape, ...shape }, ['issuerRef'])
const names = ['dnsNames', 'commonName', 'ipAddresses', 'uris', 'emailAddresses'] as const

/**
 * A certificate that cert-manager obtains and renews, in a Secret that it makes.
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 * @example
 * ```ts
 * const certificate = new Certificate(chart, 'shop', { issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' }, dnsNames: ['shop.example.com'] })
 * new Ingress(chart, 'web', { className: 'nginx', tls: { secret: certificate.secret }, hosts: { 'shop.example.com': { '/': service } } })
 * ```
 */
export class Certificate extends Resource<CustomResource> {
  /** The Secret that cert-manager makes, for `tls` of an Ingress or Gateway, or to be mounted. */
  readonly secret: SecretRef<'tls.crt' | 'tls.key' | 'ca.crt'>

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id, { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' }, props)
    const place = new Place(this)
    const valid = check(props, place)
    const secretName = (valid ? props.secretName : undefined) ?? `${this.name}-tls`
    this.secret = dataRef({ kind: 'Secret', name: secretName, namespace: this.namespace }, ['tls.crt', 'tls.key', 'ca.crt'], this)
    if (!valid) return
    const { issuerRef, secretName: _, ...rest } = ownProps(props)
    if (names.every((each) => !rest[each]?.length)) place.refuse('is for no name', "add dnsNames: ['shop.example.com'], or commonName")
    const [lasts, before] = [rest.duration ?? '2160h', rest.renewBefore].map((each) => (each === undefined ? undefined : secondsOf(each)))
    if (lasts !== undefined && before !== undefined && before >= lasts)
      place
        .at('renewBefore')
        .refuse(`${rest.renewBefore!} is not less than its duration ${rest.duration ?? '2160h'}`, 'write a shorter time')
    this['~body'] = { spec: { issuerRef: this['~issuer'](issuerRef, place.at('issuerRef')), secretName, ...rest } }
  }

  /** @internal */
  '~issuer'(issuer: CertificateProps['issuerRef'], place: Place): object {
    const { name, kind = 'Issuer', group } = issuer as { name: string; kind?: string; group?: string }
    if (kind === 'Issuer')
      sameNamespace({ kind, name, namespace: namespaceOf(issuer) }, place, 'put it into the chart of the Issuer, or use a ClusterIssuer')
    return { name, kind, group }
  }
}

import type { Construct } from 'constructs'
import { closest } from '../../findings/closest.js'
import { dataKey, subdomainName } from '../../kubernetes/names.js'
import { Place } from '../../props/place.js'
import { mapOf, nonEmptyText, object, text } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import { sameNamespace } from '../pods/env.js'
import { mountOptionsShape } from '../pods/mounts.js'
import type { MountOptions, ObjectReference, VolumeMount, VolumeMountData } from '../pods/references.js'
import type { CustomResource } from '../props/custom-resource.js'
import { namedCheck } from '../props/named.js'
import { labelsCheck, objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { SecretRef } from './secret.js'
import { checkSecretType, type SecretType } from './secret-type.js'
import { dataRef } from './source.js'

/** A Secret that the driver makes of mounted objects, as long as a pod mounts them. */
export interface SyncedSecret {
  /** Left out, Opaque. */
  readonly type?: SecretType | undefined
  /** The mounted object, by its name or alias, for each key. */
  readonly data: { readonly [key: string]: string }
  readonly labels?: Labels | undefined
  readonly annotations?: Labels | undefined
}
/** Secrets by name. */
export interface SyncedSecrets {
  readonly [name: string]: SyncedSecret
}
export interface SecretProviderClassProps<S extends SyncedSecrets> extends ObjectProps<CustomResource> {
  /** Who has the secrets; `gke` is the add-on of GKE, `gcp` the provider that one installs. */
  readonly provider: 'gke' | 'gcp' | 'aws' | 'azure' | 'vault' | (string & {})
  /** What is fetched, as the provider takes it; often a text of YAML. */
  readonly parameters?: { readonly [name: string]: string } | undefined
  /** Secrets that are made of what is mounted, by name; the mount alone makes none. */
  readonly secretObjects?: S | undefined
}
export interface SecretMountOptions extends MountOptions {
  /** The Secret with the log-in at the provider, where that needs one. */
  readonly nodePublishSecretRef?: { readonly name: string; readonly namespace?: string | undefined } | ObjectReference | undefined
}

const synced = object(
  { type: nonEmptyText, data: mapOf(nonEmptyText, { key: dataKey, least: 1 }), labels: labelsCheck, annotations: labelsCheck },
  ['data'],
)
const shape: OwnShape<SecretProviderClassProps<SyncedSecrets>> = {
  provider: nonEmptyText,
  parameters: mapOf(text),
  secretObjects: mapOf(synced, { key: subdomainName }),
}
const check = object({ ...objectShape, ...shape }, ['provider'])
const mountCheck = object({ ...mountOptionsShape, nodePublishSecretRef: namedCheck('Secret') })

/**
 * Secrets of a vault or cloud as files, which the Secrets Store CSI driver mounts into pods; no Secret of Kubernetes is needed.
 *
 * A Secret in `secretObjects` is there only while a pod mounts the class: who reads it as variables must mount it too.
 *
 * @see https://secrets-store-csi-driver.sigs.k8s.io/concepts
 * @example
 * ```ts
 * const database = new SecretProviderClass(chart, 'database', {
 *   provider: 'vault',
 *   parameters: { roleName: 'shop', objects: '- { objectName: password, secretPath: secret/data/database, secretKey: password }' },
 *   secretObjects: { database: { data: { PASSWORD: 'password' } } },
 * })
 * new Deployment(chart, 'server', {
 *   container: {
 *     image: 'example/server:1.4.2',
 *     env: { PGPASSWORD: database.secret('database').key('PASSWORD') },
 *     mounts: { '/var/run/database': database.mount() },
 *   },
 * })
 * ```
 */
export class SecretProviderClass<const S extends SyncedSecrets = SyncedSecrets> extends Resource<CustomResource> {
  /** @internal Keys of the Secrets that are made, by name; undefined when the props could not be understood. */
  readonly '~made': Readonly<Record<string, readonly string[]>> | undefined
  /** @internal Who mounts it. */
  readonly '~driver': string

  constructor(scope: Construct, id: string, props: SecretProviderClassProps<S>) {
    super(scope, id, { apiVersion: 'secrets-store.csi.x-k8s.io/v1', kind: 'SecretProviderClass' }, props)
    const place = new Place(this)
    const valid = check(props, place)
    this['~driver'] = valid && props.provider === 'gke' ? 'secrets-store-gke.csi.k8s.io' : 'secrets-store.csi.k8s.io'
    if (!valid) return
    const { secretObjects, ...rest } = ownProps(props)
    const secrets = Object.entries(secretObjects ?? ({} as SyncedSecrets)).filter(([, each]) => each !== undefined)
    this['~made'] = Object.fromEntries(secrets.map(([name, { data }]) => [name, Object.keys(data)]))
    for (const [name, { type, data }] of secrets) checkSecretType(type, Object.keys(data), place.at('secretObjects').at(name).at('type'))
    // The driver refuses one without a type.
    const made = secrets.map(([secretName, { type = 'Opaque', data, ...each }]) => ({
      secretName,
      type,
      ...each,
      data: Object.entries(data).map(([key, objectName]) => ({ objectName, key })),
    }))
    this['~body'] = { spec: { ...rest, secretObjects: made.length > 0 ? made : undefined } }
  }

  /** The files, for `mounts` of a container. */
  mount(given: SecretMountOptions = {}): VolumeMount {
    const place = Place.ofCall(this)
    const { nodePublishSecretRef: login, ...options }: SecretMountOptions = mountCheck(given, place) ? given : {}
    const { kind, name, namespace } = this
    if (login)
      sameNamespace({ kind: 'Secret', name: login.name, namespace: namespaceOf(login) }, new Place(this).at('nodePublishSecretRef'))
    const csi = {
      driver: this['~driver'],
      readOnly: true,
      volumeAttributes: { secretProviderClass: name },
      ...(login && { nodePublishSecretRef: { name: login.name } }),
    }
    const mount: VolumeMountData = { '~steersman': 'mount', source: { kind, name, namespace }, volume: { csi }, options }
    return mount
  }

  /** One of the Secrets that are made of what is mounted. */
  secret<N extends keyof S & string>(name: N): SecretRef<keyof S[N]['data'] & string> {
    const made = this['~made']
    const keys = made && typeof name === 'string' && Object.hasOwn(made, name) ? made[name] : undefined
    if (made && !keys) {
      const names = Object.keys(made)
      const guess = typeof name === 'string' ? closest(name, names) : undefined
      const help = guess ? `did you mean ${guess}?` : `it makes ${names.join(', ') || 'none: add secretObjects'}`
      Place.ofCall(this).refuse(`makes no Secret ${show(name)}`, help)
    }
    return dataRef({ kind: 'Secret', name: typeof name === 'string' ? name : this.name, namespace: this.namespace }, keys, this)
  }
}

import type { Construct } from 'constructs'
import { dataKey } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, flag, mapOf, nonEmptyText, object } from '../../props/shape.js'
import { inJson, isToken, tokensIn } from '../../tree/deferred.js'
import { declareExternal } from '../../tree/external.js'
import { isPlain } from '../../tree/value.js'
import { handedOver } from '../common/handed-over.js'
import type { EnvFrom, KeyRef, ObjectReference, VolumeMount } from '../pods/references.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Token } from '../values/types.js'
import { type DataRef, dataRef, type OptionalKey, type SourceMountOptions } from './source.js'

/** A value that stands in the program in clear. Its Secret is left out of files, unless it is allowed there by name. */
export interface PlainText {
  readonly plainText: string
}
/** A text literal is refused: a password in a program should be seen by whoever reads it. `ref()` of an Output stays secret where that is. */
export type SecretValue = PlainText | Token
export type SecretRef<K extends string = string> = DataRef<K>
export interface SecretProps<K extends string> extends ObjectProps<Kinds['v1/Secret']> {
  /** Left out, Opaque. */
  readonly type?: 'Opaque' | (string & {})
  /** Kubernetes then refuses every change of the data. */
  readonly immutable?: boolean
  readonly stringData: { readonly [key in K]: SecretValue }
}

const secretKind = { apiVersion: 'v1', kind: 'Secret' }
// What was given is never shown: it may be the secret.
const value: Check = (each, place) =>
  isToken(each) ||
  (isPlain(each) && typeof each.plainText === 'string' && Object.keys(each).length === 1) ||
  place.refuse('must be { plainText: … }', 'write { plainText: value }, ref(output), or use Secret.external for one that is made by hand')
const unseen =
  (check: Check): Check =>
  (given, place) =>
    isPlain(given) ? check(given, place) : place.refuse('must be an object', 'write { key: { plainText: value } }')
const shape = { type: nonEmptyText, immutable: flag, stringData: unseen(mapOf(value, { key: dataKey })) }
const check = unseen(object({ ...objectShape, ...shape }, ['stringData']))
const registriesCheck = unseen(mapOf(unseen(object({ username: nonEmptyText, password: value }, ['username', 'password'])), { least: 1 }))

/**
 * Passwords, tokens and keys.
 *
 * A Secret whose values the program knows is left out of rendered files, and the run says how to create it;
 * allow it by name (`plainTextSecrets` of the App, or `--plain-text-secret`) where that is meant. `Secret.external` is the better way.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 * @example
 * ```ts
 * const password = Secret.external(chart, 'pgpassword', { keys: ['PGPASSWORD'] })
 * new Deployment(chart, 'server', { container: { image: 'example/server:1.4.2', env: { PGPASSWORD: password.key('PGPASSWORD') } } })
 * ```
 */
export class Secret<K extends string = string> extends Resource<Kinds['v1/Secret']> implements DataRef<K> {
  /** @internal */
  readonly '~ref': DataRef<K>

  constructor(scope: Construct, id: string, props: SecretProps<K>) {
    super(scope, id, secretKind, props)
    const valid = check(props, new Place(this))
    const entries = valid ? Object.entries<SecretValue>(props.stringData) : []
    if (valid)
      this['~body'] = {
        type: props.type,
        immutable: props.immutable,
        stringData: Object.fromEntries(entries.map(([key, each]) => [key, textOf(each)])),
      }
    this['~ref'] = dataRef(
      { kind: 'Secret', name: this.name, namespace: this.namespace },
      valid ? entries.map(([key]) => key) : undefined,
      this,
    )
  }

  /** A Secret that is made by hand or by another tool: nothing is rendered, and `steer secrets` prints the command that makes it. */
  static external<const K extends string>(
    scope: Construct,
    id: string,
    props: { readonly name?: string; readonly namespace?: string; readonly keys: readonly K[] },
  ): SecretRef<K> {
    const { name, namespace } = declareExternal(scope, id, { ...secretKind, ...props })
    return dataRef({ kind: 'Secret', name, namespace }, props.keys, scope)
  }

  /** The Secret made by another library, such as cdk8s-plus. Its keys are not checked. */
  static from(object: ObjectReference): SecretRef {
    return dataRef({ kind: 'Secret', ...handedOver(object, 'Secret') }, undefined, object as unknown as Construct)
  }

  /** A certificate and its key in PEM, of type kubernetes.io/tls. */
  static tls(
    scope: Construct,
    id: string,
    props: ObjectProps<Kinds['v1/Secret']> & { readonly certificate: SecretValue; readonly privateKey: SecretValue },
  ): Secret<'tls.crt' | 'tls.key'> {
    const { certificate, privateKey, ...rest } = props
    return new Secret(scope, id, { ...rest, type: 'kubernetes.io/tls', stringData: { 'tls.crt': certificate, 'tls.key': privateKey } })
  }

  /** Log-ins at image registries, of type kubernetes.io/dockerconfigjson, for `imagePullSecrets`. */
  static dockerConfig(
    scope: Construct,
    id: string,
    props: ObjectProps<Kinds['v1/Secret']> & {
      readonly registries: { readonly [server: string]: { readonly username: string; readonly password: SecretValue } }
    },
  ): Secret<'.dockerconfigjson'> {
    const { registries, ...rest } = props
    const auths = Object.fromEntries(
      Object.entries(isPlain(registries) ? registries : {}).map(([server, login]) => {
        const { username, password } = login ?? {}
        const text = password === undefined ? undefined : textOf(password)
        // `auth` only repeats the two, and cannot be made of a password that is not known yet.
        const known = tokensIn(`${username}${text}`).length === 0
        const auth = known ? { auth: Buffer.from(`${username}:${text}`).toString('base64') } : {}
        return [server, { username, password: text, ...auth }]
      }),
    )
    const secret = new Secret(scope, id, {
      ...rest,
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': { plainText: inJson(JSON.stringify({ auths })) } },
    })
    registriesCheck(registries, new Place(secret).at('registries'))
    return secret
  }

  key(key: K, options?: OptionalKey): KeyRef {
    return this['~ref'].key(key, options)
  }

  envFrom(options?: OptionalKey & { readonly prefix?: string }): EnvFrom {
    return this['~ref'].envFrom(options)
  }

  mount(options?: SourceMountOptions<K>): VolumeMount {
    return this['~ref'].mount(options)
  }
}

function textOf(value: SecretValue): string | undefined {
  return typeof value === 'string' ? value : value?.plainText
}

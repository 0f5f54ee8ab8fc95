import type { Construct } from 'constructs'
import { dataKey } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, flag, mapOf, nonEmptyText, object } from '../../props/shape.js'
import { inJson, isToken, tokensIn } from '../../tree/deferred.js'
import { isPlain } from '../../tree/value.js'
import { handedOver } from '../common/handed-over.js'
import type { ObjectReference } from '../pods/references.js'
import { objectShape } from '../props/object-shape.js'
import type { ObjectProps } from '../resource.js'
import type { Token } from '../values/types.js'
import { DataResource } from './data-resource.js'
import { type DataRef, dataRef, type ExternalDataProps, externalData } from './source.js'

/** A value that stands in the program in clear. Its Secret is left out of files, unless it is allowed there by name. */
export interface PlainText {
  /** The value itself, as it will be in the Secret. */
  readonly plainText: string
}
/** A text literal is refused: a password in a program should be seen by whoever reads it. `ref()` of an Output stays secret where that is. */
export type SecretValue = PlainText | Token
export type SecretRef<K extends string = string> = DataRef<K>
interface TypedProps extends ObjectProps<Kinds['v1/Secret']> {
  /** Kubernetes then refuses every change of the data. */
  readonly immutable?: boolean | undefined
}
export interface SecretProps<K extends string> extends TypedProps {
  /** Left out, Opaque. */
  readonly type?: 'Opaque' | (string & {}) | undefined
  /** The values by key, each as `{ plainText: … }` or `ref(output)`. */
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
export class Secret<K extends string = string> extends DataResource<K, Kinds['v1/Secret']> {
  constructor(scope: Construct, id: string, props: SecretProps<K>) {
    super(scope, id, secretKind, props)
    this['~hold'](check(props, new Place(this)) ? props : undefined)
  }

  /** @internal Takes the values; without any the props could not be understood, and its keys are not known. */
  '~hold'(props: Pick<SecretProps<K>, 'type' | 'immutable' | 'stringData'> | undefined): void {
    const values = Object.entries<SecretValue | undefined>(props?.stringData ?? {}).flatMap(([key, each]) =>
      each === undefined ? [] : [[key, textOf(each)]],
    )
    const stringData = Object.fromEntries(values) as Record<string, string>
    if (props) this['~body'] = { type: props.type, immutable: props.immutable, stringData }
    this['~know'](props && Object.keys(stringData))
  }

  /** A Secret that is made by hand or by another tool: nothing is rendered, and `steer secrets` prints the command that makes it. */
  static external<const K extends string>(scope: Construct, id: string, props: ExternalDataProps<K>): SecretRef<K> {
    return externalData(scope, id, 'Secret', props)
  }

  /** The Secret made by another library, such as cdk8s-plus. Its keys are not checked. */
  static from(object: ObjectReference): SecretRef {
    return dataRef({ kind: 'Secret', ...handedOver(object, 'Secret') }, undefined, object as unknown as Construct)
  }

  /** A certificate and its key in PEM, of type kubernetes.io/tls. */
  static tls(
    scope: Construct,
    id: string,
    props: TypedProps & {
      /** The certificate with its chain, in PEM. */
      readonly certificate: SecretValue
      /** The private key of the certificate, in PEM. */
      readonly privateKey: SecretValue
    },
  ): Secret<'tls.crt' | 'tls.key'> {
    return typed(scope, id, props, 'kubernetes.io/tls', { certificate: value, privateKey: value }, ({ certificate, privateKey }) => ({
      'tls.crt': certificate,
      'tls.key': privateKey,
    }))
  }

  /** Log-ins at image registries, of type kubernetes.io/dockerconfigjson, for `imagePullSecrets`. */
  static dockerConfig(
    scope: Construct,
    id: string,
    props: TypedProps & {
      /** User name and password by the server of the registry, such as `ghcr.io`. */
      readonly registries: { readonly [server: string]: { readonly username: string; readonly password: SecretValue } }
    },
  ): Secret<'.dockerconfigjson'> {
    return typed(scope, id, props, 'kubernetes.io/dockerconfigjson', { registries: registriesCheck }, ({ registries }) => {
      const auths = Object.fromEntries(
        Object.entries(registries).map(([server, { username, password }]) => {
          const text = textOf(password)
          // `auth` only repeats the two, and cannot be made of a password that is not known yet.
          const known = tokensIn(`${username}${text}`).length === 0
          const auth = known ? { auth: Buffer.from(`${username}:${text}`).toString('base64') } : {}
          return [server, { username, password: text, ...auth }]
        }),
      )
      return { '.dockerconfigjson': { plainText: inJson(JSON.stringify({ auths })) } }
    })
  }
}

function textOf(value: SecretValue): string {
  return typeof value === 'string' ? value : value.plainText
}

/** A Secret of a type that has props of its own, from which its values are made when nothing is wrong with them. */
function typed<T extends TypedProps, K extends string>(
  scope: Construct,
  id: string,
  given: T,
  type: string,
  shape: { readonly [prop: string]: Check },
  values: (given: T) => { readonly [key in K]: SecretValue },
): Secret<K> {
  const { name, labels, annotations, override, immutable }: TypedProps = isPlain(given) ? given : {}
  const secret = new Secret<K>(scope, id, { name, labels, annotations, override, stringData: {} } as SecretProps<K>)
  const valid = unseen(object({ ...objectShape, immutable: flag, ...shape }, Object.keys(shape)))(given, new Place(secret))
  secret['~hold'](valid ? { type, immutable, stringData: values(given) } : undefined)
  return secret
}

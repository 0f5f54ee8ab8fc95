import type { Construct } from 'constructs'
import { type Duration, duration } from '../../props/duration.js'
import { Place } from '../../props/place.js'
import { integer, listOf, nonEmptyText, object, wireObject } from '../../props/shape.js'
import { external } from '../common/external.js'
import type { CustomResource } from '../props/custom-resource.js'
import { objectShape } from '../props/object-shape.js'
import { type OwnShape, ownProps } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import { providerCheck, providerSpec, type SecretStoreProvider } from './secret-store-provider.js'

/** A SecretStore or ClusterSecretStore: one of ours, an external one, or a `Manifest`. */
export interface SecretStoreRef {
  readonly kind: string
  readonly name: string
  readonly namespace?: string | undefined
}
export interface SecretStoreProps extends ObjectProps<CustomResource> {
  /**
   * Where the values are, by one provider such as `gcpsm`, `aws` or `vault`, in the fields of External Secrets.
   * `secret.key('…')` stands for each reference to a key, `config.key('…')` for that of a `caProvider`, and an account for a `serviceAccountRef`.
   */
  readonly provider: SecretStoreProvider
  /** The instance of the operator that looks after it; left out, every one. */
  readonly controller?: string | undefined
  /** Seconds after which the store is looked at again; left out, what the operator is told. */
  readonly refreshInterval?: number | undefined
  /** How often, and after which time, a request is sent again. */
  readonly retrySettings?: { readonly maxRetries?: number | undefined; readonly retryInterval?: Duration | undefined } | undefined
}
export interface ClusterSecretStoreProps extends SecretStoreProps {
  /** Which namespaces may use it, by any of these; left out, all. */
  readonly conditions?:
    | readonly {
        readonly namespaces?: readonly string[] | undefined
        readonly namespaceRegexes?: readonly string[] | undefined
        readonly namespaceSelector?: { readonly matchLabels?: Labels | undefined } | undefined
      }[]
    | undefined
}
/** What is known of a store that is made elsewhere. */
export interface ExternalStoreProps {
  /** Left out, the id. */
  readonly name?: string | undefined
  /** Left out, that of the chart. */
  readonly namespace?: string | undefined
}

const apiVersion = 'external-secrets.io/v1'
const shape: OwnShape<SecretStoreProps> = {
  provider: providerCheck,
  controller: nonEmptyText,
  refreshInterval: integer(),
  retrySettings: object({ maxRetries: integer(), retryInterval: duration() }),
}
const check = object({ ...objectShape, ...shape }, ['provider'])
const condition = object({ namespaces: listOf(nonEmptyText), namespaceRegexes: listOf(nonEmptyText), namespaceSelector: wireObject })
const clusterCheck = object({ ...objectShape, ...shape, conditions: listOf(condition) }, ['provider'])

/**
 * Where External Secrets finds the values for the ExternalSecrets of one namespace.
 *
 * @see https://external-secrets.io/latest/api/secretstore/
 * @example
 * ```ts
 * const token = Secret.external(chart, 'vault-token', { keys: ['token'] })
 * const vault = new SecretStore(chart, 'vault', {
 *   provider: { vault: { server: 'https://vault.example.com', path: 'secret', auth: { tokenSecretRef: token.key('token') } } },
 * })
 * new ExternalSecret(chart, 'database', { secretStoreRef: vault, data: { PASSWORD: { key: 'shop/database', property: 'password' } } })
 * ```
 */
export class SecretStore extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id, { apiVersion, kind: 'SecretStore' }, props)
    const place = new Place(this)
    if (check(props, place)) this['~body'] = storeBody(props, false, place)
  }

  /** A SecretStore that exists outside this program, such as one that a platform team keeps: nothing is rendered. */
  static external(scope: Construct, id: string, props?: ExternalStoreProps): SecretStoreRef {
    return externalStore(scope, id, 'SecretStore', props)
  }
}

/**
 * Where External Secrets finds the values for ExternalSecrets of all namespaces.
 *
 * It has no namespace, so the Secrets and accounts that it names say theirs.
 *
 * @see https://external-secrets.io/latest/api/clustersecretstore/
 * @example
 * ```ts
 * const google = new ClusterSecretStore(chart, 'google', { provider: { gcpsm: { projectID: 'example' } } })
 * new ExternalSecret(chart, 'database', { secretStoreRef: google, data: { PASSWORD: 'database-password' } })
 * ```
 */
export class ClusterSecretStore extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: ClusterSecretStoreProps) {
    super(scope, id, { apiVersion, kind: 'ClusterSecretStore' }, props)
    const place = new Place(this)
    if (clusterCheck(props, place)) this['~body'] = storeBody(props, true, place)
  }

  /** A ClusterSecretStore that exists outside this program: nothing is rendered. */
  static external(scope: Construct, id: string, props?: Omit<ExternalStoreProps, 'namespace'>): SecretStoreRef {
    return externalStore(scope, id, 'ClusterSecretStore', props)
  }
}

function externalStore(scope: Construct, id: string, kind: string, props: ExternalStoreProps | undefined): SecretStoreRef {
  const { name, namespace } = external(scope, id, { apiVersion, kind }, props)
  return { kind, name, namespace }
}

function storeBody(props: SecretStoreProps, everywhere: boolean, place: Place): Record<string, unknown> {
  const { provider, ...rest } = ownProps(props)
  return { spec: { provider: providerSpec(provider, everywhere, place.at('provider')), ...rest } }
}

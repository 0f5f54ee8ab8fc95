import { ApiObject } from 'cdk8s'
import type { Construct } from 'constructs'
import { resourceFactsOf } from '../../kubernetes/schema/custom-kinds.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, either, flag, listOf, nonEmptyText, object } from '../../props/shape.js'
import { metadataParts } from '../../tree/cdk8s-internals.js'
import { show } from '../../tree/value.js'
import { external } from '../common/external.js'
import type { ObjectReference } from '../pods/references.js'
import { namedCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import { ClusterRole } from './cluster-role.js'
import { Role } from './role.js'
import { type Rule, type Verb, verbsCheck } from './subjects.js'

export interface ServiceAccountRef {
  readonly kind?: string | undefined
  readonly name: string
  readonly namespace?: string | undefined
  /** Lets the pods of this account do this with these objects, and no others. */
  grant(verbs: readonly Verb[], on: ApiObject | readonly ApiObject[]): void
}
export interface ServiceAccountProps extends ObjectProps<Kinds['v1/ServiceAccount']> {
  /** E-mail address of the Google service account as which the pods act (Workload Identity on GKE). */
  readonly googleServiceAccount?: string | undefined
  /** Whether pods get the token of the account as a file; left out, true. A pod may say otherwise. */
  readonly automountServiceAccountToken?: boolean | undefined
  /** Secrets with log-ins at image registries, for all pods of this account. */
  readonly imagePullSecrets?: readonly ({ readonly name: string } | ObjectReference)[] | undefined
}

const accountKind = { apiVersion: 'v1', kind: 'ServiceAccount' }
const check = object({
  ...objectShape,
  googleServiceAccount: nonEmptyText,
  automountServiceAccountToken: flag,
  imagePullSecrets: listOf(namedCheck('Secret')),
})

/**
 * Who a pod is, for the API server and for Google Cloud.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 * @example
 * ```ts
 * const account = new ServiceAccount(chart, 'server-account', { automountServiceAccountToken: false })
 * new Deployment(chart, 'server', { serviceAccount: account, container: { image: 'example/server:1.4.2' } })
 * ```
 */
export class ServiceAccount extends Resource<Kinds['v1/ServiceAccount']> implements ServiceAccountRef {
  constructor(scope: Construct, id: string, props: ServiceAccountProps = {}) {
    super(scope, id, accountKind, props)
    if (!check(props, new Place(this))) return
    const { googleServiceAccount, automountServiceAccountToken, imagePullSecrets } = props
    if (googleServiceAccount) metadataParts(this.metadata).annotations['iam.gke.io/gcp-service-account'] = googleServiceAccount
    this['~body'] = { automountServiceAccountToken, imagePullSecrets: imagePullSecrets?.map(({ name }) => ({ name })) }
  }

  /** An account that exists outside this program: only what `grant` makes is rendered. */
  static external(
    scope: Construct,
    id: string,
    props: { readonly name?: string | undefined; readonly namespace?: string | undefined } = {},
  ): ServiceAccountRef {
    const { kind, name, namespace } = external(scope, id, accountKind, props)
    const account = { kind, name, namespace }
    return { ...account, grant: (verbs, on) => grant(scope, `${id}-`, account, verbs, on) }
  }

  /** For role bindings of cdk8s-plus. */
  toSubjectConfiguration(): { readonly kind: string; readonly name: string; readonly namespace?: string | undefined } {
    return { kind: 'ServiceAccount', name: this.name, ...(this.namespace !== undefined && { namespace: this.namespace }) }
  }

  /**
   * A Role with one rule for these objects only, and its binding; all calls add to the same two, which have the account's name.
   * Where accounts of other namespaces may have the same, as in a namespace of others or among ClusterRoles, they are called `shop-watcher`.
   * `create` and `deletecollection` cannot be limited to named objects and are reported.
   */
  grant(verbs: readonly Verb[], on: ApiObject | readonly ApiObject[]): void {
    grant(this, '', this, verbs, on)
  }
}

const objectCheck: Check = (value, place) =>
  (typeof value === 'object' && value !== null && ApiObject.isApiObject(value)) ||
  place.refuse(`must be an object of Kubernetes, and is ${show(value)}`, 'give a construct such as a ConfigMap')
const objectsCheck: Check = either(Array.isArray, listOf(objectCheck, 1), objectCheck)

function grant(
  scope: Construct,
  prefix: string,
  account: { readonly name: string; readonly namespace?: string | undefined },
  verbs: readonly Verb[],
  on: ApiObject | readonly ApiObject[],
): void {
  const place = Place.ofCall(scope)
  if (!verbsCheck(verbs, place.at('verbs')) || !objectsCheck(on, place.at('on'))) return
  for (const verb of verbs)
    if (verb === 'create' || verb === 'deletecollection')
      place.refuse(`${verb} cannot be limited to named objects`, 'make a Role with this verb and bind it')
  for (const object of Array.isArray(on) ? (on as readonly ApiObject[]) : [on as ApiObject]) {
    const facts = resourceFactsOf(object.apiVersion, object.kind)
    if (!facts) {
      place.refuse(
        `the plural name of ${object.apiVersion} ${object.kind} is not known here`,
        'make a Role that names the resource, and bind it',
      )
      continue
    }
    const rule: Rule = {
      apiGroups: [object.apiVersion.includes('/') ? object.apiVersion.split('/')[0]! : ''],
      resources: [facts.plural],
      resourceNames: [object.name],
      verbs: [...verbs],
    }
    const where = facts.namespaced ? (object.metadata.namespace ?? account.namespace) : undefined
    const atHome = facts.namespaced && where === account.namespace
    const id = `${prefix}${facts.namespaced ? (atHome ? 'role' : `role-${where}`) : 'cluster-role'}`
    // Beyond its namespace the name of the account is not its own: a ClusterRole `admin` is one of Kubernetes.
    const name = atHome || account.namespace === undefined ? account.name : `${account.namespace}-${account.name}`
    const present = scope.node.tryFindChild(id) as Role | ClusterRole | undefined
    const role =
      present ?? (facts.namespaced ? new Role(scope, id, { name, rules: [] }, where) : new ClusterRole(scope, id, { name, rules: [] }))
    if (!present) role.bindTo(account)
    const rules = role['~body'].rules as Rule[]
    const same = rules.find((each) => JSON.stringify({ ...each, resourceNames: [] }) === JSON.stringify({ ...rule, resourceNames: [] }))
    if (!same) rules.push(rule)
    else if (!same.resourceNames!.includes(object.name)) (same.resourceNames as string[]).push(object.name)
  }
}

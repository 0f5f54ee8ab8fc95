import { Chart } from 'cdk8s'
import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { absolutePath, anything, type Check, either, listOf, object } from '../../props/shape.js'
import { external } from '../common/external.js'
import type { NamespaceRef } from '../policy/namespace.js'
import { namedCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { AbsolutePath } from '../values/types.js'
import { clusterRoleBinding, type RoleName, roleBinding } from './binding.js'
import { ruleShape } from './role.js'
import type { Rule, Subject, Verb } from './subjects.js'

/** A rule for paths of the API server that are no objects, such as `/metrics`. */
export interface NonResourceRule {
  /** Paths such as `/metrics`, or `*` for all. */
  readonly nonResourceURLs: readonly (AbsolutePath | '*')[]
  /** What may be done, such as `get`. */
  readonly verbs: readonly Verb[]
}
export interface ClusterRoleProps extends ObjectProps<Kinds['rbac.authorization.k8s.io/v1/ClusterRole']> {
  /** What may be done with which resources or paths; rules add to each other. */
  readonly rules: readonly (Rule | NonResourceRule)[]
}
/** What a consumer needs of a ClusterRole, ours or external. */
export interface ClusterRoleRef {
  readonly name: string
  /** In the whole cluster. */
  bindTo(...subjects: readonly Subject[]): void
  /** In one namespace only. */
  bindIn(namespace: NamespaceRef | Chart, ...subjects: readonly Subject[]): void
}

const namespaceCheck = namedCheck('Namespace')
const rule: Check = (value, place) =>
  value !== null && typeof value === 'object' && 'nonResourceURLs' in value
    ? object(
        {
          nonResourceURLs: listOf(
            either((url) => url === '*', anything, absolutePath),
            1,
          ),
          verbs: ruleShape.verbs,
        },
        ['verbs'],
      )(value, place)
    : object(ruleShape, ['apiGroups', 'resources', 'verbs'])(value, place)
const check = object({ ...objectShape, rules: listOf(rule) }, ['rules'])
const clusterRoleKind = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' }

/**
 * What may be done in the whole cluster, or, bound by `bindIn`, in one namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 * @example
 * ```ts
 * new ClusterRole(chart, 'metrics', { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }).bindTo({ group: 'sre@example.com' })
 * ```
 */
export class ClusterRole extends Resource<Kinds['rbac.authorization.k8s.io/v1/ClusterRole']> implements ClusterRoleRef {
  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id, clusterRoleKind, props)
    if (check(props, new Place(this))) this['~body'] = { rules: [...props.rules] }
  }

  /**
   * A ClusterRole that the cluster has already, such as `view`: only its bindings are rendered.
   * They are called by the ids down to the scope and the name of the role, such as `shop-view`: every cluster has bindings of its own
   * roles, called as these, and those must not be replaced.
   */
  static external(
    scope: Construct,
    id: string,
    props: { readonly name?: 'cluster-admin' | 'admin' | 'edit' | 'view' | (string & {}) | undefined } = {},
  ): ClusterRoleRef {
    const { name } = external(scope, id, clusterRoleKind, props)
    const ids = scope.node.path.split('/').filter((each) => each !== '' && each !== 'Default')
    return clusterRoleRef(scope, `${name}-`, name, [...ids, name].join('-'))
  }

  bindTo(...subjects: readonly Subject[]): void {
    clusterRoleRef(this, '', this.name).bindTo(...subjects)
  }

  bindIn(namespace: NamespaceRef | Chart, ...subjects: readonly Subject[]): void {
    clusterRoleRef(this, '', this.name).bindIn(namespace, ...subjects)
  }
}

/** `prefix` keeps the ids of the bindings apart; `bindingName` is that of the role where only this program binds it. */
function clusterRoleRef(scope: Construct, prefix: string, name: string, bindingName = name): ClusterRoleRef {
  const role: RoleName = { kind: 'ClusterRole', name }
  return {
    name,
    bindTo: (...subjects) => clusterRoleBinding(scope, `${prefix}binding`, role, bindingName).add(subjects),
    bindIn(namespace, ...subjects) {
      if (!Chart.isChart(namespace) && !namespaceCheck(namespace, Place.ofCall(scope))) return
      const where = Chart.isChart(namespace) ? (namespace as Chart).namespace : (namespace as NamespaceRef).name
      roleBinding(scope, `${prefix}binding-${where ?? 'default'}`, role, where, bindingName).add(subjects)
    },
  }
}

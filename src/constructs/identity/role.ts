import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { listOf, nonEmptyText, object, text } from '../../props/shape.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import { roleBinding } from './binding.js'
import { type Rule, type Subject, verbsCheck } from './subjects.js'

export interface RoleProps extends ObjectProps<Kinds['rbac.authorization.k8s.io/v1/Role']> {
  /** What may be done with which resources; rules add to each other. */
  readonly rules: readonly Rule[]
}

export const ruleShape = {
  apiGroups: listOf(text, 1),
  resources: listOf(nonEmptyText, 1),
  verbs: verbsCheck,
  resourceNames: listOf(nonEmptyText),
}
const check = object({ ...objectShape, rules: listOf(object(ruleShape, ['apiGroups', 'resources', 'verbs'])) }, ['rules'])

/**
 * What may be done with which objects of one namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 * @example
 * ```ts
 * new Role(chart, 'jobs', { rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get'] }] }).bindTo(account)
 * ```
 */
export class Role extends Resource<Kinds['rbac.authorization.k8s.io/v1/Role']> {
  constructor(scope: Construct, id: string, props: RoleProps, /** @internal */ namespace?: string) {
    super(scope, id, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' }, props, namespace)
    if (check(props, new Place(this))) this['~body'] = { rules: [...props.rules] }
  }

  /** Gives the role to subjects; all calls add to one RoleBinding of the role's name. */
  bindTo(...subjects: readonly Subject[]): void {
    roleBinding(this, 'binding', { kind: 'Role', name: this.name }, this.namespace).add(subjects)
  }
}

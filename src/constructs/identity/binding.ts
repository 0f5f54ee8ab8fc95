import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { Resource } from '../resource.js'
import { type Subject, subjectOf } from './subjects.js'

const rbac = 'rbac.authorization.k8s.io'

/** Names of the role that a binding gives. */
export interface RoleName {
  readonly kind: 'Role' | 'ClusterRole'
  readonly name: string
}

/** Gives a role to subjects; made by `bindTo`, `bindIn` and `grant`, which add to it. */
class Binding<W> extends Resource<W> {
  constructor(scope: Construct, id: string, kind: string, name: string, role: RoleName, namespace?: string) {
    super(scope, id, { apiVersion: `${rbac}/v1`, kind }, { name }, namespace)
    this['~body'] = { roleRef: { apiGroup: rbac, kind: role.kind, name: role.name }, subjects: [] }
  }

  add(subjects: readonly Subject[]): void {
    const place = Place.ofCall(this)
    const list = this['~body'].subjects as Record<string, string>[]
    for (const subject of subjects) {
      const each = subjectOf(subject, place)
      if (each && !list.some((known) => JSON.stringify(known) === JSON.stringify(each))) list.push(each)
    }
  }
}
export class RoleBinding extends Binding<Kinds['rbac.authorization.k8s.io/v1/RoleBinding']> {}
export class ClusterRoleBinding extends Binding<Kinds['rbac.authorization.k8s.io/v1/ClusterRoleBinding']> {}

/** The RoleBinding of this role in a namespace: made at the first call, found at the next. */
export function roleBinding(scope: Construct, id: string, role: RoleName, namespace: string | undefined, name = role.name): RoleBinding {
  return (scope.node.tryFindChild(id) as RoleBinding | undefined) ?? new RoleBinding(scope, id, 'RoleBinding', name, role, namespace)
}

/** The same for the whole cluster. */
export function clusterRoleBinding(scope: Construct, id: string, role: RoleName, name = role.name): ClusterRoleBinding {
  return (
    (scope.node.tryFindChild(id) as ClusterRoleBinding | undefined) ?? new ClusterRoleBinding(scope, id, 'ClusterRoleBinding', name, role)
  )
}

import type { Place } from '../../props/place.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import type { ObjectReference } from '../pods/references.js'

export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection'
  | 'bind'
  | 'escalate'
  | 'impersonate'
  | 'use'
  | '*'
/** What may be done with which resources, by their plural names. */
export interface Rule {
  /** The empty text is the core group: pods, services, configmaps, secrets, … */
  readonly apiGroups: readonly (
    | ''
    | 'apps'
    | 'batch'
    | 'autoscaling'
    | 'policy'
    | 'networking.k8s.io'
    | 'rbac.authorization.k8s.io'
    | (string & {})
  )[]
  /** Plural names such as `deployments`, or `pods/log` for a part. */
  readonly resources: readonly string[]
  readonly verbs: readonly Verb[]
  readonly resourceNames?: readonly string[]
}
/** Who is given a role: an account of a pod, or a user or group that the cluster's log-in knows. */
export type Subject =
  | { readonly name: string; readonly namespace?: string | undefined }
  | ObjectReference
  | { readonly user: string }
  | { readonly group: string }

const rbac = 'rbac.authorization.k8s.io'

/** A subject as it is sent; a ServiceAccount needs its namespace there, so one in a chart without is reported. */
export function subjectOf(subject: Subject, place: Place): Record<string, string> {
  if (typeof subject === 'object' && subject !== null) {
    if ('user' in subject) return { kind: 'User', name: subject.user, apiGroup: rbac }
    if ('group' in subject) return { kind: 'Group', name: subject.group, apiGroup: rbac }
    const { name, kind } = subject as { name?: string; kind?: string }
    const configured = configurationOf(subject)
    if (configured?.kind === 'User' || configured?.kind === 'Group') return { kind: configured.kind, name: configured.name, apiGroup: rbac }
    // What Secret.external and the like return has no kind either, but can be mounted.
    if (typeof name === 'string' && (kind === 'ServiceAccount' || (kind === undefined && !('mount' in subject)))) {
      const where = namespaceOf(subject) ?? configured?.namespace
      if (where === undefined) place.refuse(`needs the namespace of ServiceAccount ${name}`, 'give its chart a namespace', 'api/subject')
      return { kind: 'ServiceAccount', name, ...(where !== undefined && { namespace: where }) }
    }
  }
  place.refuse(`cannot be given to ${show(subject)}`, "write a ServiceAccount, { user: '…' } or { group: '…' }")
  return {}
}

/** What an account, user or group of cdk8s-plus says of itself. */
function configurationOf(subject: object): { readonly kind: string; readonly name: string; readonly namespace?: string } | undefined {
  const { toSubjectConfiguration } = subject as { toSubjectConfiguration?: unknown }
  const { kind } = subject as { kind?: unknown }
  // A Pod of cdk8s-plus is a subject there by its account, and fails when it has none.
  if (typeof toSubjectConfiguration !== 'function' || (kind !== 'ServiceAccount' && kind !== 'User' && kind !== 'Group')) return undefined
  return toSubjectConfiguration.call(subject)
}

import { show } from '../../tree/value.js'
import type { ObjectReference } from '../pods/references.js'
import type { Place } from '../props/place.js'

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
    const { name, namespace, kind, metadata } = subject as {
      name?: string
      namespace?: string
      kind?: string
      metadata?: { namespace?: string }
    }
    if (typeof name === 'string' && (kind === undefined || kind === 'ServiceAccount')) {
      const where = namespace ?? metadata?.namespace
      if (where === undefined) place.refuse(`needs the namespace of ServiceAccount ${name}`, 'give its chart a namespace', 'api/subject')
      return { kind: 'ServiceAccount', name, ...(where !== undefined && { namespace: where }) }
    }
  }
  place.refuse(`cannot be given to ${show(subject)}`, "write a ServiceAccount, { user: '…' } or { group: '…' }")
  return {}
}

import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, listOf, nonEmptyText, oneOf } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { namespaceOf } from '../common/handed-over.js'
import type { ObjectReference } from '../pods/references.js'

/** What the API server knows to ask for; `approve`, `sign` and `attest` are those of certificates. */
const verbs = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'bind',
  'escalate',
  'impersonate',
  'use',
  'approve',
  'sign',
  'attest',
  '*',
] as const
export type Verb = (typeof verbs)[number]
export const verbsCheck: Check = listOf(oneOf(...verbs), 1)
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
  /** What may be done, such as `get` and `list`. */
  readonly verbs: readonly Verb[]
  /** Only the objects of these names; left out, all. */
  readonly resourceNames?: readonly string[] | undefined
}
/** Who is given a role: an account of a pod, or a user or group that the cluster's log-in knows. */
export type Subject =
  | { readonly name: string; readonly namespace?: string | undefined }
  | ObjectReference
  | { readonly user: string }
  | { readonly group: string }

const personCheck = exactlyOne({ user: nonEmptyText, group: nonEmptyText })
const rbac = 'rbac.authorization.k8s.io'

/** A subject as it is sent; a ServiceAccount needs its namespace there, so one in a chart without is reported. */
export function subjectOf(subject: Subject, place: Place): Record<string, string> | undefined {
  if (typeof subject === 'object' && subject !== null) {
    if ('user' in subject || 'group' in subject) {
      if (!personCheck(subject, place)) return undefined
      const [kind, name] = 'user' in subject ? ['User', subject.user] : ['Group', subject.group]
      return { kind, name, apiGroup: rbac }
    }
    const { name, kind } = subject as { name?: string; kind?: string }
    const configured = configurationOf(subject)
    if (configured?.kind === 'User' || configured?.kind === 'Group') return { kind: configured.kind, name: configured.name, apiGroup: rbac }
    if (typeof name === 'string' && (kind === 'ServiceAccount' || kind === undefined)) {
      const where = namespaceOf(subject) ?? configured?.namespace
      if (where === undefined) place.refuse(`needs the namespace of ServiceAccount ${name}`, 'give its chart a namespace', 'api/subject')
      return { kind: 'ServiceAccount', name, ...(where !== undefined && { namespace: where }) }
    }
  }
  place.refuse(`cannot be given to ${show(subject)}`, "write a ServiceAccount, { user: '…' } or { group: '…' }")
  return undefined
}

/** What an account, user or group of cdk8s-plus says of itself. */
function configurationOf(subject: object): { readonly kind: string; readonly name: string; readonly namespace?: string } | undefined {
  const { toSubjectConfiguration } = subject as { toSubjectConfiguration?: unknown }
  const { kind } = subject as { kind?: unknown }
  // A Pod of cdk8s-plus is a subject there by its account, and fails when it has none.
  if (typeof toSubjectConfiguration !== 'function' || (kind !== 'ServiceAccount' && kind !== 'User' && kind !== 'Group')) return undefined
  return toSubjectConfiguration.call(subject)
}

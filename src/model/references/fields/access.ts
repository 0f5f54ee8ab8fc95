import { asName, asObject } from '../../json.js'
import type { ReferenceField } from '../field.js'
import { clusterRole, secret, serviceAccount } from '../kinds.js'
import { named, referenceTo, selecting, target, typed } from '../read.js'

const { group } = clusterRole

/** Users and groups are no objects; of the subjects of a binding only accounts are. */
const subject: ReferenceField['read'] = (value, place) => {
  const fields = asObject(value)
  const name = asName(fields.name)
  if (fields.kind !== serviceAccount.kind || name === undefined) return []
  return [{ kind: 'object', to: target(serviceAccount, name, place, fields.namespace) }]
}

const bindingFields: readonly ReferenceField[] = [
  { at: 'roleRef', read: typed({ group }) },
  { at: 'subjects[]', read: subject },
]

const flow = 'flowcontrol.apiserver.k8s.io'

/** The fields of accounts and of what they may do. */
export const accessFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  '/ServiceAccount': [
    { at: 'secrets[]', read: typed(secret) },
    { at: 'imagePullSecrets[]', read: referenceTo(secret) },
  ],
  '/Secret': [{ at: 'metadata.annotations["kubernetes.io/service-account.name"]', read: named(serviceAccount) }],
  [`${group}/RoleBinding`]: bindingFields,
  [`${group}/ClusterRoleBinding`]: bindingFields,
  [`${group}/ClusterRole`]: [{ at: 'aggregationRule.clusterRoleSelectors[]', read: selecting(clusterRole) }],
  [`${flow}/FlowSchema`]: [
    { at: 'spec.priorityLevelConfiguration.name', read: named({ group: flow, kind: 'PriorityLevelConfiguration' }, 'class') },
    { at: 'spec.rules[].subjects[].serviceAccount', read: referenceTo(serviceAccount) },
  ],
}

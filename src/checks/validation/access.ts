import { pathSegmentName, subdomainName } from '../../kubernetes/names.js'
import { isEmpty, type Look } from './look.js'

const group = 'rbac.authorization.k8s.io'

function rules(look: Look, cluster: boolean): void {
  for (const rule of look.list('rules')) {
    const { nonResourceURLs, apiGroups, resources } = rule.value
    rule.required('verbs', 'give verbs')
    if (!isEmpty(nonResourceURLs)) {
      if (!cluster) rule.tell('invalid', 'nonResourceURLs', 'are only for a ClusterRole', 'leave them out')
      if (!isEmpty(apiGroups) || !isEmpty(resources))
        rule.tell('invalid', 'nonResourceURLs', 'must not stand beside resources', 'write two rules')
      continue
    }
    rule.required('apiGroups', "give apiGroups, such as '' for v1")
    rule.required('resources')
  }
}

export const role = (look: Look): void => rules(look, false)
export const clusterRole = (look: Look): void => rules(look, true)

function binding(look: Look, kinds: readonly string[]): void {
  const ref = look.at('roleRef')
  if (!isEmpty(ref.value.apiGroup)) ref.oneOf('apiGroup', [group])
  ref.oneOf('kind', kinds)
  ref.requiredText('name', pathSegmentName)
  for (const subject of look.list('subjects')) {
    const { kind } = subject.value
    subject.required('name')
    subject.oneOf('kind', ['ServiceAccount', 'User', 'Group'])
    if (kind === 'ServiceAccount') {
      subject.text('name', subdomainName)
      if (!isEmpty(subject.value.apiGroup)) subject.oneOf('apiGroup', [''])
    } else if ((kind === 'User' || kind === 'Group') && !isEmpty(subject.value.apiGroup)) subject.oneOf('apiGroup', [group])
  }
}

export const roleBinding = (look: Look): void => binding(look, ['Role', 'ClusterRole'])
export const clusterRoleBinding = (look: Look): void => binding(look, ['ClusterRole'])

import { ClusterRole, ConfigMap, Namespace, Role, Secret, ServiceAccount } from '../../../src/index.js'
import type { Group } from './group.js'

const rule = { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'], resourceNames: ['server'] } as const

export const configuration: Group = {
  name: 'configuration',
  definitions: [],
  kinds: ['ClusterRole', 'ClusterRoleBinding', 'ConfigMap', 'Namespace', 'Role', 'RoleBinding', 'Secret', 'ServiceAccount'],
  program(chart) {
    new Namespace(chart, 'configured', { podSecurity: { enforce: 'baseline', warn: 'restricted', audit: 'restricted' } })
    const settings = new ConfigMap(chart, 'settings', { data: { a: 'b' }, binaryData: { c: Uint8Array.of(1) }, immutable: true })
    const login = new Secret(chart, 'login', { type: 'Opaque', immutable: true, stringData: { a: { plainText: 'b' } } })
    const account = new ServiceAccount(chart, 'account', {
      googleServiceAccount: 'a@b.iam.gserviceaccount.com',
      automountServiceAccountToken: false,
      imagePullSecrets: [login],
    })
    account.grant(['get'], settings)
    new Role(chart, 'role', { rules: [rule] }).bindTo(account, { group: 'team@example.com' })
    new ClusterRole(chart, 'configuration-role', {
      rules: [rule, { nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    }).bindTo(account, { user: 'somebody@example.com' })
  },
  refused: [],
}

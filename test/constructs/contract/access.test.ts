import { Construct } from 'constructs'
import { describe, expect, it } from 'vitest'
import { Chart, ClusterRole, ConfigMap, Deployment, Namespace, Role, ServiceAccount } from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { type Build, complaintsOf, manifestsOf } from '../synth.js'

// Names of roles and bindings that grants make: a change would leave the old ones behind in the cluster.

const summary = (program: Build, namespace = 'data'): unknown[] =>
  manifestsOf(program, { namespace })
    .filter(({ kind }) => /Role/.test(kind))
    .map(({ kind, metadata, rules, roleRef, subjects }) => {
      const where = metadata.namespace === undefined ? '' : `${String(metadata.namespace)}/`
      const role = roleRef as JsonObject | undefined
      return [
        `${kind} ${where}${String(metadata.name)}`,
        rules ?? `${String(role!.kind)} ${String(role!.name)}`,
        ...(subjects ? [subjects] : []),
      ]
    })
const account = (name: string, namespace = 'data') => ({ kind: 'ServiceAccount', name, namespace })
const group = (name: string) => ({ kind: 'Group', name, apiGroup: 'rbac.authorization.k8s.io' })
const podRule = { apiGroups: [''], resources: ['pods'], verbs: ['get'] } as const

describe('grant', () => {
  it("makes one Role and one binding of the account's name, however often it is called", () => {
    expect(
      summary((chart) => {
        const server = new ServiceAccount(chart, 'server')
        const [a, b] = ['a', 'b'].map((id) => new ConfigMap(chart, id, { data: { A: 1 } }))
        server.grant(['get', 'watch'], a!)
        server.grant(['get', 'watch'], [b!])
        server.grant(['update'], a!)
      }),
    ).toEqual([
      [
        'Role data/server',
        [
          { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a', 'b'], verbs: ['get', 'watch'] },
          { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['update'] },
        ],
      ],
      ['RoleBinding data/server', 'Role server', [account('server')]],
    ])
  })

  it('stands in the namespace of what is granted, and in none for a kind without', () => {
    expect(
      summary((chart, app) => {
        const server = new ServiceAccount(chart, 'server')
        server.grant(['get'], new ConfigMap(new Chart(app, 'other', { namespace: 'other' }), 'a', { data: { A: 1 } }))
        server.grant(['get'], new Namespace(chart, 'team'))
      }).sort(),
    ).toEqual([
      ['ClusterRole data-server', [{ apiGroups: [''], resources: ['namespaces'], resourceNames: ['team'], verbs: ['get'] }]],
      ['ClusterRoleBinding data-server', 'ClusterRole data-server', [account('server')]],
      ['Role other/data-server', [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['get'] }]],
      ['RoleBinding other/data-server', 'Role data-server', [account('server')]],
    ])
  })

  it('does not mix accounts of one name, nor a role of Kubernetes with that of an account', () => {
    const build: Build = (chart, app) => {
      const team = new Namespace(chart, 'team')
      for (const namespace of ['a', 'b']) new ServiceAccount(new Chart(app, namespace, { namespace }), 'admin').grant(['get'], team)
    }
    expect(complaintsOf(build)).toEqual([])
    expect(summary(build).map((row) => (row as string[])[0])).toEqual([
      'ClusterRole a-admin',
      'ClusterRoleBinding a-admin',
      'ClusterRole b-admin',
      'ClusterRoleBinding b-admin',
    ])
  })

  it('works for an external account', () => {
    expect(
      summary((chart) => {
        ServiceAccount.external(chart, 'builder', { namespace: 'ci' }).grant(['get'], new ConfigMap(chart, 'a', { data: { A: 1 } }))
      }),
    ).toEqual([
      ['Role data/ci-builder', [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['get'] }]],
      ['RoleBinding data/ci-builder', 'Role ci-builder', [account('builder', 'ci')]],
    ])
  })
})

describe('allowFrom', () => {
  it("makes one NetworkPolicy of the workload's name, however often it is called", () => {
    const policies = manifestsOf((chart) => {
      const server = new Deployment(chart, 'server', { name: 'server-v1', container: { image: 'x', ports: { http: 80 } } })
      server.allowFrom(new Deployment(chart, 'client', { container: { image: 'x' } }), ['http'])
      server.allowFrom('anywhere')
      server.allowFrom('anywhere')
    }).filter(({ kind }) => kind === 'NetworkPolicy')
    expect(policies.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
      [
        'server-v1',
        {
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'server-v1' } },
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'client' } } }], ports: [{ port: 'http' }] }, {}],
        },
      ],
    ])
  })
})

describe('bindings', () => {
  it('have the name of their role, and list each subject once', () => {
    expect(
      summary((chart) => {
        const role = new Role(chart, 'jobs', { rules: [podRule] })
        const server = new ServiceAccount(chart, 'server')
        role.bindTo(server, { group: 'ops' })
        role.bindTo({ group: 'ops' }, { user: 'jane' }, server)
      }),
    ).toEqual([
      ['Role data/jobs', [podRule]],
      [
        'RoleBinding data/jobs',
        'Role jobs',
        [account('server'), group('ops'), { kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' }],
      ],
    ])
  })

  it('of a ClusterRole are one for the cluster and one for each namespace', () => {
    expect(
      summary((chart, app) => {
        const view = ClusterRole.external(chart, 'view')
        view.bindTo({ group: 'ops' })
        view.bindIn(new Namespace(chart, 'team-a'), { group: 'a' })
        view.bindIn(new Chart(app, 'b', { namespace: 'team-b' }), { group: 'b' })
        view.bindIn(Namespace.external(chart, 'team-a'), { group: 'more' })
        new ClusterRole(chart, 'metrics', { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }).bindTo({ group: 'sre' })
      }),
    ).toEqual([
      ['ClusterRole metrics', [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]],
      ['ClusterRoleBinding shop-view', 'ClusterRole view', [group('ops')]],
      ['RoleBinding team-a/shop-view', 'ClusterRole view', [group('a'), group('more')]],
      ['RoleBinding team-b/shop-view', 'ClusterRole view', [group('b')]],
      ['ClusterRoleBinding metrics', 'ClusterRole metrics', [group('sre')]],
    ])
  })

  it('of a role that every cluster has do not replace those that the cluster has, and charts do not clash', () => {
    expect(
      summary((chart, app) => {
        const other = new Chart(app, 'blog', { namespace: 'data' })
        for (const each of [chart, other, new Construct(chart, 'search')]) {
          const admin = ClusterRole.external(each, 'admins', { name: 'cluster-admin' })
          admin.bindTo({ group: 'ops' })
          admin.bindIn(chart, { group: 'dev' })
        }
        // Declared twice in one place, it has one binding.
        ClusterRole.external(chart, 'cluster-admin').bindTo({ group: 'sre' })
      }).sort(),
    ).toEqual([
      ['ClusterRoleBinding blog-cluster-admin', 'ClusterRole cluster-admin', [group('ops')]],
      ['ClusterRoleBinding shop-cluster-admin', 'ClusterRole cluster-admin', [group('ops'), group('sre')]],
      ['ClusterRoleBinding shop-search-cluster-admin', 'ClusterRole cluster-admin', [group('ops')]],
      ['RoleBinding data/blog-cluster-admin', 'ClusterRole cluster-admin', [group('dev')]],
      ['RoleBinding data/shop-cluster-admin', 'ClusterRole cluster-admin', [group('dev')]],
      ['RoleBinding data/shop-search-cluster-admin', 'ClusterRole cluster-admin', [group('dev')]],
    ])
  })

  it('tell what they cannot give', () => {
    const toAll = (chart: Chart): void => {
      const role = new Role(chart, 'r', { rules: [podRule] })
      role.bindTo(new ServiceAccount(chart, 'homeless'))
      role.bindTo(new ConfigMap(chart, 'c', { data: { A: 1 } }))
      role.bindTo('jane' as never)
    }
    expect(complaintsOf(toAll)).toEqual([
      'api/subject shop/r/binding -: needs the namespace of ServiceAccount homeless -> give its chart a namespace',
      "props/invalid shop/r/binding -: cannot be given to an object of class ConfigMap -> write a ServiceAccount, { user: '…' } or { group: '…' }",
      `props/invalid shop/r/binding -: cannot be given to "jane" -> write a ServiceAccount, { user: '…' } or { group: '…' }`,
    ])
  })

  it('grants tell what cannot be limited to one object', () => {
    expect(
      complaintsOf(
        (chart) => new ServiceAccount(chart, 'a').grant(['create', 'deletecollection'], new ConfigMap(chart, 'c', { data: { A: 1 } })),
        { namespace: 'data' },
      ),
    ).toEqual([
      'props/invalid shop/a -: create cannot be limited to named objects -> make a Role with this verb and bind it',
      'props/invalid shop/a -: deletecollection cannot be limited to named objects -> make a Role with this verb and bind it',
    ])
  })
})

import * as kplus from 'cdk8s-plus-27'
import { ClusterRole, ConfigMap, Deployment, Manifest, PersistentVolumeClaim, Role, Secret, Service, ServiceAccount } from 'steersman'
import { describe, expect, it } from 'vitest'
import { ingressBackend } from '../../src/interop/cdk8s-plus.js'
import type { Manifest as Json } from '../../src/model/model.js'
import { manifestOf, messagesOf, program } from './support.js'

const image = 'example/server:1'

/** One of each of ours. */
function made() {
  const { app, chart } = program({}, 'ns')
  return {
    app,
    chart,
    secret: new Secret(chart, 'password', { stringData: { TOKEN: { plainText: 'x' } } }),
    config: new ConfigMap(chart, 'settings', { data: { a: 'b' } }),
    claim: new PersistentVolumeClaim(chart, 'disk', { storage: '1Gi', accessModes: ['ReadWriteOnce'] }),
    account: new ServiceAccount(chart, 'robot'),
    server: new Deployment(chart, 'api', { container: { image, ports: { http: 8080, admin: 9090 } } }),
  }
}

describe('ours by name, as cdk8s-plus takes what it did not make', () => {
  it('Secret, ConfigMap, claim and ServiceAccount', () => {
    const { app, chart, ...ours } = made()
    const secret = kplus.Secret.fromSecretName(chart, 'their-password', ours.secret.name)
    const config = kplus.ConfigMap.fromConfigMapName(chart, 'their-settings', ours.config.name)
    const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'their-disk', ours.claim.name)
    const account = kplus.ServiceAccount.fromServiceAccountName(chart, 'their-robot', ours.account.name, { namespaceName: 'ns' })
    pod(chart, { secret, config, claim, account })
    new kplus.Role(chart, 'reader').bind(account)
    expectPod(manifestOf(app, 'Pod'))
    expect(manifestOf(app, 'RoleBinding').subjects).toEqual([{ apiGroup: '', kind: 'ServiceAccount', name: 'robot', namespace: 'ns' }])
  })
})

describe('ours as they are, where cdk8s-plus asks for an interface', () => {
  it('ConfigMap, claim and ServiceAccount in a pod; a Secret by its name', () => {
    const { app, chart, config, claim, account, ...ours } = made()
    pod(chart, { config, claim, account, secret: kplus.Secret.fromSecretName(chart, 'their-password', ours.secret.name) })
    expectPod(manifestOf(app, 'Pod'))
  })

  it('subjects of bindings, with their namespace', () => {
    const { app, chart, account } = made()
    new kplus.Role(chart, 'reader').bind(account)
    new kplus.ClusterRole(chart, 'lister').bind(account)
    const subjects = [{ kind: 'ServiceAccount', name: 'robot', namespace: 'ns' }]
    expect(manifestOf(app, 'RoleBinding').subjects).toEqual(subjects)
    expect(manifestOf(app, 'ClusterRoleBinding').subjects).toEqual(subjects)
  })

  it('what a role allows, and never more than the one object', () => {
    const { app, chart, config, server, secret } = made()
    const role = new kplus.Role(chart, 'reader')
    role.allowGet(config, server)
    new kplus.ClusterRole(chart, 'lister').allow(['get'], secret, kplus.NonApiResource.of('/metrics'))
    expect(manifestOf(app, 'Role').rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['api'], verbs: ['get'] },
    ])
    expect(manifestOf(app, 'ClusterRole').rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['password'], verbs: ['get'] },
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ])
  })

  it('roles that a binding of cdk8s-plus gives', () => {
    const { app, chart, account } = made()
    const role = new Role(chart, 'ours', { rules: [] })
    new kplus.RoleBinding(chart, 'binding', { role }).addSubjects(account)
    new kplus.ClusterRoleBinding(chart, 'cluster-binding', { role: new ClusterRole(chart, 'all', { rules: [] }) }).addSubjects(account)
    expect(manifestOf(app, 'RoleBinding').roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'ours' })
    expect(manifestOf(app, 'ClusterRoleBinding').roleRef).toMatchObject({ kind: 'ClusterRole', name: 'all' })
  })

  it('a kind whose plural is not known is reported where a role asks for it', () => {
    const { app, chart } = made()
    const gadget = new Manifest(chart, 'gadget', { apiVersion: 'gadgets.example.com/v1', kind: 'Gadget', spec: {} })
    expect(messagesOf(app)).toEqual([])
    new kplus.Role(chart, 'reader').allowGet(gadget)
    expect(messagesOf(app)).toEqual(['the plural name of gadgets.example.com/v1 Gadget is not known here'])
  })

  it('types: a Secret and a Service are no ISecret and no Service of theirs', () => {
    const { secret, server } = made()
    // @ts-expect-error EnvValue of cdk8s-plus can be made by itself only
    const theirs: kplus.ISecret = secret
    // @ts-expect-error a class of cdk8s-plus with private members
    const service: kplus.Service = server.expose({ port: 'http' })
    expect(theirs.name).toBe('password')
    expect(service.name).toBe('api')
  })
})

describe('a Service of ours behind an Ingress of cdk8s-plus', () => {
  it('by one of its ports', () => {
    const { app, chart, server } = made()
    const service = new Service(chart, 'front', { selector: server, ports: { http: 80, admin: 81 } })
    new kplus.Ingress(chart, 'web', {
      defaultBackend: ingressBackend(service.port('http')),
      rules: [{ path: '/admin', backend: ingressBackend(service.port('admin')) }],
    })
    expect(manifestOf(app, 'Ingress').spec).toEqual({
      defaultBackend: { service: { name: 'front', port: { number: 80 } } },
      rules: [{ http: { paths: [{ path: '/admin', pathType: 'Prefix', backend: { service: { name: 'front', port: { number: 81 } } } }] } }],
    })
  })

  it('one made elsewhere too', () => {
    const { app, chart } = made()
    const service = Service.external(chart, 'front', { ports: { http: 80 } })
    new kplus.Ingress(chart, 'web', { defaultBackend: ingressBackend(service.port('http')) })
    expect(manifestOf(app, 'Ingress').spec).toEqual({ defaultBackend: { service: { name: 'front', port: { number: 80 } } } })
  })
})

interface Used {
  readonly secret: kplus.ISecret
  readonly config: kplus.IConfigMap
  readonly claim: kplus.IPersistentVolumeClaim
  readonly account: kplus.IServiceAccount
}

function pod(chart: ReturnType<typeof made>['chart'], { secret, config, claim, account }: Used): void {
  new kplus.Pod(chart, 'server', {
    serviceAccount: account,
    dockerRegistryAuth: secret,
    containers: [
      {
        image,
        envFrom: [kplus.Env.fromConfigMap(config), kplus.Env.fromSecret(secret)],
        envVariables: { TOKEN: secret.envValue('TOKEN'), A: kplus.EnvValue.fromConfigMap(config, 'a') },
        volumeMounts: [
          { path: '/data', volume: kplus.Volume.fromPersistentVolumeClaim(chart, 'data', claim) },
          { path: '/config', volume: kplus.Volume.fromConfigMap(chart, 'config', config) },
          { path: '/secret', volume: kplus.Volume.fromSecret(chart, 'secret', secret) },
        ],
      },
    ],
  })
}

function expectPod({ spec }: Json): void {
  expect(spec).toMatchObject({
    serviceAccountName: 'robot',
    imagePullSecrets: [{ name: 'password' }],
    containers: [
      {
        envFrom: [{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'password' } }],
        env: [
          { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'password', key: 'TOKEN' } } },
          { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } },
        ],
      },
    ],
    volumes: [
      { persistentVolumeClaim: { claimName: 'disk' } },
      { configMap: { name: 'settings' } },
      { secret: { secretName: 'password' } },
    ],
  })
}

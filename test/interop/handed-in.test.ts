import { Size } from 'cdk8s'
import * as kplus from 'cdk8s-plus-27'
import {
  type App,
  type Backend,
  Chart,
  ClusterRole,
  ConfigMap,
  type DataRef,
  Deployment,
  Ingress,
  type ObjectReference,
  PersistentVolumeClaim,
  Pod,
  Role,
  Secret,
  Service,
  ServiceAccount,
  SteersmanError,
} from 'steersman'
import { describe, expect, it } from 'vitest'
import { findingsOf, here, manifestOf, messagesOf, program } from './support.js'

const image = 'example/server:1'
const claimProps = { accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE], storage: Size.gibibytes(1) }

/** One of each of cdk8s-plus, in a chart. */
function made(chart: Chart) {
  return {
    secret: new kplus.Secret(chart, 'password', { stringData: { TOKEN: 'x' } }),
    config: new kplus.ConfigMap(chart, 'settings', { data: { a: 'b' } }),
    claim: new kplus.PersistentVolumeClaim(chart, 'disk', claimProps),
    account: new kplus.ServiceAccount(chart, 'robot'),
    service: new kplus.Service(chart, 'api', { ports: [{ port: 80, targetPort: 8080 }] }),
  }
}

/** Those that cdk8s-plus knows by their name only. */
function imported(chart: Chart) {
  return {
    secret: kplus.Secret.fromSecretName(chart, 'password', 'password'),
    config: kplus.ConfigMap.fromConfigMapName(chart, 'settings', 'settings'),
    claim: kplus.PersistentVolumeClaim.fromClaimName(chart, 'disk', 'disk'),
    account: kplus.ServiceAccount.fromServiceAccountName(chart, 'robot', 'robot', { namespaceName: 'ns' }),
  }
}

const podSpecOf = (app: App): Record<string, unknown> => manifestOf(app, 'Pod', 'server').spec as Record<string, unknown>

describe.each([
  ['made by cdk8s-plus', made],
  ['imported by cdk8s-plus', imported],
])('objects %s, handed to our pods', (_, objects) => {
  it('through X.from: env, envFrom, mounts', () => {
    const { app, chart } = program({}, 'ns')
    const { secret, config, claim } = objects(chart)
    new Pod(chart, 'server', {
      container: {
        image,
        env: { TOKEN: Secret.from(secret).key('TOKEN'), A: ConfigMap.from(config).key('a', { optional: true }) },
        envFrom: [ConfigMap.from(config).envFrom(), Secret.from(secret).envFrom({ prefix: 'S_' })],
        mounts: {
          '/data': PersistentVolumeClaim.from(claim).mount({ subPath: 'server' }),
          '/secret': Secret.from(secret).mount({ items: { TOKEN: 'token' }, readOnly: true }),
          '/config': ConfigMap.from(config).mount(),
        },
      },
    })
    expect(podSpecOf(app)).toMatchObject({
      containers: [
        {
          env: [
            { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'password', key: 'TOKEN' } } },
            { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a', optional: true } } },
          ],
          envFrom: [{ configMapRef: { name: 'settings' } }, { prefix: 'S_', secretRef: { name: 'password' } }],
          volumeMounts: [
            { name: 'disk', mountPath: '/data', subPath: 'server' },
            { name: 'password', mountPath: '/secret', readOnly: true },
            { name: 'settings', mountPath: '/config' },
          ],
        },
      ],
      volumes: [
        { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
        { name: 'password', secret: { secretName: 'password', items: [{ key: 'TOKEN', path: 'token' }] } },
        { name: 'settings', configMap: { name: 'settings' } },
      ],
    })
  })

  it('as they are: volumes, projected volumes, imagePullSecrets, serviceAccount', () => {
    const { app, chart } = program({}, 'ns')
    const { secret, config, claim, account } = objects(chart)
    new Pod(chart, 'server', {
      serviceAccount: account,
      imagePullSecrets: [secret],
      container: { image, mounts: { '/data': 'data', '/config': 'config', '/all': 'all', '/more': 'more', '/secret': 'secret' } },
      volumes: {
        data: { persistentVolumeClaim: claim },
        more: { persistentVolumeClaim: { claim, readOnly: true } },
        config: { configMap: { from: config, items: { a: 'file' } } },
        secret: { secret },
        all: { projected: { sources: [{ secret: { from: secret, optional: true } }, { configMap: config }] } },
      },
    })
    expect(podSpecOf(app)).toMatchObject({
      serviceAccountName: 'robot',
      imagePullSecrets: [{ name: 'password' }],
      volumes: [
        { name: 'data', persistentVolumeClaim: { claimName: 'disk' } },
        { name: 'more', persistentVolumeClaim: { claimName: 'disk', readOnly: true } },
        { name: 'config', configMap: { name: 'settings', items: [{ key: 'a', path: 'file' }] } },
        { name: 'secret', secret: { secretName: 'password' } },
        { name: 'all', projected: { sources: [{ secret: { name: 'password', optional: true } }, { configMap: { name: 'settings' } }] } },
      ],
    })
  })

  it('as subjects of roles, with their namespace', () => {
    const { app, chart } = program({}, 'ns')
    const { account } = objects(chart)
    new Role(chart, 'reader', { rules: [] }).bindTo(account, kplus.User.fromName(chart, 'user', 'anna'))
    new ClusterRole(chart, 'lister', { rules: [] }).bindTo(account, kplus.Group.fromName(chart, 'group', 'sre'))
    const robot = { kind: 'ServiceAccount', name: 'robot', namespace: 'ns' }
    expect(manifestOf(app, 'RoleBinding').subjects).toEqual([robot, { kind: 'User', name: 'anna', apiGroup: 'rbac.authorization.k8s.io' }])
    expect(manifestOf(app, 'ClusterRoleBinding').subjects).toEqual([
      robot,
      { kind: 'Group', name: 'sre', apiGroup: 'rbac.authorization.k8s.io' },
    ])
  })

  it('to our ServiceAccount and Ingress: imagePullSecrets, tls', () => {
    const { app, chart } = program({}, 'ns')
    const { secret } = objects(chart)
    new ServiceAccount(chart, 'puller', { imagePullSecrets: [secret] })
    const server = new Deployment(chart, 'server', { container: { image, ports: { http: 80 } } })
    new Ingress(chart, 'web', { className: 'nginx', tls: { secret }, hosts: { 'a.example.com': { '/': server.expose() } } })
    expect(manifestOf(app, 'ServiceAccount', 'puller').imagePullSecrets).toEqual([{ name: 'password' }])
    expect(manifestOf(app, 'Ingress').spec).toMatchObject({ tls: [{ hosts: ['a.example.com'], secretName: 'password' }] })
  })
})

describe('a Service of cdk8s-plus', () => {
  it('is a backend as it is, and by its ports with Service.from', () => {
    const { app, chart } = program({}, 'ns')
    const { service } = made(chart)
    const named = Service.from(service, { http: 80 })
    new Ingress(chart, 'web', {
      className: 'nginx',
      defaultBackend: named.port('http'),
      hosts: { 'a.example.com': { '/': service, '/from': named, '/rewrite': { service, pathType: 'Exact' } } },
    })
    const backend = { service: { name: 'api', port: { number: 80 } } }
    expect(manifestOf(app, 'Ingress').spec).toMatchObject({
      defaultBackend: backend,
      rules: [
        {
          http: {
            paths: [
              { path: '/', backend },
              { path: '/from', backend },
              { path: '/rewrite', pathType: 'Exact', backend },
            ],
          },
        },
      ],
    })
    expect(named).toMatchObject({ name: 'api', namespace: 'ns', host: 'api.ns', ports: { http: 80 } })
  })

  it('gives host and port to env', () => {
    const { app, chart } = program({}, 'ns')
    const api = Service.from(made(chart).service, { http: 80 })
    new Pod(chart, 'server', { container: { image, env: { PORT: api.port('http'), URL: `http://${api.host}:${api.port('http')}` } } })
    expect(podSpecOf(app)).toMatchObject({
      containers: [
        {
          env: [
            { name: 'PORT', value: '80' },
            { name: 'URL', value: 'http://api.ns:80' },
          ],
        },
      ],
    })
  })

  it('stands behind a GKE Ingress, and is told about it by its annotation', () => {
    const { app, chart } = program()
    const { service } = made(chart)
    new Ingress(chart, 'web', { className: 'gce', gke: { timeoutSeconds: 60 }, hosts: { '*': { '/': service } } })
    expect(manifestOf(app, 'Service').metadata.annotations).toEqual({ 'cloud.google.com/neg': '{"ingress":true}' })
  })

  it('without ports is reported, not thrown', () => {
    const { app, chart } = program()
    const service = new kplus.Service(chart, 'none', { type: kplus.ServiceType.EXTERNAL_NAME, externalName: 'db.example.com' })
    new Ingress(chart, 'web', { className: 'nginx', hosts: { '*': { '/': service } } })
    expect(messagesOf(app)).toContain('Service none has no port')
  })

  it('in another namespace is reported, also through Service.from and Service.external', () => {
    const { app, chart } = program({}, 'ns')
    const { service } = made(new Chart(app, 'other', { namespace: 'other' }))
    const backends: Record<string, Backend> = {
      plain: service,
      from: Service.from(service, { http: 80 }),
      port: Service.from(service, { http: 80 }).port('http'),
      external: Service.external(chart, 'ext', { name: 'api', namespace: 'other', ports: { http: 80 } }),
      ours: new Service(new Chart(app, 'third', { namespace: 'other' }), 'api', {
        selector: new Deployment(new Chart(app, 'fourth'), 'server', { container: { image, ports: { http: 80 } } }),
        ports: { http: 80 },
      }),
    }
    for (const [id, backend] of Object.entries(backends)) new Ingress(chart, id, { className: 'nginx', hosts: { '*': { '/': backend } } })
    const found = findingsOf(app).filter(({ code }) => code === 'wiring/other-namespace')
    expect(found.map(({ path }) => path).sort()).toEqual(
      Object.keys(backends)
        .map((id) => `shop/${id}`)
        .sort(),
    )
    for (const { message } of found) expect(message).toMatch(/^Service api is in namespace other, and shop\/\w+ in ns$/)
  })
})

describe('namespaces', () => {
  it('of what is handed over must be the own one, in every way to hand it over', () => {
    const { app, chart } = program({}, 'ns')
    const { secret, config, claim, account } = made(new Chart(app, 'other', { namespace: 'other' }))
    new Pod(chart, 'server', {
      serviceAccount: account,
      imagePullSecrets: [secret],
      container: {
        image,
        env: { TOKEN: Secret.from(secret).key('TOKEN') },
        envFrom: [ConfigMap.from(config).envFrom()],
        mounts: { '/data': PersistentVolumeClaim.from(claim).mount(), '/config': ConfigMap.from(config).mount() },
      },
      volumes: { a: { persistentVolumeClaim: claim }, b: { configMap: { from: config } }, c: { secret } },
    })
    const found = findingsOf(app).map(({ code, field, message }) => [code, field, message.split(' is in namespace ')[0]])
    expect(found.sort((one, other) => (String(one[1]) < String(other[1]) ? -1 : 1))).toEqual(
      [
        ['container.env.TOKEN', 'Secret password'],
        ['container.envFrom[0]', 'ConfigMap settings'],
        ['container.mounts["/config"]', 'ConfigMap settings'],
        ['container.mounts["/data"]', 'PersistentVolumeClaim disk'],
        ['imagePullSecrets[0]', 'Secret password'],
        ['serviceAccount', 'ServiceAccount robot'],
        ['volumes.a', 'PersistentVolumeClaim disk'],
        ['volumes.b', 'ConfigMap settings'],
        ['volumes.c', 'Secret password'],
      ].map((each) => ['wiring/other-namespace', ...each]),
    )
  })

  it('are free for subjects, and needed there', () => {
    const { app, chart } = program({}, 'ns')
    const other = new Chart(app, 'other', { namespace: 'other' })
    const none = new Chart(app, 'none')
    const role = new Role(chart, 'reader', { rules: [] })
    role.bindTo(new kplus.ServiceAccount(other, 'robot'))
    expect(manifestOf(app, 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'robot', namespace: 'other' }])
    role.bindTo(new kplus.ServiceAccount(none, 'stray'))
    expect(messagesOf(app)).toEqual(['needs the namespace of ServiceAccount stray'])
  })
})

describe('a wrong kind', () => {
  it('is reported wherever one is accepted', () => {
    const { app, chart } = program()
    const { secret, config, claim, account, service } = made(chart)
    const wrong = <T>(value: unknown): T => value as T
    new Pod(chart, 'server', {
      container: { image },
      volumes: { a: { persistentVolumeClaim: secret }, b: { configMap: claim }, c: { secret: { from: config } } },
    })
    new Pod(chart, 'second', { container: { image }, serviceAccount: secret, imagePullSecrets: [account] })
    new ServiceAccount(chart, 'puller', { imagePullSecrets: [config] })
    new Role(chart, 'reader', { rules: [] }).bindTo(config)
    new Ingress(chart, 'web', { className: 'nginx', tls: { secret: config }, hosts: { '*': { '/': wrong<Backend>(account) } } })
    new Ingress(chart, 'gke', { className: 'gce', gke: { iap: claim }, hosts: { '*': { '/': service } } })
    expect(findingsOf(app).map(({ path, field, message }) => `${path} ${field ?? ''}: ${message}`)).toEqual([
      'shop/server volumes.a.persistentVolumeClaim: must be a PersistentVolumeClaim, and is the Secret password',
      'shop/server volumes.b.configMap: must be a ConfigMap, and is the PersistentVolumeClaim disk',
      'shop/server volumes.c.secret.from: must be a Secret, and is the ConfigMap settings',
      'shop/second serviceAccount: must be a ServiceAccount, and is the Secret password',
      'shop/second imagePullSecrets[0]: must be a Secret, and is the ServiceAccount robot',
      'shop/puller imagePullSecrets[0]: must be a Secret, and is the ConfigMap settings',
      'shop/reader/binding : cannot be given to an object of class ConfigMap',
      'shop/web tls.secret: must be a Secret, and is the ConfigMap settings',
      'shop/web hosts["*"]["/"]: cannot lead to an object of class ServiceAccount',
      'shop/gke gke.iap: must be a Secret, and is the PersistentVolumeClaim disk',
    ])
  })

  it('given to X.from is reported at the line of the call', () => {
    const { app, chart } = program()
    const { secret, config, claim, service } = made(chart)
    const line = here() + 1
    Secret.from(config)
    ConfigMap.from(secret)
    PersistentVolumeClaim.from(service)
    Service.from(claim, { http: 80 })
    const found = findingsOf(app)
    expect(found.map(({ path, message }) => [path, message]).sort()).toEqual([
      ['shop/api', 'must be a PersistentVolumeClaim, and is the Service api'],
      ['shop/disk', 'must be a Service, and is the PersistentVolumeClaim disk'],
      ['shop/password', 'must be a ConfigMap, and is the Secret password'],
      ['shop/settings', 'must be a Secret, and is the ConfigMap settings'],
    ])
    expect(found.map(({ position }) => position?.line).sort()).toEqual([line, line + 1, line + 2, line + 3])
  })

  it('given to X.from as plain data is refused at once', () => {
    const reference: ObjectReference = { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings' }
    const attempt = (call: () => unknown): unknown => {
      try {
        return call()
      } catch (error) {
        return SteersmanError.is(error) && error.findings[0]!.message
      }
    }
    expect(attempt(() => Secret.from(reference))).toBe('must be a Secret, and is the ConfigMap settings')
    expect(attempt(() => Secret.from(undefined as unknown as ObjectReference))).toBe('must be a Secret, and is undefined')
    expect(attempt(() => Service.from({} as ObjectReference, { http: 80 }))).toBe('must be a Service, and is an object')
    expect(ConfigMap.from({ ...reference, namespace: 'ns' })).toMatchObject({ name: 'settings', namespace: 'ns' })
  })
})

it('types: a reference to a foreign Secret has any key, one to ours only its own', () => {
  const { chart } = program()
  const { secret } = made(chart)
  const foreign: DataRef = Secret.from(secret)
  foreign.key('ANY')
  const ours = Secret.external(chart, 'ours', { keys: ['ONE'] })
  // @ts-expect-error the Secret has no such key
  ours.key('TWO')
  // @ts-expect-error the ports must be said
  Service.from(new kplus.Service(chart, 'bare', { ports: [{ port: 80 }] }))
  // @ts-expect-error there is no such port
  Service.from(new kplus.Service(chart, 'service', { ports: [{ port: 80 }] }), { http: 80 }).port('https')
})

import { describe, expect, it } from 'vitest'
import {
  App,
  Chart,
  ClusterSecretStore,
  ConfigMap,
  Deployment,
  ExternalSecret,
  Ingress,
  SealedSecret,
  Secret,
  SecretProviderClass,
  SecretStore,
  ServiceAccount,
} from '../../../src/index.js'
import type { JsonObject } from '../../../src/model/model.js'
import { readTree } from '../../../src/model/read-tree.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { bodyOf, complaintsOf, manifestOf, manifestsOf } from '../synth.js'

type Any = never
const image = 'x:1'
const vault = (chart: Chart) => ClusterSecretStore.external(chart, 'vault')
/** In the form of what kubeseal makes. */
const sealed = (key = 512, value = 8): string => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(key)
  return Buffer.concat([length, Buffer.alloc(key + 16 + value, 7)]).toString('base64')
}

describe('the Secret of', () => {
  const makers: Record<
    string,
    (chart: Chart) => { readonly secret: Secret['~ref'] & { key: (key: Any) => unknown }; readonly kind: string }
  > = {
    ExternalSecret: (chart) => {
      const { secret, kind } = new ExternalSecret(chart, 'a', { secretStoreRef: vault(chart), data: { 'tls.crt': 'c', 'tls.key': 'k' } })
      return { secret: secret as never, kind }
    },
    SealedSecret: (chart) => {
      const { secret, kind } = new SealedSecret(chart, 'a', { encryptedData: { 'tls.crt': sealed(), 'tls.key': sealed() } })
      return { secret: secret as never, kind }
    },
    SecretProviderClass: (chart) => {
      const made = new SecretProviderClass(chart, 'b', {
        provider: 'vault',
        secretObjects: { a: { data: { 'tls.crt': 'c', 'tls.key': 'k' } } },
      })
      return { secret: made.secret('a') as never, kind: made.kind }
    },
  }

  it.each(Object.entries(makers))('%s is taken wherever one of ours is, and waited for', (kind, make) => {
    const app = new App()
    const chart = new Chart(app, 'shop', { namespace: 'shop' })
    const { secret } = make(chart)
    const server = new Deployment(chart, 'server', {
      imagePullSecrets: [secret],
      volumes: { v: { secret }, p: { projected: { sources: [{ secret }] } } },
      initContainers: { i: { image, envFrom: [secret.envFrom()] } },
      container: {
        image,
        ports: { http: 80 },
        env: { A: secret.key('tls.crt' as Any) },
        mounts: { '/x': secret.mount({ items: { 'tls.key': 'k' } }) },
      },
    })
    new Ingress(chart, 'web', { className: 'nginx', tls: { secret }, hosts: { 'a.example.com': { '/': server.expose() } } })
    const { objects, findings, externals } = readTree(app)
    expect(findings).toEqual([])
    // Nobody is asked to make it by hand.
    expect(externals.filter((each) => each.kind === 'Secret')).toEqual([])
    const kinds = objects.map(({ manifest }) => manifest.kind)
    expect(kinds.indexOf(kind)).toBeLessThan(kinds.indexOf('Deployment'))
    const used = referencesOf(objects).filter(({ to }) => to.kind === 'Secret')
    expect(used.length).toBe(8)
    for (const { to, targets, lacking } of used) {
      expect(to).toMatchObject({ name: 'a', namespace: 'shop' })
      expect(targets.map((index) => objects[index]!.manifest.kind)).toEqual([kind])
      expect(lacking).toEqual([])
    }
  })

  it.each(Object.entries(makers))('%s has the keys that it gets, and no others', (_, make) => {
    expect(complaintsOf((chart) => make(chart).secret.key('tls.cert' as Any))).toEqual([
      expect.stringMatching(/^wiring\/key shop\/[ab] -: Secret a has no key "tls.cert" -> did you mean tls.crt\?$/),
    ])
  })

  it.each(Object.entries(makers))('%s is of its own namespace', (_, make) => {
    expect(
      complaintsOf(
        (chart, app) => {
          const { secret } = make(new Chart(app, 'other', { namespace: 'other' }))
          new Deployment(chart, 'd', { container: { image, envFrom: [secret.envFrom()] } })
        },
        { namespace: 'shop' },
      )[0],
    ).toMatch(/^wiring\/other-namespace shop\/d container.envFrom\[0\]: Secret a is in namespace other/)
  })
})

describe('ExternalSecret', () => {
  const keysOf = (props: object): string | undefined =>
    complaintsOf((chart) =>
      new ExternalSecret(chart, 'a', { secretStoreRef: vault(chart), ...props } as Any).secret.key('nothing-like-it' as Any),
    )
      .find((each) => each.startsWith('wiring/key'))
      ?.replace(/.*it has /, '')

  it.each([
    [{ data: { A: 'a', B: 'b' } }, 'A, B'],
    [{ data: { A: 'a' }, target: { template: { data: { T: 'x' } } } }, 'T'],
    [{ data: { A: 'a' }, target: { template: { mergePolicy: 'Merge', data: { T: 'x' } } } }, 'A, T'],
    [{ data: { A: 'a' }, dataFrom: [{ extract: { key: 'x' } }] }, undefined],
    [{ data: { A: 'a' }, dataFrom: [{ extract: { key: 'x' } }], keys: ['B'] }, 'A, B'],
    [{ dataFrom: [{ extract: { key: 'x' } }], target: { template: { data: { T: 'x' } } } }, 'T'],
    [{ data: { A: 'a' }, target: { template: { templateFrom: [{ literal: 'x' }] } } }, undefined],
    [{ data: { A: 'a' }, keys: ['L'], target: { template: { templateFrom: [{ literal: 'x' }] } } }, 'L'],
  ])('%j gives the keys %s', (props, keys) => expect(keysOf(props)).toBe(keys))

  it('is written as External Secrets has it', () => {
    expect(
      bodyOf('ExternalSecret', (chart) => {
        const made = new ExternalSecret(chart, 'a', {
          secretStoreRef: vault(chart),
          refreshInterval: '1h30m',
          data: { A: 'a', B: { key: 'b', property: 'p', sourceRef: { storeRef: { kind: 'SecretStore', name: 's' } } }, C: undefined },
          target: { name: 'made' },
        })
        expect(made.secret.name).toBe('made')
      }),
    ).toEqual({
      spec: {
        secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
        refreshInterval: '1h30m',
        target: { name: 'made' },
        data: [
          { secretKey: 'A', remoteRef: { key: 'a' } },
          { secretKey: 'B', remoteRef: { key: 'b', property: 'p' }, sourceRef: { storeRef: { name: 's', kind: 'SecretStore' } } },
        ],
      },
    })
  })

  it.each<[string, object, string]>([
    ['nothing', {}, '-: fetches nothing'],
    [
      'a store of another kind',
      { secretStoreRef: { kind: 'Secret', name: 'x' }, data: { A: 'a' } },
      'secretStoreRef: must be a SecretStore or ClusterSecretStore, and is the Secret x',
    ],
    [
      'a store by its name',
      { secretStoreRef: 'vault', data: { A: 'a' } },
      'secretStoreRef: must be a SecretStore or ClusterSecretStore, and is "vault"',
    ],
    ['no store', { secretStoreRef: undefined, data: { A: 'a' } }, 'data.A: has no store'],
    [
      'no store of one of many',
      {
        secretStoreRef: undefined,
        dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'x' } } }, { extract: { key: 'x' } }],
      },
      'dataFrom[1]: has no store',
    ],
    ['a value in clear', { data: { A: { plainText: 'x' } } }, 'data.A.plainText: is no prop here'],
    [
      'two ways at once',
      { dataFrom: [{ extract: { key: 'x' }, find: { path: 'x' } }] },
      'dataFrom[0]: has extract and find, of which only one can hold',
    ],
    ['no way', { dataFrom: [{}] }, 'dataFrom[0]: says no values'],
    ['a time without unit', { data: { A: 'a' }, refreshInterval: 60 }, 'refreshInterval: must be'],
    [
      'a certificate without key',
      { data: { 'tls.crt': 'a' }, target: { template: { type: 'kubernetes.io/tls' } } },
      'target.template.type: a Secret of type kubernetes.io/tls has no tls.key',
    ],
  ])('of %s is refused', (_, props, complaint) => {
    expect(complaintsOf((chart) => new ExternalSecret(chart, 'a', { secretStoreRef: vault(chart), ...props } as Any)).join('\n')).toContain(
      complaint,
    )
  })

  it('is no Secret itself, where the types cannot tell', () => {
    expect(
      complaintsOf((chart) => {
        const made = new ExternalSecret(chart, 'a', { secretStoreRef: vault(chart), data: { A: 'a' } })
        new Deployment(chart, 'd', { imagePullSecrets: [made], volumes: { v: { secret: made } }, container: { image } })
        new Ingress(chart, 'web', { className: 'nginx', tls: { secret: made }, hosts: {} })
      }).filter((each) => each.includes('is the ExternalSecret a')),
    ).toEqual([
      expect.stringMatching(/^props\/invalid shop\/d imagePullSecrets\[0\]: must be a Secret/),
      expect.stringMatching(/^props\/invalid shop\/d volumes.v.secret: must be a Secret/),
      expect.stringMatching(/^props\/invalid shop\/web tls.secret: must be a Secret/),
    ])
  })

  it('takes a SecretStore of its own namespace only', () => {
    expect(
      complaintsOf(
        (chart) => {
          const store = SecretStore.external(chart, 'store', { namespace: 'other' })
          new ExternalSecret(chart, 'a', { secretStoreRef: store, data: { A: 'a' } })
        },
        { namespace: 'shop' },
      ),
    ).toEqual([expect.stringMatching(/^wiring\/other-namespace shop\/a secretStoreRef: SecretStore store is in namespace other/)])
  })
})

describe('stores', () => {
  const provider = (chart: Chart) => {
    const login = Secret.external(chart, 'login', { keys: ['token'] })
    const authority = new ConfigMap(chart, 'authority', { data: { crt: 'x' } })
    const account = new ServiceAccount(chart, 'account')
    return {
      vault: {
        server: 's',
        caProvider: authority.key('crt'),
        auth: { tokenSecretRef: login.key('token'), list: [{ serviceAccountRef: account }] },
      },
    }
  }

  it('name what is handed over, with the namespace where they have none', () => {
    const own = bodyOf('SecretStore', (chart) => new SecretStore(chart, 's', { provider: provider(chart) }), { namespace: 'shop' })
    expect(own).toEqual({
      spec: {
        provider: {
          vault: {
            server: 's',
            caProvider: { type: 'ConfigMap', name: 'authority', key: 'crt' },
            auth: { tokenSecretRef: { name: 'login', key: 'token' }, list: [{ serviceAccountRef: { name: 'account' } }] },
          },
        },
      },
    })
    const cluster = manifestOf('ClusterSecretStore', (chart) => new ClusterSecretStore(chart, 's', { provider: provider(chart) }), {
      namespace: 'shop',
    })
    expect(cluster.metadata.namespace).toBeUndefined()
    expect((cluster.spec as { provider: JsonObject }).provider).toMatchObject({
      vault: {
        caProvider: { type: 'ConfigMap', name: 'authority', namespace: 'shop', key: 'crt' },
        auth: {
          tokenSecretRef: { name: 'login', namespace: 'shop', key: 'token' },
          list: [{ serviceAccountRef: { name: 'account', namespace: 'shop' } }],
        },
      },
    })
  })

  it('stand after what they use and before who uses them', () => {
    const kinds = manifestsOf((chart) => {
      const later = new ExternalSecret(chart, 'e', { secretStoreRef: { kind: 'SecretStore', name: 's' }, data: { A: 'a' } })
      new Deployment(chart, 'd', { container: { image, envFrom: [later.secret.envFrom()] } })
      new SecretStore(chart, 's', { provider: provider(chart) })
    }).map(({ kind }) => kind)
    expect(kinds).toEqual(['ServiceAccount', 'ConfigMap', 'SecretStore', 'ExternalSecret', 'Deployment'])
  })

  it.each<[string, object, string]>([
    ['no provider', { provider: {} }, 'provider: says no provider'],
    ['two providers', { provider: { aws: {}, vault: {} } }, 'provider: has aws and vault, of which only one can hold'],
    ['a provider that is a text', { provider: { aws: 'x' } }, 'provider.aws: must be an object'],
  ])('with %s are refused', (_, props, complaint) => {
    for (const Store of [SecretStore, ClusterSecretStore])
      expect(complaintsOf((chart) => new Store(chart, 's', props as Any)).join('\n')).toContain(complaint)
  })

  it('of one namespace use what is in it', () => {
    expect(
      complaintsOf(
        (chart) => {
          const login = Secret.external(chart, 'login', { keys: ['token'], namespace: 'other' })
          new SecretStore(chart, 's', { provider: { vault: { auth: { tokenSecretRef: login.key('token') } } } })
        },
        { namespace: 'shop' },
      ),
    ).toEqual([
      expect.stringMatching(/^wiring\/other-namespace shop\/s provider.vault.auth.tokenSecretRef: Secret login is in namespace other/),
    ])
  })
})

describe('SealedSecret', () => {
  it('says where it was encrypted for, on itself and on the Secret', () => {
    const manifest = manifestOf(
      'SealedSecret',
      (chart) =>
        new SealedSecret(chart, 'a', {
          encryptedData: { A: sealed() },
          annotations: { team: 'x' },
          scope: 'cluster-wide',
          template: { metadata: { annotations: { note: 'y' } } },
        }),
    )
    const mark = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' }
    expect(manifest.metadata.annotations).toEqual({ team: 'x', ...mark })
    expect(manifest.spec).toMatchObject({ template: { metadata: { annotations: { note: 'y', ...mark } } } })
    expect(bodyOf('SealedSecret', (chart) => new SealedSecret(chart, 'a', { encryptedData: { A: sealed(256, 0) } }))).toEqual({
      spec: { encryptedData: { A: sealed(256, 0) } },
    })
  })

  it.each([
    'hunter2',
    '',
    'aHVudGVyMg==',
    Buffer.from('a longer password that was only encoded, and not encrypted').toString('base64'),
    sealed().slice(0, 100),
    3,
  ])('refuses %j, and does not show it', (value) => {
    const complaints = complaintsOf((chart) => new SealedSecret(chart, 'a', { encryptedData: { A: value } } as Any))
    expect(complaints).toEqual([
      'props/invalid shop/a encryptedData.A: is no value that kubeseal encrypted -> give what kubeseal prints under encryptedData',
    ])
  })

  it('needs the keys of its type', () => {
    expect(
      complaintsOf(
        (chart) => new SealedSecret(chart, 'a', { encryptedData: { A: sealed() }, template: { type: 'kubernetes.io/dockerconfigjson' } }),
      ),
    ).toEqual([expect.stringContaining('a Secret of type kubernetes.io/dockerconfigjson has no .dockerconfigjson')])
  })
})

describe('SecretProviderClass', () => {
  it('is mounted by the driver of its provider, once for several mounts', () => {
    const volumesOf = (provider: string): unknown =>
      (
        manifestOf('Deployment', (chart) => {
          const files = new SecretProviderClass(chart, 'files', { provider })
          new Deployment(chart, 'd', {
            container: { image, mounts: { '/a': files.mount(), '/b': files.mount({ subPath: 'b', readOnly: true }) } },
          })
        }).spec as { template: { spec: { volumes: unknown } } } & JsonObject
      ).template.spec.volumes
    const volume = (driver: string) => [
      { name: 'files', csi: { driver, readOnly: true, volumeAttributes: { secretProviderClass: 'files' } } },
    ]
    expect(volumesOf('vault')).toEqual(volume('secrets-store.csi.k8s.io'))
    expect(volumesOf('gke')).toEqual(volume('secrets-store-gke.csi.k8s.io'))
  })

  it('is waited for by who mounts it', () => {
    const app = new App()
    const chart = new Chart(app, 'shop')
    const files = new SecretProviderClass(chart, 'files', { provider: 'vault' })
    new Deployment(chart, 'd', { container: { image, mounts: { '/a': files.mount() } } })
    const { objects } = readTree(app)
    const mounts = referencesOf(objects).filter(({ to }) => to.kind === 'SecretProviderClass')
    expect(mounts).toMatchObject([{ from: 1, targets: [0], kind: 'object' }])
  })

  it.each<[string, (files: SecretProviderClass<{ made: { data: { A: string } } }>, chart: Chart) => unknown, string]>([
    ['a Secret that it does not make', (files) => files.secret('mde' as Any), '-: makes no Secret "mde" -> did you mean made?'],
    [
      'a mount with what is none',
      (files) => files.mount({ nodePublishSecretRef: 'x' } as Any),
      'nodePublishSecretRef: must be a Secret, and is "x"',
    ],
    [
      'a log-in of another namespace',
      (files, chart) => files.mount({ nodePublishSecretRef: Secret.external(chart, 'x', { keys: [], namespace: 'other' }) }),
      'wiring/other-namespace shop/f nodePublishSecretRef: Secret x is in namespace other',
    ],
  ])('refuses %s', (_, use, complaint) => {
    const complaints = complaintsOf(
      (chart) => use(new SecretProviderClass(chart, 'f', { provider: 'vault', secretObjects: { made: { data: { A: 'a' } } } }), chart),
      { namespace: 'shop' },
    )
    expect(complaints).toEqual([expect.stringContaining(complaint)])
  })

  it('refuses a Secret without the keys of its type', () => {
    const secretObjects = { a: { type: 'kubernetes.io/tls', data: { 'tls.crt': 'x' } } }
    expect(complaintsOf((chart) => new SecretProviderClass(chart, 'f', { provider: 'vault', secretObjects }))).toEqual([
      expect.stringMatching(/^props\/invalid shop\/f secretObjects.a.type: a Secret of type kubernetes.io\/tls has no tls.key/),
    ])
  })
})

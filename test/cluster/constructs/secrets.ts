import { randomBytes } from 'node:crypto'
import {
  ClusterSecretStore,
  ConfigMap,
  Deployment,
  ExternalSecret,
  Ingress,
  Manifest,
  SealedSecret,
  Secret,
  SecretProviderClass,
  SecretStore,
  ServiceAccount,
} from '../../../src/index.js'
import type { Group } from './group.js'

/** In the form of what kubeseal makes; the controller that would open it does not run. */
const sealed = Buffer.concat([Buffer.from([2, 0]), randomBytes(512 + 16 + 8)]).toString('base64')
const apiVersion = 'external-secrets.io/v1'
const external = (spec: object) => ({ apiVersion, kind: 'ExternalSecret', spec })
const storeRef = { secretStoreRef: { name: 'x' } }

export const secrets: Group = {
  name: 'secrets',
  definitions: ['external-secrets', 'sealed-secrets', 'secrets-store'],
  kinds: [
    'ClusterSecretStore',
    'ConfigMap',
    'Deployment',
    'ExternalSecret',
    'Ingress',
    'Password',
    'SealedSecret',
    'SecretProviderClass',
    'SecretStore',
    'Service',
    'ServiceAccount',
  ],
  program(chart) {
    const login = Secret.external(chart, 'login', { keys: ['token', 'crt'] })
    const authority = new ConfigMap(chart, 'authority', { data: { 'ca.crt': 'x' } })
    const account = new ServiceAccount(chart, 'reader')
    const vault = new SecretStore(chart, 'vault', {
      provider: {
        vault: {
          server: 'https://vault.example.com',
          path: 'secret',
          caProvider: authority.key('ca.crt'),
          auth: { tokenSecretRef: login.key('token') },
        },
      },
      controller: 'own',
      refreshInterval: 3600,
      retrySettings: { maxRetries: 5, retryInterval: '10s' },
    })
    const google = new ClusterSecretStore(chart, 'google', {
      provider: {
        gcpsm: {
          projectID: 'example',
          auth: { workloadIdentity: { clusterLocation: 'europe-west1', clusterName: 'shop', serviceAccountRef: account } },
        },
      },
      controller: 'own',
      refreshInterval: 3600,
      retrySettings: { maxRetries: 5, retryInterval: '10s' },
      conditions: [{ namespaces: ['shop'], namespaceSelector: { matchLabels: { secrets: 'yes' } } }, { namespaceRegexes: ['team-.*'] }],
    })
    new ClusterSecretStore(chart, 'other-vault', {
      provider: { vault: { server: 'https://x', caProvider: login.key('crt'), auth: { tokenSecretRef: login.key('token') } } },
    })
    const password = new Manifest(chart, 'password', {
      apiVersion: 'generators.external-secrets.io/v1alpha1',
      kind: 'Password',
      spec: { length: 24, digits: 5, symbols: 0, allowRepeat: true, noUpper: false },
    })
    const database = new ExternalSecret(chart, 'database', {
      secretStoreRef: vault,
      refreshInterval: '30m',
      refreshPolicy: 'Periodic',
      data: {
        USER: {
          key: 'shop/database',
          property: 'user',
          version: '1',
          decodingStrategy: 'Auto',
          conversionStrategy: 'Default',
          metadataPolicy: 'None',
        },
        PASSWORD: { key: 'database-password', sourceRef: { storeRef: google } },
        HOST: 'database-host',
      },
    })
    const many = new ExternalSecret(chart, 'many', {
      secretStoreRef: google,
      keys: ['A', 'B', 'password'],
      dataFrom: [
        {
          extract: {
            key: 'x',
            property: 'y',
            version: '1',
            decodingStrategy: 'Auto',
            conversionStrategy: 'Default',
            metadataPolicy: 'None',
          },
          rewrite: [{ regexp: { source: '^a', target: 'b' } }],
        },
        {
          find: { name: { regexp: '^shop-' }, path: 'x', tags: { team: 'shop' }, decodingStrategy: 'None', conversionStrategy: 'Default' },
        },
        { extract: { key: 'z' }, sourceRef: { storeRef: vault } },
        { sourceRef: { generatorRef: password } },
      ],
      target: { name: 'made', creationPolicy: 'Orphan', deletionPolicy: 'Retain', immutable: false },
    })
    const registry = new ExternalSecret(chart, 'registry', {
      secretStoreRef: google,
      data: { password: 'registry-password' },
      target: {
        template: {
          type: 'kubernetes.io/dockerconfigjson',
          data: { '.dockerconfigjson': '{"auths":{"ghcr.io":{"password":"{{ .password }}"}}}' },
          mergePolicy: 'Merge',
          metadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
          templateFrom: [{ configMap: { name: authority.name, items: [{ key: 'ca.crt' }] } }],
        },
      },
    })
    const tls = new SealedSecret(chart, 'tls', {
      encryptedData: { 'tls.crt': sealed, 'tls.key': sealed },
      scope: 'namespace-wide',
      template: { type: 'kubernetes.io/tls', immutable: true, metadata: { labels: { a: 'b' } }, data: { note: 'x' } },
    })
    const mail = new SealedSecret(chart, 'mail', { encryptedData: { KEY: sealed } })
    const files = new SecretProviderClass(chart, 'files', {
      provider: 'vault',
      parameters: { roleName: 'shop', objects: '- { objectName: password, secretPath: a, secretKey: b }' },
      secretObjects: {
        synced: { data: { PASSWORD: 'password' }, labels: { a: 'b' }, annotations: { c: 'd' } },
        'synced-tls': { type: 'kubernetes.io/tls', data: { 'tls.crt': 'crt', 'tls.key': 'key' } },
      },
    })
    const googleFiles = new SecretProviderClass(chart, 'google-files', {
      provider: 'gke',
      parameters: { secrets: '- { resourceName: x, path: y }' },
    })
    const server = new Deployment(chart, 'server', {
      imagePullSecrets: [registry.secret],
      volumes: {
        all: { projected: { sources: [{ secret: database.secret }, { secret: { from: tls.secret, items: { note: 'n' } } }] } },
      },
      container: {
        image: 'x:1',
        ports: { http: 80 },
        env: {
          USER: database.secret.key('USER'),
          A: many.secret.key('A'),
          KEY: mail.secret.key('KEY'),
          PASSWORD: files.secret('synced').key('PASSWORD'),
        },
        envFrom: [many.secret.envFrom()],
        mounts: {
          '/all': 'all',
          '/tls': tls.secret.mount({ items: { 'tls.crt': 'crt' } }),
          '/files': files.mount({ nodePublishSecretRef: login }),
          '/google': googleFiles.mount({ subPath: 'y' }),
        },
      },
    })
    new Ingress(chart, 'web', { className: 'nginx', tls: { secret: tls.secret }, hosts: { 'a.example.com': { '/': server.expose() } } })
    new Ingress(chart, 'synced', {
      className: 'nginx',
      tls: { secret: files.secret('synced-tls') },
      hosts: { 'b.example.com': { '/': server.expose({ name: 'other' }) } },
    })
  },
  refused: [
    ['a kind of store that is none', external({ secretStoreRef: { kind: 'Vault', name: 'x' } }), /kind: Unsupported value: "Vault"/],
    ['a value without a key', external({ ...storeRef, data: [{ secretKey: 'A', remoteRef: {} }] }), /remoteRef.key: Required value/],
    ['a key that is none', external({ ...storeRef, data: [{ secretKey: 'a b', remoteRef: { key: 'x' } }] }), /secretKey.*should match/],
    ['a policy that is none', external({ ...storeRef, target: { creationPolicy: 'Own' } }), /creationPolicy: Unsupported value: "Own"/],
    ['a refresh policy that is none', external({ ...storeRef, refreshPolicy: 'Never' }), /refreshPolicy: Unsupported value/],
    [
      'a decoding that is none',
      external({ ...storeRef, data: [{ secretKey: 'A', remoteRef: { key: 'x', decodingStrategy: 'Hex' } }] }),
      /decodingStrategy: Unsupported/,
    ],
    [
      'a store without provider',
      { apiVersion, kind: 'SecretStore', spec: { provider: {} } },
      /provider.*should have at least 1 properties/,
    ],
    [
      'a store with two providers',
      { apiVersion, kind: 'SecretStore', spec: { provider: { gcpsm: { projectID: 'x' }, fake: { data: [] } } } },
      /provider: Too many: .*must have at most 1/,
    ],
    ['nothing encrypted', { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', spec: {} }, /encryptedData: Required value/],
  ],
}

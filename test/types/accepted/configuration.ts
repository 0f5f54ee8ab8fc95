import {
  App,
  Chart,
  ClusterSecretStore,
  ConfigMap,
  type ConfigMapRef,
  Deployment,
  defineProfile,
  ExternalSecret,
  Ingress,
  Manifest,
  type ProjectedSource,
  SealedSecret,
  Secret,
  SecretProviderClass,
  type SecretRef,
  SecretStore,
} from 'steersman'

const chart = new Chart(new App({ profiles: [defineProfile({ name: 'quiet', pod: { rollOnChange: false } })] }), 'shop')
const settings = new ConfigMap(chart, 'settings', { data: { LEVEL: 'info' }, binaryData: { logo: new Uint8Array() }, immutable: true })
const onlyBytes = new ConfigMap(chart, 'bytes', { binaryData: { logo: Buffer.from('x') }, rollOnChange: false })
const folder = ConfigMap.fromFiles(chart, 'folder', './folder', { include: ['*.conf'], ignore: undefined, immutable: true })
const files = ConfigMap.fromFiles(chart, 'files', { 'nginx.conf': './nginx.conf' })
const references: readonly ConfigMapRef[] = [settings, onlyBytes, folder, files]
const source: ProjectedSource = { clusterTrustBundle: { name: 'a', path: 'b' } }
new Deployment(chart, 'server', {
  rollOnChange: false,
  volumes: {
    all: {
      projected: {
        sources: [
          source,
          { configMap: { from: settings, items: { LEVEL: { path: 'level', mode: 0o400 } }, rollOnChange: false } },
          { podCertificate: { signerName: 'a.b/c', keyType: 'ED25519', credentialBundlePath: 'd', maxExpirationSeconds: undefined } },
        ],
      },
    },
    watched: { configMap: { from: files, rollOnChange: undefined } },
  },
  container: {
    image: 'example/server:1',
    env: { LEVEL: settings.key('LEVEL'), LOGO: settings.key('logo'), ANY: folder.key('any.conf'), NGINX: files.key('nginx.conf') },
    mounts: {
      '/a': settings.mount({ rollOnChange: false, items: { logo: { path: 'logo.png', mode: 0o444 } } }),
      '/b': references[0]!.mount({ rollOnChange: true }),
    },
  },
})

const token = Secret.external(chart, 'token', { keys: ['token'] })
const vault = new SecretStore(chart, 'vault', {
  provider: { vault: { auth: { tokenSecretRef: token.key('token') } } },
  controller: undefined,
})
const google = ClusterSecretStore.external(chart, 'google')
const generated = new Manifest(chart, 'password', { apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'Password', spec: {} })
const fetched = new ExternalSecret(chart, 'fetched', {
  secretStoreRef: vault,
  refreshInterval: '1h30m',
  data: { USER: 'user', PASSWORD: { key: 'database', property: 'password', sourceRef: { storeRef: google } } },
  dataFrom: [{ extract: { key: 'more' } }, { sourceRef: { generatorRef: generated } }],
  keys: ['MORE'],
  target: { template: { mergePolicy: 'Merge', data: { URL: '{{ .USER }}' } } },
})
const everything = new ExternalSecret(chart, 'everything', { secretStoreRef: google, dataFrom: [{ find: { path: '/shop' } }] })
const sealed = new SealedSecret(chart, 'sealed', {
  encryptedData: { 'tls.crt': 'x', 'tls.key': 'y' },
  template: { type: 'kubernetes.io/tls' },
})
const provided = new SecretProviderClass(chart, 'provided', {
  provider: 'vault',
  secretObjects: { one: { data: { A: 'a' } }, two: { type: 'kubernetes.io/tls', data: { 'tls.crt': 'a', 'tls.key': 'b' } } },
})
const secrets: readonly SecretRef[] = [fetched.secret, sealed.secret, provided.secret('one'), token]
const reader = new Deployment(chart, 'reader', {
  imagePullSecrets: secrets,
  container: {
    image: 'example/server:1',
    ports: { http: 80 },
    env: {
      A: fetched.secret.key('USER'),
      B: fetched.secret.key('MORE'),
      C: fetched.secret.key('URL'),
      D: everything.secret.key('any'),
      E: provided.secret('one').key('A'),
    },
    mounts: { '/a': sealed.secret.mount({ items: { 'tls.crt': 'crt' } }), '/b': provided.mount({ nodePublishSecretRef: token }) },
  },
})
new Ingress(chart, 'web', { className: 'nginx', tls: { secret: provided.secret('two') }, hosts: { 'a.b': { '/': reader.expose() } } })

import { App, Chart, ConfigMap, type ConfigMapRef, Deployment, defineProfile, type ProjectedSource } from 'steersman'

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

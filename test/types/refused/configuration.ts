// Each line after a comment must be refused; behind the bar stands a part of what the compiler must say.
import {
  App,
  Chart,
  ClusterSecretStore,
  ConfigMap,
  Deployment,
  ExternalSecret,
  type ProjectedSource,
  SealedSecret,
  Secret,
  SecretProviderClass,
  SecretStore,
} from 'steersman'

const c = new Chart(new App(), 'c')
const image = 'x'
const settings = new ConfigMap(c, 'settings', { data: { LEVEL: 'info' }, binaryData: { logo: new Uint8Array() } })
const files = ConfigMap.fromFiles(c, 'files', { 'nginx.conf': './nginx.conf' })
const secret = Secret.external(c, 's', { keys: ['A'] })

// @ts-expect-error a key that neither text nor bytes have | '"image"' is not assignable to parameter of type '"LEVEL" | "logo"'
settings.key('image')
// @ts-expect-error a key that no file has | '"other"' is not assignable to parameter of type '"nginx.conf"'
files.key('other')
// @ts-expect-error bytes that are a text | 'string' is not assignable to type
new ConfigMap(c, 'a', { binaryData: { logo: 'x' } })
// @ts-expect-error a pattern that is no list | 'string' is not assignable to type
ConfigMap.fromFiles(c, 'b', '.', { include: '*.conf' })
// @ts-expect-error a Secret that replaces pods: its hash would tell of its value | 'rollOnChange' does not exist
secret.mount({ rollOnChange: true })
// @ts-expect-error the same in a volume | 'rollOnChange' does not exist
new Deployment(c, 'd', { volumes: { v: { secret: { from: secret, rollOnChange: true } } }, container: { image } })
// @ts-expect-error a bundle by name and signer | "not beside name"
const bundle: ProjectedSource = { clusterTrustBundle: { name: 'a', signerName: 'b', path: 'c' } }
// @ts-expect-error a key of a certificate of another kind | '"RSA"' is not assignable to type
const certificate: ProjectedSource = { podCertificate: { signerName: 'a', keyType: 'RSA', keyPath: 'b' } }
const store = ClusterSecretStore.external(c, 'vault')
const fetched = new ExternalSecret(c, 'fetched', { secretStoreRef: store, data: { USER: 'user' }, keys: ['MORE'] })
const provided = new SecretProviderClass(c, 'provided', { provider: 'vault', secretObjects: { one: { data: { A: 'a' } } } })
// @ts-expect-error a key that is not fetched | '"PASSWORD"' is not assignable to parameter of type '"USER" | "MORE"'
fetched.secret.key('PASSWORD')
// @ts-expect-error an ExternalSecret where its Secret is meant | is missing in type 'ExternalSecret<
new Deployment(c, 'g', { container: { image, envFrom: [fetched] } })
// @ts-expect-error a store by its name alone | 'string' is not assignable to type 'SecretStoreRef'
new ExternalSecret(c, 'h', { secretStoreRef: 'vault', data: { A: 'a' } })
// @ts-expect-error a value in clear | 'plainText' does not exist
new ExternalSecret(c, 'i', { secretStoreRef: store, data: { A: { plainText: 'x' } } })
// @ts-expect-error a store and a generator at once | is not assignable to type
new ExternalSecret(c, 'j', { dataFrom: [{ sourceRef: { storeRef: store, generatorRef: { kind: 'Password', name: 'x' } } }] })
// @ts-expect-error a store without provider | 'provider' is missing
new SecretStore(c, 'k', {})
// @ts-expect-error nothing encrypted | 'encryptedData' is missing
new SealedSecret(c, 'l', {})
// @ts-expect-error a scope that does not exist | '"cluster"' is not assignable to type
new SealedSecret(c, 'm', { encryptedData: { A: 'x' }, scope: 'cluster' })
// @ts-expect-error a Secret that is not made | '"two"' is not assignable to parameter of type '"one"'
provided.secret('two')
// @ts-expect-error a key that it does not get | '"B"' is not assignable to parameter of type '"A"'
provided.secret('one').key('B')

export { bundle, certificate }

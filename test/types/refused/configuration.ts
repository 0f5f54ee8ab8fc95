// Each line after a comment must be refused; behind the bar stands a part of what the compiler must say.
import { App, Chart, ConfigMap, Deployment, type ProjectedSource, Secret } from 'steersman'

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

export { bundle, certificate }

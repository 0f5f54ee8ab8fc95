// Kinds of operators, wrongly.
import { App, BackendConfig, Certificate, Chart, ComputeClass, Issuer, Secret } from 'steersman'

const chart = new Chart(new App(), 'operators')
const certificate = new Certificate(chart, 'a', { issuerRef: { name: 'x' }, commonName: 'x' })
// @ts-expect-error an issuer that is two | "not beside
new Issuer(chart, 'b', { selfSigned: {}, ca: { secretName: 'x' } })
// @ts-expect-error an issuer that is none | is not assignable to
new Issuer(chart, 'c', {})
// @ts-expect-error an authority without a way to prove | is not assignable to type
new Issuer(chart, 'd', { acme: { server: 'https://a', solvers: [] } })
// @ts-expect-error a key that is only a text | is not assignable to type 'KeyRef'
new Issuer(chart, 'e', { acme: { server: 'https://a', solvers: [{ dns01: { digitalocean: { tokenSecretRef: 'x' } } }] } })
// @ts-expect-error a certificate without who signs | 'issuerRef' is missing
new Certificate(chart, 'f', { dnsNames: ['a.com'] })
// @ts-expect-error a duration in days | is not assignable to type
new Certificate(chart, 'g', { issuerRef: { name: 'x' }, commonName: 'x', duration: '90d' })
// @ts-expect-error a key that cert-manager does not make | '"tls.pem"' is not assignable to parameter of type
certificate.secret.key('tls.pem')
// @ts-expect-error an affinity that does not exist | '"COOKIE"' is not assignable to type
new BackendConfig(chart, 'h', { sessionAffinity: { affinityType: 'COOKIE' } })
// @ts-expect-error a class without priorities | 'priorities' is missing
new ComputeClass(chart, 'i', {})

export { Secret }

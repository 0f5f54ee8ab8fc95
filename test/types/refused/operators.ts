// Kinds of operators, wrongly.
import {
  App,
  ArgoApplication,
  BackendConfig,
  Certificate,
  Chart,
  ComputeClass,
  CustomResourceDefinition,
  Deployment,
  FluxKustomization,
  HelmRelease,
  Issuer,
  PodMonitor,
  PodMonitoring,
  Secret,
  ServiceMonitor,
} from 'steersman'

const chart = new Chart(new App(), 'operators')
const folder = { path: './dist', interval: '10m', prune: true } as const
// @ts-expect-error a layout that is none | is not assignable to type
new App({ layout: 'argo-cd' })
// @ts-expect-error Applications without a repository | 'repoURL' is missing
new App({ layout: { argoCd: { path: 'dist' } } })
// @ts-expect-error Applications without the folder in it | 'path' is missing
new App({ layout: { argoCd: { repoURL: 'https://github.com/example/shop' } } })
// @ts-expect-error Kustomizations without a source | is not assignable to type
new App({ layout: { flux: folder } })
// @ts-expect-error a prop that each Application has of its own | 'source' does not exist
new App({ layout: { argoCd: { repoURL: 'https://github.com/example/shop', path: 'dist', source: {} } } })
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

const worker = new Deployment(chart, 'worker', { container: { image: 'example/worker:1', ports: { metrics: 9090 } } })
const service = worker.expose()
// @ts-expect-error a port that the Service does not have | '"metric"' is not assignable to type '"metrics"
new ServiceMonitor(chart, 'j', { selector: service, endpoints: [{ port: 'metric' }] })
// @ts-expect-error a monitor of nothing | is not assignable to type
new ServiceMonitor(chart, 'k', { selector: service, endpoints: [] })
// @ts-expect-error a port that no container has | '"http"' is not assignable to type
new PodMonitor(chart, 'l', { selector: worker, podMetricsEndpoints: [{ port: 'http' }] })
// @ts-expect-error no interval | 'interval' is missing
new PodMonitoring(chart, 'm', { selector: worker, endpoints: [{ port: 'metrics' }] })
const sourceRef = { kind: 'GitRepository', name: 'x' }
// @ts-expect-error nothing of what is deleted | 'prune' is missing
new FluxKustomization(chart, 'n', { sourceRef, interval: '1h' })
// @ts-expect-error two charts | "not beside chart
new HelmRelease(chart, 'o', { chart: { spec: { chart: 'x', sourceRef } }, chartRef: sourceRef, interval: '1h' })
// @ts-expect-error a value that the chart does not know | '"cluster"' is not assignable to type '"standalone"'
new HelmRelease<{ mode: 'standalone' }>(chart, 'p', { chartRef: sourceRef, interval: '1h', values: { mode: 'cluster' } })
// @ts-expect-error an Application without destination | 'destination' is missing
new ArgoApplication(chart, 'q', {})
// @ts-expect-error a version without schema | 'schema' is missing
new CustomResourceDefinition(chart, 'r', { group: 'a.com', names: { kind: 'A', plural: 'as' }, scope: 'Cluster', versions: { v1: {} } })

export { Secret }

// Kinds of operators, used by the constructs of Kubernetes' own kinds.
import {
  App,
  BackendConfig,
  Certificate,
  Chart,
  ClusterIssuer,
  ComputeClass,
  Deployment,
  FrontendConfig,
  Gateway,
  Ingress,
  Issuer,
  ManagedCertificate,
  Secret,
} from 'steersman'

const chart = new Chart(new App(), 'operators')
const key = Secret.external(chart, 'token', { keys: ['api'] }).key('api')
const letsencrypt = new ClusterIssuer(chart, 'letsencrypt', {
  acme: {
    server: 'https://acme-v02.api.letsencrypt.org/directory',
    solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }, { dns01: { cloudflare: { apiTokenSecretRef: key } } }],
  },
})
const own = new Issuer(chart, 'own', { ca: { secretName: 'root' } })
const certificate = new Certificate(chart, 'shop', {
  issuerRef: own,
  dnsNames: ['shop.example.com'],
  duration: '2160h',
  usages: ['server auth'],
})
const fast = new ComputeClass(chart, 'fast', { priorities: [{ machineFamily: 'n4' }] })
const service = new Deployment(chart, 'web', {
  nodeSelector: fast.nodeSelector,
  container: { image: 'example/web:1', ports: { http: 80 }, mounts: { '/tls': certificate.secret.mount({ items: { 'tls.crt': 'crt' } }) } },
}).expose()
new BackendConfig(chart, 'slow', { timeoutSec: 300 }).bindTo(service, service.port('http'))
const hosts = { 'shop.example.com': { '/': service } } as const
new Ingress(chart, 'a', { className: 'nginx', tls: { clusterIssuer: letsencrypt }, hosts })
new Ingress(chart, 'b', { className: 'nginx', tls: { issuer: own }, hosts })
new Ingress(chart, 'c', { className: 'nginx', tls: { secret: certificate.secret }, hosts })
new Ingress(chart, 'd', {
  className: 'gce',
  tls: { managedCertificate: new ManagedCertificate(chart, 'm', { domains: ['shop.example.com'] }) },
  gke: { frontendConfig: new FrontendConfig(chart, 'f', { redirectToHttps: { enabled: true } }) },
  hosts,
})
new Gateway(chart, 'e', {
  gatewayClassName: 'eg',
  listeners: { https: { protocol: 'HTTPS', hostname: 'shop.example.com', tls: { clusterIssuer: letsencrypt } } },
})

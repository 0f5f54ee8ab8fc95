// Each line after a comment must be refused; behind the bar stands a part of what the compiler must say.
import {
  App,
  Chart,
  ConfigMap,
  Deployment,
  EncryptionConfiguration,
  EndpointSlice,
  Gateway,
  HorizontalPodAutoscaler,
  HttpRoute,
  Ingress,
  LimitRange,
  Manifest,
  Namespace,
  NetworkPolicy,
  PersistentVolume,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  PriorityClass,
  ResourceQuota,
  Role,
  RuntimeClass,
  Secret,
  Service,
  StorageClass,
} from 'steersman'

const c = new Chart(new App(), 'c')
const web = new Deployment(c, 'web', { container: { image: 'x', ports: { http: 80 } } })
const svc = web.expose()
const plainText = 'x'
const gateway = new Gateway(c, 'gateway', { gatewayClassName: 'eg', listeners: { http: { protocol: 'HTTP' } } })
const disk = { storage: '1Gi', accessModes: ['ReadWriteOnce'] } as const

// @ts-expect-error a port that the Service does not have | '"htp"' is not assignable to parameter of type '"http"'
svc.port('htp')
// @ts-expect-error a port that the workload does not have | 'htp' does not exist
web.ports.htp
// @ts-expect-error a rewrite on GKE's Ingress | GKE Ingress cannot rewrite paths: let the server answer under the path
new Ingress(c, 'a', { className: 'gce', hosts: { 'a.b': { '/api': { service: svc, rewrite: '/' } } } })
// @ts-expect-error a rewrite on an Ingress of unknown class | 'rewrite' does not exist
new Ingress(c, 'b', { className: 'traefik', hosts: { 'a.b': { '/api': { service: svc, rewrite: '/' } } } })
// @ts-expect-error GKE's settings on nginx | 'gke' does not exist
new Ingress(c, 'c', { className: 'nginx', gke: { cdn: true }, hosts: { 'a.b': { '/': svc } } })
// @ts-expect-error a managed certificate outside of GKE | 'managedCertificate' does not exist
new Ingress(c, 'd', { className: 'nginx', tls: { managedCertificate: true }, hosts: { 'a.b': { '/': svc } } })
// @ts-expect-error two issuers | "not beside issuer"
new Ingress(c, 'e', { className: 'nginx', tls: { issuer: 'a', clusterIssuer: 'b' }, hosts: { 'a.b': { '/': svc } } })
// @ts-expect-error a path that is not absolute | 'api' does not exist
new Ingress(c, 'f', { className: 'nginx', hosts: { 'a.b': { api: svc } } })
// @ts-expect-error a workload is no backend | is not assignable
new Ingress(c, 'g', { className: 'nginx', hosts: { 'a.b': { '/': web } } })
// @ts-expect-error the secret's value as a text literal | 'string' is not assignable to type 'SecretValue'
new Secret(c, 'h', { stringData: { password: 'hunter2' } })
// @ts-expect-error a number as a secret | 'number' is not assignable to type
new Secret(c, 'i', { stringData: { pin: { plainText: 1234 } } })
// @ts-expect-error a load balancer's prop without the type | readonly type: "LoadBalancer"
web.expose({ name: 'j', loadBalancerSourceRanges: ['10.0.0.0/8'] })
// @ts-expect-error the same on ClusterIP | only with type: 'LoadBalancer'
web.expose({ name: 'j2', type: 'ClusterIP', loadBalancerSourceRanges: ['10.0.0.0/8'] })
// @ts-expect-error the same on NodePort | is not assignable to type
web.expose({ name: 'k', type: 'NodePort', loadBalancerIP: '10.0.0.1' })
// @ts-expect-error a headless load balancer | is not assignable to type
web.expose({ name: 'l', type: 'LoadBalancer', clusterIP: 'None' })
// @ts-expect-error a port that no container has, without targetPort | is not assignable to type
web.expose({ name: 'm', ports: { https: 443 } })
// @ts-expect-error a targetPort that no container has | '"htp"' is not assignable to type
web.expose({ name: 'n', ports: { https: { port: 443, targetPort: 'htp' } } })
// @ts-expect-error a Service without what it selects | is missing
new Service(c, 'o', { ports: { http: 80 } })
// @ts-expect-error a Service by label must say its targetPort | is not assignable to type
Service.select(c, 'p', { selector: { a: 'b' }, ports: { http: 80 } })
// @ts-expect-error an unknown kind of a built-in version | apps/v1 has no kind Deploymnet
new Manifest(c, 'q', { apiVersion: 'apps/v1', kind: 'Deploymnet', spec: {} })
// @ts-expect-error a field of the wrong type | 'string' is not assignable to type 'number'
new Manifest(c, 'r', { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: 'three' } })
// @ts-expect-error an unknown field of a built-in kind | 'data' does not exist
new Manifest(c, 's', { apiVersion: 'apps/v1', kind: 'Deployment', data: {} })
// @ts-expect-error no access mode | is not assignable to type
new PersistentVolumeClaim(c, 't', { storage: '1Gi', accessModes: [] })
// @ts-expect-error ReadWriteOncePod stands alone | is not assignable to type
new PersistentVolumeClaim(c, 'u', { storage: '1Gi', accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] })
// @ts-expect-error a claim without its size | 'storage' is missing
new PersistentVolumeClaim(c, 'v', { accessModes: ['ReadWriteOnce'] })
// @ts-expect-error a volume with two sources | "not beside nfs"
new PersistentVolume(c, 'w', { ...disk, nfs: { server: 'a', path: '/b' }, hostPath: { path: '/c' } })
// @ts-expect-error a volume without source | is not assignable to
new PersistentVolume(c, 'x', disk)
// @ts-expect-error both bounds of a budget | "not beside minAvailable"
new PodDisruptionBudget(c, 'y', { selector: web, minAvailable: 1, maxUnavailable: 1 })
// @ts-expect-error a ConfigMap's value that is an object | is not assignable to type
new ConfigMap(c, 'z', { data: { a: { b: 1 } } })
// @ts-expect-error an autoscaler without upper bound | 'maxReplicas' is missing
new HorizontalPodAutoscaler(c, 'aa', { target: web })
// @ts-expect-error a level that does not exist | is not assignable to type
new Namespace(c, 'ab', { podSecurity: 'strict' })
// @ts-expect-error a verb that does not exist | '"read"' is not assignable to type '"get" | "list"
new Role(c, 'ac', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['read'] }] })
// @ts-expect-error a class without provisioner | 'provisioner' is missing
new StorageClass(c, 'ad', {})
// @ts-expect-error an external Secret must say its keys | 'keys' is missing
Secret.external(c, 'ae', {})
// @ts-expect-error what is external was never made, and is no object | is missing the following properties from type 'Secret<string>'
export const made: Secret = Secret.external(c, 'af', { keys: ['a'] })
// @ts-expect-error a listener that the Gateway does not have | '"https"' is not assignable to parameter of type '"http"'
gateway.listener('https')
// @ts-expect-error a listener of an external Gateway | '"tls"' is not assignable to parameter of type '"https"'
Gateway.external(c, 'ag', { listeners: ['https'] }).listener('tls')
// @ts-expect-error a Gateway without listeners | 'listeners' is missing
new Gateway(c, 'ah', { gatewayClassName: 'eg' })
// @ts-expect-error HTTPS without a certificate | 'tls' is missing
new Gateway(c, 'ai', { gatewayClassName: 'eg', listeners: { https: { protocol: 'HTTPS' } } })
// @ts-expect-error HTTP with a certificate | is not assignable to type 'undefined'
new Gateway(c, 'aj', { gatewayClassName: 'eg', listeners: { http: { protocol: 'HTTP', tls: { certificateMap: 'x' } } } })
// @ts-expect-error TCP without its port | 'port' is missing
new Gateway(c, 'ak', { gatewayClassName: 'eg', listeners: { raw: { protocol: 'TCP' } } })
// @ts-expect-error two ways to an address | "not beside
new Gateway(c, 'al', { gatewayClassName: 'eg', listeners: {}, addresses: [{ namedAddress: 'a', ipAddress: '10.0.0.1' }] })
// @ts-expect-error a rewrite of a redirect | is not assignable to type
new HttpRoute(c, 'am', { parent: gateway, paths: { '/': { redirect: { scheme: 'https' }, rewrite: '/' } } })
// @ts-expect-error a Service beside a redirect | is not assignable to type
new HttpRoute(c, 'an', { parent: gateway, paths: { '/': { redirect: { scheme: 'https' }, service: svc } } })
// @ts-expect-error a duration without its unit | is not assignable to type
new HttpRoute(c, 'ao', { parent: gateway, paths: { '/': { service: svc, timeouts: { request: '30' } } } })
// @ts-expect-error a route without its Gateway | 'parent' is missing
new HttpRoute(c, 'ap', { paths: { '/': svc } })
// @ts-expect-error a status that is no redirect | '200' is not assignable to type
new HttpRoute(c, 'aq', { parent: gateway, paths: { '/': { redirect: { statusCode: 200 } } } })
// @ts-expect-error a class without its value | 'value' is missing
new PriorityClass(c, 'ba', {})
// @ts-expect-error a quota for what is not counted | 'pod' does not exist
new ResourceQuota(c, 'bb', { hard: { pod: 3 } })
// @ts-expect-error a default for a pod | 'default' does not exist
new LimitRange(c, 'bc', { limits: { Pod: { default: { cpu: 1 } } } })
// @ts-expect-error a class without handler | 'handler' is missing
new RuntimeClass(c, 'bd', {})

// @ts-expect-error a port that the workload does not have | '"htp"' is not assignable to type
web.allowFrom('anywhere', ['htp'])
// @ts-expect-error a Service is no peer | is not assignable to parameter of type 'Peer | readonly Peer[]'
web.allowFrom(svc)
// @ts-expect-error an address without its length | is not assignable to type
web.allowFrom({ ipBlock: '10.0.0.1' })
// @ts-expect-error a rule's port that the workload does not have | '"htp"' is not assignable to type
new NetworkPolicy(c, 'ar', { selector: web, ingress: [{ from: web, ports: ['htp'] }] })
// @ts-expect-error a policy without pods | 'selector' is missing
new NetworkPolicy(c, 'as', { ingress: 'deny' })
// @ts-expect-error a slice without its Service | 'service' is missing
new EndpointSlice(c, 'at', { endpoints: ['10.0.0.1'] })
// @ts-expect-error a port that the Service does not have | 'htp' does not exist
new EndpointSlice(c, 'au', { service: svc, endpoints: ['10.0.0.1'], ports: { htp: 80 } })
const resources = ['secrets'] as const
// @ts-expect-error a key itself, where only its name may stand | is not assignable to type 'string'
new EncryptionConfiguration(c, 'av', { resources: [{ resources, providers: [{ secretbox: { keys: [{ name: 'key1', secret: 'x' }] } }] }] })
// @ts-expect-error no key | is not assignable
new EncryptionConfiguration(c, 'aw', { resources: [{ resources, providers: [{ aescbc: { keys: [] } }] }] })
// @ts-expect-error a plugin that is not on the machine | is not assignable to type '`unix://${string}`'
new EncryptionConfiguration(c, 'ax', { resources: [{ resources, providers: [{ kms: { name: 'vault', endpoint: 'https://vault' } }] }] })
// @ts-expect-error two providers in one | not beside
new EncryptionConfiguration(c, 'ay', { resources: [{ resources, providers: [{ identity: {}, secretbox: { keys: ['key1'] } }] }] })
// @ts-expect-error no provider | is not assignable
new EncryptionConfiguration(c, 'az', { resources: [{ resources, providers: [] }] })

export { plainText }

import {
  Deployment,
  EndpointSlice,
  Gateway,
  HttpRoute,
  Ingress,
  Namespace,
  NetworkPolicy,
  ReferenceGrant,
  Secret,
  Service,
} from '../../../src/index.js'
import type { Group } from './group.js'

export const network: Group = {
  name: 'network',
  definitions: ['gateway-api', 'gke'],
  warnings: /^spec\.externalIPs is deprecated/,
  kinds: [
    'Deployment',
    'EndpointSlice',
    'Gateway',
    'HTTPRoute',
    'HealthCheckPolicy',
    'Ingress',
    'NetworkPolicy',
    'ReferenceGrant',
    'Service',
  ],
  program(chart) {
    const server = new Deployment(chart, 'server', {
      container: {
        image: 'example/server:1.4.2',
        ports: { http: 8080, dns: { containerPort: 53, protocol: 'UDP' } },
        readinessProbe: {
          httpGet: { path: '/ready', port: 'http' },
          periodSeconds: 5,
          timeoutSeconds: 2,
          successThreshold: 1,
          failureThreshold: 3,
        },
      },
    })
    const service = server.expose({
      ports: { http: { port: 80, protocol: 'TCP', appProtocol: 'http', targetPort: 'http' }, dns: 53 },
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      ipFamilyPolicy: 'SingleStack',
      ipFamilies: ['IPv4'],
      internalTrafficPolicy: 'Cluster',
      trafficDistribution: 'PreferSameZone',
      externalDns: { hostname: 'server.example.com' },
    })
    const back = service.port('http')
    new Service(chart, 'node', {
      selector: server,
      type: 'NodePort',
      sessionAffinity: 'ClientIP',
      ports: { http: { port: 80, nodePort: 31515 } },
    })
    new Service(chart, 'balancer', {
      selector: server,
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerClass: 'example.com/balancer',
      loadBalancerSourceRanges: ['203.0.113.0/24'],
      externalIPs: ['203.0.113.9'],
    })
    new Service(chart, 'addressed', { selector: server, type: 'LoadBalancer', loadBalancerIP: '203.0.113.9', ports: { http: 80 } })
    Service.externalName(chart, 'elsewhere', { externalName: 'database.example.com', ports: { postgres: 5432 } })
    const outside = Service.withoutSelector(chart, 'outside', { ports: { http: 80 } })
    new EndpointSlice(chart, 'addresses', {
      service: outside,
      endpoints: [
        {
          addresses: ['192.0.2.1'],
          hostname: 'a',
          nodeName: 'n',
          zone: 'z',
          conditions: { ready: true, serving: true, terminating: false },
        },
      ],
      ports: { http: { port: 8080, protocol: 'TCP' } },
    })
    new Ingress(chart, 'entry', {
      className: 'nginx',
      defaultBackend: back,
      tls: { secret: Secret.external(chart, 'tls', { keys: [] }) },
      hosts: { 'a.example.com': { '/': { service: back, pathType: 'Exact' } } },
    })
    const allowedRoutes = { namespaces: { selector: { team: 'shop' } }, kinds: ['HTTPRoute'] }
    const gateway = new Gateway(chart, 'gateway', {
      gatewayClassName: 'gke-l7-global-external-managed',
      listeners: {
        http: { protocol: 'HTTP', port: 80, hostname: 'a.example.com', allowedRoutes },
        https: { protocol: 'HTTPS', tls: { secret: { name: 'a' }, options: { 'example.com/a': 'b' } } },
        tls: { protocol: 'TLS', port: 8443, tls: { mode: 'Passthrough' } },
      },
      addresses: [{ ipAddress: '203.0.113.7' }, { hostname: 'a.example.com' }],
      infrastructure: {
        labels: { a: 'b' },
        annotations: { c: 'd' },
        parametersRef: { group: 'example.com', kind: 'Parameters', name: 'p' },
      },
    })
    const filters = {
      rewrite: '/',
      rewriteHostname: 'b.example.com',
      requestHeaders: { set: { A: 'b' }, add: { C: 'd' }, remove: ['E'] },
      responseHeaders: { set: { A: 'b' } },
      cors: { allowOrigins: ['https://a.example.com'], allowMethods: ['GET'], maxAge: 60 },
      mirror: back,
      timeouts: { request: '10s', backendRequest: '5s' },
    } as const
    new HttpRoute(chart, 'route', {
      parent: gateway,
      hostnames: ['a.example.com'],
      paths: {
        '/': back,
        '/all': {
          service: back,
          pathType: 'PathPrefix',
          headers: { A: 'b' },
          queryParams: { c: { regularExpression: 'd.*' } },
          method: 'GET',
          ...filters,
        },
        '/split': { split: [{ service: back, weight: 1 }] },
        '/away': { redirect: { scheme: 'https', hostname: 'b.example.com', port: 443, path: '/', statusCode: 301 } },
      },
    })
    ReferenceGrant.external(chart, 'granted', { namespace: 'default' })
    new HttpRoute(chart, 'across', {
      parent: Gateway.external(chart, 'shared', { namespace: 'default', listeners: ['https'] }).listener('https'),
      paths: { '/': Service.external(chart, 'far', { namespace: 'default', ports: { http: 80 } }) },
    })
    new ReferenceGrant(chart, 'grant', {
      from: { kind: 'HTTPRoute', namespace: 'other', group: 'gateway.networking.k8s.io' },
      to: { kind: 'Service', name: 'server' },
    })
    new NetworkPolicy(chart, 'policy', {
      selector: server,
      ingress: [
        { from: { ipBlock: '10.0.0.0/8', except: ['10.1.0.0/16'] }, ports: [{ port: 8080, endPort: 8090, protocol: 'TCP' }] },
        { from: [{ namespaces: { team: 'a' }, pods: { app: 'b' } }, { pods: 'all' }] },
      ],
      egress: [
        { to: Namespace.external(chart, 'other'), ports: [443] },
        {
          to: [{ ipBlock: '10.0.0.0/8', except: ['10.1.0.0/16'] }, { pods: { app: 'b' } }],
          ports: [{ port: 1, endPort: 2, protocol: 'TCP' }],
        },
      ],
    })
  },
  refused: [],
}

import { type Acme, Certificate, ClusterIssuer, Deployment, Gateway, Ingress, Issuer, Secret } from '../../../src/index.js'
import type { Group } from './group.js'

const server = 'https://acme-v02.api.letsencrypt.org/directory'
const apiVersion = 'cert-manager.io/v1'
const certificate = (spec: object) => ({ apiVersion, kind: 'Certificate', spec: { secretName: 'x', issuerRef: { name: 'x' }, ...spec } })

/** Rules that only cert-manager's own webhook knows, such as the least duration, are not asked here: it does not run. */
export const certificates: Group = {
  name: 'certificates',
  definitions: ['cert-manager', 'gateway-api'],
  kinds: ['ClusterIssuer', 'Issuer', 'Certificate', 'Deployment', 'Service', 'Ingress', 'Gateway'],
  program(chart) {
    const keys = Secret.external(chart, 'keys', { keys: ['a', 'b'] })
    const service = new Deployment(chart, 'web', { container: { image: 'x:1', ports: { http: 80 } } }).expose()
    const gateway = new Gateway(chart, 'gate', { gatewayClassName: 'eg', listeners: { http: { protocol: 'HTTP' } } })
    const acme: Acme = {
      server,
      email: 'ops@example.com',
      preferredChain: 'ISRG Root X1',
      profile: 'shortlived',
      enableDurationFeature: true,
      externalAccountBinding: { keyID: 'k', keySecretRef: keys.key('a') },
      solvers: [
        {
          selector: { dnsNames: ['a.com'], dnsZones: ['b.com'], matchLabels: { a: 'b' } },
          http01: { ingress: { ingressClassName: 'nginx', serviceType: 'ClusterIP' } },
        },
        { http01: { gatewayHTTPRoute: { parentRefs: [gateway], labels: { a: 'b' } } } },
        { dns01: { cloudDNS: { project: 'p', hostedZoneName: 'z', serviceAccountSecretRef: keys.key('a') }, cnameStrategy: 'Follow' } },
        {
          dns01: {
            route53: { region: 'eu', hostedZoneID: 'z', role: 'r', accessKeyID: 'k', secretAccessKeySecretRef: keys.key('b') },
          },
        },
        { dns01: { cloudflare: { apiTokenSecretRef: keys.key('a'), email: 'a@b.com' } } },
        { dns01: { digitalocean: { tokenSecretRef: keys.key('a') } } },
        { dns01: { webhook: { groupName: 'g.com', solverName: 's', config: { any: [1] } } } },
        { dns01: { azureDNS: { resourceGroupName: 'g', subscriptionID: 's' } } },
        { dns01: { rfc2136: { nameserver: '10.0.0.1' } } },
      ],
    }
    const everywhere = new ClusterIssuer(chart, 'letsencrypt', { acme })
    const addresses = { crlDistributionPoints: ['x'], ocspServers: ['x'], issuingCertificateURLs: ['x'] }
    new Issuer(chart, 'acme', { acme })
    const vault = { server: 'https://vault', path: 'pki', auth: { tokenSecretRef: { name: 'keys', key: 'a' } } }
    const venafi = { zone: 'z', tpp: { url: 'https://a.com', credentialsRef: { name: 'keys' } } }
    new Issuer(chart, 'venafi', { venafi })
    new ClusterIssuer(chart, 'certificates-venafi', { venafi })
    new ClusterIssuer(chart, 'certificates-vault', { vault })
    new ClusterIssuer(chart, 'certificates-ca', { ca: { secretName: 'keys', ...addresses } })
    new ClusterIssuer(chart, 'certificates-self', { selfSigned: { crlDistributionPoints: addresses.crlDistributionPoints } })
    const own = new Issuer(chart, 'own', { selfSigned: { crlDistributionPoints: ['http://a.com'] } })
    const root = new Certificate(chart, 'root', {
      issuerRef: own,
      isCA: true,
      commonName: 'shop',
      privateKey: { algorithm: 'ECDSA', size: 384 },
    })
    new Certificate(chart, 'outside', { issuerRef: { name: 'a', kind: 'Issuer', group: 'example.com' }, dnsNames: ['b.com'] })
    const signed = new Issuer(chart, 'signed', {
      ca: { secretName: root.secret, ...addresses },
    })
    new Issuer(chart, 'vault', { vault })
    const all = new Certificate(chart, 'all', {
      issuerRef: signed,
      secretName: 'all',
      dnsNames: ['*.a.com'],
      ipAddresses: ['10.0.0.1'],
      uris: ['spiffe://a/b'],
      emailAddresses: ['a@b.com'],
      duration: '2160h',
      renewBefore: '360h',
      usages: ['server auth', 'client auth'],
      privateKey: { algorithm: 'RSA', size: 4096, encoding: 'PKCS8', rotationPolicy: 'Always' },
      subject: { organizations: ['shop'] },
      secretTemplate: { labels: { a: 'b' }, annotations: { c: 'd' } },
      keystores: { pkcs12: { create: true, passwordSecretRef: { name: 'keys', key: 'a' } } },
      additionalOutputFormats: [{ type: 'CombinedPEM' }],
      revisionHistoryLimit: 2,
    })
    const hosts = { 'a.com': { '/': service } }
    new Ingress(chart, 'secured', { className: 'nginx', tls: { secret: all.secret }, hosts })
    new Ingress(chart, 'asks', { className: 'nginx', tls: { clusterIssuer: everywhere }, hosts })
  },
  refused: [
    ['a Certificate without issuer', { apiVersion, kind: 'Certificate', spec: { secretName: 'x' } }, /issuerRef: Required/],
    ['an unknown algorithm', certificate({ privateKey: { algorithm: 'DSA' } }), /Unsupported value: "DSA"/],
    ['a duration that is a number', certificate({ duration: 3600 }), /must be of type string/],
    ['an authority without solver account', { apiVersion, kind: 'Issuer', spec: { acme: { solvers: [] } } }, /server: Required/],
  ],
}

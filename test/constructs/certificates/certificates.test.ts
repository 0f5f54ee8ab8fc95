import { describe, expect, it } from 'vitest'
import { App, Certificate, Chart, ClusterIssuer, Deployment, Gateway, Ingress, Issuer, Secret, ServiceAccount } from '../../../src/index.js'
import { readTree } from '../../../src/model/read-tree.js'
import { referencesOf } from '../../../src/model/references/references.js'
import { bodyOf, complaintsOf, manifestOf, manifestsOf } from '../synth.js'

type Any = never
const server = 'https://acme-v02.api.letsencrypt.org/directory'
const container = { image: 'x:1', ports: { http: 80 } } as const
const web = (chart: Chart) => new Deployment(chart, 'web', { container }).expose()

describe('an issuer', () => {
  it('names keys of Secrets, Gateways and Ingresses by the objects', () => {
    const spec = bodyOf('Issuer', (chart) => {
      const token = Secret.external(chart, 'token', { keys: ['api'] }).key('api')
      const gateway = new Gateway(chart, 'gate', { gatewayClassName: 'eg', listeners: { http: { protocol: 'HTTP' } } })
      const ingress = new Ingress(chart, 'in', { className: 'nginx', hosts: { 'a.com': { '/': web(chart) } } })
      new Issuer(chart, 'own', {
        acme: {
          server,
          externalAccountBinding: { keyID: 'k', keySecretRef: token },
          solvers: [
            { selector: { dnsZones: ['a.com'] }, dns01: { cloudflare: { apiTokenSecretRef: token }, cnameStrategy: 'Follow' } },
            { http01: { gatewayHTTPRoute: { parentRefs: [gateway] } } },
            { http01: { ingress: { name: ingress, serviceType: 'ClusterIP' } } },
          ],
        },
      })
    })
    const key = { name: 'token', key: 'api' }
    expect(spec).toEqual({
      spec: {
        acme: {
          server,
          privateKeySecretRef: { name: 'own-account-key' },
          externalAccountBinding: { keyID: 'k', keySecretRef: key },
          solvers: [
            { selector: { dnsZones: ['a.com'] }, dns01: { cloudflare: { apiTokenSecretRef: key }, cnameStrategy: 'Follow' } },
            { http01: { gatewayHTTPRoute: { parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gate' }] } } },
            { http01: { ingress: { name: 'in', serviceType: 'ClusterIP' } } },
          ],
        },
      },
    })
  })

  it('of the cluster has no namespace, and may name Secrets of any', () => {
    const program = (chart: Chart) => {
      const key = Secret.external(chart, 'token', { namespace: 'cert-manager', keys: ['k'] }).key('k')
      new ClusterIssuer(chart, 'own', { acme: { server, solvers: [{ dns01: { digitalocean: { tokenSecretRef: key } } }] } })
    }
    expect(manifestOf('ClusterIssuer', program, { namespace: 'shop' }).metadata.namespace).toBeUndefined()
  })

  it.each<[string, object | ((chart: Chart) => object), string]>([
    ['no authority', {}, 'says nothing'],
    ['two authorities', { selfSigned: {}, ca: { secretName: 'x' } }, 'has ca and selfSigned, of which only one can hold'],
    ['no solver', { acme: { server, solvers: [] } }, 'acme.solvers: must not be empty'],
    [
      'a bare text as key',
      { acme: { server, solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: 'x' } } }] } },
      'must be a key of a Secret',
    ],
    [
      'a Secret of another namespace',
      (chart) => ({ ca: { secretName: Secret.external(chart, 's', { namespace: 'other', keys: [] }) } }),
      'ca.secretName: Secret s is in namespace other',
    ],
  ])('with %s is told', (_, props, message) => {
    const told = complaintsOf((chart) => new Issuer(chart, 'a', (typeof props === 'function' ? props(chart) : props) as Any), {
      namespace: 'shop',
    })
    expect(told[0]).toContain(message)
  })
})

describe('a Certificate', () => {
  it('gives a Secret that an Ingress uses and a pod mounts, and comes before both', () => {
    const app = new App()
    const chart = new Chart(app, 'shop', { namespace: 'shop' })
    const issuer = new Issuer(chart, 'own', { selfSigned: {} })
    const certificate = new Certificate(chart, 'shop', { issuerRef: issuer, dnsNames: ['a.com'], duration: '48h', renewBefore: '12h' })
    new Ingress(chart, 'in', { className: 'nginx', tls: { secret: certificate.secret }, hosts: { 'a.com': { '/': web(chart) } } })
    new Issuer(chart, 'second', { ca: { secretName: certificate.secret } })
    const { objects, findings } = readTree(app)
    expect(findings).toEqual([])
    const nameOf = (index: number) => `${objects[index]!.manifest.kind} ${objects[index]!.manifest.metadata.name}`
    const secrets = referencesOf(objects).filter(({ to }) => to.name === 'shop-tls' || to.kind === 'Issuer')
    expect(secrets.map(({ from, field, targets }) => [nameOf(from), field, targets.map(nameOf)])).toEqual(
      expect.arrayContaining([
        ['Certificate shop', 'spec.issuerRef', ['Issuer own']],
        ['Issuer second', 'spec.ca.secretName', ['Certificate shop']],
        ['Ingress in', 'spec.tls[0].secretName', ['Certificate shop']],
      ]),
    )
  })

  it.each<[object, string]>([
    [{ dnsNames: [] }, 'is for no name -> add dnsNames'],
    [{ commonName: 'x'.repeat(65) }, 'commonName: "xxx'],
    [{ commonName: 'x', duration: '30m' }, 'duration: must be 3600 seconds or more, and is 30m'],
    [{ commonName: 'x', renewBefore: '2160h' }, 'renewBefore: 2160h is not less than its duration 2160h'],
    [{ commonName: 'x', duration: '90d' }, 'duration: "90d" is no time with a unit'],
    [{ commonName: 'x', privateKey: { algorithm: 'ECDSA', size: 2048 } }, 'privateKey.size: 2048 is no size of ECDSA'],
    [{ dnsNames: ['a_b.com'] }, 'dnsNames[0]: "a_b.com"'],
    [{ commonName: 'x', issuerRef: { name: 'x', kind: 'Secret' } }, 'issuerRef: must be an Issuer or ClusterIssuer, and is the Secret x'],
  ])('%j is told', (props, message) => {
    expect(complaintsOf((chart) => new Certificate(chart, 'a', { issuerRef: { name: 'x' }, ...props } as Any)).join('\n')).toContain(
      message,
    )
  })

  it('is granted by its plural name', () => {
    const role = manifestOf(
      'Role',
      (chart) => {
        const certificate = new Certificate(chart, 'a', { issuerRef: { name: 'x' }, commonName: 'x' })
        new ServiceAccount(chart, 'reader').grant(['get'], certificate)
      },
      { namespace: 'shop' },
    )
    expect(role).toMatchObject({ rules: [{ apiGroups: ['cert-manager.io'], resources: ['certificates'], resourceNames: ['a'] }] })
  })
})

describe('Ingress and Gateway take issuers as constructs', () => {
  it('by the same annotations as names', () => {
    const annotationsOf = (kind: string, asConstruct: boolean) =>
      manifestsOf((chart) => {
        const cluster = new ClusterIssuer(chart, 'all', { selfSigned: {} })
        const own = new Issuer(chart, 'own', { selfSigned: {} })
        new Ingress(chart, 'one', {
          className: 'nginx',
          tls: { clusterIssuer: asConstruct ? cluster : 'all' },
          hosts: { 'a.com': { '/': web(chart) } },
        })
        new Gateway(chart, 'two', {
          gatewayClassName: 'eg',
          listeners: {
            a: { protocol: 'HTTPS', hostname: 'a.com', tls: { issuer: asConstruct ? own : 'own' } },
            b: { protocol: 'HTTPS', hostname: 'b.com', tls: { issuer: 'own' } },
          },
        })
      }).find((each) => each.kind === kind)!.metadata.annotations
    for (const kind of ['Ingress', 'Gateway']) expect(annotationsOf(kind, true)).toEqual(annotationsOf(kind, false))
    expect(annotationsOf('Ingress', true)).toEqual({ 'cert-manager.io/cluster-issuer': 'all' })
    expect(annotationsOf('Gateway', true)).toEqual({ 'cert-manager.io/issuer': 'own' })
  })

  it('an Issuer of another namespace, or of the other kind, is told', () => {
    const told = complaintsOf(
      (chart, app) => {
        const own = new Issuer(new Chart(app, 'other', { namespace: 'other' }), 'own', { selfSigned: {} })
        new Ingress(chart, 'a', { className: 'nginx', tls: { issuer: own }, hosts: { 'a.com': { '/': web(chart) } } })
        new Ingress(chart, 'b', { className: 'nginx', tls: { clusterIssuer: own }, hosts: { 'b.com': { '/': web2(chart) } } })
      },
      { namespace: 'shop' },
    )
    expect(told.join('\n')).toContain('shop/a tls.issuer: Issuer own is in namespace other, and shop/a in shop -> use a ClusterIssuer')
    expect(told.join('\n')).toContain('shop/b tls.clusterIssuer: must be a ClusterIssuer, and is the Issuer own')
  })
})

const web2 = (chart: Chart) => new Deployment(chart, 'web2', { container }).expose()

import { describe, expect, it } from 'vitest'
import { BackendConfig, type Chart, ComputeClass, Deployment, FrontendConfig, Ingress, ManagedCertificate } from '../../../src/index.js'
import { bodyOf, complaintsOf, manifestOf, manifestsOf } from '../synth.js'

type Any = never
const container = { image: 'x:1', ports: { http: 80, admin: 81 }, readinessProbe: { httpGet: { path: '/ready', port: 'http' } } } as const
const web = (chart: Chart) => new Deployment(chart, 'web', { container }).expose()

describe('BackendConfig', () => {
  it('is told to a Service for all ports, or for one', () => {
    const annotations = manifestOf('Service', (chart) => {
      const service = web(chart)
      new BackendConfig(chart, 'all', { timeoutSec: 60 }).bindTo(service)
      new BackendConfig(chart, 'admin', { securityPolicy: { name: 'inside' } }).bindTo(service.port('admin'))
    }).metadata.annotations
    expect(annotations).toEqual({ 'cloud.google.com/backend-config': '{"default":"all","ports":{"admin":"admin"}}' })
  })

  it('that is bound keeps an Ingress from making one, and is told when it comes too late', () => {
    const ingress = (chart: Chart, service: ReturnType<typeof web>) =>
      new Ingress(chart, 'in', { className: 'gce', hosts: { 'a.com': { '/': service.port('http') } } })
    const made = manifestsOf((chart) => {
      const service = web(chart)
      new BackendConfig(chart, 'own', { timeoutSec: 60 }).bindTo(service)
      ingress(chart, service)
    })
    expect(made.filter(({ kind }) => kind === 'BackendConfig').map(({ metadata }) => metadata.name)).toEqual(['own'])
    expect(
      complaintsOf((chart) => {
        const service = web(chart)
        ingress(chart, service)
        new BackendConfig(chart, 'own', { timeoutSec: 60 }).bindTo(service)
      }),
    ).toEqual(['props/invalid shop/own -: Service web has the BackendConfig web already -> bind it before the Ingress is made'])
  })

  it.each<[object, string]>([
    [{ logging: { enable: true, sampleRate: 50 } }, 'logging.sampleRate: must be a share from 0 to 1, and is 50'],
    [{ iap: { enabled: true } }, 'iap: oauthclientCredentials is missing'],
    [{ sessionAffinity: { affinityType: 'COOKIE' } }, 'sessionAffinity.affinityType: must be one of'],
  ])('%j is told', (props, message) => {
    expect(complaintsOf((chart) => new BackendConfig(chart, 'a', props as Any))[0]).toContain(message)
  })
})

describe('an Ingress of GKE', () => {
  it('takes a certificate and a FrontendConfig that are made elsewhere, and makes none', () => {
    const made = manifestsOf((chart) => {
      const certificate = new ManagedCertificate(chart, 'cert', { domains: ['a.com'] })
      const frontend = new FrontendConfig(chart, 'front', {
        sslPolicy: 'modern',
        redirectToHttps: { enabled: true, responseCodeName: 'FOUND' },
      })
      const service = web(chart).port('http')
      new Ingress(chart, 'in', {
        className: 'gce',
        tls: { managedCertificate: certificate },
        gke: { frontendConfig: frontend },
        hosts: { 'a.com': { '/': service } },
      })
    })
    const ingress = made.find(({ kind }) => kind === 'Ingress')!
    expect(ingress.metadata.annotations).toMatchObject({
      'networking.gke.io/managed-certificates': 'cert',
      'networking.gke.io/v1beta1.FrontendConfig': 'front',
    })
    expect(made.map(({ kind }) => kind).filter((kind) => /Certificate|Frontend/.test(kind))).toEqual([
      'ManagedCertificate',
      'FrontendConfig',
    ])
  })

  it('with a FrontendConfig and a redirect of its own is told', () => {
    const told = complaintsOf((chart) => {
      const hosts = { 'a.com': { '/': web(chart).port('http') } }
      new Ingress(chart, 'in', { className: 'gce', gke: { frontendConfig: 'x', httpsRedirect: true }, hosts })
    })
    expect(told).toEqual([
      'props/invalid shop/in gke.httpsRedirect: stands beside frontendConfig -> write redirectToHttps in the FrontendConfig',
    ])
  })
})

describe('ComputeClass', () => {
  it('is asked for by a label of nodes, has no namespace, and comes before its pods', () => {
    const program = (chart: Chart) => {
      const fast = new ComputeClass(chart, 'fast', { priorities: [{ machineFamily: 'n4', spot: true }] })
      new Deployment(chart, 'search', { nodeSelector: fast.nodeSelector, container: { image: 'x:1' } })
    }
    expect(manifestsOf(program, { namespace: 'shop' }).map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
      ['ComputeClass', undefined],
      ['Deployment', 'shop'],
    ])
    expect(bodyOf('ComputeClass', program)).toEqual({
      spec: { priorities: [{ machineFamily: 'n4', spot: true }], whenUnsatisfiable: 'DoNotScaleUp' },
    })
    expect(bodyOf('Deployment', program)).toMatchObject({
      spec: { template: { spec: { nodeSelector: { 'cloud.google.com/compute-class': 'fast' } } } },
    })
  })

  it.each<[object, string]>([
    [{ machineFamily: 'n4', machineType: 'n4-standard-2' }, 'priorities[0].machineFamily: stands beside machineType'],
    [{ nodepools: ['a'], spot: true }, 'priorities[0].nodepools: stands beside what nodes are like'],
  ])('%j is told', (priority, message) => {
    expect(complaintsOf((chart) => new ComputeClass(chart, 'a', { priorities: [priority] } as Any))[0]).toContain(message)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../src/index.js'
import * as steersman from '../../src/index.js'
import { constructClasses } from '../support/construct-classes.js'
import { complaintsOf, findingsOf } from './synth.js'

type Maker = new (chart: Chart, id: string, props: unknown) => object
const kinds = {
  ArgoApplication: ['source', 'sources', 'destination', 'syncPolicy', 'cascade'],
  BackendConfig: ['healthCheck', 'timeoutSec', 'iap', 'cdn', 'logging'],
  Certificate: ['issuerRef', 'dnsNames', 'duration', 'renewBefore', 'privateKey', 'secretName'],
  ClusterIssuer: ['acme', 'ca', 'selfSigned'],
  ClusterRole: ['rules'],
  ComputeClass: ['priorities', 'whenUnsatisfiable', 'autoscalingPolicy'],
  ConfigMap: ['data', 'binaryData', 'immutable', 'rollOnChange'],
  CronJob: ['container', 'schedule', 'timeZone', 'restartPolicy', 'podFailurePolicy'],
  DaemonSet: ['container', 'updateStrategy', 'selector'],
  CustomResourceDefinition: ['group', 'names', 'scope', 'versions', 'conversion'],
  ClusterSecretStore: ['provider', 'conditions', 'retrySettings', 'refreshInterval', 'controller'],
  Deployment: ['container', 'replicas', 'strategy', 'selector'],
  EncryptionConfiguration: ['resources', 'automaticReload', 'directory'],
  EndpointSlice: ['endpoints', 'service', 'ports'],
  FluxKustomization: ['sourceRef', 'prune', 'interval', 'postBuild', 'decryption', 'dependsOn'],
  FrontendConfig: ['redirectToHttps', 'sslPolicy'],
  Gateway: ['listeners', 'gatewayClassName', 'addresses', 'infrastructure', 'externalDns'],
  GitRepository: ['url', 'interval', 'ref', 'secretRef'],
  HelmRelease: ['chart', 'chartRef', 'interval', 'values', 'valuesFrom'],
  HelmRepository: ['url', 'interval', 'type'],
  ExternalSecret: ['data', 'dataFrom', 'secretStoreRef', 'target', 'keys', 'refreshInterval', 'refreshPolicy'],
  HorizontalPodAutoscaler: ['target', 'maxReplicas', 'metrics', 'minReplicas', 'behavior'],
  HttpRoute: ['paths', 'parent', 'hostnames', 'externalDns'],
  Ingress: ['className', 'hosts', 'tls', 'nginx', 'gke', 'defaultBackend'],
  Issuer: ['acme', 'ca', 'selfSigned', 'vault'],
  LimitRange: ['limits'],
  ManagedCertificate: ['domains'],
  Job: ['container', 'restartPolicy', 'rerun', 'completions', 'completionMode', 'podFailurePolicy', 'successPolicy'],
  Manifest: ['apiVersion', 'kind', 'metadata', 'spec'],
  Namespace: ['podSecurity'],
  NetworkPolicy: ['selector', 'ingress', 'egress'],
  OciRepository: ['url', 'interval', 'ref'],
  PersistentVolume: ['storage', 'accessModes', 'nfs', 'storageClassName'],
  PersistentVolumeClaim: ['storage', 'accessModes', 'volume', 'storageClassName'],
  Pod: ['container', 'restartPolicy'],
  PodDisruptionBudget: ['selector', 'minAvailable', 'maxUnavailable'],
  PodMonitor: ['selector', 'podMetricsEndpoints', 'namespaceSelector'],
  PodMonitoring: ['selector', 'endpoints', 'targetLabels'],
  ReferenceGrant: ['from', 'to'],
  PriorityClass: ['value', 'globalDefault', 'preemptionPolicy'],
  ReplicaSet: ['container', 'replicas'],
  ReplicationController: ['container', 'replicas'],
  ResourceQuota: ['hard', 'scopes', 'scopeSelector'],
  Role: ['rules'],
  RuntimeClass: ['handler', 'overhead', 'scheduling'],
  SealedSecret: ['encryptedData', 'scope', 'template'],
  Secret: ['stringData', 'type'],
  SecretProviderClass: ['provider', 'parameters', 'secretObjects'],
  SecretStore: ['provider', 'retrySettings', 'refreshInterval', 'controller'],
  Service: ['selector', 'ports', 'type', 'externalName', 'clusterIP'],
  ServiceAccount: ['imagePullSecrets', 'googleServiceAccount'],
  StatefulSet: ['container', 'volumeClaimTemplates', 'service', 'updateStrategy', 'ordinals', 'replicas'],
  ServiceMonitor: ['selector', 'endpoints', 'namespaceSelector'],
  StorageClass: ['provisioner', 'parameters', 'isDefault'],
} as const
const common = ['name', 'labels', 'annotations', 'override', 'misspelt']

describe.each(Object.entries(kinds))('%s', (kind, own) => {
  const Kind = (steersman as unknown as Record<string, Maker>)[kind]!

  it.each([null, 3, 'x', true, [], new Date(0), () => 1])('takes no props that are %s, and says so', (props) => {
    expect(complaintsOf((chart) => new Kind(chart, 'a', props)).length).toBeGreaterThan(0)
  })

  it('reports whatever it is given with a place and a remedy, and never throws', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, maxDepth: 3 })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...own, ...common), anything), (props) => {
        for (const { path, message, help } of findingsOf((chart) => new Kind(chart, 'a', props))) {
          expect(path).toMatch(/^shop\/a/)
          expect(message).not.toBe('')
          expect(help).not.toBe('')
        }
      }),
      { numRuns: 150 },
    )
  })

  if (kind !== 'Manifest')
    it('names the prop that was probably meant', () => {
      const prop = own[0]
      const misspelt = `${prop}${prop.at(-1)}`
      expect(complaintsOf((chart) => new Kind(chart, 'a', { [misspelt]: 1 }))).toContain(
        `props/invalid shop/a ${misspelt}: is no prop here -> did you mean ${prop}?`,
      )
    })
})

it('no construct is forgotten here', () => {
  expect(Object.keys(kinds).sort()).toEqual(constructClasses())
})

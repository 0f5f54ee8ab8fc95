import { BackendConfig, ComputeClass, Deployment, FrontendConfig, ManagedCertificate, Secret } from '../../../src/index.js'
import type { Group } from './group.js'

export const gke: Group = {
  name: 'gke',
  definitions: ['gke'],
  kinds: ['BackendConfig', 'FrontendConfig', 'ManagedCertificate', 'ComputeClass', 'Deployment', 'Service'],
  program(chart) {
    const oauth = Secret.external(chart, 'oauth', { keys: ['client_id', 'client_secret'] })
    const fast = new ComputeClass(chart, 'fast', {
      priorities: [
        {
          machineFamily: 'n4',
          minCores: 16,
          minMemoryGb: 64,
          spot: true,
          storage: {
            bootDiskType: 'pd-ssd',
            bootDiskSize: 100,
            localSSDCount: 1,
            bootDiskKMSKey: 'projects/p/locations/l/keyRings/r/cryptoKeys/k',
          },
        },
        { machineType: 'a2-highgpu-1g', gpu: { type: 'nvidia-tesla-a100', count: 1 } },
        { tpu: { type: 'tpu-v5-lite-podslice', count: 4, topology: '2x2' } },
        { nodepools: ['main'] },
      ],
      whenUnsatisfiable: 'ScaleUpAnyway',
      nodePoolAutoCreation: { enabled: true },
      activeMigration: { optimizeRulePriority: true },
      autoscalingPolicy: { consolidationDelayMinutes: 5, consolidationThreshold: 70, gpuConsolidationThreshold: 100 },
    })
    const service = new Deployment(chart, 'web', {
      nodeSelector: fast.nodeSelector,
      container: { image: 'x:1', ports: { http: 80 } },
    }).expose()
    new BackendConfig(chart, 'all', {
      healthCheck: {
        type: 'HTTP',
        requestPath: '/ready',
        port: 8080,
        checkIntervalSec: 5,
        timeoutSec: 3,
        healthyThreshold: 1,
        unhealthyThreshold: 3,
      },
      timeoutSec: 300,
      connectionDraining: { drainingTimeoutSec: 60 },
      securityPolicy: { name: 'policy' },
      iap: { enabled: true, oauthclientCredentials: { secretName: oauth } },
      cdn: {
        enabled: true,
        cacheMode: 'CACHE_ALL_STATIC',
        clientTtl: 1,
        defaultTtl: 2,
        maxTtl: 3,
        negativeCaching: true,
        negativeCachingPolicy: [{ code: 404, ttl: 10 }],
        requestCoalescing: true,
        serveWhileStale: 5,
        signedUrlCacheMaxAgeSec: 5,
        cachePolicy: { includeHost: true, includeProtocol: false, includeQueryString: true, queryStringWhitelist: ['q'] },
        bypassCacheOnRequestHeaders: [{ headerName: 'x-no-cache' }],
      },
      sessionAffinity: { affinityType: 'GENERATED_COOKIE', affinityCookieTtlSec: 50 },
      customRequestHeaders: { headers: ['X-Client-City:{client_city}'] },
      logging: { enable: true, sampleRate: 0.5 },
    }).bindTo(service.port('http'))
    new BackendConfig(chart, 'less', { cdn: { enabled: true, cachePolicy: { includeQueryString: true, queryStringBlacklist: ['q'] } } })
    new FrontendConfig(chart, 'front', { sslPolicy: 'modern', redirectToHttps: { enabled: true, responseCodeName: 'FOUND' } })
    new ManagedCertificate(chart, 'certificate', { domains: ['shop.example.com'] })
  },
  refused: [
    [
      'a certificate for any host',
      { apiVersion: 'networking.gke.io/v1', kind: 'ManagedCertificate', spec: { domains: ['*.example.com'] } },
      /domains\[0\]/,
    ],
    [
      'Identity-Aware Proxy without credentials',
      { apiVersion: 'cloud.google.com/v1', kind: 'BackendConfig', spec: { iap: { enabled: true } } },
      /oauthclientCredentials: Required/,
    ],
    [
      'a class without what happens else',
      { apiVersion: 'cloud.google.com/v1', kind: 'ComputeClass', metadata: { namespace: undefined }, spec: {} },
      /whenUnsatisfiable: Required/,
    ],
  ],
}

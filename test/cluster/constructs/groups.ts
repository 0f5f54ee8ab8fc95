import { Deployment, PodMonitoring, Secret } from '../../../src/index.js'
import { certificates } from './certificates.js'
import { configuration } from './configuration.js'
import { definitions } from './definitions.js'
import { delivery } from './delivery.js'
import { gke } from './gke.js'
import type { Group } from './group.js'
import { monitoring } from './monitoring.js'
import { network } from './network.js'
import { oldVolumes, pods } from './pods.js'
import { policy } from './policy.js'
import { secrets } from './secrets.js'
import { oldDisks, storage } from './storage.js'
import { workloads } from './workloads.js'

/** Every group; what they need is installed in this order. */
export const groups: readonly Group[] = [
  policy,
  certificates,
  gke,
  monitoring,
  delivery,
  definitions,
  secrets,
  workloads,
  pods,
  oldVolumes,
  network,
  storage,
  oldDisks,
  configuration,
]

/** Kinds whose definitions cannot be downloaded everywhere, so that no server is asked. */
export const unasked: readonly Pick<Group, 'name' | 'program'>[] = [
  {
    name: 'google-monitoring',
    program(chart) {
      const secret = Secret.external(chart, 'scrape', { keys: ['password', 'token'] })
      const server = new Deployment(chart, 'server', { container: { image: 'example/server:1.4.2', ports: { metrics: 9090 } } })
      new PodMonitoring(chart, 'metrics', {
        selector: server,
        endpoints: [
          {
            port: 'metrics',
            path: '/metrics',
            scheme: 'https',
            interval: '30s',
            timeout: '10s',
            params: { module: ['x'] },
            proxyUrl: 'http://proxy:3128',
            basicAuth: { username: 'a', password: secret.key('password') },
            tls: { serverName: 'x' },
            metricRelabeling: [
              { action: 'replace', sourceLabels: ['a'], separator: ';', regex: '(.*)', targetLabel: 'c', replacement: '$1' },
            ],
          },
          { port: 'metrics', interval: '30s', authorization: { type: 'Bearer', credentials: secret.key('token') } },
          { port: 'metrics', interval: '30s', oauth2: { clientID: 'a' } },
        ],
        targetLabels: { fromPod: [{ from: 'app', to: 'app' }], metadata: ['pod'] },
        limits: { samples: 1, labels: 2, labelNameLength: 3, labelValueLength: 4 },
        filterRunning: true,
      })
    },
  },
]

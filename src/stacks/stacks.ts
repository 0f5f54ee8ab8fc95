import type { App } from 'steersman'
import { FirstSteps } from './first-steps/first-steps.js'
import { Guestbook } from './guestbook/guestbook.js'
import { GuestbookReplicationControllers } from './guestbook/guestbook-replication-controllers.js'
import { MultiContainer } from './multi-container/multi-container.js'
import { Platform } from './platform/platform.js'

/** Tag of the images of the applications. */
const version = '1.4.2'

/** Every stack that needs nothing of a cloud but a cluster, each in its own chart. */
export function addStacks(app: App): void {
  new FirstSteps(app, 'first-steps', { nodePort: 31515 })
  new Guestbook(app, 'guestbook', { frontends: 3, followers: 2 })
  new GuestbookReplicationControllers(app, 'guestbook-replication-controllers', { frontends: 3, slaves: 2 })
  new MultiContainer(app, 'multi-container', {
    host: 'multi-container.example.com',
    entry: { kind: 'nginx', clusterIssuer: 'letsencrypt' },
    version,
  })
  new MultiContainer(app, 'multi-container-gateway', {
    host: 'multi-container-gateway.example.com',
    entry: { kind: 'gateway', namedAddress: 'multi-container-gateway', certificateMap: 'multi-container-gateway' },
    version,
  })
  new MultiContainer(app, 'multi-container-gke', {
    host: 'multi-container-gke.example.com',
    entry: { kind: 'gke', staticIpName: 'multi-container-gke' },
    version,
  })
  new Platform(app, 'platform', {
    cluster: {
      kind: 'self-managed',
      storageClasses: {
        standard: { provisioner: 'driver.longhorn.io', parameters: { numberOfReplicas: '3' } },
        fast: { provisioner: 'driver.longhorn.io', parameters: { numberOfReplicas: '2', diskSelector: 'ssd' } },
      },
      clusterIssuer: 'letsencrypt',
    },
    domain: 'example.com',
    apiServer: '192.0.2.0/28',
    teams: {
      web: {
        group: 'web@example.com',
        quota: { 'requests.cpu': 8, 'requests.memory': '16Gi', 'limits.memory': '32Gi', pods: 60 },
        exposed: true,
      },
      payments: {
        group: 'payments@example.com',
        quota: { 'requests.cpu': 4, 'requests.memory': '8Gi', 'limits.memory': '16Gi', pods: 30 },
        callers: ['web'],
      },
    },
  })
}

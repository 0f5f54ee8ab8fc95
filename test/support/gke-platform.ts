import { App, gkeAutopilot } from '../../src/index.js'
import { Platform } from '../../src/stacks/platform/platform.js'

/** The platform on a cluster at Google, which brings more itself. */
export function gkePlatform(): App {
  const app = new App({ cluster: gkeAutopilot({ location: 'europe-west1', addresses: { platform: 'global' } }) })
  const quota = { 'requests.cpu': 8, 'requests.memory': '16Gi', 'limits.memory': '32Gi', pods: 60 } as const
  new Platform(app, 'platform', {
    cluster: { kind: 'gke', namedAddress: 'platform', certificateMap: 'platform' },
    domain: 'example.com',
    apiServer: '172.16.0.0/28',
    teams: {
      shop: { group: 'shop@example.com', quota, exposed: true },
      search: { group: 'search@example.com', quota, exposed: true, callers: ['shop'] },
    },
  })
  return app
}

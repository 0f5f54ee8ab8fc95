import { defineProfile } from './profile.js'

/**
 * What GKE Autopilot gives to containers that ask for nothing (half a core, 2Gi of memory, 1Gi of disk), written out:
 * the manifest then says what runs and is paid for. Memory that is more than 6.5 or less than 1 Gi for each core makes Autopilot raise the other.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { profiles: [autopilot] })
 * new Deployment(shop, 'server', { container: { image: 'example/server:1.4.2' } })
 * ```
 */
export const autopilot = defineProfile({
  name: 'autopilot',
  container: { resources: { requests: { cpu: '500m', memory: '2Gi', 'ephemeral-storage': '1Gi' } } },
})

import { defineProfile } from './profile.js'

/**
 * Containers cannot write to their image, only to volumes and to a `/tmp` of their own, which is gone with the pod.
 * A program that writes elsewhere gets a folder there: `mounts: { '/var/cache/nginx': { emptyDir: {} } }`.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { profiles: [restricted, readOnlyRoot] })
 * new Deployment(shop, 'server', { container: { image: 'example/server:1.4.2' } })
 * ```
 */
export const readOnlyRoot = defineProfile({
  name: 'readOnlyRoot',
  container: { securityContext: { readOnlyRootFilesystem: true }, mounts: { '/tmp': { emptyDir: {} } } },
})

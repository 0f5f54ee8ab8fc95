import { defineProfile } from './profile.js'

/**
 * Exactly what the level `restricted` of the Pod Security Standards demands of a pod on Linux, and nothing else.
 * Images that run as root must say another user: `securityContext: { runAsUser: 1000 }`.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 * @example
 * ```ts
 * const shop = new Chart(app, 'shop', { profiles: [restricted] })
 * new Deployment(shop, 'server', { container: { image: 'example/server:1.4.2' } })
 * ```
 */
export const restricted = defineProfile({
  name: 'restricted',
  pod: { securityContext: { runAsNonRoot: true, seccompProfile: 'RuntimeDefault' } },
  container: { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
})

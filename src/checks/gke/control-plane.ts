import type { Rule } from '../rule.js'

const code = 'cluster/control-plane'

/** A file for a control plane that Google runs. */
export const controlPlane: Rule = {
  code,
  check: ({ cluster, controlPlane = [] }) =>
    cluster?.kind === 'gke-standard' || cluster?.kind === 'gke-autopilot'
      ? controlPlane.map(({ name, origin: { path, position } }) => ({
          code,
          severity: 'error',
          path,
          message: `${name} is a file of the control plane, which Google runs in a cluster of GKE, and takes none`,
          help: 'leave it out; with security: { secretsEncryption: true } in its declaration GKE encrypts Secrets by a key of Cloud KMS',
          ...(position && { position }),
        }))
      : [],
}

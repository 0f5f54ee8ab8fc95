import { type Check, either, flag, object, oneOf, type Shape, textBy } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { isToken } from '../../tree/deferred.js'
import { refused } from '../fields.js'

export interface GkeSecurity {
  /** Admit only images that the project's policy allows. Default false, because the default policy allows all. */
  readonly binaryAuthorization?: boolean
  /** The dashboard of weaknesses in workloads. Default `BASIC`. */
  readonly securityPosture?: 'DISABLED' | 'BASIC' | 'ENTERPRISE'
  /** Looks for known vulnerabilities in images. Default `VULNERABILITY_DISABLED`. */
  readonly vulnerabilityScanning?: 'VULNERABILITY_DISABLED' | 'VULNERABILITY_BASIC' | 'VULNERABILITY_ENTERPRISE'
  /**
   * Encrypt Secrets with a key of your own, `true` for one that is made, or its full name, such as that of a `KmsKey`. Default false; Google encrypts them at rest
   * all the same. A key ring can never be deleted, and without its key the Secrets are lost.
   */
  readonly secretsEncryption?: boolean | { readonly keyName: string }
  /** What a request without credentials may read: `LIMITED` is health endpoints alone. Default `LIMITED`. */
  readonly anonymousAuthentication?: 'ENABLED' | 'LIMITED'
  /** RBAC by Google Groups, `gke-security-groups@example.com`. */
  readonly googleGroups?: string
  /** Allow bindings to `system:anonymous`, `system:unauthenticated` and `system:authenticated`. Default false. */
  readonly insecureRbacBindings?: boolean
  /** The kubelet's port 10255, without authentication. Default false. */
  readonly insecureKubeletReadonlyPort?: boolean
}

/** What Autopilot decides by itself. */
export interface StandardSecurity {
  /** Nodes that prove what they booted. Default true. */
  readonly shieldedNodes?: boolean
  /** Encrypt the memory of all nodes while it is in use; only some machine families can. Default false. */
  readonly confidentialNodes?: boolean
  /** Google service accounts for Kubernetes ones. Default true. */
  readonly workloadIdentity?: boolean
}

export type GkeStandardSecurity = GkeSecurity & StandardSecurity
export type GkeAutopilotSecurity = GkeSecurity & {
  readonly shieldedNodes?: Refused<'Autopilot always shields its nodes'>
  readonly confidentialNodes?: Refused<'Autopilot chooses its nodes by compute class'>
  readonly workloadIdentity?: Refused<'Autopilot always has Workload Identity'>
}

/** The text of `ref()` too, which stands for a key that is made by the same program. */
const keyName: Check = (value, place) => isToken(value) || fullKeyName(value, place)
const fullKeyName = textBy(
  (text) =>
    /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/.test(text)
      ? undefined
      : 'is no full name of a key of Cloud KMS',
  'projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY',
)
const common: Shape<GkeSecurity> = {
  binaryAuthorization: flag,
  securityPosture: oneOf('DISABLED', 'BASIC', 'ENTERPRISE'),
  vulnerabilityScanning: oneOf('VULNERABILITY_DISABLED', 'VULNERABILITY_BASIC', 'VULNERABILITY_ENTERPRISE'),
  secretsEncryption: either((value) => typeof value === 'boolean', flag, object({ keyName }, ['keyName'])),
  anonymousAuthentication: oneOf('ENABLED', 'LIMITED'),
  googleGroups: textBy(
    (text) => (/^gke-security-groups@[^@\s]+\.[^@\s]+$/.test(text) ? undefined : 'is not the group that GKE looks for'),
    "'gke-security-groups@' and the domain of the company",
  ),
  insecureRbacBindings: flag,
  insecureKubeletReadonlyPort: flag,
}
export const standardSecurityCheck: Check = object({
  ...common,
  shieldedNodes: flag,
  confidentialNodes: flag,
  workloadIdentity: flag,
} satisfies Shape<GkeStandardSecurity>)
export const autopilotSecurityCheck: Check = object({
  ...common,
  shieldedNodes: refused('Autopilot always shields its nodes'),
  confidentialNodes: refused('Autopilot chooses its nodes by compute class'),
  workloadIdentity: refused('Autopilot always has Workload Identity'),
} satisfies Shape<GkeAutopilotSecurity>)

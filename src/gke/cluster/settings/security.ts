import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import type { ResolvedGke } from '../../../clusters/gke/resolved.js'
import type { Parts } from './parts.js'

/** Who may do what, and how Secrets are kept. */
export function securityArgs(
  { security, deletionProtection }: ResolvedGke,
  { secretsKey }: Parts,
): Pick<
  ClusterArgs,
  | 'masterAuth'
  | 'anonymousAuthenticationConfig'
  | 'rbacBindingConfig'
  | 'authenticatorGroupsConfig'
  | 'databaseEncryption'
  | 'binaryAuthorization'
  | 'securityPostureConfig'
  | 'deletionProtection'
> {
  return {
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    anonymousAuthenticationConfig: { mode: security.anonymousAuthentication },
    rbacBindingConfig: {
      enableInsecureBindingSystemAuthenticated: security.insecureRbacBindings,
      enableInsecureBindingSystemUnauthenticated: security.insecureRbacBindings,
    },
    ...(security.googleGroups && { authenticatorGroupsConfig: { securityGroup: security.googleGroups } }),
    databaseEncryption: secretsKey === undefined ? { state: 'DECRYPTED' } : { state: 'ENCRYPTED', keyName: secretsKey },
    binaryAuthorization: { evaluationMode: security.binaryAuthorization ? 'PROJECT_SINGLETON_POLICY_ENFORCE' : 'DISABLED' },
    securityPostureConfig: { mode: security.securityPosture, vulnerabilityMode: security.vulnerabilityScanning },
    deletionProtection,
  }
}

/** The kubelet's port without authentication, as Google writes a switch here. */
export function readonlyPort({ security }: ResolvedGke): 'TRUE' | 'FALSE' {
  return security.insecureKubeletReadonlyPort ? 'TRUE' : 'FALSE'
}

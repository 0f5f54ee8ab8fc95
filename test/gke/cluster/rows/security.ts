import { account, alike, always, autopilotOnly, none, pool, type Row, standardOnly } from './row.js'

const security = (change: object): object => ({ security: change })
const readonlyPort = security({ insecureKubeletReadonlyPort: true })
const confidential = { ...pool({ machineType: 'n2d-standard-4' }), ...security({ confidentialNodes: true }) }
const key = 'projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k'
const bindings = 'rbacBindingConfig.enableInsecureBindingSystem'
const shielded = 'nodeConfig.shieldedInstanceConfig'

export const securityRows: readonly Row[] = [
  standardOnly('Workload Identity', 'cluster', 'workloadIdentityConfig.workloadPool', 'demo.svc.id.goog', security({ workloadIdentity: false }), none),
  standardOnly('Workload Identity of a pool', 'pool', 'nodeConfig.workloadMetadataConfig.mode', 'GKE_METADATA', security({ workloadIdentity: false }), 'GCE_METADATA'),
  standardOnly('shielded nodes', 'cluster', 'enableShieldedNodes', true, security({ shieldedNodes: false }), false),
  standardOnly('integrity', 'pool', `${shielded}.enableIntegrityMonitoring`, true, security({ shieldedNodes: false }), false),
  standardOnly('signed boot', 'pool', `${shielded}.enableSecureBoot`, true, pool({ secureBoot: false }), false),
  standardOnly('read-only port', 'cluster', 'nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled', 'FALSE', readonlyPort, 'TRUE'),
  standardOnly('read-only port of a pool', 'pool', 'nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled', 'FALSE', readonlyPort, 'TRUE'),
  autopilotOnly('read-only port in Autopilot', 'cluster', 'nodePoolAutoConfig.nodeKubeletConfig.insecureKubeletReadonlyPortEnabled', 'FALSE', readonlyPort, 'TRUE'),
  always('client certificate', 'cluster', 'masterAuth.clientCertificateConfig.issueClientCertificate', false),
  always('ABAC', 'cluster', 'enableLegacyAbac', none),
  alike('anonymous requests', 'cluster', 'anonymousAuthenticationConfig.mode', 'LIMITED', security({ anonymousAuthentication: 'ENABLED' }), 'ENABLED'),
  alike('bindings to all who are known', 'cluster', `${bindings}Authenticated`, false, security({ insecureRbacBindings: true }), true),
  alike('bindings to all', 'cluster', `${bindings}Unauthenticated`, false, security({ insecureRbacBindings: true }), true),
  alike('groups', 'cluster', 'authenticatorGroupsConfig.securityGroup', none, security({ googleGroups: 'gke-security-groups@example.com' }), 'gke-security-groups@example.com'),
  alike('encryption of Secrets', 'cluster', 'databaseEncryption', { state: 'DECRYPTED' }, security({ secretsEncryption: { keyName: key } }), { state: 'ENCRYPTED', keyName: key }),
  alike('encryption by a key that is made', 'cluster', 'databaseEncryption.state', 'DECRYPTED', security({ secretsEncryption: true }), 'ENCRYPTED'),
  alike('the key', 'key', 'rotationPeriod', none, security({ secretsEncryption: true }), '7776000s'),
  alike('where the key is', 'keyRing', 'location', none, security({ secretsEncryption: true }), 'europe-west1'),
  alike('who may use the key', 'keyGrant', 'role', none, security({ secretsEncryption: true }), 'roles/cloudkms.cryptoKeyEncrypterDecrypter'),
  alike('Binary Authorization', 'cluster', 'binaryAuthorization', { evaluationMode: 'DISABLED' }, security({ binaryAuthorization: true }), { evaluationMode: 'PROJECT_SINGLETON_POLICY_ENFORCE' }),
  alike('security posture', 'cluster', 'securityPostureConfig.mode', 'BASIC', security({ securityPosture: 'DISABLED' }), 'DISABLED'),
  alike('vulnerabilities', 'cluster', 'securityPostureConfig.vulnerabilityMode', 'VULNERABILITY_DISABLED', security({ vulnerabilityScanning: 'VULNERABILITY_BASIC' }), 'VULNERABILITY_BASIC'),
  standardOnly('confidential nodes', 'cluster', 'confidentialNodes.enabled', none, confidential, true),
  standardOnly('confidential nodes of a pool', 'pool', 'nodeConfig.confidentialNodes.enabled', none, confidential, true),
  standardOnly('confidential nodes at first', 'cluster', 'nodeConfig.machineType', none, confidential, 'n2d-standard-4'),
  alike('account of the nodes', 'account', 'accountId', 'it-nodes', { serviceAccount: account }, none),
  alike('role of the nodes', 'role', 'role', 'roles/container.defaultNodeServiceAccount', { serviceAccount: account }, none),
  alike('deletion protection', 'cluster', 'deletionProtection', true, { deletionProtection: false }, false),
] // biome-ignore format: one row for each feature

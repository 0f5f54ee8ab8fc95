import { kindOf } from './schema.js'

/** What is known of a kind that Kubernetes itself does not have, whether its definition is at hand or not. */
export interface CustomKind {
  /** The name of the kind in URLs and in roles. */
  readonly plural: string
  readonly scope: 'Cluster' | 'Namespaced'
}

const of = (scope: CustomKind['scope'], group: string, ...kinds: readonly string[]): (readonly [string, CustomKind])[] =>
  kinds.map((kind) => [`${group}/${kind}`, { plural: pluralOf(kind), scope }])

/** Plural names as the definitions of these kinds have them. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase()
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return word.endsWith('s') ? `${word}es` : `${word}s`
}

/** Kinds of operators that have a construct here, or that references lead to, by `group/Kind`. */
export const customKinds: ReadonlyMap<string, CustomKind> = new Map([
  ...of('Namespaced', 'argoproj.io', 'Application'),
  ...of('Namespaced', 'bitnami.com', 'SealedSecret'),
  ...of('Cluster', 'cert-manager.io', 'ClusterIssuer'),
  ...of('Namespaced', 'cert-manager.io', 'Issuer', 'Certificate'),
  ...of('Namespaced', 'cloud.google.com', 'BackendConfig'),
  ...of('Cluster', 'cloud.google.com', 'ComputeClass'),
  ...of('Cluster', 'external-secrets.io', 'ClusterSecretStore'),
  ...of('Namespaced', 'external-secrets.io', 'SecretStore', 'ExternalSecret'),
  ...of('Namespaced', 'gateway.networking.k8s.io', 'Gateway', 'HTTPRoute', 'ReferenceGrant'),
  ...of('Cluster', 'gateway.networking.k8s.io', 'GatewayClass'),
  ...of('Cluster', 'generators.external-secrets.io', 'ClusterGenerator'),
  ...of(
    'Namespaced',
    'generators.external-secrets.io',
    'ACRAccessToken',
    'CloudsmithAccessToken',
    'ECRAuthorizationToken',
    'Fake',
    'GCRAccessToken',
    'GithubAccessToken',
    'Grafana',
    'MFA',
    'Password',
    'QuayAccessToken',
    'SSHKey',
    'STSSessionToken',
    'UUID',
    'VaultDynamicSecret',
    'Webhook',
  ),
  ...of('Namespaced', 'helm.toolkit.fluxcd.io', 'HelmRelease'),
  ...of('Namespaced', 'kustomize.toolkit.fluxcd.io', 'Kustomization'),
  ...of('Namespaced', 'monitoring.coreos.com', 'ServiceMonitor', 'PodMonitor'),
  ...of('Namespaced', 'monitoring.googleapis.com', 'PodMonitoring'),
  ...of(
    'Namespaced',
    'networking.gke.io',
    'FrontendConfig',
    'ManagedCertificate',
    'HealthCheckPolicy',
    'GCPBackendPolicy',
    'GCPGatewayPolicy',
  ),
  ...of('Namespaced', 'secrets-store.csi.x-k8s.io', 'SecretProviderClass'),
  ...of('Namespaced', 'source.toolkit.fluxcd.io', 'GitRepository', 'HelmRepository', 'OCIRepository', 'Bucket', 'HelmChart'),
])

/** Plural name and scope of a kind of Kubernetes or of an operator; undefined for one that is not known here. */
export function resourceFactsOf(apiVersion: string, kind: string): { readonly plural: string; readonly namespaced: boolean } | undefined {
  const custom = customKinds.get(`${apiVersion.split('/')[0]}/${kind}`)
  return kindOf(apiVersion, kind) ?? (custom && { plural: custom.plural, namespaced: custom.scope === 'Namespaced' })
}

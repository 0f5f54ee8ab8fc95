import { asName, asObject, asText } from '../../json.js'
import type { JsonValue } from '../../model.js'
import type { Pointer, ReferenceField } from '../field.js'
import { secret, service } from '../kinds.js'
import { named, target, typed } from '../read.js'

const gke = 'networking.gke.io'
const annotation = (name: string): string => `metadata.annotations["${name}"]`

/** GKE's certificates stand in one annotation, with commas between them. */
const managedCertificates: ReferenceField = {
  at: annotation(`${gke}/managed-certificates`),
  read: (value, place) =>
    asText(value)
      .split(',')
      .flatMap((name) => named({ group: gke, kind: 'ManagedCertificate' })(name.trim(), place)),
}

/** A BackendConfig stands in an annotation as JSON: one for all ports, or one for each. */
const backendConfig = (name: string): ReferenceField => ({
  at: annotation(name),
  read(value, place) {
    const { default: all, ports } = asObject(parse(value))
    const names = new Set([all, ...Object.values(asObject(ports))].map(asName))
    return [...names].flatMap((each): Pointer[] =>
      each === undefined ? [] : [{ kind: 'object', to: target({ group: 'cloud.google.com', kind: 'BackendConfig' }, each, place) }],
    )
  },
})

function parse(value: JsonValue): JsonValue | undefined {
  try {
    return JSON.parse(asText(value)) as JsonValue
  } catch {
    return undefined
  }
}

/** ingress-nginx names a Secret by its name, or by `namespace/name`. */
const nginxSecret = (name: string): ReferenceField => ({
  at: annotation(`nginx.ingress.kubernetes.io/${name}`),
  read(value, place) {
    const [last, namespace] = asText(value).split('/').reverse()
    return last ? [{ kind: 'object', to: target(secret, last, place, namespace) }] : []
  },
})

const policyFields = (secretAt: string): ReferenceField[] => [
  { at: 'spec.targetRef', read: typed() },
  { at: secretAt, read: named(secret) },
]

/** The fields of GKE's own kinds, and the annotations of its Ingress and of ingress-nginx. */
export const controllerFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  'networking.k8s.io/Ingress': [
    managedCertificates,
    { at: annotation(`${gke}/v1beta1.FrontendConfig`), read: named({ group: gke, kind: 'FrontendConfig' }) },
    ...['auth-secret', 'auth-tls-secret', 'proxy-ssl-secret'].map(nginxSecret),
    { at: annotation('nginx.ingress.kubernetes.io/default-backend'), read: named(service) },
  ],
  '/Service': ['cloud.google.com/backend-config', 'beta.cloud.google.com/backend-config'].map(backendConfig),
  'cloud.google.com/BackendConfig': [{ at: 'spec.iap.oauthclientCredentials.secretName', read: named(secret) }],
  [`${gke}/GCPBackendPolicy`]: policyFields('spec.default.iap.oauth2ClientSecret.name'),
  [`${gke}/HealthCheckPolicy`]: [{ at: 'spec.targetRef', read: typed() }],
  [`${gke}/GCPGatewayPolicy`]: [{ at: 'spec.targetRef', read: typed() }],
}

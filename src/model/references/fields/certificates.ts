import { asName, asObject, asText } from '../../json.js'
import { type ReferenceField, under } from '../field.js'
import { certificate, gateway, secret } from '../kinds.js'
import { named, referenceTo, target, typed } from '../read.js'

const { group } = certificate

/** The annotations by which an Ingress or Gateway asks cert-manager for a certificate. */
const issuerFields: readonly ReferenceField[] = [
  {
    at: 'metadata.annotations',
    read(value, place) {
      const annotations = asObject(value)
      const name = asName(annotations['cert-manager.io/issuer'])
      const of = {
        group: asName(annotations['cert-manager.io/issuer-group']) ?? group,
        kind: asName(annotations['cert-manager.io/issuer-kind']) ?? 'Issuer',
      }
      return name === undefined ? [] : [{ kind: 'object', to: target(of, name, place), below: '["cert-manager.io/issuer"]' }]
    },
  },
  { at: 'metadata.annotations["cert-manager.io/cluster-issuer"]', read: named({ group, kind: 'ClusterIssuer' }) },
]

/** The annotation by which cert-manager's injector learns whose authority to trust: `namespace/name`. */
const injected = (annotation: string, of: typeof secret): ReferenceField => ({
  at: `metadata.annotations["cert-manager.io/${annotation}"]`,
  read(value, place) {
    const [namespace, name] = asText(value).split('/')
    return name === undefined || name === '' ? [] : [{ kind: 'object', to: target(of, name, place, namespace) }]
  },
})

const injectedFields = [injected('inject-ca-from', certificate), injected('inject-ca-from-secret', secret)]

/** Keys that an Issuer shows to an authority, or to who holds its DNS records. */
const acmeSecrets: readonly ReferenceField[] = under('spec.acme', [
  { at: 'externalAccountBinding.keySecretRef', read: referenceTo(secret) },
  ...under('solvers[].dns01', [
    { at: 'cloudDNS.serviceAccountSecretRef', read: referenceTo(secret) },
    { at: 'route53.secretAccessKeySecretRef', read: referenceTo(secret) },
    { at: 'cloudflare.apiTokenSecretRef', read: referenceTo(secret) },
    { at: 'digitalocean.tokenSecretRef', read: referenceTo(secret) },
  ]),
])
/** Where challenges over http are answered: at a Gateway that is there. */
const answers: readonly ReferenceField[] = [
  { at: 'spec.acme.solvers[].http01.gatewayHTTPRoute.parentRefs[]', read: typed(gateway, 'object') },
]

/** The fields of cert-manager. A ClusterIssuer looks for Secrets where cert-manager runs, which no manifest says. */
export const certificateFields: Readonly<Record<string, readonly ReferenceField[]>> = {
  'networking.k8s.io/Ingress': issuerFields,
  [`${gateway.group}/${gateway.kind}`]: issuerFields,
  [`${group}/Certificate`]: [
    { at: 'spec.issuerRef', read: typed({ group, kind: 'Issuer' }) },
    { at: 'spec.keystores.jks.passwordSecretRef', read: referenceTo(secret) },
    { at: 'spec.keystores.pkcs12.passwordSecretRef', read: referenceTo(secret) },
  ],
  [`${group}/Issuer`]: [{ at: 'spec.ca.secretName', read: named(secret) }, ...acmeSecrets, ...answers],
  [`${group}/ClusterIssuer`]: answers,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': injectedFields,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': injectedFields,
  'apiextensions.k8s.io/CustomResourceDefinition': injectedFields,
  'apiregistration.k8s.io/APIService': injectedFields,
}

import type { Place } from '../../props/place.js'
import { type Check, exactlyOne, flag, listOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { namespaceOf } from '../common/handed-over.js'
import { type KeyRef, keyRefOf, type ObjectReference } from '../pods/references.js'
import { type NameOrObject, namedCheck, nameOf, nameOrObjectCheck } from '../props/named.js'
import { labelsCheck } from '../props/object-shape.js'
import { secretKey, secretKeyCheck } from '../props/secret-key.js'
import type { Labels } from '../values/types.js'

interface Http01Ways {
  /** By an Ingress that it makes, or by one that is there. */
  ingress: {
    /** The IngressClass of the Ingress that is made. */
    readonly ingressClassName?: string | undefined
    /** An Ingress that is changed instead, by name or construct. */
    readonly name?: NameOrObject | undefined
    /** Of the Service that answers; left out, NodePort. GKE with container-native load balancing takes ClusterIP. */
    readonly serviceType?: 'ClusterIP' | 'NodePort' | undefined
  }
  /** By an HTTPRoute at these Gateways. */
  gatewayHTTPRoute: {
    readonly parentRefs: readonly ({ readonly name: string; readonly namespace?: string | undefined } | ObjectReference)[]
    /** Labels of the route that is made. */
    readonly labels?: Labels | undefined
  }
}
/** How cert-manager answers a challenge over http. */
export type Http01 = OneOf<Http01Ways>
interface Dns01Providers {
  /** Cloud DNS of Google. */
  cloudDNS: {
    /** The project that has the zone. */
    readonly project: string
    /** Left out, the zone is found by the domain. */
    readonly hostedZoneName?: string | undefined
    /** The key of a service account; left out, Workload Identity. */
    readonly serviceAccountSecretRef?: KeyRef | undefined
  }
  /** Route 53 of AWS. */
  route53: {
    readonly region?: string | undefined
    readonly hostedZoneID?: string | undefined
    readonly role?: string | undefined
    readonly accessKeyID?: string | undefined
    readonly secretAccessKeySecretRef?: KeyRef | undefined
  }
  cloudflare: {
    readonly apiTokenSecretRef: KeyRef
    readonly email?: string | undefined
  }
  digitalocean: { readonly tokenSecretRef: KeyRef }
  /** A solver of others, which is installed beside cert-manager. */
  webhook: {
    readonly groupName: string
    readonly solverName: string
    readonly config?: { readonly [field: string]: unknown } | undefined
  }
  /** The whole type of cert-manager. */
  azureDNS: { readonly [field: string]: unknown }
  /** The whole type of cert-manager. */
  rfc2136: { readonly [field: string]: unknown }
}
/** Where cert-manager puts a DNS record. */
export type Dns01 = OneOf<Dns01Providers> & {
  /** Whether CNAME records of the challenge's name are followed; left out, None. */
  readonly cnameStrategy?: 'None' | 'Follow' | undefined
}
interface Challenges {
  http01: Http01
  dns01: Dns01
}
/** One way to answer a challenge, and for which names it is. */
export type Solver = OneOf<Challenges> & {
  /** Left out, for all names that no other solver fits better. */
  readonly selector?:
    | {
        readonly dnsNames?: readonly string[] | undefined
        readonly dnsZones?: readonly string[] | undefined
        /** Labels that the Certificate must have. */
        readonly matchLabels?: Labels | undefined
      }
    | undefined
}
/** An authority that asks for a proof, such as Let's Encrypt. */
export interface Acme {
  /** Where it is: the first is Let's Encrypt, the second its test, whose certificates nobody trusts. */
  readonly server:
    | 'https://acme-v02.api.letsencrypt.org/directory'
    | 'https://acme-staging-v02.api.letsencrypt.org/directory'
    | (string & {})
  /** Whom the authority tells of trouble. */
  readonly email?: string | undefined
  /** The Secret that will hold the key of the account; left out, `<name>-account-key`. cert-manager makes it. */
  readonly privateKeySecretRef?: NameOrObject | undefined
  /** How challenges are answered. */
  readonly solvers: readonly [Solver, ...Solver[]]
  /** The common name of the root that is preferred, where the authority has several. */
  readonly preferredChain?: string | undefined
  /** The profile of certificates, where the authority has several. */
  readonly profile?: string | undefined
  /** Whether the authority takes a length of validity. */
  readonly enableDurationFeature?: boolean | undefined
  /** An account at the authority that is there already. */
  readonly externalAccountBinding?: { readonly keyID: string; readonly keySecretRef: KeyRef } | undefined
}

const http01 = exactlyOne({
  ingress: object({
    ingressClassName: nonEmptyText,
    name: nameOrObjectCheck('Ingress'),
    serviceType: oneOf('ClusterIP', 'NodePort'),
  }),
  gatewayHTTPRoute: object({ parentRefs: listOf(namedCheck('Gateway'), 1), labels: labelsCheck }, ['parentRefs']),
})
const dns01 = exactlyOne(
  {
    cloudDNS: object({ project: nonEmptyText, hostedZoneName: nonEmptyText, serviceAccountSecretRef: secretKeyCheck }, ['project']),
    route53: object({
      region: nonEmptyText,
      hostedZoneID: nonEmptyText,
      role: nonEmptyText,
      accessKeyID: nonEmptyText,
      secretAccessKeySecretRef: secretKeyCheck,
    }),
    cloudflare: object({ apiTokenSecretRef: secretKeyCheck, email: nonEmptyText }, ['apiTokenSecretRef']),
    digitalocean: object({ tokenSecretRef: secretKeyCheck }, ['tokenSecretRef']),
    webhook: object({ groupName: nonEmptyText, solverName: nonEmptyText, config: wireObject }, ['groupName', 'solverName']),
    azureDNS: wireObject,
    rfc2136: wireObject,
  },
  { cnameStrategy: oneOf('None', 'Follow') },
)
const solver = exactlyOne(
  { http01, dns01 },
  { selector: object({ dnsNames: listOf(nonEmptyText), dnsZones: listOf(nonEmptyText), matchLabels: labelsCheck }) },
)
export const acmeCheck: Check = object(
  {
    server: nonEmptyText,
    email: text,
    privateKeySecretRef: nameOrObjectCheck('Secret'),
    solvers: listOf(solver, 1),
    preferredChain: nonEmptyText,
    profile: nonEmptyText,
    enableDurationFeature: flag,
    externalAccountBinding: object({ keyID: nonEmptyText, keySecretRef: secretKeyCheck }, ['keyID', 'keySecretRef']),
  },
  ['server', 'solvers'],
)

/** As cert-manager has it. With a place, Secrets must be of its namespace; those of a ClusterIssuer are where cert-manager runs. */
export function wireAcme(acme: Acme, issuer: string, place: Place | undefined): object {
  const { privateKeySecretRef = `${issuer}-account-key`, solvers, externalAccountBinding, ...rest } = acme
  return {
    ...rest,
    privateKeySecretRef: { name: nameOf(privateKeySecretRef) },
    externalAccountBinding: externalAccountBinding && {
      keyID: externalAccountBinding.keyID,
      keySecretRef: secretKey(externalAccountBinding.keySecretRef, place?.at('externalAccountBinding').at('keySecretRef')),
    },
    solvers: solvers.map((each, index) => wireSolver(each, place?.at('solvers').at(index))),
  }
}

function wireSolver(solver: Solver, place: Place | undefined): object {
  const { http01, dns01, selector } = solver as Partial<Challenges> & Pick<Solver, 'selector'>
  return { selector, http01: http01 && wireHttp01(http01), dns01: dns01 && wireDns01(dns01, place?.at('dns01')) }
}

function wireHttp01(http01: Http01): object {
  const { ingress, gatewayHTTPRoute } = http01 as Partial<Http01Ways>
  return {
    ingress: ingress && { ...ingress, name: nameOf(ingress.name) },
    gatewayHTTPRoute: gatewayHTTPRoute && {
      labels: gatewayHTTPRoute.labels,
      parentRefs: gatewayHTTPRoute.parentRefs.map((each) => ({
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        name: each.name,
        namespace: namespaceOf(each),
      })),
    },
  }
}

/** Keys of Secrets stand in fields of their own; all else is as it is written. */
function wireDns01(dns01: Dns01, place: Place | undefined): object {
  return Object.fromEntries(
    Object.entries(dns01 as { [provider: string]: unknown }).map(([provider, value]) => {
      if (typeof value !== 'object' || value === null) return [provider, value]
      const fields = Object.entries(value).map(([field, each]: [string, unknown]) => {
        return [field, keyRefOf(each) ? secretKey(each as KeyRef, place?.at(provider).at(field)) : each]
      })
      return [provider, Object.fromEntries(fields)]
    }),
  )
}

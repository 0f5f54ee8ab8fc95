import type { Kinds } from '../../../kubernetes/wire/kinds.js'
import type { OneOf, Refused } from '../../../props/types.js'
import type { ObjectReference } from '../../pods/references.js'
import type { NameOrObject } from '../../props/named.js'
import type { ObjectProps } from '../../resource.js'
import type { AbsolutePath } from '../../values/types.js'
import type { Backend } from '../backend.js'
import type { ExternalDns } from '../external-dns.js'

/** Paths of one host; `X` is what this controller can do for a path. */
export interface Paths<X = {}> {
  readonly [path: AbsolutePath]:
    | Backend
    | ({
        /** The Service that answers, or one of its ports. */
        readonly service: Backend
        /** Whether the path is a beginning, the whole, or up to the controller; left out, Prefix. */
        readonly pathType?: 'Prefix' | 'Exact' | 'ImplementationSpecific' | undefined
      } & X)
}
/** Paths by host; the host `*` is every host that no other rule names. */
export interface Hosts<X = {}> {
  readonly [host: string]: Paths<X>
}
/** A certificate that cert-manager obtains; its Secret is called `<name>-tls` unless `secretName` says otherwise. */
export type CertManagerTls = OneOf<{
  /** An Issuer of cert-manager in the namespace of the Ingress, or its name. */
  issuer: NameOrObject
  /** A ClusterIssuer of cert-manager, or its name, such as `letsencrypt`. */
  clusterIssuer: NameOrObject
}> & {
  /** Name of the Secret that cert-manager makes; left out, `<name>-tls`. */
  readonly secretName?: string | undefined
}
/** A certificate that is in a Secret already. */
export interface SecretTls {
  /** The Secret of type kubernetes.io/tls, in the namespace of the Ingress. */
  readonly secret: { readonly name: string; readonly namespace?: string | undefined } | ObjectReference
}
export interface NginxOptions {
  /** Largest request that is let through, such as `8m`. */
  readonly bodySize?: `${number}${'' | 'k' | 'm' | 'g'}` | undefined
  /** Whether http is redirected to https; left out, nginx does so when there is a certificate. */
  readonly sslRedirect?: boolean | undefined
  /** Seconds that nginx waits for the Service to answer; left out, 60. */
  readonly readTimeoutSeconds?: number | undefined
  /** How nginx speaks to the Service; left out, HTTP. */
  readonly backendProtocol?: 'HTTP' | 'HTTPS' | 'GRPC' | 'GRPCS' | undefined
}
export interface GkeOptions {
  /** Name of a reserved address: global, or regional for an internal Ingress. */
  readonly staticIpName?: string | undefined
  /** Answers http with a redirect to https, by a FrontendConfig. */
  readonly httpsRedirect?: boolean | undefined
  /** A FrontendConfig that is made elsewhere; not beside `httpsRedirect`, which makes one. */
  readonly frontendConfig?: NameOrObject | undefined
  /** Name of a Cloud Armor policy for all backends. */
  readonly securityPolicy?: string | undefined
  /** Whether Cloud CDN caches what the Services answer; left out, no. */
  readonly cdn?: boolean | undefined
  /** Secret with `client_id` and `client_secret` of Identity-Aware Proxy. */
  readonly iap?: { readonly name: string } | ObjectReference | undefined
  /** Seconds that a backend has to answer; left out, 30. */
  readonly timeoutSeconds?: number | undefined
}
interface NginxIngress {
  /** `rewrite` replaces the path's prefix before the request reaches the Service. */
  readonly hosts: Hosts<{
    /** Stands in the place of the path before the request reaches the Service; `/` removes the path. */
    readonly rewrite?: AbsolutePath | undefined
  }>
  /** The certificate: from cert-manager, or in a Secret; left out, http only. */
  readonly tls?: CertManagerTls | SecretTls | undefined
  /** What nginx is told by annotations. */
  readonly nginx?: NginxOptions | undefined
}
interface GkeIngress {
  readonly hosts: Hosts<{ readonly rewrite?: Refused<'GKE Ingress cannot rewrite paths: let the server answer under the path'> }>
  /** The certificate: from cert-manager, in a Secret, or of Google; left out, http only. */
  readonly tls?:
    | CertManagerTls
    | SecretTls
    | {
        /** A certificate that Google obtains: true makes a ManagedCertificate for the hosts; or one that is made elsewhere. */
        readonly managedCertificate: true | NameOrObject
      }
    | {
        /** Name of a certificate that is at Google Cloud already. */
        readonly preSharedCertificate: string
      }
    | undefined
  /** What GKE is told by annotations and objects of its own. */
  readonly gke?: GkeOptions | undefined
}
interface AnyIngress {
  /** Which Service answers, by host and path. */
  readonly hosts: Hosts
  /** The certificate: from cert-manager, or in a Secret; left out, http only. */
  readonly tls?: CertManagerTls | SecretTls | undefined
}
/** The classes whose rules are known, and any other text. */
export type IngressClassName = 'nginx' | 'gce' | 'gce-internal' | (string & {})
export type IngressProps<C extends string> = ObjectProps<Kinds['networking.k8s.io/v1/Ingress']> & {
  /** The IngressClass: `nginx`, GKE's `gce` or `gce-internal`, or any other. */
  readonly className: C
  /** Takes what no rule takes. */
  readonly defaultBackend?: Backend | undefined
  /** What ExternalDNS is told; it takes the domains from `hosts`. */
  readonly externalDns?: ExternalDns | undefined
} & (C extends 'nginx' ? NginxIngress : C extends 'gce' | 'gce-internal' ? GkeIngress : AnyIngress)

/** The props as they arrive from JavaScript, whatever the class. */
export interface AnyIngressProps extends ObjectProps<Kinds['networking.k8s.io/v1/Ingress']> {
  readonly className: string
  readonly defaultBackend?: Backend | undefined
  readonly externalDns?: ExternalDns | undefined
  readonly hosts: Hosts<{ readonly rewrite?: AbsolutePath | undefined }>
  readonly tls?:
    | {
        readonly issuer?: NameOrObject | undefined
        readonly clusterIssuer?: NameOrObject | undefined
        readonly secretName?: string | undefined
        readonly secret?: { readonly name: string; readonly namespace?: string | undefined } | undefined
        readonly managedCertificate?: true | NameOrObject | undefined
        readonly preSharedCertificate?: string | undefined
      }
    | undefined
  readonly nginx?: NginxOptions | undefined
  readonly gke?: GkeOptions | undefined
}

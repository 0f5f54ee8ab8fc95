import type { OneOf } from '../../../props/types.js'
import type { ObjectReference } from '../../pods/references.js'
import type { CustomResource } from '../../props/custom-resource.js'
import type { ObjectProps } from '../../resource.js'
import type { Labels } from '../../values/types.js'
import type { ExternalDns } from '../external-dns.js'
import type { CertManagerTls } from '../ingress/types.js'

/** The GatewayClass: one of GKE's, or the name of any other that the cluster has. */
export type GatewayClassName = `gke-l7-${'global-external-managed' | 'regional-external-managed' | 'rilb' | 'gxlb'}` | (string & {})

/** A Secret with a certificate: ours, an external one, or one of another library. */
export type CertificateSecret = { readonly name: string; readonly namespace?: string | undefined } | ObjectReference

/** Where a listener has its certificate from. */
export type ListenerTls = {
  /** What the controller is told besides, by keys of its own. */
  readonly options?: Labels | undefined
} & (
  | {
      /** The Secret of type kubernetes.io/tls, or several, of which the one that fits the host is used. */
      readonly secret: CertificateSecret | readonly CertificateSecret[]
    }
  | CertManagerTls
  | {
      /** Name of a certificate map of Google's Certificate Manager, for all listeners of a Gateway of GKE for the whole world. */
      readonly certificateMap: string
    }
  | {
      /** Names of certificates that are at Google Cloud already, for a Gateway of GKE. */
      readonly preSharedCertificates: readonly string[]
    }
)

/** Which routes may attach. */
export interface AllowedRoutes {
  /** Of which namespaces: that of the Gateway (Same, the default), all, or those with these labels. */
  readonly namespaces?: 'Same' | 'All' | { readonly selector: Labels } | undefined
  /** Of which kinds, such as `HTTPRoute` and `GRPCRoute`; left out, all that the protocol can take. */
  readonly kinds?: readonly string[] | undefined
}

interface ListenerCommon {
  /** Requests for this host only, or `*.example.com` for all below a domain; left out, every host. */
  readonly hostname?: string | undefined
  /** Which routes may attach; left out, those of the Gateway's own namespace. */
  readonly allowedRoutes?: AllowedRoutes | undefined
}
/** One port at which a Gateway answers. */
export type Listener =
  | (ListenerCommon & {
      /** What is spoken. */
      readonly protocol: 'HTTP'
      /** Left out, 80. */
      readonly port?: number | undefined
      readonly tls?: never
    })
  | (ListenerCommon & {
      /** What is spoken. */
      readonly protocol: 'HTTPS'
      /** Left out, 443. */
      readonly port?: number | undefined
      /** Where the certificate comes from. */
      readonly tls: ListenerTls
    })
  | (ListenerCommon & {
      /** What is spoken. */
      readonly protocol: 'TLS'
      /** Left out, 443. */
      readonly port?: number | undefined
      /** Where the certificate comes from; or `{ mode: 'Passthrough' }`, and the server behind it has one. */
      readonly tls: ListenerTls | { readonly mode: 'Passthrough' }
    })
  | {
      /** What is spoken. */
      readonly protocol: 'TCP' | 'UDP'
      /** From 1 to 65535. */
      readonly port: number
      /** Which routes may attach; left out, those of the Gateway's own namespace. */
      readonly allowedRoutes?: AllowedRoutes | undefined
      readonly hostname?: never
      readonly tls?: never
    }

/** An address that a Gateway asks for. */
export type GatewaySpecAddress = OneOf<{
  /** Name of an address that the cloud has reserved. */
  namedAddress: string
  /** The address itself, such as `203.0.113.7`. */
  ipAddress: string
  /** A domain that leads to it. */
  hostname: string
}>

export interface GatewayProps<L extends string> extends ObjectProps<CustomResource> {
  /** The GatewayClass, which says what makes the load balancer: one of GKE's, or any other that the cluster has. */
  readonly gatewayClassName: GatewayClassName
  /** The ports at which it answers, by a name that routes use. */
  readonly listeners: { readonly [K in L]: Listener }
  /** The addresses that it should have; left out, it is given one. */
  readonly addresses?: readonly GatewaySpecAddress[] | undefined
  /** What the objects that the controller makes for it carry or are told. */
  readonly infrastructure?:
    | {
        /** Labels of those objects. */
        readonly labels?: Labels | undefined
        /** Annotations of those objects. */
        readonly annotations?: Labels | undefined
        /** An object with settings of the controller, in the same namespace. */
        readonly parametersRef?: { readonly group: string; readonly kind: string; readonly name: string } | undefined
      }
    | undefined
  /** Where the records lead that ExternalDNS makes for its routes; their domains are the `hostnames` of the routes. */
  readonly externalDns?: Pick<ExternalDns, 'target' | 'annotationPrefix'> | undefined
}

/** What a route needs of a Gateway, ours or external. */
export interface GatewayRef<L extends string = string> {
  readonly kind?: string | undefined
  readonly name: string
  readonly namespace?: string | undefined
  /** One listener by its name; a name that the Gateway does not have is reported. */
  listener(name: L): GatewayListener
}
/** One listener of a Gateway; made by `gateway.listener(…)`. */
export interface GatewayListener {
  readonly '~steersman': 'gatewayListener'
  readonly gateway: GatewayRef
  readonly name: string
}

import type { Cidr } from './network.js'

/** How the control plane is reached; at least one endpoint must be on. */
export interface ControlPlaneEndpoints {
  /**
   * The endpoint by DNS name, open to whom IAM grants `container.clusters.connect`; works from CI without VPN. Default true.
   * It has no list of networks.
   */
  readonly dns?: boolean | DnsEndpoint
  /** The endpoint by IP address. Default false. */
  readonly ip?: false | IpEndpoint
}

export interface DnsEndpoint {
  /** From outside of Google Cloud. Default true. */
  readonly allowExternalTraffic?: boolean
  /** Accept tokens of Kubernetes service accounts. Default false. */
  readonly kubernetesTokens?: boolean
  /** Accept client certificates of Kubernetes. Default false. */
  readonly kubernetesCertificates?: boolean
}

/** Display name to range, such as `{ office: '203.0.113.0/24' }`; `0.0.0.0/0` is refused. */
export interface AuthorizedNetworks {
  readonly [name: string]: Cidr
}

export type IpEndpoint =
  | {
      /** A public address beside the private one. */
      readonly access: 'public'
      readonly authorizedNetworks: AuthorizedNetworks
      /** Let every address of Google Cloud in. Default false. */
      readonly googleCloudAccess?: boolean
    }
  | {
      /** Only an address in the VPC. */
      readonly access: 'private'
      /** Ranges of private addresses only (RFC 1918). Left out: the subnetwork of the cluster alone. */
      readonly authorizedNetworks?: AuthorizedNetworks
      /** From every region, not only the cluster's. Default false. */
      readonly globalAccess?: boolean
    }

import { type Check, either, flag, mapOf, nonEmptyText, object, oneOf, type Shape } from '../../props/shape.js'
import { contains, parseCidr } from '../cidr.js'
import { cidrCheck } from '../fields.js'
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

/** Where the address of the control plane in the VPC comes from; at most one. Left out: from the subnetwork of the nodes. */
export interface PrivateAddress {
  /** A range of its own, always a `/28`. A change replaces the cluster. */
  readonly masterIpv4CidrBlock?: Cidr
  /** Another subnetwork, by its name or self link. A change replaces the cluster. */
  readonly privateEndpointSubnetwork?: string
}

export type IpEndpoint = PrivateAddress &
  (
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
  )

const dnsShape: Shape<DnsEndpoint> = { allowExternalTraffic: flag, kubernetesTokens: flag, kubernetesCertificates: flag }

/** The ranges that nobody reaches from the internet. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map((text) => parseCidr(text)!)

const authorizedNetwork: Check = (value, place) => {
  if (!cidrCheck(value, place)) return false
  return (
    parseCidr(value as string)!.size <= 2 ** 24 ||
    place.refuse(
      `${value} lets ${value === '0.0.0.0/0' ? 'everybody' : 'half of the world'} try`,
      'name the networks that may, or leave ip out: the DNS endpoint is open to whom IAM allows it',
      'cluster/endpoints',
    )
  )
}
const privateNetwork: Check = (value, place) => {
  if (!authorizedNetwork(value, place)) return false
  const range = parseCidr(value as string)!
  return (
    privateRanges.some((each) => contains(each, range)) ||
    place.refuse(
      `${value} holds public addresses, which cannot reach a private endpoint`,
      "write ranges of private addresses, or access: 'public'",
      'cluster/endpoints',
    )
  )
}

const masterRange: Check = (value, place) =>
  cidrCheck(value, place) &&
  (parseCidr(value as string)!.size === 16 ||
    place.refuse(`${value} is no /28`, `write '${String(value).split('/')[0]}/28'`, 'cluster/endpoints'))
const privateAddress: Shape<PrivateAddress> = { masterIpv4CidrBlock: masterRange, privateEndpointSubnetwork: nonEmptyText }

const access = oneOf('public', 'private')
const publicEndpoint = object(
  { access, authorizedNetworks: mapOf(authorizedNetwork, { least: 1 }), googleCloudAccess: flag, ...privateAddress },
  ['access', 'authorizedNetworks'],
)
const privateEndpoint = object({ access, authorizedNetworks: mapOf(privateNetwork), globalAccess: flag, ...privateAddress }, ['access'])

const endpointsShape: Shape<ControlPlaneEndpoints> = {
  dns: either((value) => typeof value === 'boolean', flag, object(dnsShape)),
  ip: either(
    (value) => value === false,
    () => true,
    (value, place) =>
      value === true
        ? place.refuse('must say who may reach it', "write { access: 'public', authorizedNetworks: { office: '203.0.113.0/24' } }")
        : ((value as { access?: unknown } | null)?.access === 'private' ? privateEndpoint : publicEndpoint)(value, place),
  ),
}
const endpoints = object(endpointsShape)
export const endpointsCheck: Check = (value, place) => {
  if (!endpoints(value, place)) return false
  const { dns, ip } = value as ControlPlaneEndpoints
  if (ip && ip.masterIpv4CidrBlock !== undefined && ip.privateEndpointSubnetwork !== undefined)
    return place
      .at('ip')
      .at('privateEndpointSubnetwork')
      .refuse('stands beside masterIpv4CidrBlock, and the control plane has one address', 'write one of them', 'cluster/endpoints')
  return (
    dns !== false ||
    !!ip ||
    place.refuse('are all off, so that nobody reaches the cluster', 'leave dns on, or write ip', 'cluster/endpoints')
  )
}

import { type Check, either, exactlyOne, flag, nonEmptyText, object, type Shape, wrong } from '../../props/shape.js'
import type { OneOf } from '../../props/types.js'
import { cidrCheck } from '../fields.js'

/** A range of IPv4 addresses, such as `10.0.0.0/20`. */
export type Cidr = `${number}.${number}.${number}.${number}/${number}`

/** A VPC, a subnetwork and a way out to the internet, made for this cluster. */
export interface OwnNetwork {
  /** Addresses of the nodes and internal load balancers, the primary range of the subnetwork. Default `10.0.0.0/20`: 4092 addresses. */
  readonly nodes?: Cidr
  /** Addresses of the Pods, a secondary range. Default `10.4.0.0/14`: 1024 nodes of at most 110 Pods. */
  readonly pods?: Cidr
  /** Addresses of the Services, a secondary range, at most `/16` and at least `/27`. Default `10.8.0.0/20`: 4096 Services. */
  readonly services?: Cidr
  /** A range for the proxies of regional and internal Gateways and Ingresses; left out: none, and those do not work. */
  readonly proxyOnly?: Cidr
  /** A way out for nodes without public addresses, without which they cannot pull from Docker Hub. Default true. */
  readonly nat?: boolean | NatOptions
  /** A log of connections in the subnetwork. Default false. */
  readonly flowLogs?: boolean
}

/** Cloud NAT. */
export interface NatOptions {
  /** Ports for each node, a power of two from 32. Default 64. */
  readonly minPortsPerVm?: number
  /** Upper bound when ports are given as needed, a power of two. Default 4096. */
  readonly maxPortsPerVm?: number
  /** Log connections that failed. Default true. */
  readonly logErrors?: boolean
}

/** A subnetwork that is there already, such as one of a shared VPC. */
export interface ExistingNetwork {
  /** Name, or self link for one in another project. */
  readonly network: string
  /** Name, or self link for one in another project. */
  readonly subnetwork: string
  /** Name of the secondary range for Pods. */
  readonly podsRangeName: string
  /** Name of the secondary range for Services. */
  readonly servicesRangeName: string
  /** The ranges themselves, where known: nothing is made from them, but the number of nodes is checked against them. */
  readonly ranges?: { readonly nodes?: Cidr; readonly pods?: Cidr; readonly services?: Cidr }
}

/** Either a network of its own, or one that is there. */
export type Network = OneOf<{ own: OwnNetwork; existing: ExistingNetwork }>

const powerOfTwo =
  (from: number): Check =>
  (value, place) =>
    (typeof value === 'number' && Number.isInteger(Math.log2(value)) && value >= from && value <= 65_536) ||
    wrong(value, place, `a power of two from ${from} to 65536`)

const natShape: Shape<NatOptions> = { minPortsPerVm: powerOfTwo(32), maxPortsPerVm: powerOfTwo(64), logErrors: flag }
const ownShape: Shape<OwnNetwork> = {
  nodes: cidrCheck,
  pods: cidrCheck,
  services: cidrCheck,
  proxyOnly: cidrCheck,
  nat: either((value) => typeof value === 'boolean', flag, object(natShape)),
  flowLogs: flag,
}
const existingShape: Shape<ExistingNetwork> = {
  network: nonEmptyText,
  subnetwork: nonEmptyText,
  podsRangeName: nonEmptyText,
  servicesRangeName: nonEmptyText,
  ranges: object({ nodes: cidrCheck, pods: cidrCheck, services: cidrCheck }),
}
export const networkCheck: Check = exactlyOne({
  own: object(ownShape),
  existing: object(existingShape, ['network', 'subnetwork', 'podsRangeName', 'servicesRangeName']),
})

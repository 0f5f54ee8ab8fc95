import type { Kinds } from '../../kubernetes/wire/kinds.js'
import type { Refused } from '../../props/types.js'
import type { ObjectProps } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'
import type { ExternalDns } from './external-dns.js'

export interface PortMapping<T> {
  /** The port at which the Service is reached, from 1 to 65535. */
  readonly port: number
  /** Left out: the container port of the same name. */
  readonly targetPort?: T | number | undefined
  /** 30000 to 32767, on every node; left out, Kubernetes chooses one. */
  readonly nodePort?: number | undefined
  /** Left out, that of the container port, which is TCP unless it says otherwise. */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined
  /** What is spoken over the port, for load balancers and meshes. */
  readonly appProtocol?: 'http' | 'https' | 'grpc' | 'kubernetes.io/h2c' | (string & {}) | undefined
}
/** A declared container port may be given just a number; a new name must say its targetPort. */
export type ServicePorts<P extends string, S extends string> = {
  readonly [K in S]: K extends P
    ? number | PortMapping<P>
    : PortMapping<P> & {
        /** The container port that it leads to, by name or number. */
        readonly targetPort: P | number
      }
}
interface ServiceCommon {
  /** ClientIP sends a client to the same pod again; left out, None. */
  readonly sessionAffinity?: 'None' | 'ClientIP' | undefined
  /** DNS answers with pods that are not ready too. */
  readonly publishNotReadyAddresses?: boolean | undefined
  /** Whether it has an address of IPv4, of IPv6, or of both; left out, SingleStack. */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | undefined
  /** Families of its addresses, the first is the main one; left out, that of the cluster. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | undefined
  /** Local reaches only pods of the client's own node; left out, Cluster. */
  readonly internalTrafficPolicy?: 'Cluster' | 'Local' | undefined
  /** Which pods are preferred, by where they run; left out, none. */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode' | undefined
  /** What ExternalDNS is told, for a Service with an address of its own: the domains that lead to it. */
  readonly externalDns?: ExternalDns | undefined
  /** IP addresses, routed to the nodes by others, at which the Service answers too. */
  readonly externalIPs?: readonly string[] | undefined
}
type LoadBalancerOnly = Refused<"only with type: 'LoadBalancer'">
/** The props of a Service without selector, whose addresses an EndpointSlice holds. */
export type SelectorlessProps<S extends string> = ObjectProps<Kinds['v1/Service']> &
  ServiceCommon &
  ServiceType & {
    /** Ports by name: a number, or a number with the one at the endpoints as `targetPort`. */
    readonly ports: { readonly [K in S]: number | (PortMapping<never> & { readonly targetPort?: number | undefined }) }
  }
/** What one type of Service takes, another refuses. */
export type ServiceType =
  | {
      /** How it is reached: inside the cluster (ClusterIP, the default), at a port of every node, or by a load balancer. */
      readonly type?: 'ClusterIP' | undefined
      /** Headless with 'None': DNS answers with the pods themselves. */
      readonly clusterIP?: 'None' | `${number}.${string}` | undefined
      readonly loadBalancerIP?: LoadBalancerOnly
      readonly externalTrafficPolicy?: LoadBalancerOnly
      readonly loadBalancerSourceRanges?: LoadBalancerOnly
      readonly loadBalancerClass?: LoadBalancerOnly
    }
  | {
      /** How it is reached: inside the cluster (ClusterIP, the default), at a port of every node, or by a load balancer. */
      readonly type: 'NodePort'
      readonly clusterIP?: never
      /** Local keeps the client's address and skips nodes without a pod; left out, Cluster. */
      readonly externalTrafficPolicy?: 'Cluster' | 'Local' | undefined
      readonly loadBalancerIP?: never
      readonly loadBalancerSourceRanges?: never
      readonly loadBalancerClass?: never
    }
  | {
      /** How it is reached: inside the cluster (ClusterIP, the default), at a port of every node, or by a load balancer. */
      readonly type: 'LoadBalancer'
      readonly clusterIP?: never
      /** Local keeps the client's address and skips nodes without a pod. */
      readonly externalTrafficPolicy?: 'Cluster' | 'Local' | undefined
      /** The address that the load balancer should have, where the cloud allows to ask for one. */
      readonly loadBalancerIP?: string | undefined
      /** Which implementation makes the load balancer; left out, that of the cloud. */
      readonly loadBalancerClass?: string | undefined
      /** Ranges of clients that may connect, such as `10.0.0.0/8`; left out, all. */
      readonly loadBalancerSourceRanges?: readonly string[] | undefined
    }
export type ExposeProps<P extends string, S extends string> = ObjectProps<Kinds['v1/Service']> &
  ServiceCommon &
  ServiceType & {
    /** Left out: every declared container port, on its own number. */
    readonly ports?: ServicePorts<NoInfer<P>, S> | undefined
  }
export type ServiceProps<P extends string, S extends string> = ExposeProps<P, S> & {
  /** The workload to whose pods it leads. */
  readonly selector: Workload<P>
}
/** The props of a Service that selects by labels. */
export type LabelServiceProps<S extends string> = ExposeProps<never, S> & {
  /** The labels that the pods have. */
  readonly selector: Labels
  readonly ports: ServicePorts<never, S>
}

import type { Kinds } from '../../kubernetes/wire/kinds.js'
import type { Refused } from '../../props/types.js'
import type { ObjectProps } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { Workload } from '../workloads/workload.js'

export interface PortMapping<T> {
  readonly port: number
  /** Left out: the container port of the same name. */
  readonly targetPort?: T | number | undefined
  /** 30000 to 32767, on every node; left out, Kubernetes chooses one. */
  readonly nodePort?: number | undefined
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP' | undefined
  readonly appProtocol?: 'http' | 'https' | 'grpc' | 'kubernetes.io/h2c' | (string & {}) | undefined
}
/** A declared container port may be given just a number; a new name must say its targetPort. */
export type ServicePorts<P extends string, S extends string> = {
  readonly [K in S]: K extends P ? number | PortMapping<P> : PortMapping<P> & { readonly targetPort: P | number }
}
interface ServiceCommon {
  readonly sessionAffinity?: 'None' | 'ClientIP' | undefined
  /** DNS answers with pods that are not ready too. */
  readonly publishNotReadyAddresses?: boolean | undefined
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | undefined
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | undefined
  readonly internalTrafficPolicy?: 'Cluster' | 'Local' | undefined
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode' | undefined
  readonly externalIPs?: readonly string[] | undefined
}
type LoadBalancerOnly = Refused<"only with type: 'LoadBalancer'">
/** What one type of Service takes, another refuses. */
export type ServiceType =
  | {
      readonly type?: 'ClusterIP' | undefined
      /** Headless with 'None': DNS answers with the pods themselves. */
      readonly clusterIP?: 'None' | `${number}.${string}` | undefined
      readonly loadBalancerIP?: LoadBalancerOnly
      readonly externalTrafficPolicy?: LoadBalancerOnly
      readonly loadBalancerSourceRanges?: LoadBalancerOnly
      readonly loadBalancerClass?: LoadBalancerOnly
    }
  | {
      readonly type: 'NodePort'
      readonly clusterIP?: never
      readonly externalTrafficPolicy?: 'Cluster' | 'Local' | undefined
      readonly loadBalancerIP?: never
      readonly loadBalancerSourceRanges?: never
      readonly loadBalancerClass?: never
    }
  | {
      readonly type: 'LoadBalancer'
      readonly clusterIP?: never
      /** Local keeps the client's address and skips nodes without a pod. */
      readonly externalTrafficPolicy?: 'Cluster' | 'Local' | undefined
      readonly loadBalancerIP?: string | undefined
      readonly loadBalancerClass?: string | undefined
      readonly loadBalancerSourceRanges?: readonly string[] | undefined
    }
export type ExposeProps<P extends string, S extends string> = ObjectProps<Kinds['v1/Service']> &
  ServiceCommon &
  ServiceType & {
    /** Left out: every declared container port, on its own number. */
    readonly ports?: ServicePorts<NoInfer<P>, S> | undefined
  }
export type ServiceProps<P extends string, S extends string> = ExposeProps<P, S> & { readonly selector: Workload<P> }
/** The props of a Service that selects by labels. */
export type LabelServiceProps<S extends string> = ExposeProps<never, S> & {
  readonly selector: Labels
  readonly ports: ServicePorts<never, S>
}

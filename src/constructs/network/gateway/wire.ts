import type { ObjectMeta } from '../../../kubernetes/wire/meta/v1.js'

export const gatewayGroup = 'gateway.networking.k8s.io'

/** A custom resource as `override` takes it: what stands in it is up to its definition. Lists are replaced, not merged. */
export interface CustomResource {
  readonly metadata?: ObjectMeta | undefined
  readonly spec?: { readonly [field: string]: unknown } | undefined
  readonly [field: string]: unknown
}

export interface WireListener {
  readonly name: string
  readonly hostname?: string | undefined
  readonly port: number
  readonly protocol: string
  readonly tls?: WireListenerTls | undefined
  readonly allowedRoutes?: object | undefined
}
export interface WireListenerTls {
  readonly mode?: 'Terminate' | 'Passthrough' | undefined
  readonly certificateRefs?: readonly WireReference[] | undefined
  readonly options?: Readonly<Record<string, string | undefined>> | undefined
}
/** An object by name; its namespace only where that is another one. */
export interface WireReference {
  readonly name: string
  readonly namespace?: string | undefined
}

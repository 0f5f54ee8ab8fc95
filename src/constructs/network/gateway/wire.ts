export const gatewayGroup = 'gateway.networking.k8s.io'

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

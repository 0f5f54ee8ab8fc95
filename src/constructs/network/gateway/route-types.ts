import type { Duration } from '../../../props/duration.js'
import type { Refused } from '../../../props/types.js'
import type { CustomResource } from '../../props/custom-resource.js'
import type { ObjectProps } from '../../resource.js'
import type { AbsolutePath } from '../../values/types.js'
import type { Backend } from '../backend.js'
import type { ExternalDns } from '../external-dns.js'
import type { GatewayListener, GatewayRef } from './types.js'

/** A text that must be equal, or a pattern. */
export type TextMatch = string | { readonly regularExpression: string }

/** Which requests a rule is for, beside the path. All that is said must hold. */
export interface RouteMatch {
  /** Whether the path is a beginning of whole words, the whole, or a pattern; left out, PathPrefix. */
  readonly pathType?: 'PathPrefix' | 'Exact' | 'RegularExpression' | undefined
  /** Headers that the request must have, by name. */
  readonly headers?: { readonly [name: string]: TextMatch } | undefined
  /** Parameters behind the `?` that it must have, by name. */
  readonly queryParams?: { readonly [name: string]: TextMatch } | undefined
  /** The method that it must have; left out, any. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | undefined
}

/** Headers that are changed on the way. */
export interface HeaderChanges {
  /** These are set, whatever was there. */
  readonly set?: { readonly [name: string]: string } | undefined
  /** These are added to what is there. */
  readonly add?: { readonly [name: string]: string } | undefined
  /** These are taken away. */
  readonly remove?: readonly string[] | undefined
}
/** Which pages of other origins may read the answers. */
export interface Cors {
  /** Such as `https://shop.example.com`, or `*`. */
  readonly allowOrigins?: readonly string[] | undefined
  /** Such as `GET`, or `*`. */
  readonly allowMethods?: readonly string[] | undefined
  /** Headers that a request may have, or `*`. */
  readonly allowHeaders?: readonly string[] | undefined
  /** Headers of the answer that a page may read, or `*`. */
  readonly exposeHeaders?: readonly string[] | undefined
  /** Whether requests may carry cookies. */
  readonly allowCredentials?: boolean | undefined
  /** Seconds for which browsers keep this; left out, 5. */
  readonly maxAge?: number | undefined
}
/** What is done with a request before a Service gets it, and with the answer. */
export interface RouteFilters {
  /** Stands in the place of the path before the request reaches the Service; `/` removes the path. Of an exact path or a pattern it replaces the whole. */
  readonly rewrite?: AbsolutePath | undefined
  /** The host that the Service is told instead of the one that the client asked for. */
  readonly rewriteHostname?: string | undefined
  /** Headers of the request that are changed. */
  readonly requestHeaders?: HeaderChanges | undefined
  /** Headers of the answer that are changed. */
  readonly responseHeaders?: HeaderChanges | undefined
  /** Which pages of other origins may read the answers; not every controller knows it. */
  readonly cors?: Cors | undefined
  /** A Service that gets every request too, and whose answers nobody sees. */
  readonly mirror?: Backend | undefined
  /** How long it may take. */
  readonly timeouts?:
    | {
        /** Until the client has its answer, retries included. */
        readonly request?: Duration | undefined
        /** For one try at a Service; no longer than `request`. */
        readonly backendRequest?: Duration | undefined
      }
    | undefined
}

/** Sends the client elsewhere. */
export interface Redirect {
  /** Left out, the same. */
  readonly scheme?: 'http' | 'https' | undefined
  /** Left out, the host that was asked for. */
  readonly hostname?: string | undefined
  /** Left out, that of the scheme, or of the listener. */
  readonly port?: number | undefined
  /** Stands in the place of the path; of an exact path or a pattern it replaces the whole. Left out, the path stays. */
  readonly path?: AbsolutePath | undefined
  /** Left out, 302: found elsewhere for now. Browsers keep 301 and 308. */
  readonly statusCode?: 301 | 302 | 303 | 307 | 308 | undefined
}

type NoFilters<Why extends string> = { readonly [K in keyof RouteFilters]?: Refused<Why> }
/** Where requests of one path go. */
export type RouteRule =
  | Backend
  | (RouteMatch &
      RouteFilters & {
        /** The Service that answers, or one of its ports. */
        readonly service: Backend
        readonly split?: Refused<'not beside service'>
        readonly redirect?: Refused<'not beside service'>
      })
  | (RouteMatch &
      RouteFilters & {
        /** Services that share the requests, by weight: 9 and 1 are nine of ten and one of ten. */
        readonly split: readonly {
          /** The Service that answers, or one of its ports. */
          readonly service: Backend
          /** Its share of the sum of all weights; 0 gets none. */
          readonly weight: number
        }[]
        readonly service?: Refused<'not beside split'>
        readonly redirect?: Refused<'not beside split'>
      })
  | (RouteMatch &
      NoFilters<'a redirect reaches no Service'> & {
        /** Sends the client elsewhere. */
        readonly redirect: Redirect
        readonly service?: Refused<'not beside redirect'>
        readonly split?: Refused<'not beside redirect'>
      })

/** What a route is attached to: a listener, or all listeners of a Gateway. */
export type RouteParent = GatewayListener | GatewayRef

export interface HttpRouteProps extends ObjectProps<CustomResource> {
  /** A listener of a Gateway, `gateway.listener('https')`, or the Gateway with all its listeners. Several in a list. */
  readonly parent: RouteParent | readonly RouteParent[]
  /** The hosts that it is for, such as `shop.example.com` or `*.example.com`; left out, those of the listener. */
  readonly hostnames?: readonly string[] | undefined
  /** What is done by path. The longest path wins; several rules of one path, which differ in what else they match, stand in a list. */
  readonly paths: { readonly [path: AbsolutePath]: RouteRule | readonly RouteRule[] }
  /** What ExternalDNS is told; the domains are the `hostnames`. */
  readonly externalDns?: Pick<ExternalDns, 'ttl' | 'annotationPrefix'> | undefined
}

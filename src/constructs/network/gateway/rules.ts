import type { Place } from '../../../props/place.js'
import { isPlain } from '../../../tree/value.js'
import type { Resource } from '../../resource.js'
import { type Backend, isBackend, otherNamespaceOf, portOf, serviceOf } from '../backend.js'
import { allowAccess } from './grant-access.js'
import type { HeaderChanges, HttpRouteProps, Redirect, RouteFilters, RouteMatch, RouteRule, TextMatch } from './route-types.js'

/** A rule as it arrives: exactly one of service, split and redirect is given. */
export interface GivenRule extends RouteMatch, RouteFilters {
  readonly path: string
  readonly place: Place
  readonly service?: Backend | undefined
  readonly split?: readonly { readonly service: Backend; readonly weight: number }[] | undefined
  readonly redirect?: Redirect | undefined
}

/** Every rule with its path, in the order in which they are written. */
export function rulesOf(paths: HttpRouteProps['paths'], place: Place): GivenRule[] {
  return Object.entries(paths).flatMap(([path, given]) => {
    if (given === undefined) return []
    return ([given].flat() as readonly RouteRule[]).map((rule, index) => {
      const at = Array.isArray(given) ? place.at(path).at(index) : place.at(path)
      return { ...(isBackend(rule) ? { service: rule } : (rule as Omit<GivenRule, 'path' | 'place'>)), path, place: at }
    })
  })
}

/** The Services that answer, and those that only see what is asked. */
export function backendsOf({ service, split = [], mirror }: GivenRule): Backend[] {
  return [...(service ? [service] : []), ...split.map((each) => each.service), ...(mirror ? [mirror] : [])]
}

export function wireRule(route: Resource, rule: GivenRule): object {
  const { path, pathType = 'PathPrefix', headers, queryParams, method, service, split, timeouts, place } = rule
  const filters = wireFilters(route, rule)
  return {
    matches: [{ path: { type: pathType, value: path }, headers: matches(headers), queryParams: matches(queryParams), method }],
    filters: filters.length > 0 ? filters : undefined,
    backendRefs: service
      ? [backendRef(route, service, place)]
      : split?.map((each, index) => ({ ...backendRef(route, each.service, place.at('split').at(index)), weight: each.weight })),
    timeouts: timeouts && { request: timeouts.request, backendRequest: timeouts.backendRequest },
  }
}

function wireFilters(route: Resource, rule: GivenRule): object[] {
  const { pathType = 'PathPrefix', rewrite, rewriteHostname, requestHeaders, responseHeaders, cors, mirror, redirect, place } = rule
  const replaced = (path: string | undefined): object | undefined =>
    path === undefined
      ? undefined
      : pathType === 'PathPrefix'
        ? { type: 'ReplacePrefixMatch', replacePrefixMatch: path }
        : { type: 'ReplaceFullPath', replaceFullPath: path }
  const rewrites = rewrite !== undefined || rewriteHostname !== undefined
  return [
    redirect && { type: 'RequestRedirect', requestRedirect: { ...redirect, path: replaced(redirect.path) } },
    rewrites && { type: 'URLRewrite', urlRewrite: { hostname: rewriteHostname, path: replaced(rewrite) } },
    requestHeaders && { type: 'RequestHeaderModifier', requestHeaderModifier: headerChanges(requestHeaders) },
    responseHeaders && { type: 'ResponseHeaderModifier', responseHeaderModifier: headerChanges(responseHeaders) },
    cors && { type: 'CORS', cors },
    mirror && { type: 'RequestMirror', requestMirror: { backendRef: backendRef(route, mirror, place.at('mirror')) } },
  ].filter((each) => each !== undefined && each !== false)
}

/** A Service by the number of its port; one of another namespace is opened to the route there, if it is ours. */
function backendRef(route: Resource, backend: Backend, place: Place): object {
  const service = serviceOf(backend)
  const namespace = otherNamespaceOf(backend, place) ?? (route.namespace === undefined ? service.namespace : undefined)
  if (namespace !== undefined) allowAccess(route, service, { kind: 'Service', name: service.name, namespace }, place)
  return { name: service.name, namespace, port: portOf(backend, place).number }
}

function matches(given: { readonly [name: string]: TextMatch } | undefined): object[] | undefined {
  const list = Object.entries(given ?? {}).flatMap(([name, match]): object[] =>
    match === undefined
      ? []
      : [isPlain(match) ? { type: 'RegularExpression', name, value: match.regularExpression } : { name, value: match }],
  )
  return list.length > 0 ? list : undefined
}

function headerChanges({ set, add, remove }: HeaderChanges): object {
  const list = (given: { readonly [name: string]: string } | undefined): object[] | undefined =>
    given && Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
  return { set: list(set), add: list(add), remove }
}

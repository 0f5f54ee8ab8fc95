import type { TextRule } from '../../../kubernetes/names.js'
import type { Place } from '../../../props/place.js'
import {
  absolutePath,
  type Check,
  either,
  flag,
  integer,
  isObject,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  portNumber,
  text,
  textBy,
} from '../../../props/shape.js'
import { isPlain, show } from '../../../tree/value.js'
import { brandOf } from '../../pods/references.js'
import { objectShape } from '../../props/object-shape.js'
import { isBackend, refuseBackend } from '../backend.js'
import { externalDnsCheck } from '../external-dns.js'
import { hostnameCheck, preciseHostname } from './hostname.js'

const backend: Check = (value, place) => isBackend(value) || refuseBackend(value, place)
const headerName: TextRule = (name) => (/^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/.test(name) ? undefined : 'is no name of a header')
const textMatch = either(isObject, object({ regularExpression: nonEmptyText }, ['regularExpression']), nonEmptyText)
const matches = mapOf(textMatch, { key: headerName, form: "{ 'x-version': '2' }" })
const headers = mapOf(text, { key: headerName, form: "{ 'x-version': '2' }" })
const headerChanges = object({ set: headers, add: headers, remove: listOf(textBy(headerName, 'the name of a header')) })
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']
const duration = textBy(
  (value) => (/^([0-9]{1,5}(h|m|s|ms)){1,4}$/.test(value) ? undefined : 'is no duration'),
  "hours, minutes, seconds or milliseconds such as '30s' or '1m30s'",
)

/** What the API server refuses in a path that is no pattern. */
const routePath: TextRule = (path) => {
  if (!path.startsWith('/')) return 'must be an absolute path'
  if (path.length > 1024) return `must have at most 1024 characters, and has ${path.length}`
  const bad =
    ['//', '/./', '/../', '%2f', '%2F', '#'].find((part) => path.includes(part)) ?? ['/..', '/.'].find((end) => path.endsWith(end))
  if (bad !== undefined) return `must not have ${JSON.stringify(bad)}`
  return /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(path)
    ? undefined
    : 'must be the path of a URL, in which other signs are written as %20'
}

const match = {
  pathType: oneOf('PathPrefix', 'Exact', 'RegularExpression'),
  headers: matches,
  queryParams: matches,
  method: oneOf(...methods),
}
const filters = {
  rewrite: absolutePath,
  rewriteHostname: preciseHostname,
  requestHeaders: headerChanges,
  responseHeaders: headerChanges,
  cors: object({
    allowOrigins: listOf(nonEmptyText),
    allowMethods: listOf(oneOf(...methods, '*')),
    allowHeaders: listOf(nonEmptyText),
    exposeHeaders: listOf(nonEmptyText),
    allowCredentials: flag,
    maxAge: integer(1),
  }),
  mirror: backend,
  timeouts: object({ request: duration, backendRequest: duration }),
}
const statusCode: Check = (value, place) =>
  [301, 302, 303, 307, 308].includes(value as number) ||
  place.refuse(`must be 301, 302, 303, 307 or 308, and is ${show(value)}`, 'write 301, or leave it out')
const actions = {
  service: backend,
  split: listOf(object({ service: backend, weight: integer(0, 1_000_000) }, ['service', 'weight']), 1),
  redirect: object({ scheme: oneOf('http', 'https'), hostname: preciseHostname, port: portNumber, path: absolutePath, statusCode }),
}
const ruleShape = object({ ...actions, ...match, ...filters })

const rule: Check = (value, place) => {
  if (isBackend(value)) return true
  if (!isPlain(value)) return refuseBackend(value, place)
  if (!ruleShape(value, place)) return false
  const given = Object.keys(actions).filter((action) => value[action] !== undefined)
  if (given.length !== 1)
    return place.refuse(
      given.length === 0 ? 'leads nowhere' : `has ${given.join(' and ')}, of which only one can hold`,
      'write exactly one of service, split and redirect',
    )
  if (value.redirect === undefined) return true
  const filter = Object.keys(filters).find((each) => value[each] !== undefined)
  if (filter !== undefined) return place.at(filter).refuse('is of no use: a redirect reaches no Service', 'leave it out')
  const redirect = value.redirect as object
  return (
    Object.values(redirect).some((each) => each !== undefined) || place.at('redirect').refuse('leads nowhere', "write { scheme: 'https' }")
  )
}
const rules: Check = either(Array.isArray, listOf(rule, 1), rule)

/** A pattern may have any signs; another path is a part of a URL. */
const paths: Check = (value, place) => {
  const known = mapOf(rules, { least: 1, form: "paths: { '/': service }" })
  if (!known(value, place)) return false
  return Object.entries(value as Record<string, unknown>)
    .map(([path, given]) => {
      const isPattern = given !== undefined && [given].flat().every((each) => isPlain(each) && each.pathType === 'RegularExpression')
      const problem = given === undefined || isPattern ? undefined : routePath(path)
      return (
        problem === undefined ||
        place.at(path).refuse(`the path ${show(path)} ${problem}`, path.startsWith('/') ? 'write another path' : `write '/${path}'`)
      )
    })
    .every(Boolean)
}

/** A Gateway or a listener of one. */
const parent: Check = (value, place) => {
  if (brandOf(value) === 'gatewayListener') return true
  const { name, kind, listener } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return (
    (typeof name === 'string' && (kind === 'Gateway' || (kind === undefined && typeof listener === 'function'))) ||
    place.refuse(`must be a Gateway or a listener of one, and is ${show(value)}`, "give the Gateway, or gateway.listener('…')")
  )
}

const shape = object(
  {
    ...objectShape,
    parent: either(Array.isArray, listOf(parent, 1), parent),
    hostnames: listOf(hostnameCheck),
    paths,
    externalDns: externalDnsCheck('ttl'),
  },
  ['parent', 'paths'],
)

/** An HTTPRoute of this version has no more of each. */
const most = 16

export function httpRouteCheck(props: unknown, place: Place): boolean {
  if (!shape(props, place)) return false
  const { hostnames = [], paths: given } = props as { hostnames?: readonly string[]; paths: Readonly<Record<string, unknown>> }
  const count = Object.values(given).flatMap((each) => (each === undefined ? [] : [each].flat())).length
  const help = 'make a second HttpRoute for some of them'
  return [
    count <= most || place.at('paths').refuse(`has ${count} rules, and a route takes ${most}`, help),
    hostnames.length <= most || place.at('hostnames').refuse(`has ${hostnames.length} hosts, and a route takes ${most}`, help),
  ].every(Boolean)
}

import { subdomainName } from '../../../kubernetes/names.js'
import type { Place } from '../../../props/place.js'
import { absolutePath, type Check, either, flag, integer, mapOf, nonEmptyText, object, oneOf, textBy } from '../../../props/shape.js'
import { isPlain, show } from '../../../tree/value.js'
import { namedCheck, nameOrObjectCheck } from '../../props/named.js'
import { objectShape } from '../../props/object-shape.js'
import { isBackend, refuseBackend } from '../backend.js'
import { externalDnsCheck } from '../external-dns.js'
import type { GkeOptions } from './types.js'

const named = namedCheck('Secret')
const backend: Check = (value, place) => isBackend(value) || refuseBackend(value, place)
const pathEntry =
  (rewrite: Check): Check =>
  (value, place) =>
    isBackend(value) ||
    (isPlain(value)
      ? object({ service: backend, pathType: oneOf('Prefix', 'Exact', 'ImplementationSpecific'), rewrite }, ['service'])(value, place)
      : refuseBackend(value, place))
const host = (text: string): string | undefined => (text === '*' ? undefined : subdomainName(text.startsWith('*.') ? text.slice(2) : text))
/** The host of a URL, or of a host with its port or in capitals. */
const hostOf = (text: string): string | undefined => {
  const found = text
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[:/].*$/, '')
    .toLowerCase()
  return found !== text && found !== '' && host(found) === undefined ? `write the host alone: '${found}'` : undefined
}
const hosts = (rewrite: Check): Check =>
  mapOf(mapOf(pathEntry(rewrite), { key: (path) => (path.startsWith('/') ? undefined : 'must be an absolute path'), least: 1 }), {
    key: host,
    keyHelp: hostOf,
    form: "hosts: { 'shop.example.com': { '/': service } }",
  })

const noRewrite =
  (message: string): Check =>
  (_, place) =>
    place.refuse(message, 'let the server answer under the path, or use className nginx')
const rewriteFor = (className: unknown): Check =>
  className === 'nginx'
    ? absolutePath
    : isGke(className)
      ? noRewrite('GKE Ingress cannot rewrite paths')
      : noRewrite('how to rewrite paths is known for className nginx only')

export function isGke(className: unknown): boolean {
  return className === 'gce' || className === 'gce-internal'
}

const oneIssuer = {
  issuer: nameOrObjectCheck('Issuer'),
  clusterIssuer: nameOrObjectCheck('ClusterIssuer'),
  secretName: nonEmptyText,
  secret: named,
}
const isTrue: Check = (value, place) =>
  value === true || place.refuse(`must be true, and is ${show(value)}`, 'write true, or leave tls out')
const gkeTls = {
  managedCertificate: either((value) => typeof value === 'boolean', isTrue, nameOrObjectCheck('ManagedCertificate')),
  preSharedCertificate: nonEmptyText,
}
const tls = (className: unknown): Check => {
  const known = object(isGke(className) ? { ...oneIssuer, ...gkeTls } : oneIssuer)
  return (value, place) => {
    if (!known(value, place)) return false
    const ways = Object.keys(value as object).filter((key) => key !== 'secretName' && (value as Record<string, unknown>)[key] !== undefined)
    return (
      ways.length === 1 ||
      place.refuse(
        ways.length === 0 ? 'says nothing' : `has ${ways.join(' and ')}, of which only one can hold`,
        "write { clusterIssuer: '…' }, { issuer: '…' } or { secret: … }",
      )
    )
  }
}
const nginx = object({
  bodySize: textBy((text) => (/^\d+[kmg]?$/i.test(text) ? undefined : 'is no size of nginx'), "a number with k, m or g, such as '8m'"),
  sslRedirect: flag,
  readTimeoutSeconds: integer(1),
  backendProtocol: oneOf('HTTP', 'HTTPS', 'GRPC', 'GRPCS'),
})
const gkeOptions = object({
  staticIpName: nonEmptyText,
  httpsRedirect: flag,
  frontendConfig: nameOrObjectCheck('FrontendConfig'),
  securityPolicy: nonEmptyText,
  cdn: flag,
  iap: named,
  timeoutSeconds: integer(1),
})
const gke: Check = (value, place) =>
  gkeOptions(value, place) &&
  (!(value as GkeOptions).httpsRedirect ||
    (value as GkeOptions).frontendConfig === undefined ||
    place.at('httpsRedirect').refuse('stands beside frontendConfig', 'write redirectToHttps in the FrontendConfig'))
const only =
  (className: string, check: Check, actual: unknown, fits: boolean): Check =>
  (value, place) =>
    fits ? check(value, place) : place.refuse(`is only for className ${className}, and this one is ${show(actual)}`, 'leave it out')

const checks = new Map<unknown, Check>()

/** What an Ingress of this class takes. */
export function ingressCheck(props: unknown, place: Place): boolean {
  const className = (props as { className?: unknown } | undefined)?.className
  let check = checks.get(className)
  if (!check) {
    check = checkFor(className)
    checks.set(className, check)
  }
  return check(props, place)
}

function checkFor(className: unknown): Check {
  return object(
    {
      ...objectShape,
      className: nonEmptyText,
      defaultBackend: backend,
      hosts: hosts(rewriteFor(className)),
      externalDns: externalDnsCheck('hostname', 'target', 'ttl'),
      tls: tls(className),
      nginx: only('nginx', nginx, className, className === 'nginx'),
      gke: only('gce', gke, className, isGke(className)),
    },
    ['className', 'hosts'],
  )
}

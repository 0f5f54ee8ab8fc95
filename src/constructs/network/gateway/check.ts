import { subdomainName } from '../../../kubernetes/names.js'
import { nameLike } from '../../../props/name-like.js'
import type { Place } from '../../../props/place.js'
import { type Check, either, exactlyOne, ipAddress, listOf, mapOf, nonEmptyText, object, oneOf, portNumber } from '../../../props/shape.js'
import { isPlain } from '../../../tree/value.js'
import { type NameOrObject, namedCheck, nameOf, nameOrObjectCheck } from '../../props/named.js'
import { labelsCheck, objectShape, selectorCheck } from '../../props/object-shape.js'
import { externalDnsCheck } from '../external-dns.js'
import { isGkeGateway } from './gke.js'
import { hostnameCheck } from './hostname.js'

const secret = namedCheck('Secret')
const ways = {
  secret: either(Array.isArray, listOf(secret, 1), secret),
  issuer: nameOrObjectCheck('Issuer'),
  clusterIssuer: nameOrObjectCheck('ClusterIssuer'),
  certificateMap: nonEmptyText,
  preSharedCertificates: listOf(nonEmptyText, 1),
}
const known = object({ ...ways, secretName: nonEmptyText, options: labelsCheck })
const certificate: Check = (value, place) => {
  if (!known(value, place)) return false
  const { secretName, ...given } = value as Record<string, unknown>
  const said = Object.keys(ways).filter((way) => given[way] !== undefined)
  if (said.length !== 1)
    return place.refuse(
      said.length === 0 ? 'says nothing' : `has ${said.join(' and ')}, of which only one can hold`,
      "write { clusterIssuer: '…' }, { issuer: '…' } or { secret: … }",
    )
  return (
    secretName === undefined ||
    given.issuer !== undefined ||
    given.clusterIssuer !== undefined ||
    place.at('secretName').refuse('is only for a certificate of cert-manager', 'leave it out')
  )
}
const passthrough = object({ mode: oneOf('Passthrough') })
const allowedRoutes = object({
  namespaces: either(isPlain, object({ selector: selectorCheck }, ['selector']), oneOf('Same', 'All')),
  kinds: listOf(nonEmptyText, 1),
})
const protocols = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP']
const common = { protocol: oneOf(...protocols), port: portNumber, allowedRoutes }
const noTls: Check = (_, place) => place.refuse('is only for the protocols HTTPS and TLS', "write protocol: 'HTTPS', or leave it out")
const noHostname: Check = (_, place) => place.refuse('is not known to the protocols TCP and UDP', 'leave it out')
const listenerOf: Readonly<Record<string, Check>> = {
  HTTP: object({ ...common, hostname: hostnameCheck, tls: noTls }),
  HTTPS: object({ ...common, hostname: hostnameCheck, tls: certificate }, ['tls']),
  TLS: object({ ...common, hostname: hostnameCheck, tls: either((value) => isPlain(value) && 'mode' in value, passthrough, certificate) }, [
    'tls',
  ]),
  TCP: object({ ...common, hostname: noHostname, tls: noTls }, ['port']),
}
const noListener = object({ ...common, hostname: hostnameCheck, tls: known }, ['protocol'])
const listener: Check = (value, place) => {
  const protocol = isPlain(value) ? value.protocol : undefined
  return (typeof protocol === 'string' ? (listenerOf[protocol === 'UDP' ? 'TCP' : protocol] ?? noListener) : noListener)(value, place)
}

const shape = object(
  {
    ...objectShape,
    gatewayClassName: nonEmptyText,
    listeners: mapOf(listener, {
      key: subdomainName,
      keyHelp: nameLike(subdomainName),
      ordered: true,
      least: 1,
      form: "listeners: { http: { protocol: 'HTTP' } }",
    }),
    addresses: listOf(exactlyOne({ namedAddress: nonEmptyText, ipAddress, hostname: hostnameCheck })),
    infrastructure: object({
      labels: labelsCheck,
      annotations: labelsCheck,
      parametersRef: object({ group: nonEmptyText, kind: nonEmptyText, name: nonEmptyText }, ['group', 'kind', 'name']),
    }),
    externalDns: externalDnsCheck('target'),
  },
  ['gatewayClassName', 'listeners'],
)

/** One listener, as far as the checks of several look at it. */
interface Looked {
  readonly protocol: string
  readonly port?: number | undefined
  readonly hostname?: string | undefined
  readonly tls?:
    | (Readonly<Record<string, unknown>> & {
        readonly issuer?: NameOrObject | undefined
        readonly clusterIssuer?: NameOrObject | undefined
      })
    | undefined
}

/** Looks at the props of a Gateway, and at what its listeners cannot be together. */
export function gatewayCheck(props: unknown, place: Place): boolean {
  if (!shape(props, place)) return false
  const { gatewayClassName, listeners } = props as { gatewayClassName: string; listeners: Readonly<Record<string, Looked | undefined>> }
  const given = Object.entries(listeners).filter((each): each is [string, Looked] => each[1] !== undefined)
  const at = (name: string): Place => place.at('listeners').at(name)
  return [
    ...given.map(([name, each], index) => differs(name, each, given.slice(0, index), at(name))),
    oneIssuer(given, at),
    oneKindOfCertificate(given, at),
    ...given.map(([name, { tls }]) => fitsClass(gatewayClassName, tls, at(name).at('tls'))),
  ].every(Boolean)
}

export const defaultPort = (protocol: string): number => (protocol === 'HTTP' ? 80 : 443)

/** Two listeners must differ in port, protocol or host. */
function differs(name: string, { protocol, port, hostname }: Looked, earlier: readonly [string, Looked][], place: Place): boolean {
  const same = earlier.find(
    ([, other]) =>
      other.protocol === protocol &&
      (other.port ?? defaultPort(protocol)) === (port ?? defaultPort(protocol)) &&
      other.hostname?.toLowerCase() === hostname?.toLowerCase(),
  )
  return !same || place.refuse(`${name} answers for what ${same[0]} answers for`, 'give it another port or hostname')
}

/** An annotation of the whole Gateway names the issuer, and cert-manager needs a host to make a certificate for. */
function oneIssuer(given: readonly [string, Looked][], at: (name: string) => Place): boolean {
  const asking = given.filter(([, { tls }]) => tls?.issuer !== undefined || tls?.clusterIssuer !== undefined)
  return asking
    .map(([name, { tls, hostname }]) => {
      const [first, { tls: other }] = asking[0]!
      if (nameOf(tls!.issuer) !== nameOf(other!.issuer) || nameOf(tls!.clusterIssuer) !== nameOf(other!.clusterIssuer))
        return at(name)
          .at('tls')
          .refuse(`names another issuer than ${first}, and a Gateway has one`, 'name the same one, or make a second Gateway')
      return hostname !== undefined || at(name).refuse('cert-manager makes no certificate for it: it has no hostname', "add hostname: '…'")
    })
    .every(Boolean)
}

const kindsOfCertificate = [
  ['certificateMap', 'a certificate map is for all listeners of a Gateway'],
  ['clusterIssuer', 'cert-manager makes the Secrets of all listeners of a Gateway'],
  ['issuer', 'cert-manager makes the Secrets of all listeners of a Gateway'],
] as const

/** What holds for a whole Gateway leaves no listener with a certificate of its own. */
function oneKindOfCertificate(given: readonly [string, Looked][], at: (name: string) => Place): boolean {
  const having = given.filter(([, { tls }]) => tls !== undefined && tls.mode === undefined)
  for (const [way, why] of kindsOfCertificate) {
    const first = having.find(([, { tls }]) => tls![way] !== undefined)
    if (!first) continue
    const other = having.find(([, { tls }]) => tls![way] === undefined || (way === 'certificateMap' && tls![way] !== first[1].tls![way]))
    // Two issuers have been told already.
    if (!other || (way !== 'certificateMap' && (other[1].tls!.issuer ?? other[1].tls!.clusterIssuer) !== undefined)) continue
    return at(other[0]).at('tls').refuse(`differs from that of ${first[0]}, and ${why}`, 'make a second Gateway for one of the two')
  }
  return true
}

function fitsClass(className: string, tls: Looked['tls'], place: Place): boolean {
  const way = ['certificateMap', 'preSharedCertificates'].find((each) => tls?.[each] !== undefined)
  if (way === undefined) return true
  if (!isGkeGateway(className))
    return place.at(way).refuse(`is only for a Gateway of GKE, and this one is ${className}`, 'give a secret or an issuer')
  return (
    way !== 'certificateMap' ||
    !/^gke-l7-(regional|rilb)/.test(className) ||
    place
      .at(way)
      .refuse(
        `is only for a Gateway of the whole world, and this one is ${className}`,
        "write gatewayClassName: 'gke-l7-global-external-managed'",
      )
  )
}

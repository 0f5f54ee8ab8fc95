import type { Duration } from '../../props/duration.js'
import { duration, secondsOf } from '../../props/duration.js'
import type { Place } from '../../props/place.js'
import { absolutePath, type Check, flag, integer, listOf, mapOf, nonEmptyText, object, oneOf, text, wireObject } from '../../props/shape.js'
import { isToken } from '../../tree/deferred.js'
import { show } from '../../tree/value.js'
import { sameNamespace } from '../pods/env.js'
import { type KeyRef, keyRefOf } from '../pods/references.js'
import { secretKey, secretKeyCheck } from '../props/secret-key.js'
import type { AbsolutePath } from '../values/types.js'

/** A change of the labels of what is scraped, as Prometheus has it. */
export interface Relabeling {
  /** Left out, replace. */
  readonly action?:
    | 'replace'
    | 'keep'
    | 'drop'
    | 'hashmod'
    | 'labelmap'
    | 'labeldrop'
    | 'labelkeep'
    | 'lowercase'
    | 'uppercase'
    | 'keepequal'
    | 'dropequal'
    | undefined
  readonly sourceLabels?: readonly string[] | undefined
  readonly separator?: string | undefined
  readonly regex?: string | undefined
  readonly modulus?: number | undefined
  readonly targetLabel?: string | undefined
  readonly replacement?: string | undefined
}
/** How Prometheus knows a server over https, and is known by it. */
export interface ScrapeTls {
  /** The authority, as a key of a Secret or ConfigMap. */
  readonly ca?: KeyRef | undefined
  /** The certificate of Prometheus, as a key of a Secret or ConfigMap. */
  readonly cert?: KeyRef | undefined
  /** Its key. */
  readonly keySecret?: KeyRef | undefined
  readonly serverName?: string | undefined
  readonly insecureSkipVerify?: boolean | undefined
  readonly minVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | undefined
  readonly maxVersion?: 'TLS10' | 'TLS11' | 'TLS12' | 'TLS13' | undefined
}
/** How metrics are asked for. */
export interface Scrape {
  /** Left out, `/metrics`. */
  readonly path?: AbsolutePath | undefined
  /** Left out, http. */
  readonly scheme?: 'http' | 'https' | undefined
  /** Left out, that of Prometheus. */
  readonly interval?: Duration | undefined
  /** No longer than `interval`; left out, that of Prometheus. */
  readonly scrapeTimeout?: Duration | undefined
  /** What stands in the URL, each with its values. */
  readonly params?: { readonly [name: string]: readonly string[] } | undefined
  /** Whether labels of the metrics win over those of Prometheus. */
  readonly honorLabels?: boolean | undefined
  /** Whether times in the metrics count. */
  readonly honorTimestamps?: boolean | undefined
  readonly followRedirects?: boolean | undefined
  readonly enableHttp2?: boolean | undefined
  /** Whether pods that are done are left out; left out, true. */
  readonly filterRunning?: boolean | undefined
  readonly proxyUrl?: string | undefined
  /** A token, as a key of a Secret; `type` left out is Bearer. */
  readonly authorization?: { readonly type?: string | undefined; readonly credentials: KeyRef } | undefined
  /** Name and password, as keys of a Secret. */
  readonly basicAuth?: { readonly username: KeyRef; readonly password: KeyRef } | undefined
  /** The whole type of the operator. */
  readonly oauth2?: { readonly [field: string]: unknown } | undefined
  readonly tlsConfig?: ScrapeTls | undefined
  /** Changes of labels before the request. */
  readonly relabelings?: readonly Relabeling[] | undefined
  /** Changes of the labels of each metric. */
  readonly metricRelabelings?: readonly Relabeling[] | undefined
}
/** Bounds of what is taken from one target; what has more is refused as a whole. */
export interface ScrapeLimits {
  readonly sampleLimit?: number | undefined
  readonly targetLimit?: number | undefined
  readonly labelLimit?: number | undefined
  readonly labelNameLengthLimit?: number | undefined
  readonly labelValueLengthLimit?: number | undefined
  readonly keepDroppedTargets?: number | undefined
}

const keyCheck: Check = (value, place) =>
  keyRefOf(value) !== undefined || place.refuse(`must be a key of a Secret or ConfigMap, and is ${show(value)}`, "write secret.key('…')")
const actions = 'replace keep drop hashmod labelmap labeldrop labelkeep lowercase uppercase keepequal dropequal'.split(' ')
export const relabelingsCheck = (without: readonly string[] = []): Check =>
  listOf(
    object({
      action: oneOf(...actions.filter((each) => !without.includes(each))),
      sourceLabels: listOf(nonEmptyText),
      separator: text,
      regex: text,
      modulus: integer(1),
      targetLabel: nonEmptyText,
      replacement: text,
    }),
  )
const version = oneOf('TLS10', 'TLS11', 'TLS12', 'TLS13')
export const scrapeShape: { readonly [K in keyof Scrape]-?: Check } = {
  path: absolutePath,
  scheme: oneOf('http', 'https'),
  interval: duration(),
  scrapeTimeout: duration(),
  params: mapOf(listOf(text)),
  honorLabels: flag,
  honorTimestamps: flag,
  followRedirects: flag,
  enableHttp2: flag,
  filterRunning: flag,
  proxyUrl: nonEmptyText,
  authorization: object({ type: nonEmptyText, credentials: secretKeyCheck }, ['credentials']),
  basicAuth: object({ username: secretKeyCheck, password: secretKeyCheck }, ['username', 'password']),
  oauth2: wireObject,
  tlsConfig: object({
    ca: keyCheck,
    cert: keyCheck,
    keySecret: secretKeyCheck,
    serverName: nonEmptyText,
    insecureSkipVerify: flag,
    minVersion: version,
    maxVersion: version,
  }),
  relabelings: relabelingsCheck(),
  metricRelabelings: relabelingsCheck(),
}
export const scrapeLimitsShape: { readonly [K in keyof ScrapeLimits]-?: Check } = {
  sampleLimit: integer(),
  targetLimit: integer(),
  labelLimit: integer(),
  labelNameLengthLimit: integer(),
  labelValueLengthLimit: integer(),
  keepDroppedTargets: integer(),
}

/** What the operator refuses although its definition does not. */
export function scrapeCheck(
  {
    interval,
    authorization,
    basicAuth,
    oauth2,
  }: { readonly [K in 'authorization' | 'basicAuth' | 'oauth2']?: unknown } & Pick<Scrape, 'interval'>,
  timeout: string | undefined,
  place: Place,
): void {
  if (
    interval !== undefined &&
    timeout !== undefined &&
    !isToken(interval) &&
    !isToken(timeout) &&
    secondsOf(timeout)! > secondsOf(interval)!
  )
    place.refuse(`its timeout ${timeout} is longer than its interval ${interval}`, 'write a shorter timeout')
  const ways = Object.entries({ authorization, basicAuth, oauth2 }).flatMap(([way, value]) => (value === undefined ? [] : [way]))
  if (ways.length > 1) place.refuse(`has ${ways.join(' and ')}, of which only one can hold`, 'write one of them')
}

/** As prometheus-operator has it: Secrets and ConfigMaps are of the namespace of the monitor. */
export function wireScrape(scrape: Scrape, place: Place): object {
  const { authorization, basicAuth, tlsConfig, ...rest } = scrape
  return {
    ...rest,
    authorization: authorization && {
      type: authorization.type,
      credentials: secretKey(authorization.credentials, place.at('authorization').at('credentials')),
    },
    basicAuth: basicAuth && {
      username: secretKey(basicAuth.username, place.at('basicAuth').at('username')),
      password: secretKey(basicAuth.password, place.at('basicAuth').at('password')),
    },
    tlsConfig: tlsConfig && {
      ...tlsConfig,
      ca: anyKey(tlsConfig.ca, place.at('tlsConfig').at('ca')),
      cert: anyKey(tlsConfig.cert, place.at('tlsConfig').at('cert')),
      keySecret: secretKey(tlsConfig.keySecret, place.at('tlsConfig').at('keySecret')),
    },
  }
}

function anyKey(ref: KeyRef | undefined, place: Place): object | undefined {
  const data = keyRefOf(ref)
  if (!data) return undefined
  sameNamespace(data.source, place)
  const key = { name: data.source.name, key: data.key }
  return data.source.kind === 'Secret' ? { secret: key } : { configMap: key }
}

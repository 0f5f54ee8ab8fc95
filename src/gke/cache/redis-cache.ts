import { Instance } from '@pulumi/gcp/redis/instance.js'
import { Construct } from 'constructs'
import { Secret } from '../../constructs/configuration/secret.js'
import type { KeyRef, VolumeMount } from '../../constructs/pods/references.js'
import type { Token } from '../../constructs/values/types.js'
import type { TextRule } from '../../kubernetes/names.js'
import type { Check } from '../../props/shape.js'
import { userPosition } from '../../tree/origin.js'
import { show } from '../../tree/value.js'
import { checkProps } from '../common/check-props.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { waitingText, withOutputs } from '../common/waiting.js'
import { networkOf, type Placement, placedCheck, regionOf } from '../network/placement.js'
import { keyIn } from '../secrets/key-check.js'
import { type RedisSettings, redisArgs, redisShape } from './settings.js'

export type RedisCacheProps = RedisSettings & Placement

/** How containers find a Redis and log in to it. */
export interface RedisLogin {
  readonly env: { readonly REDIS_HOST: Token; readonly REDIS_PORT: Token; readonly REDIS_PASSWORD: KeyRef }
  /** For `mounts`: the folder has `ca.crt`, by which clients know the server. Without it, one that looks at certificates refuses to connect. */
  readonly certificates: VolumeMount
  /** The Secret that the two above come from. */
  readonly secret: Secret<'password' | 'ca.crt'>
}

const shape = placedCheck(redisShape)
const check: Check = (props, place) => {
  if (!shape(props, place)) return false
  const { encryptionKey } = props as RedisCacheProps
  return encryptionKey === undefined || keyIn(regionOf(props as RedisCacheProps))(encryptionKey, place.at('encryptionKey'))
}
/** Google takes 40 characters, of which Pulumi adds 8: an instance that takes the place of another one cannot have its name. */
const nameRule: TextRule = (text) =>
  /^[a-z][a-z0-9-]{0,31}$/.test(text) ? undefined : 'must be at most 32 lower-case letters, digits or "-", and begin with a letter'
const kind: ComponentKind = { name: 'RedisCache', check, nameRule }
const scopeCheck: Check = (value, place) =>
  Construct.isConstruct(value) || place.refuse(`must be the chart of the pods, and is ${show(value)}`, 'give the chart')

/** Where Memorystore answers when the way to it is encrypted. */
const encryptedPort = '6378'

/**
 * Redis that Google looks after (Memorystore), with an address in the VPC only, a password, and an encrypted way to it.
 * Clients need TLS (`rediss://`) and the certificates.
 *
 * @example
 * ```ts
 * const cluster = new GkeCluster('shop', gkeAutopilot({ location: 'europe-west1' }))
 * const shop = new Chart(app, 'shop', { namespace: 'shop' })
 * const redis = new RedisCache('shop', { cluster, memorySizeGb: 2 }).login(shop)
 * new Deployment(shop, 'server', {
 *   container: {
 *     image: 'example/server:1.4.2',
 *     env: { ...redis.env, NODE_EXTRA_CA_CERTS: '/etc/redis/ca.crt' },
 *     mounts: { '/etc/redis': redis.certificates },
 *   },
 * })
 * ```
 */
export class RedisCache extends GoogleComponent {
  readonly instance: Instance
  /** The address in the VPC. */
  readonly host: Token
  readonly port: Token
  /** Secret wherever it gets; as the value of a variable it is seen by all who may read the pods, so `login` takes it from a Secret. */
  readonly password: Token
  /** Those by which clients know the server, in PEM; two where the first is about to be replaced. */
  readonly caCertificates: Token

  constructor(name: string, props: RedisCacheProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const { encryptionKey } = props
    const key = encryptionKey && withOutputs(encryptionKey.keyName)
    const args = redisArgs(props, { network: networkOf(props), region: regionOf(props), labels: making.labels, key })
    this.instance = new Instance(
      name,
      { project, ...args },
      { ...making.options(), customTimeouts: { create: '30m', update: '60m', delete: '30m' } },
    )
    const { host, port, authString, serverCaCerts } = this.instance
    this.host = waitingText(host, `${name}.host`)
    this.port = waitingText(port.apply(String), `${name}.port`, encryptedPort)
    this.password = waitingText(authString, `${name}.password`)
    const certificates = serverCaCerts.apply((all) => all.map(({ cert }) => `${cert.trim()}\n`).join(''))
    this.caCertificates = waitingText(certificates, `${name}.caCertificates`)
    this.registerOutputs({ host })
  }

  /** Lets pods of a chart log in: makes a Secret there, by default `NAME-redis`. */
  login(scope: Construct, id = `${this['~making'].resourceName}-redis`): RedisLogin {
    checkProps(kind.name, scope, scopeCheck, userPosition(RedisCache.prototype.login))
    const secret = new Secret(scope, id, { stringData: { password: this.password, 'ca.crt': this.caCertificates } })
    return {
      env: { REDIS_HOST: this.host, REDIS_PORT: this.port, REDIS_PASSWORD: secret.key('password') },
      certificates: secret.mount({ items: { 'ca.crt': 'ca.crt' } }),
      secret,
    }
  }
}

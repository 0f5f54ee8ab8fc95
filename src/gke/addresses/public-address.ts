import { Address } from '@pulumi/gcp/compute/address.js'
import { GlobalAddress } from '@pulumi/gcp/compute/globalAddress.js'
import type { Output } from '@pulumi/pulumi'
import type { AddressScope } from '../../clusters/gke/common.js'
import type { Token } from '../../constructs/values/types.js'
import { serviceName } from '../../kubernetes/names.js'
import { type Check, object, oneOf, textBy } from '../../props/shape.js'
import type { Refused } from '../../props/types.js'
import { userPosition } from '../../tree/origin.js'
import { isPlain } from '../../tree/value.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { refusal } from '../common/refusal.js'
import { regionCheck } from '../common/region.js'
import { waitingText } from '../common/waiting.js'

interface OfScope {
  global: { readonly region?: Refused<'a global address has no region'> }
  regional: {
    /** The region of the cluster, such as `cluster.region`: load balancers find no address of another one. */
    readonly region: string
  }
}
export type PublicAddressProps<S extends AddressScope> = {
  /**
   * `global` for an Ingress of class `gce` and a Gateway for the whole world;
   * `regional` for a Service of type LoadBalancer, ingress-nginx among them, and a Gateway of one region.
   */
  readonly scope: S
  /** The name at Google Cloud; left out: that of the component. */
  readonly name?: string
} & OfScope[S]

const noRegion: Check = (_, place) => place.refuse('cannot be given: a global address has no region', 'leave it out')
const ofScope = {
  global: object({ scope: oneOf('global', 'regional'), name: textBy(serviceName, 'a name such as shop'), region: noRegion }),
  regional: object({ scope: oneOf('global', 'regional'), name: textBy(serviceName, 'a name such as shop'), region: regionCheck }, [
    'region',
  ]),
}
const check: Check = (props, place) => {
  const regional = isPlain(props) && props.scope === 'regional'
  const fits = ofScope[regional ? 'regional' : 'global'](props, place)
  return isPlain(props) && props.scope === undefined ? place.refuse('scope is missing', "write scope: 'global' or 'regional'") : fits
}
const kind: ComponentKind = { name: 'PublicAddress', check, nameRule: serviceName }

/**
 * An IPv4 address that stays the same, for what the internet reaches.
 * One of the wrong scope is silently not used by Google's load balancers, so each scope offers only what it fits.
 *
 * @example
 * ```ts
 * const address = new PublicAddress('shop', { scope: 'global' })
 * new Ingress(chart, 'web', {
 *   className: 'gce',
 *   gke: { ...address.forIngress(), httpsRedirect: true },
 *   tls: { managedCertificate: true },
 *   hosts: { 'shop.example.com': { '/': service } },
 * })
 * ```
 */
export class PublicAddress<const S extends AddressScope = AddressScope> extends GoogleComponent {
  readonly scope: S
  /** The address itself, such as `203.0.113.7`. */
  readonly ipAddress: Output<string>
  /** The name at Google Cloud, for manifests: an object that has it waits until the address is there. */
  readonly addressName: Token
  readonly address: Address | GlobalAddress

  constructor(name: string, props: PublicAddressProps<S>, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const args = { name: this.name, project, labels: making.labels }
    this.scope = props.scope
    this.address =
      props.scope === 'regional'
        ? new Address(name, { ...args, region: props.region! }, making.options())
        : new GlobalAddress(name, args, making.options())
    this.ipAddress = this.address.address
    this.addressName = waitingText(this.address.name, `${name}.addressName`, this.name)
    this.registerOutputs({ ipAddress: this.ipAddress })
  }

  /** For `gke` of an Ingress of class `gce`. Throws a SteersmanError when the address is of one region. */
  forIngress(this: PublicAddress<'global'>): { readonly staticIpName: Token } {
    this['~only']('global', 'an Ingress of class gce', PublicAddress.prototype.forIngress)
    return { staticIpName: this.addressName }
  }

  /** Props of a Service: its type, and the annotation that names the address. Throws a SteersmanError when the address is global. */
  forService(this: PublicAddress<'regional'>): ServiceAddress {
    this['~only']('regional', 'a Service', PublicAddress.prototype.forService)
    return { type: 'LoadBalancer', annotations: { 'networking.gke.io/load-balancer-ip-addresses': this.addressName } }
  }

  /** Props of a Gateway: the class of the address's scope, and the address. */
  forGateway(): GatewayAddress {
    return {
      gatewayClassName: `gke-l7-${this.scope === 'global' ? 'global' : 'regional'}-external-managed`,
      addresses: [{ namedAddress: this.addressName }],
    }
  }

  /** @internal The types say it too; this is for JavaScript. */
  '~only'(scope: AddressScope, user: string, method: Function): void {
    if ((this.scope as AddressScope) === scope) return
    throw refusal(
      kind.name,
      `the address ${this.name} is ${this.scope}, and ${user} uses a ${scope} one only`,
      `make an address with scope: '${scope}'`,
      userPosition(method),
    )
  }
}

export interface ServiceAddress {
  readonly type: 'LoadBalancer'
  readonly annotations: { readonly 'networking.gke.io/load-balancer-ip-addresses': Token }
}
export interface GatewayAddress {
  readonly gatewayClassName: `gke-l7-${'global' | 'regional'}-external-managed`
  readonly addresses: readonly [{ readonly namedAddress: Token }]
}

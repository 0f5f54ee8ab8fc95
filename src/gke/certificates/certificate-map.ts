import { Certificate } from '@pulumi/gcp/certificatemanager/certificate.js'
import { CertificateMap as GoogleCertificateMap } from '@pulumi/gcp/certificatemanager/certificateMap.js'
import { CertificateMapEntry } from '@pulumi/gcp/certificatemanager/certificateMapEntry.js'
import { DnsAuthorization } from '@pulumi/gcp/certificatemanager/dnsAuthorization.js'
import { RecordSet } from '@pulumi/gcp/dns/recordSet.js'
import type { Token } from '../../constructs/values/types.js'
import { serviceName } from '../../kubernetes/names.js'
import { type Check, listOf, object, textBy } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { type ComponentKind, GoogleComponent, isComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { after, waitingText } from '../common/waiting.js'
import type { DnsZone } from '../dns/dns-zone.js'
import { certifiedName } from '../dns/domain.js'
import { domainGroups, slugOf } from './domains.js'

export interface CertificateMapProps {
  /** Such as `shop.example.com` or `*.example.com`, which holds for one level of names and not for `example.com` itself. */
  readonly domains: readonly string[]
  /** The zone of the domains, or several: a record in it proves that the domain is yours, so a certificate is there before any traffic. */
  readonly zone: DnsZone | readonly DnsZone[]
  /** The name at Google Cloud; left out: that of the component. */
  readonly name?: string
}

const isZone: Check = (value, place) =>
  isComponent(value, 'DnsZone') || place.refuse(`must be a DnsZone, and is ${show(value)}`, 'give a DnsZone, or several in a list')
const shape = object(
  {
    domains: listOf(textBy(certifiedName, "a domain such as 'shop.example.com' or '*.example.com'"), 1),
    zone: (value, place) => (Array.isArray(value) ? listOf(isZone, 1) : isZone)(value, place),
    name: textBy(serviceName, 'a name such as shop'),
  },
  ['domains', 'zone'],
)
const check: Check = (props, place) => {
  if (!shape(props, place) || !isPlain(props)) return false
  const { domains, zone } = props as unknown as CertificateMapProps
  return domains
    .map((domain, index) => {
      const at = place.at('domains').at(index)
      if (domains.indexOf(domain) < index) return at.refuse(`${show(domain)} stands twice`, 'name each domain once')
      const zones = [zone].flat()
      const known = zones.map((each) => each.domain).join(', ')
      return zoneOf(domain, zones) !== undefined || at.refuse(`${domain} is not in the zone ${known}`, 'give the zone of this domain too')
    })
    .every(Boolean)
}
const kind: ComponentKind = { name: 'CertificateMap', check, nameRule: serviceName }

/**
 * Certificates that Google obtains and renews, for a Gateway of the whole world (`gke-l7-global-external-managed`).
 * An Ingress has its own: `tls: { managedCertificate: true }`.
 *
 * @example
 * ```ts
 * const zone = new DnsZone('example-com', { domain: 'example.com' })
 * const certificates = new CertificateMap('shop', { domains: ['example.com', '*.example.com'], zone })
 * const address = new PublicAddress('shop', { scope: 'global' })
 * new Gateway(chart, 'web', {
 *   ...address.forGateway(),
 *   listeners: { https: { protocol: 'HTTPS', tls: certificates.forGateway() } },
 * })
 * ```
 */
export class CertificateMap extends GoogleComponent {
  readonly map: GoogleCertificateMap
  /** The name at Google Cloud, for manifests: an object that has it waits until the map has its entries. */
  readonly mapName: Token

  constructor(name: string, props: CertificateMapProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    const { labels } = making
    this.map = new GoogleCertificateMap(name, { name: this.name, project, labels }, making.options())
    const entries = [...domainGroups(props.domains)].flatMap(([domain, names]) => {
      const certificate = certify(this, name, domain, names, zoneOf(domain, [props.zone].flat())!)
      return names.map(
        (hostname) =>
          new CertificateMapEntry(
            `${name}-${hostname}`,
            { name: slugOf(this.name, hostname), project, labels, map: this.map.name, hostname, certificates: [certificate.id] },
            making.options(),
          ),
      )
    })
    this.mapName = waitingText(after(this.map.name, entries), `${name}.mapName`, this.name)
    this.registerOutputs({})
  }

  /** For `tls` of each listener of a Gateway. */
  forGateway(): { readonly certificateMap: Token } {
    return { certificateMap: this.mapName }
  }
}

/** One certificate for a domain and all names below it, so that a new domain leaves those of the others alone. */
function certify(map: CertificateMap, name: string, domain: string, names: readonly string[], zone: DnsZone): Certificate {
  const { project, '~making': making } = map
  const { labels } = making
  const authorization = new DnsAuthorization(
    `${name}-${domain}`,
    { name: slugOf(map.name, domain), project, labels, domain },
    making.options(),
  )
  const record = authorization.dnsResourceRecords.apply(([each]) => each!)
  const proof = new RecordSet(
    `${name}-${domain}-proof`,
    {
      managedZone: zone.zone?.name ?? zone.name,
      project: zone.project,
      name: record.name,
      type: record.type,
      ttl: 300,
      rrdatas: [record.data],
    },
    making.options(),
  )
  // Without a fixed name, because other names mean another certificate, which is made before the old one goes.
  return new Certificate(
    slugOf(name, domain),
    { project, labels, managed: { domains: [...names], dnsAuthorizations: [authorization.id] } },
    making.options([proof]),
  )
}

/** The zone with the longest domain that this one is in. */
function zoneOf(name: string, zones: readonly DnsZone[]): DnsZone | undefined {
  const domain = name.replace(/^\*\./, '')
  return zones
    .filter((zone) => domain === zone.domain || domain.endsWith(`.${zone.domain}`))
    .toSorted((a, b) => b.domain.length - a.domain.length)[0]
}

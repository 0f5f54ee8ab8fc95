import { ManagedZone } from '@pulumi/gcp/dns/managedZone.js'
import { RecordSet } from '@pulumi/gcp/dns/recordSet.js'
import { type Output, output } from '@pulumi/pulumi'
import type { Position } from '../../findings/finding.js'
import { serviceName } from '../../kubernetes/names.js'
import { flag, object, textBy } from '../../props/shape.js'
import { userPosition } from '../../tree/origin.js'
import { checkProps } from '../common/check-props.js'
import { type ComponentKind, GoogleComponent } from '../common/component.js'
import type { GoogleOptions } from '../common/options.js'
import { refusal } from '../common/refusal.js'
import { domainName, hostIn, recordName } from './domain.js'
import { type RecordProps, type RecordType, recordCheck, recordData } from './record.js'

export interface DnsZoneProps {
  /** Such as `example.com`, without the dot at its end. */
  readonly domain: string
  /** The name at Google Cloud; left out: that of the component. */
  readonly name?: string
  /** The zone is there already under this name, and only records are made in it. Default false. */
  readonly existing?: boolean
  /** Signed answers; the registrar must be given the key before anyone checks them. Default false. */
  readonly dnssec?: boolean
}

/** A record that was made. */
export interface DnsRecord {
  /** The whole name, such as `shop.example.com`, for `hosts` of an Ingress. */
  readonly host: string
  readonly recordSet: RecordSet
}

const zoneName = textBy(serviceName, 'a name such as example-com')
const kind: ComponentKind = {
  name: 'DnsZone',
  check: object({ domain: textBy(domainName, "a domain such as 'example.com'"), name: zoneName, existing: flag, dnssec: flag }, ['domain']),
  nameRule: serviceName,
}
const defaultTtlSeconds = 300

/**
 * A domain with its records in Cloud DNS.
 * The records are answered once the registrar of the domain, or the zone above it, names `nameServers`.
 *
 * @example
 * ```ts
 * const address = new PublicAddress('shop', { scope: 'global' })
 * const zone = new DnsZone('example-com', { domain: 'example.com' })
 * const { host } = zone.record('shop', { address }) // shop.example.com
 * zone.record('www', { CNAME: host })
 * ```
 */
export class DnsZone extends GoogleComponent {
  readonly domain: string
  /** Undefined for one that is there already. */
  readonly zone: ManagedZone | undefined
  /** The servers that the zone above must name; empty for one that is there already. */
  readonly nameServers: Output<string[]>
  /** @internal The types of the records that each name has. */
  readonly '~records' = new Map<string, Set<RecordType>>()

  constructor(name: string, props: DnsZoneProps, options: GoogleOptions = {}) {
    super(kind, name, props, options)
    const { project, '~making': making } = this
    this.domain = props.domain
    this.zone = props.existing
      ? undefined
      : new ManagedZone(
          name,
          {
            name: this.name,
            project,
            dnsName: `${props.domain}.`,
            description: `Records of ${props.domain}`,
            labels: making.labels,
            ...(props.dnssec && { dnssecConfig: { state: 'on' } }),
          },
          making.options(),
        )
    this.nameServers = output(this.zone?.nameServers ?? [])
    this.registerOutputs({ nameServers: this.nameServers })
  }

  /** The whole name of a short one, such as `shop.example.com` of `shop`. */
  host(name: string): string {
    checkProps(kind.name, name, textBy(recordName(this.domain), shortName), userPosition(DnsZone.prototype.host))
    return hostIn(this.domain, name)
  }

  /**
   * Makes a record; `@` is the domain itself, `*` every name that no other record has.
   * Throws a SteersmanError when the name has such a record already, or anything beside a CNAME.
   */
  record(name: string, props: RecordProps): DnsRecord {
    const position = userPosition(DnsZone.prototype.record)
    checkProps(kind.name, name, textBy(recordName(this.domain), shortName), position)
    checkProps(kind.name, props, recordCheck, position)
    const { type, rrdatas } = recordData(props)
    const host = hostIn(this.domain, name)
    claim(this, host, type, position)
    const recordSet = new RecordSet(
      `${this.name}-${host}-${type.toLowerCase()}`,
      {
        managedZone: this.zone?.name ?? this.name,
        project: this.project,
        name: `${host}.`,
        type,
        ttl: props.ttlSeconds ?? defaultTtlSeconds,
        rrdatas,
      },
      this['~making'].options(),
    )
    return { host, recordSet }
  }
}

const shortName = "a name in the zone, such as 'shop', or '@' for the zone's own domain"

/** Refuses a second record where Cloud DNS would. */
function claim({ domain, '~records': records }: DnsZone, host: string, type: RecordType, position: Position | undefined): void {
  const taken = records.get(host) ?? new Set<RecordType>()
  if (type === 'CNAME' && host === domain)
    throw refusal(kind.name, `${host} is the zone's own domain, which can have no CNAME`, 'give its addresses: { A: […] }', position)
  if (taken.has(type)) throw refusal(kind.name, `${host} has a record of type ${type} already`, 'give all values to one record', position)
  if (taken.size > 0 && (type === 'CNAME' || taken.has('CNAME')))
    throw refusal(kind.name, `${host} would have a CNAME and other records`, 'a CNAME must stand alone', position)
  records.set(host, taken.add(type))
}

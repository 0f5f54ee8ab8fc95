import { subdomainName } from '../../kubernetes/names.js'
import { type Check, object, oneOf, type Shape, textBy } from '../../props/shape.js'

/** Who answers names in the cluster. */
export interface DnsConfig {
  readonly clusterDns: 'PLATFORM_DEFAULT' | 'KUBE_DNS' | 'CLOUD_DNS'
  /** Who may ask, with Cloud DNS: the cluster, or the whole VPC. Left out: the cluster. */
  readonly clusterDnsScope?: 'CLUSTER_SCOPE' | 'VPC_SCOPE'
  /** What all names end with; needed for the whole VPC. */
  readonly clusterDnsDomain?: string
  /** Headless Services are known in the whole VPC too, under this domain; only beside the scope of the cluster. */
  readonly additiveVpcScopeDnsDomain?: string
}

const domain = textBy(subdomainName, 'a domain such as shop.internal')
const dnsConfig = object(
  {
    clusterDns: oneOf('PLATFORM_DEFAULT', 'KUBE_DNS', 'CLOUD_DNS'),
    clusterDnsScope: oneOf('CLUSTER_SCOPE', 'VPC_SCOPE'),
    clusterDnsDomain: domain,
    additiveVpcScopeDnsDomain: domain,
  } satisfies Shape<DnsConfig>,
  ['clusterDns'],
)

export const dnsConfigCheck: Check = (value, place) => {
  if (!dnsConfig(value, place)) return false
  const { clusterDns, clusterDnsScope, clusterDnsDomain, additiveVpcScopeDnsDomain } = value as DnsConfig
  const needsCloudDns = (['clusterDnsScope', 'clusterDnsDomain', 'additiveVpcScopeDnsDomain'] as const).find(
    (key) => (value as DnsConfig)[key] !== undefined,
  )
  if (clusterDns !== 'CLOUD_DNS' && needsCloudDns)
    return place.at(needsCloudDns).refuse('is known to Cloud DNS alone', "write clusterDns: 'CLOUD_DNS', or leave it out", 'cluster/needs')
  if (clusterDnsScope === 'VPC_SCOPE' && clusterDnsDomain === undefined)
    return place.refuse('lacks clusterDnsDomain, by which the VPC tells clusters apart', 'add it', 'cluster/needs')
  return (
    clusterDnsScope !== 'VPC_SCOPE' ||
    additiveVpcScopeDnsDomain === undefined ||
    place
      .at('additiveVpcScopeDnsDomain')
      .refuse('adds to the scope of the cluster, and the scope is the whole VPC', 'leave it out', 'cluster/needs')
  )
}

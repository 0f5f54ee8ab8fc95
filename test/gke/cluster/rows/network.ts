import { alike, always, none, type Row, standardOnly } from './row.js'

const own = (change: object): object => ({ network: { own: change } })
const nat = (change: object): object => own({ nat: change })
const existing = { network: { existing: { network: 'vpc', subnetwork: 'subnet', podsRangeName: 'p', servicesRangeName: 's' } } }
const range = (rangeName: string, ipCidrRange: string): object => ({ rangeName, ipCidrRange })
const zones = ['europe-west1-c']

export const network: readonly Row[] = [
  alike('region', 'cluster', 'location', 'europe-west1', { location: 'europe-north1' }, 'europe-north1'),
  { ...alike('one zone', 'cluster', 'location', 'europe-west1', { location: 'europe-west1-b' }, 'europe-west1-b'), changeable: ['standard'] },
  alike('zones', 'cluster', 'nodeLocations', none, { zones }, zones),
  { ...alike('name', 'cluster', 'name', 'it', { name: 'shop-production' }, 'shop-production'), alone: true },

  always('no subnetworks by chance', 'network', 'autoCreateSubnetworks', false),
  alike('addresses of nodes', 'subnetwork', 'ipCidrRange', '10.0.0.0/20', own({ nodes: '10.0.0.0/22' }), '10.0.0.0/22'),
  alike('addresses of Pods', 'subnetwork', 'secondaryIpRanges[0]', range('pods', '10.4.0.0/14'), own({ pods: '10.32.0.0/13' }), range('pods', '10.32.0.0/13')),
  alike('addresses of Services', 'subnetwork', 'secondaryIpRanges[1]', range('services', '10.8.0.0/20'), own({ services: '10.9.0.0/24' }), range('services', '10.9.0.0/24')),
  alike('addresses of proxies', 'proxies', 'ipCidrRange', none, own({ proxyOnly: '10.10.0.0/23' }), '10.10.0.0/23'),
  alike('proxies', 'proxies', 'purpose', none, own({ proxyOnly: '10.10.0.0/23' }), 'REGIONAL_MANAGED_PROXY'),
  alike('proxies in use', 'proxies', 'role', none, own({ proxyOnly: '10.10.0.0/23' }), 'ACTIVE'),
  always('Google without NAT', 'subnetwork', 'privateIpGoogleAccess', true),
  alike('flow logs', 'subnetwork', 'logConfig.metadata', none, own({ flowLogs: true }), 'INCLUDE_ALL_METADATA'),

  always('Pods with addresses of the VPC', 'cluster', 'networkingMode', 'VPC_NATIVE'),
  always('IPv4', 'cluster', 'ipAllocationPolicy.stackType', 'IPV4'),
  always('no range of choice of Google', 'cluster', 'ipAllocationPolicy.clusterIpv4CidrBlock', none),
  alike('range of Pods', 'cluster', 'ipAllocationPolicy.clusterSecondaryRangeName', 'pods', existing, 'p'),
  alike('range of Services', 'cluster', 'ipAllocationPolicy.servicesSecondaryRangeName', 'services', existing, 's'),
  alike('the network', 'cluster', 'network', 'projects/demo/Network/it', existing, 'vpc'),
  alike('the subnetwork', 'cluster', 'subnetwork', 'projects/demo/Subnetwork/it', existing, 'subnet'),
  alike('no network beside one that is there', 'network', 'name', 'it', existing, none),
  alike('private nodes', 'cluster', 'privateClusterConfig.enablePrivateNodes', true, { privateNodes: false }, false),
  standardOnly('private nodes of a pool', 'pool', 'networkConfig.enablePrivateNodes', true, { privateNodes: false }, false),

  alike('NAT', 'nat', 'name', 'it', own({ nat: false }), none),
  alike('NAT by fixed addresses', 'nat', 'natIpAllocateOption', 'AUTO_ONLY', nat({ staticAddresses: 1 }), 'MANUAL_ONLY'),
  alike('fixed addresses of NAT', 'nat', 'natIps', none, nat({ staticAddresses: 1 }), ['https://compute/it-nat-1']),
  always('NAT for the subnetwork alone', 'nat', 'sourceSubnetworkIpRangesToNat', 'LIST_OF_SUBNETWORKS'),
  always('NAT for all its ranges', 'nat', 'subnetworks', [{ name: 'projects/demo/Subnetwork/it', sourceIpRangesToNats: ['ALL_IP_RANGES'] }]),
  always('NAT ports as needed', 'nat', 'enableDynamicPortAllocation', true),
  alike('NAT ports, least', 'nat', 'minPortsPerVm', 64, nat({ minPortsPerVm: 128 }), 128),
  alike('NAT ports, most', 'nat', 'maxPortsPerVm', 4096, nat({ maxPortsPerVm: 8192 }), 8192),
  alike('NAT log', 'nat', 'logConfig', { enable: true, filter: 'ERRORS_ONLY' }, nat({ logErrors: false }), { enable: false, filter: 'ERRORS_ONLY' }),

  { ...standardOnly('Dataplane V2', 'cluster', 'datapathProvider', 'ADVANCED_DATAPATH', { datapathProvider: 'LEGACY_DATAPATH' }, 'LEGACY_DATAPATH'), alone: true },
  always('Calico', 'cluster', 'networkPolicy', none),
  always('Calico add-on', 'cluster', 'addonsConfig.networkPolicyConfig', none),
  alike('policies by domain name', 'cluster', 'enableFqdnNetworkPolicy', false, { fqdnNetworkPolicy: true }, true),
  alike('policies of the cluster', 'cluster', 'enableCiliumClusterwideNetworkPolicy', false, { ciliumClusterwideNetworkPolicy: true }, true),
  standardOnly('intranode visibility', 'cluster', 'enableIntranodeVisibility', true, { intranodeVisibility: false }, false),
  alike('subsetting', 'cluster', 'enableL4IlbSubsetting', true, { l4IlbSubsetting: false }, false),
  alike('Cloud DNS', 'cluster', 'dnsConfig', none, { dnsConfig: { clusterDns: 'CLOUD_DNS', clusterDnsScope: 'VPC_SCOPE', clusterDnsDomain: 'shop.internal' } }, { clusterDns: 'CLOUD_DNS', clusterDnsScope: 'VPC_SCOPE', clusterDnsDomain: 'shop.internal' }),
] // biome-ignore format: one row for each feature

import { alike, none, type Row } from './row.js'

const dns = (change: object): object => ({ controlPlaneEndpoints: { dns: change } })
const ip = (change: object): object => ({ controlPlaneEndpoints: { ip: change } })
const publicly = ip({ access: 'public', authorizedNetworks: { office: '203.0.113.0/24' } })
const everyGoogle = ip({ access: 'public', authorizedNetworks: { office: '203.0.113.0/24' }, googleCloudAccess: true })
const privately = (change: object): object => ip({ access: 'private', authorizedNetworks: { inside: '10.0.0.0/8' }, ...change })

const byName = 'controlPlaneEndpointsConfig.dnsEndpointConfig'
const byAddress = 'privateClusterConfig'
const list = 'masterAuthorizedNetworksConfig'

export const endpoints: readonly Row[] = [
  alike('by name from everywhere', 'cluster', `${byName}.allowExternalTraffic`, true, dns({ allowExternalTraffic: false }), false),
  alike('by name with tokens', 'cluster', `${byName}.enableK8sTokensViaDns`, false, dns({ kubernetesTokens: true }), true),
  alike('by name with certificates', 'cluster', `${byName}.enableK8sCertsViaDns`, false, dns({ kubernetesCertificates: true }), true),
  { ...alike('by address alone', 'cluster', `${byName}.allowExternalTraffic`, true, { controlPlaneEndpoints: { dns: false, ip: { access: 'private' } } }, false), alone: true },
  alike('by address', 'cluster', 'controlPlaneEndpointsConfig.ipEndpointsConfig.enabled', false, publicly, true),
  alike('by private address alone', 'cluster', `${byAddress}.enablePrivateEndpoint`, true, publicly, false),
  alike('by private address from all regions', 'cluster', `${byAddress}.masterGlobalAccessConfig.enabled`, none, privately({ globalAccess: true }), true),
  alike('range of the control plane', 'cluster', `${byAddress}.masterIpv4CidrBlock`, none, privately({ masterIpv4CidrBlock: '172.16.0.0/28' }), '172.16.0.0/28'),
  alike('subnetwork of the control plane', 'cluster', `${byAddress}.privateEndpointSubnetwork`, none, privately({ privateEndpointSubnetwork: 'control' }), 'control'),
  alike('who may by address', 'cluster', `${list}.cidrBlocks`, none, publicly, [{ displayName: 'office', cidrBlock: '203.0.113.0/24' }]),
  alike('all of Google Cloud', 'cluster', `${list}.gcpPublicCidrsAccessEnabled`, none, everyGoogle, true),
  alike('who may by private address', 'cluster', `${list}.privateEndpointEnforcementEnabled`, none, privately({}), true),
] // biome-ignore format: one row for each feature

import { gkeStandard } from 'steersman'
import { describe, expect, it } from 'vitest'
import { autopilot, pool, standard, told, withPool } from '../support.js'

const zones = ['europe-west1-b', 'europe-west1-c']
const ip = (ip: unknown) => () => standard({ controlPlaneEndpoints: { ip } })
const exclusion = (given: object) => () => standard({ maintenance: { exclusions: { sale: given } } })
const from = { startTime: '2026-11-01T00:00:00Z' }
const everything = { ...from, endTime: '2026-11-10T00:00:00Z', scope: 'NO_UPGRADES' }
const own = (own: object) => () => standard({ network: { own } })
const office = { office: '203.0.113.0/24' }

/** What is refused, with the beginning of the field and parts of what the user reads. */
const wrong: [what: string, make: () => unknown, field: string, ...parts: string[]][] = [
  ['a name with capitals', () => standard({ name: 'Shop' }), 'name'],
  ['a name of 41 characters', () => standard({ name: 'a'.repeat(41) }), 'name', '40'],
  ['a name that ends with a hyphen', () => standard({ name: 'shop-' }), 'name'],
  ['no location', () => gkeStandard({ nodePools: { main: pool } } as never), '', 'location is missing'],
  ['no pools', () => gkeStandard({ location: 'europe-west1' } as never), '', 'nodePools is missing'],
  ['a location that is neither', () => standard({ location: 'Belgium' }), 'location', 'europe-west1'],
  ['a region as zone', () => standard({ zones: ['europe-west1'] }), 'zones[0]', 'europe-west1-b'],
  ['a zone of another region', () => standard({ zones: ['us-central1-a'] }), 'zones[0]', 'europe-west1', 'cluster/location'],
  ['one zone twice', () => standard({ zones: [zones[0], zones[0]] }), 'zones[1]', 'twice'],
  ['no zones', () => standard({ zones: [] }), 'zones', 'empty'],
  ['zones without that of the cluster', () => standard({ location: 'europe-west1-d', zones }), 'zones', 'lacks europe-west1-d'],
  ['an Autopilot in a zone', () => autopilot({ location: 'europe-west1-b' }), 'location', "write 'europe-west1'", 'cluster/location'],
  ['a version of Kubernetes alone', () => standard({ minMasterVersion: 'v1.33' }), 'minMasterVersion', '1.33.4-gke'],
  ['a channel in lower case', () => standard({ releaseChannel: 'regular' }), 'releaseChannel', 'did you mean REGULAR?'],
  ['Autopilot without channel', () => autopilot({ releaseChannel: 'UNSPECIFIED' }), 'releaseChannel'],
  ['an unknown prop', () => standard({ nodePool: {} }), 'nodePool', 'did you mean nodePools?'],
  ['an unknown prop without a likely one', () => standard({ zzzzzz: {} }), 'zzzzzz', 'known are: name, location'],
  ['a soak of 5 hours', () => standard({ controlPlaneSoakHours: 5 }), 'controlPlaneSoakHours', 'from 6 to 168'],
  ['a service account that is none', () => standard({ serviceAccount: 'nodes@example.com' }), 'serviceAccount', 'gserviceaccount.com'],
  ['a label of Kubernetes as one of Google', () => standard({ resourceLabels: { 'example.com/team': 'a' } }), 'resourceLabels["example.com/team"]'],
  ['a label with capitals', () => standard({ resourceLabels: { team: 'Shop' } }), 'resourceLabels.team'],
  ['an address with capitals', () => standard({ addresses: { Web: 'global' } }), 'addresses.Web'],
  ['an address of another scope', () => standard({ addresses: { web: 'zonal' } }), 'addresses.web', 'global, regional'],
  ['text for a switch', () => standard({ privateNodes: 'true' }), 'privateNodes', 'true or false'],

  ['both endpoints off', () => standard({ controlPlaneEndpoints: { dns: false } }), 'controlPlaneEndpoints', 'nobody', 'cluster/endpoints'],
  ['an IP endpoint without list', ip(true), 'controlPlaneEndpoints.ip', 'who may reach it'],
  ['a public endpoint without list', ip({ access: 'public' }), 'controlPlaneEndpoints.ip', 'authorizedNetworks is missing'],
  ['a public endpoint with an empty list', ip({ access: 'public', authorizedNetworks: {} }), 'controlPlaneEndpoints.ip.authorizedNetworks', 'empty'],
  ['everybody', ip({ access: 'public', authorizedNetworks: { all: '0.0.0.0/0' } }), 'controlPlaneEndpoints.ip.authorizedNetworks.all', 'everybody', 'DNS endpoint'],
  ['everybody in two halves', ip({ access: 'public', authorizedNetworks: { low: '0.0.0.0/1', high: '128.0.0.0/1' } }), 'controlPlaneEndpoints.ip.authorizedNetworks.low'],
  ['a network with another first address', ip({ access: 'public', authorizedNetworks: { vpn: '203.0.113.7/24' } }), 'controlPlaneEndpoints.ip.authorizedNetworks.vpn', "write '203.0.113.0/24'"],
  ['a public network at a private endpoint', ip({ access: 'private', authorizedNetworks: office }), 'controlPlaneEndpoints.ip.authorizedNetworks.office', 'public addresses'],
  ['global access to a public endpoint', ip({ access: 'public', authorizedNetworks: office, globalAccess: true }), 'controlPlaneEndpoints.ip.globalAccess'],
  ['a private endpoint of public nodes', () => standard({ privateNodes: false, controlPlaneEndpoints: { ip: { access: 'private' } } }), 'controlPlaneEndpoints.ip.access', 'private nodes'],

  ['a range with another first address', own({ nodes: '10.0.0.1/20' }), 'network.own.nodes', "write '10.0.0.0/20'"],
  ['a range without length', own({ nodes: '10.0.0.0' }), 'network.own.nodes', 'no range'],
  ['ranges that overlap', own({ nodes: '10.0.0.0/20', services: '10.0.8.0/24' }), 'network.own.services', 'overlaps', '10.0.0.0/20', 'cluster/ranges'],
  ['a range that meets a default', own({ services: '10.4.0.0/20' }), 'network.own.services', '10.4.0.0/14, the default'],
  ['proxies among the nodes', own({ proxyOnly: '10.0.0.0/24' }), 'network.own.proxyOnly', 'overlaps'],
  ['few Services', own({ services: '10.8.0.0/28' }), 'network.own.services', '/27'],
  ['too many Services', own({ services: '10.16.0.0/15' }), 'network.own.services', '/16'],
  ['too few nodes', own({ nodes: '10.0.0.0/29' }), 'network.own.nodes', 'room for 4 nodes', 'may have 6', '/28'],
  ['too few Pods', own({ pods: '10.4.0.0/22' }), 'network.own.pods', 'holds 1024 addresses', 'take 1536', '/21'],
  ['ports that are no power of two', own({ nat: { minPortsPerVm: 100 } }), 'network.own.nat.minPortsPerVm', 'power of two'],
  ['ports without room to grow', own({ nat: { minPortsPerVm: 4096 } }), 'network.own.nat', 'maxPortsPerVm'],
  ['an existing network without ranges', () => standard({ network: { existing: { network: 'n', subnetwork: 's' } } }), 'network.existing', 'podsRangeName is missing'],
  ['both networks', () => standard({ network: { own: {}, existing: { network: 'n', subnetwork: 's', podsRangeName: 'p', servicesRangeName: 'q' } } }), 'network', 'exactly one'],

  ['a window of 3 hours', () => standard({ maintenance: { window: { days: ['SA'], startTime: '03:00', hours: 3 } } }), 'maintenance.window.hours', 'from 4 to 24'],
  ['no days', () => standard({ maintenance: { window: { days: [], startTime: '03:00', hours: 6 } } }), 'maintenance.window.days', 'empty'],
  ['a day twice', () => standard({ maintenance: { window: { days: ['SA', 'SA'], startTime: '03:00', hours: 6 } } }), 'maintenance.window.days[1]', 'twice'],
  ['a time that is none', () => standard({ maintenance: { window: { days: ['SA'], startTime: '24:00', hours: 6 } } }), 'maintenance.window.startTime'],
  ['an exclusion without end', exclusion({ ...from, scope: 'NO_MINOR_UPGRADES' }), 'maintenance.exclusions.sale', 'no end'],
  ['an exclusion with two ends', exclusion({ ...from, endTime: '2026-12-01T00:00:00Z', endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_MINOR_UPGRADES' }), 'maintenance.exclusions.sale', 'two ends'],
  ['no upgrades for ever', exclusion({ ...from, endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_UPGRADES' }), 'maintenance.exclusions.sale', 'NO_MINOR_UPGRADES'],
  ['no upgrades for a year', exclusion({ ...everything, endTime: '2027-11-01T00:00:00Z' }), 'maintenance.exclusions.sale', '365 days', '90'],
  ['an end before the beginning', exclusion({ ...everything, endTime: '2026-10-01T00:00:00Z' }), 'maintenance.exclusions.sale', 'before it begins'],
  ['a day that is none', exclusion({ ...everything, endTime: '2026-11-31T00:00:00Z' }), 'maintenance.exclusions.sale.endTime'],
  ['a time in another zone', exclusion({ ...everything, endTime: '2026-11-10T00:00:00+01:00' }), 'maintenance.exclusions.sale.endTime'],
  ['a fourth complete exclusion', () => standard({ maintenance: { exclusions: { a: everything, b: everything, c: everything, d: everything } } }), 'maintenance.exclusions', '3'],
  ['an exclusion by scope without channel', () => standard({ releaseChannel: 'UNSPECIFIED', maintenance: { exclusions: { pin: { ...from, endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_MINOR_UPGRADES' } } } }), 'maintenance.exclusions.pin.scope', 'release channel'],

  ['no pool', () => standard({ nodePools: {} }), 'nodePools', 'no Pod can run', 'cluster/nodes'],
  ['a pool with capitals', () => standard({ nodePools: { Main: pool } }), 'nodePools.Main'],
  ['a pool without machines', () => standard({ nodePools: { main: { nodes: { min: 1, max: 2 } } } }), 'nodePools.main', 'machineType is missing'],
  ['a machine type that is none', () => withPool({ machineType: 'large' }), 'nodePools.main.machineType', 'e2-standard-4'],
  ['min above max', () => withPool({ nodes: { min: 3, max: 2 } }), 'nodePools.main.nodes', 'min 3 is more than max 2', 'cluster/nodes'],
  ['a negative number of nodes', () => withPool({ nodes: -1 }), 'nodePools.main.nodes'],
  ['a number in zones that Google chooses', () => withPool({ nodes: 3 }), 'nodePools.main.nodes', '{ min: 3, max: 3 }', 'cluster/nodes'],
  ['a number that zones cannot share', () => standard({ zones, nodePools: { main: { ...pool, nodes: 3 } } }), 'nodePools.main.nodes', 'write 4', 'cluster/nodes'],
  ['a pool in a zone that the cluster does not have', () => standard({ zones, nodePools: { main: { ...pool, zones: ['europe-west1-d'] } } }), 'nodePools.main.zones[0]', 'europe-west1-b, europe-west1-c'],
  ['a pool in another region', () => withPool({ zones: ['us-central1-a'] }), 'nodePools.main.zones[0]', 'europe-west1'],
  ['a disk that the machine does not take', () => withPool({ machineType: 'c4-highcpu-4', disk: { type: 'pd-balanced' } }), 'nodePools.main.disk.type', 'c4', 'write hyperdisk-balanced', 'cluster/disk'],
  ['a hyperdisk at an e2', () => withPool({ disk: { type: 'hyperdisk-balanced' } }), 'nodePools.main.disk.type', 'pd-standard or pd-balanced or pd-ssd'],
  ['a disk of 5 GB', () => withPool({ disk: { sizeGb: 5 } }), 'nodePools.main.disk.sizeGb'],
  ['7 Pods a node', () => withPool({ maxPodsPerNode: 7 }), 'nodePools.main.maxPodsPerNode', 'from 8 to 256'],
  ['a taint with a wrong key', () => withPool({ taints: [{ key: 'a b', effect: 'NoSchedule' }] }), 'nodePools.main.taints[0].key'],
  ['a taint with a wrong effect', () => withPool({ taints: [{ key: 'a', effect: 'NO_SCHEDULE' }] }), 'nodePools.main.taints[0].effect'],
  ['a taint twice', () => withPool({ taints: [{ key: 'a', effect: 'NoSchedule' }, { key: 'a', value: 'b', effect: 'NoSchedule' }] }), 'nodePools.main.taints[1]', 'twice'],
  ['a label with a wrong key', () => withPool({ labels: { 'a b': 'c' } }), 'nodePools.main.labels["a b"]'],
  ['a label with a wrong value', () => withPool({ labels: { a: 'b c' } }), 'nodePools.main.labels.a'],
  ['a network tag with capitals', () => withPool({ tags: ['Web'] }), 'nodePools.main.tags[0]'],
  ['an upgrade that cannot begin', () => withPool({ upgrade: { maxSurge: 0 } }), 'nodePools.main.upgrade', 'no upgrade can begin'],
  ['two kinds of upgrade', () => withPool({ upgrade: { maxSurge: 1, blueGreen: {} } }), 'nodePools.main.upgrade', 'write either'],
  ['a batch of two kinds', () => withPool({ upgrade: { blueGreen: { batch: { nodes: 1, part: 0.5 } } } }), 'nodePools.main.upgrade.blueGreen.batch'],
  ['bounds of provisioning in the wrong order', () => standard({ nodeAutoProvisioning: { cpu: { min: 9, max: 8 }, memory: { max: 8 } } }), 'nodeAutoProvisioning.cpu', 'min 9'],

  ['metrics without managed Prometheus', () => standard({ monitoring: { managedPrometheus: false, components: ['SYSTEM_COMPONENTS', 'POD'] } }), 'monitoring.components', 'POD', 'cluster/needs'],
  ['finding metrics without managed Prometheus', () => standard({ monitoring: { managedPrometheus: false, autoMonitoring: true } }), 'monitoring.autoMonitoring', 'cluster/needs'],
  ['logs without those of the system', () => standard({ logging: { components: ['WORKLOADS'] } }), 'logging.components', 'SYSTEM_COMPONENTS'],
  ['no logs in Autopilot', () => autopilot({ logging: { components: [] } }), 'logging.components', 'Autopilot'],
  ['no events', () => standard({ notifications: { events: [] } }), 'notifications.events', 'empty'],
  ['a topic by its short name', () => standard({ notifications: { topic: 'events' } }), 'notifications.topic', 'projects/PROJECT/topics/NAME'],
  ['a key by its short name', () => standard({ security: { secretsEncryption: { keyName: 'secrets' } } }), 'security.secretsEncryption.keyName', 'cryptoKeys'],
  ['another group', () => standard({ security: { googleGroups: 'admins@example.com' } }), 'security.googleGroups', 'gke-security-groups@'],
  ['policies by name without Dataplane V2', () => standard({ datapathProvider: 'LEGACY_DATAPATH', fqdnNetworkPolicy: true }), 'fqdnNetworkPolicy', 'Dataplane V2', 'cluster/needs'],
  ['policies for all without it', () => standard({ datapathProvider: 'LEGACY_DATAPATH', ciliumClusterwideNetworkPolicy: true }), 'ciliumClusterwideNetworkPolicy', 'cluster/needs'],
  ['its metrics without it', () => standard({ datapathProvider: 'LEGACY_DATAPATH', monitoring: { datapathMetrics: true } }), 'monitoring.datapathMetrics', 'cluster/needs'],
  ['its relay without it', () => standard({ datapathProvider: 'LEGACY_DATAPATH', monitoring: { datapathRelay: true } }), 'monitoring.datapathRelay', 'cluster/needs'],

  ['pools of Autopilot', () => autopilot({ nodePools: {} }), 'nodePools', 'compute class'],
  ['Pods per node of Autopilot', () => autopilot({ defaultMaxPodsPerNode: 32 }), 'defaultMaxPodsPerNode'],
  ['the datapath of Autopilot', () => autopilot({ datapathProvider: 'ADVANCED_DATAPATH' }), 'datapathProvider', 'Dataplane V2'],
  ['intranode visibility of Autopilot', () => autopilot({ intranodeVisibility: true }), 'intranodeVisibility'],
  ['provisioning of Autopilot', () => autopilot({ nodeAutoProvisioning: { cpu: { max: 1 }, memory: { max: 1 } } }), 'nodeAutoProvisioning'],
  ['shielded nodes of Autopilot', () => autopilot({ security: { shieldedNodes: true } }), 'security.shieldedNodes', 'always shields'],
  ['confidential nodes of Autopilot', () => autopilot({ security: { confidentialNodes: true } }), 'security.confidentialNodes'],
  ['Workload Identity of Autopilot', () => autopilot({ security: { workloadIdentity: false } }), 'security.workloadIdentity'],
  ['the load balancers of Autopilot', () => autopilot({ addons: { httpLoadBalancing: false } }), 'addons.httpLoadBalancing', 'keeps it on'],
  ['the autoscaler of Autopilot', () => autopilot({ addons: { horizontalPodAutoscaling: true } }), 'addons.horizontalPodAutoscaling'],
  ['the disks of Autopilot', () => autopilot({ addons: { persistentDiskCsiDriver: true } }), 'addons.persistentDiskCsiDriver'],
  ['the DNS cache of Autopilot', () => autopilot({ addons: { nodeLocalDnsCache: true } }), 'addons.nodeLocalDnsCache'],
  ['no Prometheus in Autopilot', () => autopilot({ monitoring: { managedPrometheus: false } }), 'monitoring.managedPrometheus', 'keeps it on'],
] // biome-ignore format: one row for each refusal

describe('what is refused', () => {
  it.each(wrong.map(([what, make, field, ...parts]) => ({ what, make, field, parts })))('$what', ({ make, field, parts }) => {
    const all = told(make)
    expect(all.length).toBeGreaterThan(0)
    const concerned = all.filter((each) => each.startsWith(`${field} |`))
    expect(concerned).not.toEqual([])
    for (const part of parts) expect(concerned.join('\n')).toContain(part)
    // The same rule must not be told twice.
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('what is allowed', () => {
  it.each([
    ['a zone of accelerators', () => standard({ location: 'us-central1', zones: ['us-central1-ai1a'] })],
    ['a machine type that nobody knows yet', () => withPool({ machineType: 'x9z-standard-4', disk: { type: 'pd-ssd' } })],
    ['a custom machine', () => withPool({ machineType: 'n2-custom-6-20480' })],
    ['hyperdisks of a confidential n2', () => withPool({ machineType: 'n2-standard-4', confidential: true, disk: { type: 'hyperdisk-balanced' } })],
    ['a fixed number in a zone', () => standard({ location: 'europe-west1-b', nodePools: { main: { ...pool, nodes: 3 } } })],
    ['a pool that may shrink to nothing', () => withPool({ nodes: { min: 0, max: 3 } })],
    ['no pool where nodes come by themselves', () => standard({ nodePools: {}, nodeAutoProvisioning: { cpu: { max: 100 }, memory: { max: 400 } } })],
    ['one key with two effects', () => withPool({ taints: [{ key: 'a', effect: 'NoSchedule' }, { key: 'a', effect: 'NoExecute' }] })],
    ['a private endpoint for the subnetwork alone', ip({ access: 'private' })],
    ['a private endpoint for a company', ip({ access: 'private', authorizedNetworks: { all: '10.0.0.0/8' }, globalAccess: true })],
    ['a pinned minor version', exclusion({ ...from, endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_MINOR_UPGRADES' })],
    ['three weeks without upgrades', exclusion({ ...everything, endTime: '2026-11-22T00:00:00Z' })],
    ['a complete exclusion without channel', () => standard({ releaseChannel: 'UNSPECIFIED', maintenance: { exclusions: { sale: everything } } })],
    ['no logs', () => standard({ logging: { components: [] } })],
    ['an existing network whose ranges are not known', () => standard({ network: { existing: { network: 'n', subnetwork: 's', podsRangeName: 'p', servicesRangeName: 'q' } } })],
    ['labels of Google in any script', () => standard({ resourceLabels: { größe: 'groß' } })],
    ['an exact version', () => standard({ minMasterVersion: '1.33.4-gke.1172000' })],
  ])('%s', (_, make) => expect(told(make)).toEqual([]))
}) // biome-ignore format: one row for each

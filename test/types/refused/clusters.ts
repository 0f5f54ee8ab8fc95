// Each line after a comment must be refused; behind the bar stands a part of what the compiler must say.
import { App, gkeAutopilot, gkeStandard, minikube } from 'steersman'

const location = 'europe-west1'
const main = { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } } as const
const nodePools = { main } as const
const existing = { network: 'n', subnetwork: 's', podsRangeName: 'p', servicesRangeName: 'q' } as const
const ever = { startTime: '2026-09-01T00:00:00Z', endTimeBehavior: 'UNTIL_END_OF_SUPPORT' } as const
const office = { office: '203.0.113.0/24' } as const

// @ts-expect-error pools in Autopilot | Autopilot makes its nodes itself: choose them by the compute class of a Pod
gkeAutopilot({ location, nodePools: { main } })
// @ts-expect-error Pods per node in Autopilot | Autopilot decides how many Pods a node takes
gkeAutopilot({ location, defaultMaxPodsPerNode: 32 })
// @ts-expect-error the datapath of Autopilot | Autopilot always has Dataplane V2
gkeAutopilot({ location, datapathProvider: 'ADVANCED_DATAPATH' })
// @ts-expect-error intranode visibility in Autopilot | Autopilot decides about intranode visibility
gkeAutopilot({ location, intranodeVisibility: true })
// @ts-expect-error shielded nodes in Autopilot | Autopilot always shields its nodes
gkeAutopilot({ location, security: { shieldedNodes: true } })
// @ts-expect-error an add-on that Autopilot keeps on | Autopilot keeps it on
gkeAutopilot({ location, addons: { httpLoadBalancing: true } })
// @ts-expect-error Autopilot without managed Prometheus | Autopilot keeps it on
gkeAutopilot({ location, monitoring: { managedPrometheus: false } })
// @ts-expect-error Autopilot without channel | "UNSPECIFIED"
gkeAutopilot({ location, releaseChannel: 'UNSPECIFIED' })
// @ts-expect-error Standard without pools | 'nodePools' is missing
gkeStandard({ location })
// @ts-expect-error no location | 'location' is missing
gkeStandard({ nodePools })
// @ts-expect-error a misspelt prop | 'nodePool' does not exist
gkeStandard({ location, nodePools, nodePool: {} })
// @ts-expect-error a pool without machines | 'machineType' is missing
gkeStandard({ location, nodePools: { main: { nodes: 3 } } })
// @ts-expect-error a pool with a bound only | 'max' is missing
gkeStandard({ location, nodePools: { main: { ...main, nodes: { min: 1 } } } })
// @ts-expect-error a misspelt prop of a pool | 'machine' does not exist
gkeStandard({ location, nodePools: { main: { ...main, machine: 'e2-medium' } } })
// @ts-expect-error a disk that does not exist | is not assignable to type
gkeStandard({ location, nodePools: { main: { ...main, disk: { type: 'ssd' } } } })
// @ts-expect-error two kinds of upgrade | is not assignable to type
gkeStandard({ location, nodePools: { main: { ...main, upgrade: { maxSurge: 1, blueGreen: {} } } } })
// @ts-expect-error a range without length | is not assignable to type
gkeStandard({ location, nodePools, network: { own: { pods: '10.4.0.0' } } })
// @ts-expect-error both networks | "not beside own"
gkeStandard({ location, nodePools, network: { own: {}, existing } })
// @ts-expect-error an existing network without its ranges | is missing the following properties
gkeStandard({ location, nodePools, network: { existing: { network: 'n', subnetwork: 's' } } })
// @ts-expect-error NAT beside an existing network | 'nat' does not exist
gkeStandard({ location, nodePools, network: { existing: { ...existing, nat: true } } })
// @ts-expect-error a public endpoint for whom? | 'authorizedNetworks' is missing
gkeStandard({ location, nodePools, controlPlaneEndpoints: { ip: { access: 'public' } } })
// @ts-expect-error an IP endpoint that says nothing | is not assignable to type
gkeStandard({ location, nodePools, controlPlaneEndpoints: { ip: true } })
// @ts-expect-error global access to a public endpoint | 'globalAccess' does not exist
gkeStandard({ location, nodePools, controlPlaneEndpoints: { ip: { access: 'public', authorizedNetworks: office, globalAccess: true } } })
// @ts-expect-error no upgrades for ever | is not assignable to type
gkeStandard({ location, nodePools, maintenance: { exclusions: { a: { ...ever, scope: 'NO_UPGRADES' } } } })
// @ts-expect-error an address of a scope that does not exist | '"zonal"' is not assignable to type 'AddressScope'
gkeStandard({ location, nodePools, addresses: { web: 'zonal' } })
// @ts-expect-error an address that was not declared | 'mail' does not exist
gkeStandard({ location, nodePools, addresses: { web: 'global' } }).addresses!.mail
// @ts-expect-error a declaration cannot be changed | read-only
gkeStandard({ location, nodePools }).location = 'us-central1'
// @ts-expect-error a version with patch | is not assignable to type
minikube({ kubernetesVersion: '1.34.1' })
// @ts-expect-error what was not declared is no cluster | is not assignable to type
new App({ cluster: { location, nodePools } })

// A cluster is declared once and used in several places; all of this must compile.
import {
  type AddressScope,
  App,
  anyCluster,
  type Cidr,
  type Cluster,
  type GkeStandard,
  gkeAutopilot,
  gkeStandard,
  minikube,
  type ResolvedGkeStandard,
  resolveCluster,
} from 'steersman'

declare const configuration: { readonly location: string; readonly office: string }

const target = gkeStandard({
  location: configuration.location,
  releaseChannel: 'STABLE',
  network: { own: { nodes: '10.0.0.0/22', nat: { minPortsPerVm: 128 } } },
  controlPlaneEndpoints: { dns: true, ip: { access: 'public', authorizedNetworks: { office: configuration.office as Cidr } } },
  maintenance: {
    window: { days: ['SU'], startTime: '02:00', hours: 8 },
    exclusions: { pin: { startTime: '2026-09-01T00:00:00Z', endTimeBehavior: 'UNTIL_END_OF_SUPPORT', scope: 'NO_MINOR_UPGRADES' } },
  },
  nodePools: {
    main: {
      machineType: 'e2-standard-4',
      nodes: { min: 1, max: 5 },
      labels: { tier: 'web' },
      upgrade: { blueGreen: { batch: { part: 0.5 } } },
    },
    batch: { machineType: 'n2-custom-6-20480', nodes: { min: 0, max: 9 }, spot: true, taints: [{ key: 'spot', effect: 'NoSchedule' }] },
  },
  security: { secretsEncryption: true, shieldedNodes: true },
  addons: { backupAgent: true, nodeLocalDnsCache: false },
  addresses: { web: 'global', mail: 'regional' },
})
// The names of addresses are known.
const scopes: { readonly web: AddressScope; readonly mail: AddressScope } = target.addresses!
new App({ cluster: target })
const several: readonly Cluster[] = [
  target,
  gkeStandard({ location: 'europe-west1-b', nodePools: {} }),
  gkeAutopilot({
    location: 'europe-west1',
    network: { existing: { network: 'n', subnetwork: 's', podsRangeName: 'p', servicesRangeName: 'q' } },
  }),
  minikube(),
  minikube({ kubernetesVersion: '1.34', addons: ['ingress'] }),
  anyCluster(),
]
for (const cluster of several) {
  new App({ cluster })
  if (cluster.kind === 'gke-standard') cluster.nodePools satisfies object
  const resolved = resolveCluster(cluster)
  if (resolved.kind === 'gke-autopilot') resolved.tags satisfies readonly string[]
}
const resolved: ResolvedGkeStandard = resolveCluster(target)
const any: GkeStandard = target

export { any, resolved, scopes }

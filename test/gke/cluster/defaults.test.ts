import { gkeAutopilot, gkeStandard, resolveCluster } from 'steersman'
import { describe, expect, it, vi } from 'vitest'
import { defaults } from '../../../src/clusters/gke/defaults.js'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../../src/clusters/gke/resolved.js'
import { autopilotArgs } from '../../../src/gke/cluster/settings/autopilot.js'
import { natArgs, subnetworkArgs } from '../../../src/gke/cluster/settings/network.js'
import { poolArgs } from '../../../src/gke/cluster/settings/pool.js'
import { standardArgs } from '../../../src/gke/cluster/settings/standard.js'

type Tree = { [key: string]: unknown }
interface Leaf {
  readonly path: string
  readonly holder: Tree
  readonly key: string
  readonly value: unknown
}

/** Every single default. */
function leaves(tree: Tree, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const isBranch = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
    return isBranch ? leaves(value as Tree, `${path}${key}.`) : [{ path: path + key, holder: tree, key, value }]
  })
}

/** Another value that the same default could have, as the declaration would take it. */
const others: { readonly [path: string]: unknown } = {
  releaseChannel: 'STABLE',
  'window.startTime': '01:00',
  'ownNetwork.nodes': '10.0.0.0/21',
  'ownNetwork.pods': '10.12.0.0/14',
  'ownNetwork.services': '10.9.0.0/20',
  'security.securityPosture': 'ENTERPRISE',
  'security.vulnerabilityScanning': 'VULNERABILITY_BASIC',
  'security.anonymousAuthentication': 'ENABLED',
  datapathProvider: 'LEGACY_DATAPATH',
  'nodePool.imageType': 'UBUNTU_CONTAINERD',
  'ipEndpoint.authorizedNetworks': { office: '10.0.0.0/8' },
  'nodePool.labels': { disk: 'fast' },
  'nodePool.resourceLabels': { team: 'shop' },
  'nodePool.taints': [{ key: 'gpu', effect: 'NoSchedule' }],
  'nodePool.tags': ['web'],
}
function otherThan({ path, value }: Leaf): unknown {
  if (path in others) return others[path]
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value * 2 + 1
  if (Array.isArray(value)) return value.slice(1)
  throw new Error(`what else could ${path} be than ${String(value)}?`)
}

// Between them they come to every default: one pool is upgraded by adding nodes and one by a second pool.
const pool = { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } }
const common = {
  location: 'europe-west1',
  controlPlaneEndpoints: { ip: { access: 'private' } },
  notifications: { topic: 'projects/p/topics/t' },
} as const
const publicly = { controlPlaneEndpoints: { ip: { access: 'public', authorizedNetworks: { office: '203.0.113.0/24' } } } } as const
const declarations = [
  gkeStandard({ ...common, nodePools: { surge: pool, blue: { ...pool, upgrade: { blueGreen: {} } } } }),
  gkeStandard({ ...common, ...publicly, nodePools: { surge: pool } }),
  gkeAutopilot({ ...common, ...publicly }),
]

/** All that is told to Google Cloud, as text; what only the run knows stands in it as "later". */
function registered(cluster: ResolvedGkeStandard | ResolvedGkeAutopilot): string {
  const { network } = cluster
  if (network.kind === 'existing') throw new Error('these clusters have networks of their own')
  const parts = {
    ...{ project: 'demo', serviceAccount: 'nodes', topic: 'topic', labels: {} },
    secretsKey: cluster.security.secretsEncryption ? 'key' : undefined,
    network: { network: 'vpc', subnetwork: 'subnet', podsRangeName: 'pods', servicesRangeName: 'services' },
  }
  const args = [
    subnetworkArgs(network),
    network.nat && natArgs(network.nat),
    ...(cluster.kind === 'gke-autopilot'
      ? [autopilotArgs('shop', cluster, parts)]
      : [
          standardArgs('shop', cluster, parts),
          ...Object.entries(cluster.nodePools).map(([name, each]) => poolArgs(name, each, cluster, parts)),
        ]),
  ]
  return JSON.stringify(args, (_, value) => (typeof value === 'object' && value !== null && '__pulumiOutput' in value ? 'later' : value))
}

const all = (): string[] => declarations.map((declaration) => registered(resolveCluster(declaration)))
const leavesToTry = leaves(defaults as unknown as Tree).filter(({ path }) => path !== 'ownNetwork.kind')

describe('every default reaches Google Cloud', () => {
  const before = all()

  it('and there are many', () => {
    expect(leavesToTry.length).toBeGreaterThan(60)
    expect(declarations.map(({ kind }) => kind)).toEqual(['gke-standard', 'gke-standard', 'gke-autopilot'])
  })

  it.each(leavesToTry)('$path', (leaf) => {
    leaf.holder[leaf.key] = otherThan(leaf)
    try {
      expect(all()).not.toEqual(before)
    } finally {
      leaf.holder[leaf.key] = leaf.value
    }
  })

  it('and the same whatever the day', () => {
    vi.setSystemTime('2031-02-03T04:05:06Z')
    expect(all()).toEqual(before)
    vi.useRealTimers()
  })

  it('and is as it was', () => {
    expect(all()).toEqual(before)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveCluster } from 'steersman'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { ResolvedOwnNetwork } from '../../../src/clusters/gke/resolved.js'
import { autopilot, minimal, standard, withPool } from '../support.js'

const cluster = resolveCluster(standard({}))
const main = cluster.nodePools.main!
const network = cluster.network as ResolvedOwnNetwork
const endpoint = { access: 'public', authorizedNetworks: { office: '203.0.113.0/24' } } as const

/** The resolved part that each interface of the declaration becomes, so that its comments can be held against it. */
const parts: Readonly<Record<string, object>> = {
  GkeProps: cluster,
  StandardOnly: cluster,
  GkeStandardProps: cluster,
  GkeAutopilotProps: resolveCluster(autopilot({})),
  OwnNetwork: network,
  NatOptions: network.nat!,
  ControlPlaneEndpoints: cluster.controlPlaneEndpoints,
  DnsEndpoint: cluster.controlPlaneEndpoints.dns!,
  GkeAddons: cluster.addons,
  StandardAddons: cluster.addons,
  StandardMonitoring: cluster.monitoring,
  Monitoring: cluster.monitoring,
  GkeSecurity: cluster.security,
  StandardSecurity: cluster.security,
  NodePool: main,
}

interface Said {
  readonly where: string
  readonly part: object
  readonly prop: string
  readonly value: unknown
}

/** Every "Default …" in the comments of the declaration that names one value. */
function said(): Said[] {
  const folder = join(import.meta.dirname, '../../../src/clusters/gke')
  return ['common', 'standard', 'autopilot', 'network', 'endpoints', 'addons', 'observability', 'security', 'node-pool'].flatMap((name) => {
    const file = ts.createSourceFile(name, readFileSync(join(folder, `${name}.ts`), 'utf8'), ts.ScriptTarget.ES2022, true)
    return file.statements.filter(ts.isInterfaceDeclaration).flatMap((each) =>
      each.members.filter(ts.isPropertySignature).flatMap((member): Said[] => {
        const comment = ts
          .getJSDocCommentsAndTags(member)
          .map((tag) => ts.getTextOfJSDocComment(tag.comment as string) ?? '')
          .join(' ')
        const found = /\bDefault (?:`([^`]+)`|(true|false|\d+))(?=[.:;,]| from)/.exec(comment)
        const part = parts[each.name.text]
        if (!found || !part) return []
        const [, text, literal] = found
        return [
          {
            where: `${each.name.text}.${member.name.getText()}`,
            part,
            prop: member.name.getText(),
            value: text ?? (JSON.parse(literal!) as unknown),
          },
        ]
      }),
    )
  })
}

describe('the defaults', () => {
  const all = said()

  it('are told in the comments of most props', () => expect(all.length).toBeGreaterThan(35))

  it.each(all.map((each) => [each.where, each] as const))('%s is as its comment says', (_, { part, prop, value }) => {
    const actual = (part as Record<string, unknown>)[prop]
    // What can be switched on with settings has some when it is on.
    expect(typeof value === 'boolean' && typeof actual !== 'boolean' ? actual !== undefined : actual).toEqual(value)
  })

  /** The rows of the page that name one value. */
  const rows = [...readFileSync(join(import.meta.dirname, '../../../docs/clusters.md'), 'utf8').matchAll(/^\| `(.+?)` \| (`.+`) \|/gm)]

  it.each(rows.map(([, path, values]) => [path!, values!.split(', ').map((value) => value.slice(1, -1))] as const))(
    '%s is as the page says',
    (path, values) => {
      let at: unknown = cluster
      for (const step of path.replace('network.own', 'network').replace('*', 'main').split('.')) at = (at as Record<string, unknown>)[step]
      if (typeof at === 'object' || at === undefined) expect(Array.isArray(at) ? at : [String(at !== undefined)]).toEqual(values)
      else expect([String(at)]).toEqual(values)
    },
  )

  it('are all on the page', () => {
    const told = readFileSync(join(import.meta.dirname, '../../../docs/clusters.md'), 'utf8')
    expect(rows.length).toBeGreaterThan(40)
    const unknown = all.map(({ prop }) => prop).filter((prop) => !told.includes(`${prop}\``) && !told.includes(`.${prop}`))
    expect(unknown).toEqual([])
  })

  it('are what an explicit declaration of all of them gives', () => {
    const { kind, region, zonal, nodePools, network, controlPlaneEndpoints, ...rest } = cluster
    const { kind: own, ...ranges } = network as ResolvedOwnNetwork
    const explicit = standard({
      ...rest,
      network: { own: ranges },
      controlPlaneEndpoints: { ...controlPlaneEndpoints, ip: false },
      nodePools: { main: { ...nodePools.main } },
    })
    expect(resolveCluster(explicit)).toEqual(cluster)
    expect([kind, region, zonal, own]).toEqual(['gke-standard', 'europe-west1', false, 'own'])
  })
})

describe('resolveCluster', () => {
  it.each([
    ['a zone makes one zone', standard({ location: 'europe-west1-b' }), { zonal: true, region: 'europe-west1', zones: ['europe-west1-b'] }],
    [
      'further zones',
      standard({ zones: ['europe-west1-b', 'europe-west1-c'] }),
      { zonal: false, zones: ['europe-west1-b', 'europe-west1-c'] },
    ],
    ['no NAT', standard({ network: { own: { nat: false } } }), { network: expect.not.objectContaining({ nat: expect.anything() }) }],
    [
      'a part of NAT',
      standard({ network: { own: { nat: { minPortsPerVm: 128 } } } }),
      { network: { nat: { minPortsPerVm: 128, maxPortsPerVm: 4096, logErrors: true } } },
    ],
    [
      'an existing network',
      standard({ network: { existing: { network: 'n', subnetwork: 's', podsRangeName: 'p', servicesRangeName: 'q' } } }),
      { network: { kind: 'existing', network: 'n', subnetwork: 's', podsRangeName: 'p', servicesRangeName: 'q' } },
    ],
    [
      'the IP endpoint alone',
      standard({ controlPlaneEndpoints: { dns: false, ip: endpoint } }),
      { controlPlaneEndpoints: { ip: { ...endpoint, googleCloudAccess: false, globalAccess: false } } },
    ],
    [
      'no managed Prometheus',
      standard({ monitoring: { managedPrometheus: false } }),
      { monitoring: { components: ['SYSTEM_COMPONENTS'] } },
    ],
    ['no Dataplane V2', standard({ datapathProvider: 'LEGACY_DATAPATH' }), { monitoring: { datapathMetrics: false } }],
    ['notifications', standard({ notifications: {} }), { notifications: { events: expect.arrayContaining(['SECURITY_BULLETIN_EVENT']) } }],
    ['no notifications', standard({}), expect.not.objectContaining({ notifications: expect.anything() })],
    ['Autopilot has buckets as volumes', autopilot({}), { addons: { gcsFuseCsiDriver: true, filestoreCsiDriver: false } }],
    ['Autopilot without them', autopilot({ addons: { gcsFuseCsiDriver: false } }), { addons: { gcsFuseCsiDriver: false } }],
    ['undefined is the default', standard({ addons: { gatewayApi: undefined }, security: { shieldedNodes: undefined } }), cluster],
    ['spot takes what there is', withPool({ spot: true }), { nodePools: { main: { locationPolicy: 'ANY' } } }],
    [
      'a fixed number is that of each zone',
      standard({ location: 'europe-west1-b', nodePools: { main: { machineType: 'e2-medium', nodes: 2 } } }),
      {
        nodePools: { main: { nodes: { perZone: 2 } } },
      },
    ],
    [
      'a pool in some zones',
      standard({
        zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
        nodePools: { main: { machineType: 'e2-medium', nodes: 4, zones: ['europe-west1-b', 'europe-west1-c'] } },
      }),
      { nodePools: { main: { nodes: { perZone: 2 }, zones: ['europe-west1-b', 'europe-west1-c'] } } },
    ],
    [
      'a disk that the machine takes',
      withPool({ machineType: 'c4-standard-4' }),
      { nodePools: { main: { disk: { type: 'hyperdisk-balanced', sizeGb: 100 } } } },
    ],
    [
      'blue and green',
      withPool({ upgrade: { blueGreen: {} } }),
      {
        nodePools: { main: { upgrade: { blueGreen: { nodePoolSoakSeconds: 3600, batch: { nodes: 1 } } } } },
      },
    ],
    ['Pods per node of the cluster', standard({ defaultMaxPodsPerNode: 32 }), { nodePools: { main: { maxPodsPerNode: 32 } } }],
    [
      'confidential nodes of the cluster',
      standard({ security: { confidentialNodes: true } }),
      { nodePools: { main: { confidential: true } } },
    ],
  ])('%s', (_, given, expected) => {
    expect(resolveCluster(given)).toMatchObject(expected)
  })

  it('leaves the declaration as it is', () => {
    const given = standard({})
    const before = JSON.stringify(given)
    resolveCluster(given)
    expect(JSON.stringify(given)).toBe(before)
    expect(minimal.nodePools.main.nodes).toEqual({ min: 1, max: 5 })
  })

  it('takes add-ons from what the program uses, unless the declaration says', () => {
    const uses = { filestore: true, gcsFuse: true, secretManager: true, backup: true }
    const on = { filestoreCsiDriver: true, gcsFuseCsiDriver: true, secretManager: true, backupAgent: true }
    expect(resolveCluster(standard({}), uses).addons).toMatchObject(on)
    expect(resolveCluster(autopilot({}), uses).addons).toMatchObject(on)
    const off = { filestoreCsiDriver: false, gcsFuseCsiDriver: false, secretManager: false, backupAgent: false }
    expect(resolveCluster(standard({ addons: off }), uses).addons).toMatchObject(off)
    expect(resolveCluster(standard({ addons: on })).addons).toMatchObject(on)
  })
})

import { Provider as GoogleProvider } from '@pulumi/gcp/provider.js'
import { output } from '@pulumi/pulumi'
import { anyCluster, type GkeStandard, gkeAutopilot, gkeStandard, minikube, ref } from 'steersman'
import { GkeCluster, type GkeClusterOptions } from 'steersman/gke'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { plain } from '../../pulumi-engine/index.js'
import { autopilotProps, part, runProgram, slimProps, standardProps } from './support.js'

const variables = ['GOOGLE_PROJECT', 'GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT', 'CLOUDSDK_CORE_PROJECT']
beforeEach(() => {
  for (const name of variables) vi.stubEnv(name, '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** As JavaScript or JSON would give it. */
const any = (value: unknown): GkeStandard => value as GkeStandard
const standard = { kind: 'gke-standard', ...standardProps }
const autopilot = { kind: 'gke-autopilot', ...autopilotProps }

/** What cannot be, and what the error says of it. */
const refused: readonly [string, () => unknown, string][] = [
  ['no declaration', () => any(undefined), 'the declaration must be of a cluster at Google, and is undefined'],
  ['a text', () => any('gke'), 'and is "gke"'],
  ['the props alone', () => any(standardProps), 'the declaration must be of a cluster at Google'],
  ['minikube', () => any(minikube()), 'and is of the kind minikube'],
  ['any cluster', () => any(anyCluster()), 'and is of the kind any'],
  [
    'pools in Autopilot',
    () => any({ ...autopilot, nodePools: standardProps.nodePools }),
    'nodePools: cannot be given: Autopilot makes its nodes itself',
  ],
  ['Pods per node in Autopilot', () => any({ ...autopilot, defaultMaxPodsPerNode: 64 }), 'Autopilot decides how many Pods a node takes'],
  ['visibility in Autopilot', () => any({ ...autopilot, intranodeVisibility: true }), 'Autopilot decides about intranode visibility'],
  ['a datapath in Autopilot', () => any({ ...autopilot, datapathProvider: 'ADVANCED_DATAPATH' }), 'Autopilot always has Dataplane V2'],
  [
    'auto-provisioning in Autopilot',
    () => any({ ...autopilot, nodeAutoProvisioning: { cpu: { max: 1 }, memory: { max: 1 } } }),
    'without bounds of yours',
  ],
  ['shielded nodes in Autopilot', () => any({ ...autopilot, security: { shieldedNodes: true } }), 'Autopilot always shields its nodes'],
  [
    'Workload Identity in Autopilot',
    () => any({ ...autopilot, security: { workloadIdentity: true } }),
    'Autopilot always has Workload Identity',
  ],
  ['load balancing in Autopilot', () => any({ ...autopilot, addons: { httpLoadBalancing: true } }), 'Autopilot keeps it on'],
  ['a zone for Autopilot', () => any({ ...autopilot, location: 'europe-west1-b' }), 'Autopilot is regional'],
  ['no way in', () => any({ ...standard, controlPlaneEndpoints: { dns: false } }), 'are all off, so that nobody reaches the cluster'],
  [
    'everybody',
    () => any({ ...standard, controlPlaneEndpoints: { ip: { access: 'public', authorizedNetworks: { all: '0.0.0.0/0' } } } }),
    'lets everybody try',
  ],
  [
    'nobody by public address',
    () => any({ ...standard, controlPlaneEndpoints: { ip: { access: 'public' } } }),
    'authorizedNetworks is missing',
  ],
  [
    'public ranges at a private address',
    () => any({ ...standard, controlPlaneEndpoints: { ip: { access: 'private', authorizedNetworks: { office: '203.0.113.0/24' } } } }),
    'cannot reach a private endpoint',
  ],
  [
    'a private address for public nodes',
    () => any({ ...standard, privateNodes: false, controlPlaneEndpoints: { ip: { access: 'private' } } }),
    'private needs private nodes',
  ],
  ['two networks', () => any({ ...standard, network: { own: {}, existing: slimProps.network.existing } }), 'of which only one can hold'],
  [
    'policies by name without Dataplane V2',
    () => any({ ...standard, datapathProvider: 'LEGACY_DATAPATH', fqdnNetworkPolicy: true }),
    'needs Dataplane V2',
  ],
  [
    'metrics without Prometheus',
    () => any({ ...standard, monitoring: { managedPrometheus: false, components: ['SYSTEM_COMPONENTS', 'POD'] } }),
    'which managed Prometheus collects',
  ],
  ['too many Pods for the range', () => any({ ...standard, network: { own: { pods: '10.4.0.0/23' } } }), 'holds 512 addresses'],
  [
    'a disk that the machine does not take',
    () => any({ ...standard, nodePools: { main: { machineType: 'c4-standard-4', nodes: { min: 1, max: 2 }, disk: { type: 'pd-ssd' } } } }),
    'take no pd-ssd',
  ],
  [
    'a value known only later',
    () => any({ ...standard, serviceAccount: ref(output('nodes@demo.iam.gserviceaccount.com')) }),
    'serviceAccount: is the text of ref()',
  ],
  ['an unknown prop', () => any({ ...standard, autopilot: true }), 'is no prop here'],
]

interface Failed {
  readonly registered: number
  readonly text: string
}

async function fails(make: () => unknown, config: Readonly<Record<string, unknown>> = { 'gcp:project': 'demo' }): Promise<Failed> {
  const result = await runProgram(make, { config })
  expect(result.succeeded).toBe(false)
  expect(result.diagnostics.length).toBe(1)
  return { registered: result.registrations.length, text: result.diagnostics[0]!.message }
}

describe('what cannot be', () => {
  it('is refused before anything is registered, at the line of the user', async () => {
    const make = (options: GkeClusterOptions = {}) => new GkeCluster('shop', any({ ...autopilot, nodePools: {} }), options)
    const { registered, text } = await fails(() => make())
    expect(registered).toBe(1) // the stack
    expect(text).toContain('refusals.test.ts:')
    expect(text).not.toContain('src/gke')
  })

  it.each(refused)('%s', (_, declaration, message) => {
    expect(() => new GkeCluster('shop', declaration() as GkeStandard)).toThrow(message)
  })

  it('names that Google Cloud does not take, where the declaration has none', () => {
    const declaration = gkeStandard(standardProps)
    for (const name of ['Shop', 'shop_1', '1shop', 'shop-', 'a'.repeat(41)])
      expect(() => new GkeCluster(name, declaration)).toThrow(/the name .* must (be|have)/)
  })
})

/** Options that only JavaScript can give. */
const options: readonly [string, object, string][] = [
  ['no application', { for: {} }, 'for: must be an App, and is an object'],
  ['no application in a list', { for: [undefined] }, 'for[0]: must be an App, and is undefined'],
  ['a project that is a number', { project: 42 }, 'project: must be a text, and is 42'],
  ['a project of ref()', { project: ref(output('demo')) }, 'project: is the text of ref()'],
  ['a time that is none', { customTimeouts: { create: 'an hour' } }, 'customTimeouts.create: "an hour" is no time'],
  ['a switch that is none', { kubernetesProvider: { deleteUnreachable: 'true' } }, 'deleteUnreachable: must be true or false'],
  ['an unknown switch', { kubernetesProvider: { deleteUnreachables: true } }, 'did you mean deleteUnreachable?'],
  ['variables that are none', { kubernetesProvider: { pluginEnvironment: { HOME: 1 } } }, 'pluginEnvironment.HOME: must be a text'],
]

describe('options', () => {
  it.each(options)('%s', (_, given, message) => {
    expect(() => new GkeCluster('shop', gkeStandard(slimProps), given)).toThrow(message)
  })
})

describe('the project', () => {
  const projectOf = async (make: () => GkeCluster, config: Readonly<Record<string, unknown>> = {}): Promise<unknown[]> => {
    const result = await runProgram(() => ({ project: make().project }), { config })
    expect(result.diagnostics).toEqual([])
    const cluster = plain(part(result, 'cluster').inputs)
    return [cluster.project, (cluster.workloadIdentityConfig as { workloadPool: string }).workloadPool, plain(result.outputs).project]
  }
  const declaration = gkeStandard(slimProps)

  it.each<[string, () => GkeCluster, Readonly<Record<string, unknown>>]>([
    ['given', () => new GkeCluster('shop', declaration, { project: 'mine' }), { 'gcp:project': 'demo' }],
    [
      'of the provider',
      () => new GkeCluster('shop', declaration, { provider: new GoogleProvider('g', { project: 'mine' }) }),
      { 'gcp:project': 'demo' },
    ],
    [
      'of one of the providers',
      () => new GkeCluster('shop', declaration, { providers: [new GoogleProvider('g', { project: 'mine' })] }),
      {},
    ],
    ['of the stack', () => new GkeCluster('shop', declaration), { 'gcp:project': 'mine' }],
    [
      'of the stack when the provider has none',
      () => new GkeCluster('shop', declaration, { provider: new GoogleProvider('g') }),
      { 'gcp:project': 'mine' },
    ],
  ])('is the one %s', async (_, make, config) => {
    expect(await projectOf(make, config)).toEqual(['mine', 'mine.svc.id.goog', 'mine'])
  })

  it('is the one of the environment', async () => {
    vi.stubEnv('GOOGLE_CLOUD_PROJECT', 'mine')
    expect(await projectOf(() => new GkeCluster('shop', declaration))).toEqual(['mine', 'mine.svc.id.goog', 'mine'])
  })

  it('must be known', async () => {
    const { registered, text } = await fails(() => new GkeCluster('shop', gkeAutopilot(autopilotProps)), {})
    expect(registered).toBe(1)
    expect(text).toContain('no project at Google Cloud is known')
    expect(text).toContain('pulumi config set gcp:project')
    expect(text).toContain('refusals.test.ts:')
  })
})

describe('without the plug-in', () => {
  it('a warning says so before the first object fails', async () => {
    vi.stubEnv('PATH', '/nowhere')
    const { diagnostics } = await runProgram(() => void new GkeCluster('shop', gkeStandard(slimProps)))
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', expect.stringMatching(/^gke-gcloud-auth-plugin is not on the PATH, .* install it with 'gcloud components install/)],
    ])
  })
})

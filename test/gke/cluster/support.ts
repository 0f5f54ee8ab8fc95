import { type GkeAutopilotProps, type GkeStandardProps, gkeAutopilot, gkeStandard } from 'steersman'
import { GkeCluster, type GkeClusterOptions } from 'steersman/gke'
import {
  find,
  type JsonObject,
  type Provider,
  type Providers,
  type Registration,
  type Result,
  type RunOptions,
  run,
  type State,
} from '../../pulumi-engine/index.js'

export const standardProps = {
  location: 'europe-west1',
  nodePools: { main: { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } } },
} as const satisfies GkeStandardProps
/** With nothing made beside cluster and pools, for tests that look at something else. */
export const slimProps = {
  ...standardProps,
  serviceAccount: 'nodes@demo.iam.gserviceaccount.com',
  network: { existing: { network: 'vpc', subnetwork: 'subnet', podsRangeName: 'pods', servicesRangeName: 'services' } },
} as const satisfies GkeStandardProps
export const autopilotProps = { location: 'europe-west1' } as const satisfies GkeAutopilotProps

export const types = {
  component: 'steersman:gke:GkeCluster',
  cluster: 'gcp:container/cluster:Cluster',
  pool: 'gcp:container/nodePool:NodePool',
  network: 'gcp:compute/network:Network',
  subnetwork: 'gcp:compute/subnetwork:Subnetwork',
  router: 'gcp:compute/router:Router',
  nat: 'gcp:compute/routerNat:RouterNat',
  account: 'gcp:serviceaccount/account:Account',
  role: 'gcp:projects/iAMMember:IAMMember',
  keyRing: 'gcp:kms/keyRing:KeyRing',
  key: 'gcp:kms/cryptoKey:CryptoKey',
  keyGrant: 'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember',
  topic: 'gcp:pubsub/topic:Topic',
  provider: 'pulumi:providers:kubernetes',
} as const
export type Part = keyof typeof types

/** Google Cloud, as far as a cluster asks it. */
export const gcp: Provider = {
  create: ({ registration: { type, name }, inputs }) => ({ id: idOf(type, name, inputs), outputs: outputsOf(type, inputs) }),
  update: ({ registration: { type }, inputs }) => outputsOf(type, inputs),
  invoke: (token) => {
    if (token !== 'gcp:organizations/getProject:getProject') throw new Error(`nobody knows ${token}`)
    return { number: '123', projectId: 'demo', id: 'projects/demo' }
  },
}

function idOf(type: string, name: string, inputs: JsonObject): string {
  const path = `projects/${inputs.project ?? 'demo'}`
  return type === types.cluster
    ? `${path}/locations/${inputs.location}/clusters/${inputs.name}`
    : `${path}/${type.split(':')[2]}/${inputs.name ?? name}`
}

function outputsOf(type: string, inputs: JsonObject): JsonObject {
  const email = `${inputs.accountId}@demo.iam.gserviceaccount.com`
  if (type === types.account) return { ...inputs, email, member: `serviceAccount:${email}` }
  if (type !== types.cluster) return inputs
  const endpoint = 'gke-1a2b-123.europe-west1.gke.goog'
  return {
    ...inputs,
    endpoint: '203.0.113.10',
    masterAuth: { ...(inputs.masterAuth as JsonObject), clusterCaCertificate: 'Y2VydGlmaWNhdGU=' },
    controlPlaneEndpointsConfig: { ...(inputs.controlPlaneEndpointsConfig as JsonObject), dnsEndpointConfig: { endpoint } },
    privateClusterConfig: { ...(inputs.privateClusterConfig as JsonObject), privateEndpoint: '10.0.0.2' },
  }
}
export const providers: Providers = { gcp }

/** Runs a program; the project is `demo` and the stack `dev`. */
export function runProgram(program: () => unknown, options: Partial<RunOptions> = {}): Promise<Result> {
  return run({ program, project: 'shop', config: { 'gcp:project': 'demo' }, providers, ...options })
}

export function runStandard(props: Partial<GkeStandardProps> = {}, options: GkeClusterOptions = {}, state?: State): Promise<Result> {
  return runProgram(() => void new GkeCluster('shop', gkeStandard({ ...standardProps, ...props }), options), state ? { state } : {})
}

export function runAutopilot(props: Partial<GkeAutopilotProps> = {}, options: GkeClusterOptions = {}): Promise<Result> {
  return runProgram(() => void new GkeCluster('shop', gkeAutopilot({ ...autopilotProps, ...props }), options))
}

/** The one registration of a part. */
export function part(result: Result, name: Part, resourceName?: string): Registration {
  return find(result, types[name], resourceName)
}

/** The value at a path such as `a.b[0].c`; undefined when there is none. */
export function at(value: unknown, path: string): unknown {
  return path
    .replaceAll('[', '.')
    .replaceAll(']', '')
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)
}

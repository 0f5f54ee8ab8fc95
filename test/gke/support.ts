import { Provider } from '@pulumi/kubernetes/provider.js'
import { App, Chart, type GkeStandardProps, gkeStandard, SteersmanError } from 'steersman'
import { GkeCluster } from 'steersman/gke'
import { deploy } from 'steersman/pulumi'
import { expect } from 'vitest'
import {
  inventedId,
  type JsonObject,
  type Provider as Plugin,
  plain,
  type Registration,
  type Result,
  type RunOptions,
  run,
  type Value,
} from '../pulumi-engine/index.js'
import { refusal } from '../support/refusal.js'
import { gcp, slimProps } from './cluster/support.js'

/** What Google Cloud tells of a resource once it is there, beside what it was given. */
const computed: Readonly<Record<string, (inputs: JsonObject, name: string) => JsonObject>> = {
  'gcp:compute/address:Address': () => ({ address: '203.0.113.8' }),
  'gcp:compute/globalAddress:GlobalAddress': () => ({ address: '203.0.113.7' }),
  'gcp:dns/managedZone:ManagedZone': () => ({ nameServers: ['ns-cloud-a1.googledomains.com.', 'ns-cloud-a2.googledomains.com.'] }),
  'gcp:certificatemanager/dnsAuthorization:DnsAuthorization': ({ domain }) => ({
    dnsResourceRecords: [{ name: `_acme-challenge.${domain}.`, type: 'CNAME', data: 'proof.authorize.certificatemanager.goog.' }],
  }),
  'gcp:serviceaccount/account:Account': ({ accountId }) => ({
    email: `${accountId}@demo.iam.gserviceaccount.com`,
    member: `serviceAccount:${accountId}@demo.iam.gserviceaccount.com`,
  }),
  'gcp:sql/databaseInstance:DatabaseInstance': ({ region }, name) => ({
    connectionName: `demo:${region}:${name}-1a2b3c4`,
    privateIpAddress: '10.20.0.3',
  }),
  'gcp:filestore/instance:Instance': ({ networks }) => ({
    networks: (networks as JsonObject[]).map((each) => ({ ...each, ipAddresses: ['10.30.0.2'] })),
  }),
  'gcp:redis/instance:Instance': () => ({
    host: '10.20.0.4',
    port: 6378,
    authString: 'hidden-password',
    serverCaCerts: [
      { cert: '-----BEGIN CERTIFICATE-----\none\n-----END CERTIFICATE-----\n' },
      { cert: '-----BEGIN CERTIFICATE-----\ntwo\n-----END CERTIFICATE-----' },
    ],
  }),
  'docker-build:index:Image': () => ({ digest: 'sha256:abc', ref: 'unused' }),
}

const answers: Readonly<Record<string, (args: JsonObject) => JsonObject>> = {
  'gcp:organizations/getProject:getProject': () => ({ number: '123', projectId: 'demo', id: 'projects/demo' }),
  'gcp:organizations/getClientConfig:getClientConfig': () => ({ accessToken: 'token-of-today', id: 'config' }),
  'gcp:artifactregistry/getDockerImage:getDockerImage': ({ project, location, repositoryId, imageName }) => ({
    id: 'image',
    selfLink: `${location}-docker.pkg.dev/${project}/${repositoryId}/${String(imageName).split(':')[0]}@sha256:def`,
  }),
}

/** Google Cloud, as far as what stands around a cluster asks it. Names that the program leaves to Pulumi get an end. */
export const google: Plugin = {
  create: (request) => {
    const { registration, inputs } = request
    const { type, name } = registration
    if (type === 'gcp:container/cluster:Cluster') return gcp.create!(request)
    const own = inputs.name ?? `${name}-1a2b3c4`
    return { id: `${type.split(':')[2]}/${own}`, outputs: { name: own, ...inputs, ...computed[type]?.(inputs, name) } }
  },
  update: ({ registration: { type, name }, inputs, old }) => ({ ...plain(old.outputs), ...inputs, ...computed[type]?.(inputs, name) }),
  // What the program does not make is known by its name.
  read: ({ id, inputs }) => ({ name: id, ...inputs }),
  invoke: (token, args) => {
    const answer = answers[token]
    if (!answer) throw new Error(`nobody knows ${token}`)
    return answer(args)
  },
}

/** A cluster in which every load balancer gets an address. */
const kubernetes: Plugin = {
  create: ({ registration, inputs }) => ({
    id: inventedId(registration, inputs),
    outputs: { ...inputs, ...(isLoadBalancer(inputs) && { status: { loadBalancer: { ingress: [{ ip: '203.0.113.9' }] } } }) },
  }),
}

function isLoadBalancer({ kind, spec }: JsonObject): boolean {
  return kind === 'Service' && (spec as { type?: string }).type === 'LoadBalancer'
}

/** Runs a program; the project at Google Cloud is `demo`, that of Pulumi `shop`, and the stack `dev`. */
export function runProgram(program: () => unknown, options: Partial<RunOptions> = {}): Promise<Result> {
  const providers = { gcp: google, 'docker-build': google, kubernetes }
  return run({ program, project: 'shop', config: { 'gcp:project': 'demo' }, providers, ...options })
}

/** The labels that everything has. */
export const labels = { app: 'shop', stack: 'dev', 'managed-by': 'pulumi' }

/** What was registered beside the stack: `type name`. */
export function registered({ registrations }: Result): string[] {
  return registrations.slice(1).map(({ type, name }) => `${type} ${name}`)
}

/** The names of what a resource waits for, explicitly or by its inputs. */
export function waitsFor({ registrations }: Result, { dependencies }: Registration): string[] {
  return registrations.filter(({ urn }) => dependencies.includes(urn)).map(({ name }) => name)
}

/** Runs a program that must do the same in a second run, and change nothing then. */
export async function runTwice(program: () => unknown): Promise<Result> {
  const first = await runProgram(program)
  expect(first.diagnostics).toEqual([])
  const second = await runProgram(program, { state: first.state })
  expect(second.operations).toEqual([])
  expect(inputsOf(second)).toEqual(inputsOf(first))
  return first
}

function inputsOf({ registrations }: Result): [string, Value][] {
  return registrations.map(({ urn, inputs }): [string, Value] => [urn, inputs]).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Runs a program that must be refused, and gives what it is told. */
export async function refusedBy(program: () => unknown): Promise<string> {
  const result = await runProgram(() => {
    try {
      program()
    } catch (error) {
      if (SteersmanError.is(error)) return { refused: error.message }
      throw error
    }
    return {}
  })
  expect(result.diagnostics).toEqual([])
  expect(result.outputs, 'nothing was refused').toHaveProperty('refused')
  return (result.outputs as { refused: string }).refused
}

/** What a constructor says that refuses its props; no engine runs, so it must do so before it registers anything. */
export function refusalOf(make: () => unknown): string {
  return refusal(make).message
}

/** The manifest of the one object of a kind that was deployed. */
export function manifestOf(result: Result, kind: string): JsonObject {
  const found = result.registrations.filter(({ type }) => type.startsWith('kubernetes:') && type.endsWith(`:${kind}`))
  expect(found.map(({ name }) => name)).toHaveLength(1)
  return plain(found[0]!.inputs)
}

/** A cluster with nothing beside it but what is asked for. */
export function smallCluster(props: Partial<GkeStandardProps> = {}): GkeCluster {
  return new GkeCluster('main', gkeStandard({ ...slimProps, ...props }))
}

/** Deploys a chart of its own, with what the function makes in it. */
export function deployed(fill: (chart: Chart) => void): void {
  const app = new App()
  fill(new Chart(app, 'web', { namespace: 'default' }))
  deploy('live', app, { provider: new Provider('kubernetes', { enableSecretMutable: true }) })
}

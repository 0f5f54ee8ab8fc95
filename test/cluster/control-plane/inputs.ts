import type { Client, LiveObject, Reference } from './client.js'

interface KeyReference {
  readonly name?: string
  readonly key: string
  readonly optional?: boolean
}

interface SourceReference {
  readonly name?: string
  readonly secretName?: string
  readonly optional?: boolean
  readonly items?: readonly { readonly key: string }[]
}

interface Sources {
  readonly configMap?: SourceReference
  readonly secret?: SourceReference
}

interface Container {
  readonly env?: readonly { readonly valueFrom?: { readonly configMapKeyRef?: KeyReference; readonly secretKeyRef?: KeyReference } }[]
  readonly envFrom?: readonly { readonly configMapRef?: SourceReference; readonly secretRef?: SourceReference }[]
}

interface PodSpec {
  readonly initContainers?: readonly Container[]
  readonly containers?: readonly Container[]
  readonly volumes?: readonly (Sources & { readonly projected?: { readonly sources?: readonly Sources[] } })[]
}

type Holder = LiveObject & { readonly data?: object; readonly binaryData?: object }

/** What a pod takes from a ConfigMap or a Secret: all of it, or some keys. */
interface Input {
  readonly kind: 'ConfigMap' | 'Secret'
  readonly name: string
  readonly keys: readonly string[]
}

/** The pod template of a workload, wherever its kind keeps it. */
function podSpecOf(object: Reference): PodSpec | undefined {
  const { kind, spec } = object as Reference & { spec?: Record<string, unknown> }
  if (kind === 'Pod') return spec as PodSpec | undefined
  const holder = (kind === 'CronJob' ? (spec?.jobTemplate as { spec?: unknown } | undefined)?.spec : spec) as
    | { template?: { spec?: PodSpec } }
    | undefined
  return holder?.template?.spec
}

function input(kind: Input['kind'], source: SourceReference | undefined, keys: readonly string[] = []): Input[] {
  const name = source?.name ?? source?.secretName
  return name && !source?.optional ? [{ kind, name, keys }] : []
}

function fromVolume({ configMap, secret }: Sources): Input[] {
  return [
    ...input(
      'ConfigMap',
      configMap,
      configMap?.items?.map(({ key }) => key),
    ),
    ...input(
      'Secret',
      secret,
      secret?.items?.map(({ key }) => key),
    ),
  ]
}

function fromContainer({ env = [], envFrom = [] }: Container): Input[] {
  return [
    ...env.flatMap(({ valueFrom }) => [
      ...input('ConfigMap', valueFrom?.configMapKeyRef, valueFrom?.configMapKeyRef && [valueFrom.configMapKeyRef.key]),
      ...input('Secret', valueFrom?.secretKeyRef, valueFrom?.secretKeyRef && [valueFrom.secretKeyRef.key]),
    ]),
    ...envFrom.flatMap(({ configMapRef, secretRef }) => [...input('ConfigMap', configMapRef), ...input('Secret', secretRef)]),
  ]
}

function inputsOf({ initContainers = [], containers = [], volumes = [] }: PodSpec): Input[] {
  return [
    ...[...initContainers, ...containers].flatMap(fromContainer),
    ...volumes.flatMap((volume) => [...fromVolume(volume), ...(volume.projected?.sources ?? []).flatMap(fromVolume)]),
  ]
}

/** The ConfigMaps, Secrets and keys that a workload's pods need and the cluster does not have: a real kubelet would start none of them. */
export async function missingInputs(client: Client, object: Reference): Promise<string[]> {
  const namespace = object.metadata?.namespace ?? 'default'
  const missing = new Set<string>()
  for (const { kind, name, keys } of inputsOf(podSpecOf(object) ?? {})) {
    const reply = await client.get<Holder>({ apiVersion: 'v1', kind, metadata: { name, namespace } })
    if (!reply.ok) missing.add(`its pods cannot start: ${kind} ${namespace}/${name} does not exist`)
    else {
      const present = { ...reply.body.data, ...reply.body.binaryData }
      for (const key of keys) if (!(key in present)) missing.add(`its pods cannot start: ${kind} ${namespace}/${name} has no key ${key}`)
    }
  }
  return [...missing]
}

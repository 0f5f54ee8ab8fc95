import { ApiObject } from 'cdk8s'
import { Construct } from 'constructs'
import { digestOf } from '../../tree/digest.js'
import { isPlain } from '../../tree/value.js'
import { assignDefined } from '../common/labels.js'
import type { ContainerOptions } from './container-options.js'
import type { PodOptions } from './pod-options.js'
import { envFromOf, keyRefOf, volumeMountOf } from './references.js'

/** Annotation of pods with a hash of what they read of ConfigMaps, called as Helm's charts do it. */
export const checksumAnnotation = 'checksum/config'
/** Kinds that replace their pods when the template changes; a Job refuses the change, and the others leave their pods alone. */
const replacing: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])

type Keys = Set<string> | 'all'
/** The ConfigMaps whose change replaces the pods, with the keys that are read of each. */
type Reads = ReadonlyMap<object, Keys>
type Container = Pick<ContainerOptions, 'env' | 'envFrom'> & { readonly mounts?: object | undefined }

/** The annotations of the pods: those given, those that mounts need, and one that changes with the ConfigMaps that they read, unless it is given. */
export function podAnnotations(
  kind: string,
  pod: Pick<PodOptions, 'podAnnotations' | 'rollOnChange'> & { readonly volumes?: object | undefined },
  containers: readonly Container[],
  ofMounts: { readonly [key: string]: string },
): { readonly [key: string]: string } | undefined {
  const annotations = assignDefined({}, pod.podAnnotations)
  if (replacing.has(kind) && pod.rollOnChange !== false && annotations[checksumAnnotation] === undefined) {
    const reads = readsOf(pod.volumes, containers)
    // When it is rendered: patches of the ConfigMap may come after this workload was made.
    if (reads.size > 0) Object.defineProperty(annotations, checksumAnnotation, { enumerable: true, get: () => checksum(reads) })
  }
  assignDefined(annotations, ofMounts)
  return Object.keys(annotations).length > 0 ? annotations : undefined
}

function readsOf(volumes: object | undefined, containers: readonly Container[]): Reads {
  const reads = new Map<object, Keys>()
  const read = (object: unknown, keys: readonly string[] | undefined): void => {
    if (!rolls(object)) return
    const known = reads.get(object) ?? new Set()
    reads.set(object, keys === undefined || known === 'all' ? 'all' : new Set([...known, ...keys]))
  }
  for (const { env, envFrom, mounts } of containers) {
    for (const value of Object.values(env ?? {})) {
      const reference = keyRefOf(value)
      if (reference) read(reference.source.object, [reference.key])
    }
    for (const item of envFrom ?? []) read(envFromOf(item)?.source.object, undefined)
    for (const mount of Object.values(mounts ?? {})) {
      const brought = volumeMountOf(mount)
      if (!brought || brought.rollOnChange === false) continue
      const items = brought.volume.configMap?.items
      read(
        brought.source.object,
        items?.map(({ key }) => key!),
      )
    }
  }
  for (const volume of Object.values(volumes ?? {})) {
    const { configMap, projected } = (volume ?? {}) as { configMap?: object; projected?: { sources: readonly { configMap?: object }[] } }
    for (const source of [configMap, ...(projected?.sources.map((each) => each.configMap) ?? [])]) readVolume(source, read)
  }
  return reads
}

function readVolume(source: object | undefined, read: (object: unknown, keys: readonly string[] | undefined) => void): void {
  const { from, items, rollOnChange } = (isPlain(source) ? source : {}) as { from?: object; items?: object; rollOnChange?: boolean }
  if (rollOnChange === false) return
  const named = from ?? source
  read((named as { '~object'?: unknown } | undefined)?.['~object'] ?? named, items && Object.keys(items))
}

/** Whether an object is a ConfigMap of this program, ours or of another library, that replaces the pods that read it. */
function rolls(object: unknown): object is object {
  const own = object as { '~rolls'?: boolean } | undefined
  return apiObjectOf(object)?.kind === 'ConfigMap' && own?.['~rolls'] !== false
}

function apiObjectOf(object: unknown): ApiObject | undefined {
  const found = Construct.isConstruct(object) && !ApiObject.isApiObject(object) ? object.node.defaultChild : object
  return ApiObject.isApiObject(found) ? found : undefined
}

function checksum(reads: Reads): string {
  const texts = [...reads].map(([object, keys]) => textsOf(apiObjectOf(object)!, keys))
  return digestOf({ of: texts.sort(([a], [b]) => (a! < b! ? -1 : 1)).flat(), digits: 16 })
}

/** Name, and then each key that is read with what it holds, in an order that does not depend on the program's. */
function textsOf(map: ApiObject, keys: Keys): readonly string[] {
  return [map.name, ...contentOf(map.toJson(), keys)]
}

/** Each key of a ConfigMap and what it holds, in alphabetical order. */
export function contentOf(manifest: unknown, keys: Keys = 'all'): readonly string[] {
  const { data, binaryData } = manifest as { readonly data?: object; readonly binaryData?: object }
  const entries = Object.entries({ ...data, ...binaryData }).filter(([key]) => keys === 'all' || keys.has(key))
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, text]) => [key, String(text)])
}

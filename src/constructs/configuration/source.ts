import type { Construct, IConstruct } from 'constructs'
import { closest } from '../../findings/closest.js'
import { dataKey, envName } from '../../kubernetes/names.js'
import { Place } from '../../props/place.js'
import { flag, listOf, object, plainFlag, textBy } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { external } from '../common/external.js'
import { itemsCheck, keyToPaths } from '../pods/file-sources.js'
import { fileMode, mountOptionsShape } from '../pods/mounts.js'
import type { EnvFrom, EnvFromData, KeyRef, KeyRefData, MountOptions, Source, VolumeMount, VolumeMountData } from '../pods/references.js'
import type { FilePath } from '../pods/volume-sources.js'

export interface SourceMountOptions<K extends string> extends MountOptions {
  /** File in the volume by key; left out, every key is a file of its own name. */
  readonly items?: { readonly [key in K]?: FilePath } | undefined
  /** Permission bits, such as `0o440`. */
  readonly defaultMode?: number | undefined
  /** The pod may start without it. */
  readonly optional?: boolean | undefined
}
export interface ConfigMapMountOptions<K extends string> extends SourceMountOptions<K> {
  /** Whether a change replaces the pods, rather than only the files in them; left out, what the ConfigMap says. */
  readonly rollOnChange?: boolean | undefined
}
export interface OptionalKey {
  /** The container may start without it. */
  readonly optional?: boolean | undefined
}
/** What is known of a Secret or ConfigMap that is made elsewhere. */
export interface ExternalDataProps<K extends string> {
  /** Left out, the id. */
  readonly name?: string | undefined
  /** Left out, that of the chart. */
  readonly namespace?: string | undefined
  /** The keys that the object has in the cluster; others are refused. */
  readonly keys: readonly K[]
}
/** What a consumer needs of a Secret or ConfigMap, ours or external. */
export interface DataRef<K extends string = string> {
  /** @internal The construct, where the object is one of this program. */
  readonly '~object'?: object | undefined
  readonly kind?: string | undefined
  /** The name of the live object. */
  readonly name: string
  /** The namespace of the live object; undefined in a chart without one. */
  readonly namespace?: string | undefined
  /** One key, as the value of an environment variable. */
  key(key: K, options?: OptionalKey): KeyRef
  /** All keys as environment variables. */
  envFrom(
    options?: OptionalKey & {
      /** Stands before each key in the name of its variable, such as `DB_`; left out, nothing. */
      readonly prefix?: string | undefined
    },
  ): EnvFrom
  /** All or some keys as files. */
  mount(options?: SourceMountOptions<K>): VolumeMount
}

const keyCheck = object({ optional: flag })
const envFromCheck = object({ optional: flag, prefix: textBy(envName, "a text such as 'DB_'") })
const mountShape = { ...mountOptionsShape, items: itemsCheck, defaultMode: fileMode, optional: flag }
const mountCheck = object(mountShape)

const configMapMountCheck = object({ ...mountShape, rollOnChange: plainFlag })

const keysCheck = listOf(textBy(dataKey, 'the key of a Secret or ConfigMap'))

/** A Secret or ConfigMap that is made elsewhere, with the keys that it holds there. */
export function externalData<const K extends string>(
  scope: Construct,
  id: string,
  kind: 'Secret' | 'ConfigMap',
  given: ExternalDataProps<K>,
): DataRef<K> {
  const { name, namespace, props } = external(scope, id, { apiVersion: 'v1', kind }, given, { keys: keysCheck })
  return dataRef({ kind, name, namespace }, props.keys, scope)
}

/** The three ways to use a Secret or ConfigMap; `keys` undefined means that they are not known here. */
export function dataRef<K extends string>(source: Source, keys: readonly string[] | undefined, owner: IConstruct): DataRef<K> {
  const place = (): Place => Place.ofCall(owner)
  const check = source.kind === 'Secret' ? mountCheck : configMapMountCheck
  const know = (key: string): void => {
    if (typeof key !== 'string')
      place().refuse(`a key of ${source.kind} ${source.name} must be a text, and is ${show(key)}`, 'give its key')
    if (typeof key !== 'string' || !keys || keys.includes(key)) return
    const guess = closest(key, keys)
    place().refuse(
      `${source.kind} ${source.name} has no key ${show(key)}`,
      guess ? `did you mean ${guess}?` : `it has ${keys.join(', ') || 'none'}`,
      'wiring/key',
    )
  }
  return {
    kind: source.kind,
    name: source.name,
    namespace: source.namespace,
    ...(source.object && { '~object': source.object }),
    key(key, options = {}) {
      know(key)
      const { optional } = keyCheck(options, place()) ? options : {}
      return { '~steersman': 'key', source, key, optional } satisfies KeyRefData
    },
    envFrom(options = {}) {
      const { prefix, optional } = envFromCheck(options, place()) ? options : {}
      return { '~steersman': 'envFrom', source, prefix, optional } satisfies EnvFromData
    },
    mount(given = {}) {
      const { items, defaultMode, optional, rollOnChange, ...options }: ConfigMapMountOptions<string> = check(given, place()) ? given : {}
      const files = items && keyToPaths(items)
      for (const { key } of files ?? []) know(key!)
      const rest = { ...(files && { items: files }), ...(defaultMode !== undefined && { defaultMode }), ...(optional && { optional }) }
      const volume: VolumeMountData['volume'] =
        source.kind === 'Secret' ? { secret: { secretName: source.name, ...rest } } : { configMap: { name: source.name, ...rest } }
      return { '~steersman': 'mount', source, volume, options, rollOnChange } satisfies VolumeMountData
    },
  }
}

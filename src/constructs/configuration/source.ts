import type { IConstruct } from 'constructs'
import { closest } from '../../findings/closest.js'
import { Place } from '../../props/place.js'
import { isPlain, show } from '../../tree/value.js'
import type { EnvFrom, EnvFromData, KeyRef, KeyRefData, MountOptions, Source, VolumeMount, VolumeMountData } from '../pods/references.js'

export interface SourceMountOptions<K extends string> extends MountOptions {
  /** File in the volume by key; left out, every key is a file of its own name. */
  readonly items?: { readonly [key in K]?: string }
  /** Permission bits, such as `0o440`. */
  readonly defaultMode?: number
  /** The pod may start without it. */
  readonly optional?: boolean
}
export interface OptionalKey {
  /** The container may start without it. */
  readonly optional?: boolean
}
/** What a consumer needs of a Secret or ConfigMap, ours or external. */
export interface DataRef<K extends string = string> {
  readonly name: string
  readonly namespace?: string | undefined
  /** One key, as the value of an environment variable. */
  key(key: K, options?: OptionalKey): KeyRef
  /** All keys as environment variables. */
  envFrom(options?: OptionalKey & { readonly prefix?: string }): EnvFrom
  /** All or some keys as files. */
  mount(options?: SourceMountOptions<K>): VolumeMount
}

/** The three ways to use a Secret or ConfigMap; `keys` undefined means that they are not known here. */
export function dataRef<K extends string>(source: Source, keys: readonly string[] | undefined, owner: IConstruct): DataRef<K> {
  const know = (key: string): void => {
    if (!keys || keys.includes(key)) return
    const guess = closest(key, keys)
    new Place(owner).refuse(
      `${source.kind} ${source.name} has no key ${show(key)}`,
      guess ? `did you mean ${guess}?` : `it has ${keys.join(', ') || 'none'}`,
      'wiring/key',
    )
  }
  return {
    name: source.name,
    namespace: source.namespace,
    key(key, options = {}) {
      know(key)
      return { '~steersman': 'key', source, key, optional: options.optional } satisfies KeyRefData
    },
    envFrom: (options = {}) =>
      ({ '~steersman': 'envFrom', source, prefix: options.prefix, optional: options.optional }) satisfies EnvFromData,
    mount({ items, defaultMode, optional, ...options } = {}) {
      for (const key of Object.keys(isPlain(items) ? items : {})) know(key)
      const list = items && Object.entries(items as Record<string, string>).map(([key, path]) => ({ key, path }))
      const rest = { ...(list && { items: list }), ...(defaultMode !== undefined && { defaultMode }), ...(optional && { optional }) }
      const volume: VolumeMountData['volume'] =
        source.kind === 'Secret' ? { secret: { secretName: source.name, ...rest } } : { configMap: { name: source.name, ...rest } }
      return { '~steersman': 'mount', source, volume, options } satisfies VolumeMountData
    },
  }
}

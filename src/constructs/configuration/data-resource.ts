import type { EnvFrom, KeyRef, VolumeMount } from '../pods/references.js'
import { Resource } from '../resource.js'
import { type DataRef, dataRef, type OptionalKey, type SourceMountOptions } from './source.js'

/** A Secret or ConfigMap of ours, with the three ways to use its data. */
export abstract class DataResource<K extends string, W> extends Resource<W> implements DataRef<K> {
  /** @internal */
  declare '~ref': DataRef<K>
  /** @internal Its name without a hash, where it has one. */
  declare '~plainName': string | undefined

  /** @internal Its keys, when they are known: a name that is not among them is then reported. */
  '~know'(keys: readonly string[] | undefined): void {
    const kind = this.kind as 'Secret' | 'ConfigMap'
    const { name, namespace } = this
    this['~ref'] = dataRef({ kind, name, namespace, object: this, volumeName: this['~plainName'] }, keys, this)
  }

  /** One key, as the value of an environment variable. */
  key(key: K, options?: OptionalKey): KeyRef {
    return this['~ref'].key(key, options)
  }

  /** All keys as environment variables. */
  envFrom(
    options?: OptionalKey & {
      /** Stands before each key in the name of its variable, such as `DB_`; left out, nothing. */
      readonly prefix?: string | undefined
    },
  ): EnvFrom {
    return this['~ref'].envFrom(options)
  }

  /** All or some keys as files. */
  mount(options?: SourceMountOptions<K>): VolumeMount {
    return this['~ref'].mount(options)
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Construct } from 'constructs'
import { dataKey } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, flag, mapOf, object } from '../../props/shape.js'
import { declareExternal } from '../../tree/external.js'
import { show } from '../../tree/value.js'
import { handedOver } from '../common/handed-over.js'
import type { EnvFrom, KeyRef, ObjectReference, VolumeMount } from '../pods/references.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, Resource } from '../resource.js'
import { type DataRef, dataRef, type OptionalKey, type SourceMountOptions } from './source.js'

export interface ConfigMapProps<K extends string> extends ObjectProps<Kinds['v1/ConfigMap']> {
  /** Text by key; numbers and booleans become text. */
  readonly data: { readonly [key in K]: string | number | boolean }
  /** Bytes by key; a key must not be in `data` too. */
  readonly binaryData?: { readonly [key: string]: Uint8Array }
  /** Kubernetes then refuses every change of the data. */
  readonly immutable?: boolean
}
export type ConfigMapRef<K extends string = string> = DataRef<K>

const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' }
const value: Check = (each, place) =>
  ['string', 'number', 'boolean'].includes(typeof each) ||
  place.refuse(`must be a text, a number, true or false, and is ${show(each)}`, 'write a text, such as JSON.stringify(…) of an object')
const bytes: Check = (each, place) =>
  each instanceof Uint8Array || place.refuse(`must be bytes, and is ${show(each)}`, 'give a Buffer or Uint8Array')
const shape = { data: mapOf(value, { key: dataKey }), binaryData: mapOf(bytes, { key: dataKey }), immutable: flag }
/** The API server refuses more, data and binary data together. */
const limit = 1024 * 1024
const check = object({ ...objectShape, ...shape })

/**
 * Configuration by key, for environment variables and files.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 * @example
 * ```ts
 * const settings = new ConfigMap(chart, 'settings', { data: { LOG_LEVEL: 'info', WORKERS: 4 } })
 * new Deployment(chart, 'server', { container: { image: 'example/server:1.4.2', envFrom: [settings.envFrom()] } })
 * ```
 */
export class ConfigMap<K extends string = string> extends Resource<Kinds['v1/ConfigMap']> implements DataRef<K> {
  /** @internal */
  readonly '~ref': DataRef<K>

  constructor(scope: Construct, id: string, props: ConfigMapProps<K>) {
    super(scope, id, configMapKind, props)
    const place = new Place(this)
    const valid = check(props, place)
    const { data = {}, binaryData = {}, immutable } = valid ? (props as Partial<ConfigMapProps<string>>) : {}
    for (const key of Object.keys(binaryData))
      if (key in data) place.at('binaryData').at(key).refuse('is in data too', 'leave it in one of the two')
    const texts = Object.fromEntries(Object.entries(data).map(([key, each]) => [key, String(each)]))
    const size = [
      ...Object.values(texts).map((text) => Buffer.byteLength(text)),
      ...Object.values(binaryData).map((each) => each.byteLength),
    ].reduce((sum, each) => sum + each, 0)
    if (size > limit)
      place.refuse(
        `holds ${size} bytes, and Kubernetes takes at most ${limit}`,
        'divide it, or put large files into an image or a volume',
        'api/size',
      )
    const binary = Object.entries(binaryData).map(([key, each]) => [key, Buffer.from(each).toString('base64')])
    this['~body'] = {
      immutable,
      data: Object.keys(texts).length > 0 ? texts : undefined,
      binaryData: binary.length > 0 ? Object.fromEntries(binary) : undefined,
    }
    this['~ref'] = dataRef(
      { kind: 'ConfigMap', name: this.name, namespace: this.namespace },
      valid ? [...Object.keys(data), ...Object.keys(binaryData)] : undefined,
      this,
    )
  }

  /**
   * A ConfigMap of the files directly in a folder, each under its own name, in alphabetical order.
   * A file that is no UTF-8 text goes into `binaryData`; a folder that cannot be read is reported.
   */
  static fromFiles(scope: Construct, id: string, directory: string, props: ObjectProps<Kinds['v1/ConfigMap']> = {}): ConfigMap {
    const data: Record<string, string> = {}
    const binaryData: Record<string, Uint8Array> = {}
    let problem: string | undefined
    try {
      const entries = readdirSync(directory, { withFileTypes: true })
      for (const name of entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .sort()) {
        const content = readFileSync(join(directory, name))
        const text = content.toString('utf8')
        if (Buffer.from(text, 'utf8').equals(content)) data[name] = text
        else binaryData[name] = content
      }
    } catch (error) {
      problem = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : `cannot be read: ${(error as Error).message}`
    }
    const map = new ConfigMap(scope, id, { ...props, data, ...(Object.keys(binaryData).length > 0 && { binaryData }) })
    if (problem)
      new Place(map).refuse(
        `the folder ${directory} ${problem}`,
        `a relative path counts from the working directory, ${process.cwd()}`,
        'configuration/missing-file',
      )
    return map
  }

  /** A ConfigMap that exists outside this program: nothing is rendered. */
  static external<const K extends string>(
    scope: Construct,
    id: string,
    props: { readonly name?: string; readonly namespace?: string; readonly keys: readonly K[] },
  ): ConfigMapRef<K> {
    const { name, namespace } = declareExternal(scope, id, { ...configMapKind, ...props })
    return dataRef({ kind: 'ConfigMap', name, namespace }, props.keys, scope)
  }

  /** The ConfigMap made by another library, such as cdk8s-plus. Its keys are not checked. */
  static from(object: ObjectReference): ConfigMapRef {
    return dataRef({ kind: 'ConfigMap', ...handedOver(object, 'ConfigMap') }, undefined, object as unknown as Construct)
  }

  /** The names of its keys, for use in paths and commands. */
  get keys(): { readonly [key in K]: string } {
    const { data, binaryData } = this['~body'] as Record<string, Record<string, string> | undefined>
    return Object.fromEntries(Object.keys({ ...data, ...binaryData }).map((key) => [key, key])) as { readonly [key in K]: string }
  }

  key(key: K, options?: OptionalKey): KeyRef {
    return this['~ref'].key(key, options)
  }

  envFrom(options?: OptionalKey & { readonly prefix?: string }): EnvFrom {
    return this['~ref'].envFrom(options)
  }

  mount(options?: SourceMountOptions<K>): VolumeMount {
    return this['~ref'].mount(options)
  }
}

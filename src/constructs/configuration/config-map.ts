import type { Construct } from 'constructs'
import { dataKey } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, flag, mapOf, object } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { handedOver } from '../common/handed-over.js'
import type { ObjectReference } from '../pods/references.js'
import { objectShape } from '../props/object-shape.js'
import type { ObjectProps } from '../resource.js'
import { DataResource } from './data-resource.js'
import { readFolder } from './folder.js'
import { type DataRef, dataRef, type ExternalDataProps, externalData } from './source.js'

export interface ConfigMapProps<K extends string> extends ObjectProps<Kinds['v1/ConfigMap']> {
  /** Text by key; numbers and booleans become text. */
  readonly data: { readonly [key in K]: string | number | boolean }
  /** Bytes by key; a key must not be in `data` too. */
  readonly binaryData?: { readonly [key: string]: Uint8Array } | undefined
  /** Kubernetes then refuses every change of the data. */
  readonly immutable?: boolean | undefined
}
export type ConfigMapRef<K extends string = string> = DataRef<K>

const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' }
const value: Check = (each, place) =>
  (typeof each === 'number' ? Number.isFinite(each) : typeof each === 'string' || typeof each === 'boolean') ||
  place.refuse(`must be a text, a number, true or false, and is ${show(each)}`, 'write a text, such as JSON.stringify(…) of an object')
const bytes: Check = (each, place) =>
  each instanceof Uint8Array || place.refuse(`must be bytes, and is ${show(each)}`, 'give a Buffer or Uint8Array')
const shape = {
  data: mapOf(value, { key: dataKey, form: "data: { KEY: 'value' }" }),
  binaryData: mapOf(bytes, { key: dataKey }),
  immutable: flag,
}
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
export class ConfigMap<K extends string = string> extends DataResource<K, Kinds['v1/ConfigMap']> {
  constructor(scope: Construct, id: string, props: ConfigMapProps<K>) {
    super(scope, id, configMapKind, props)
    const place = new Place(this)
    const valid = check(props, place)
    const { immutable, ...given } = valid ? (props as Partial<ConfigMapProps<string>>) : {}
    const [data, binaryData] = [defined(given.data), defined(given.binaryData)]
    for (const key of Object.keys(binaryData))
      if (Object.hasOwn(data, key)) place.at('binaryData').at(key).refuse('is in data too', 'leave it in one of the two')
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
    this['~know'](valid ? [...Object.keys(data), ...Object.keys(binaryData)] : undefined)
  }

  /**
   * A ConfigMap of the files directly in a folder, each under its own name, in alphabetical order.
   * A file that is no UTF-8 text goes into `binaryData`; a folder that cannot be read is reported.
   */
  static fromFiles(scope: Construct, id: string, directory: string, props: ObjectProps<Kinds['v1/ConfigMap']> = {}): ConfigMap {
    const { problem, ...files } = readFolder(directory)
    const map = new ConfigMap(scope, id, { ...props, ...files })
    if (problem)
      new Place(map).refuse(problem, `a relative path counts from the working directory, ${process.cwd()}`, 'configuration/missing-file')
    return map
  }

  /** A ConfigMap that exists outside this program: nothing is rendered. */
  static external<const K extends string>(scope: Construct, id: string, props: ExternalDataProps<K>): ConfigMapRef<K> {
    return externalData(scope, id, 'ConfigMap', props)
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
}

/** What is undefined counts as not given. */
function defined<T>(map: { readonly [key: string]: T } | undefined): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([, each]) => each !== undefined))
}

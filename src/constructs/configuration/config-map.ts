import type { Construct } from 'constructs'
import { dataKey } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { Place } from '../../props/place.js'
import { type Check, either, flag, listOf, mapOf, nonEmptyText, object, plainFlag, textBy } from '../../props/shape.js'
import { digestOf } from '../../tree/digest.js'
import { type Complaint, report } from '../../tree/report.js'
import { isPlain } from '../../tree/value.js'
import { handedOver } from '../common/handed-over.js'
import type { ObjectReference, VolumeMount } from '../pods/references.js'
import { contentOf } from '../pods/roll.js'
import { objectShape } from '../props/object-shape.js'
import { type ObjectProps, setName } from '../resource.js'
import { dataOf, dataShape } from './data.js'
import { DataResource } from './data-resource.js'
import { type FilePatterns, readFiles } from './files.js'
import { patternRule } from './pattern.js'
import { type ConfigMapMountOptions, type DataRef, dataRef, type ExternalDataProps, externalData } from './source.js'

interface CommonProps extends ObjectProps<Kinds['v1/ConfigMap']> {
  /**
   * Kubernetes then refuses every change of the data, so the name gets a hash of it: new data is a new ConfigMap, and who refers to it follows.
   * With a pinned `name` there is no hash.
   */
  readonly immutable?: boolean | undefined
  /** Whether a change of data replaces the pods that read it; left out, true. */
  readonly rollOnChange?: boolean | undefined
}
export interface ConfigMapProps<K extends string> extends CommonProps {
  /** Text by key; numbers and booleans become text. */
  readonly data?: { readonly [key in K]?: string | number | boolean | undefined } | undefined
  /** Bytes by key; a key must not be in `data` too. */
  readonly binaryData?: { readonly [key in K]?: Uint8Array | undefined } | undefined
}
/** What is said of a ConfigMap whose data comes from files. */
export interface ConfigMapFileProps extends CommonProps, FilePatterns {}
/** What a consumer needs of a ConfigMap, ours or external. */
export interface ConfigMapRef<K extends string = string> extends DataRef<K> {
  /** All or some keys as files. */
  mount(options?: ConfigMapMountOptions<K>): VolumeMount
}

const configMapKind = { apiVersion: 'v1', kind: 'ConfigMap' }
const commonShape = { ...objectShape, immutable: flag, rollOnChange: plainFlag }
const check = object({ ...commonShape, ...dataShape })
const patterns = listOf(textBy(patternRule, "a name such as '*.conf'"), 1)
const filePropsCheck = object({ ...commonShape, include: patterns, ignore: patterns })
const filesCheck: Check = either(
  (given) => typeof given === 'string',
  nonEmptyText,
  mapOf(nonEmptyText, { key: dataKey, form: "the path of a folder, or { 'app.conf': './app.conf' }" }),
)

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
  /** @internal Whether a change of it replaces the pods that read it. */
  readonly '~rolls': boolean
  /** @internal What its name says of its data. */
  readonly '~digest': string | undefined

  constructor(scope: Construct, id: string, props: ConfigMapProps<K>) {
    super(scope, id, configMapKind, props)
    const place = new Place(this)
    const valid = check(props, place)
    const { name, immutable, rollOnChange, ...given }: ConfigMapProps<string> = valid ? (props as ConfigMapProps<string>) : {}
    const { keys, ...content } = dataOf(given, place)
    this['~body'] = { immutable, ...content }
    if (immutable === true && name === undefined) {
      this['~plainName'] = this.name
      this['~digest'] = digestOf({ of: contentOf(super.toJson()), digits: 10 })
      setName(this, `${this.name}-${this['~digest']}`)
    }
    this['~rolls'] = rollOnChange !== false && this['~digest'] === undefined
    this['~know'](valid ? keys : undefined)
  }

  /**
   * A ConfigMap of files: of those directly in a folder, each under its own name, or of single ones by key.
   * A file that is no UTF-8 text goes into `binaryData`; one that cannot be read or is no key is reported.
   *
   * @example
   * ```ts
   * ConfigMap.fromFiles(chart, 'manual', './docs', { include: ['*.md'], ignore: ['gke-*'] })
   * ConfigMap.fromFiles(chart, 'license', { 'license.txt': './LICENSE' })
   * ```
   */
  static fromFiles<const K extends string = string>(
    scope: Construct,
    id: string,
    files: string | { readonly [key in K]: string },
    props: ConfigMapFileProps = {},
  ): ConfigMap<K> {
    const complaints: Complaint[] = []
    const place = new Place((complaint) => complaints.push(complaint))
    const fine = [filePropsCheck(props, place), filesCheck(files, place.at('files'))].every(Boolean)
    const { include, ignore, immutable, rollOnChange, ...common }: ConfigMapFileProps = isPlain(props) ? props : {}
    if (typeof files !== 'string' && (include ?? ignore) !== undefined)
      place.at(include ? 'include' : 'ignore').refuse('stands beside files by key, which are all taken', 'leave it out, or give a folder')
    const read = fine ? readFiles(files, { include, ignore }, place) : {}
    const { name, labels, annotations, override } = common
    const map = new ConfigMap(scope, id, { name, labels, annotations, override, ...(fine && { immutable, rollOnChange }), ...read })
    for (const complaint of complaints) report(map, complaint)
    if (complaints.length > 0) map['~know'](undefined)
    return map as ConfigMap<K>
  }

  /** The manifest as it is rendered. */
  override toJson(): unknown {
    const manifest = super.toJson()
    if (this['~digest'] !== undefined && digestOf({ of: contentOf(manifest), digits: 10 }) !== this['~digest'])
      new Place(this).refuse(
        'has its name from its data, which was changed after it was made',
        'give the change as `override` of the props, or pin the name',
      )
    return manifest
  }

  /** All or some keys as files. */
  override mount(options?: ConfigMapMountOptions<K>): VolumeMount {
    return this['~ref'].mount(options)
  }

  /** A ConfigMap that exists outside this program: nothing is rendered. */
  static external<const K extends string>(scope: Construct, id: string, props: ExternalDataProps<K>): ConfigMapRef<K> {
    return externalData(scope, id, 'ConfigMap', props)
  }

  /** The ConfigMap made by another library, such as cdk8s-plus. Its keys are not checked. */
  static from(object: ObjectReference): ConfigMapRef {
    return dataRef({ kind: 'ConfigMap', ...handedOver(object, 'ConfigMap'), object }, undefined, object as unknown as Construct)
  }

  /** The names of its keys, for use in paths and commands. */
  get keys(): { readonly [key in K]: string } {
    const { data, binaryData } = this['~body'] as Record<string, Record<string, string> | undefined>
    return Object.fromEntries(Object.keys({ ...data, ...binaryData }).map((key) => [key, key])) as { readonly [key in K]: string }
  }
}

import type { Construct } from 'constructs'
import type { BuiltInApiVersion, Kinds } from '../kubernetes/wire/kinds.js'
import type { ObjectMeta } from '../kubernetes/wire/meta/v1.js'
import { Place } from '../props/place.js'
import { type Check, nonEmptyText, object, wrong } from '../props/shape.js'
import type { Refused } from '../props/types.js'
import { isPlain, show } from '../tree/value.js'
import { labelsCheck } from './props/object-shape.js'
import { servedCheck } from './props/served.js'
import { Resource } from './resource.js'

/** Add kinds: `declare module 'steersman' { interface CustomKinds { 'monitoring.coreos.com/v1/ServiceMonitor': ServiceMonitor } }` */
// biome-ignore lint/suspicious/noEmptyInterface: programs add to it
export interface CustomKinds {}
type AllKinds = Kinds & CustomKinds

/** What is offered where a text is written: any other is taken too. */
type Offered<S extends string> = S | (string & {})
type KindOf<A extends string> = keyof AllKinds extends infer N ? (N extends `${A}/${infer K}` ? K : never) : never

/** A known kind has its own fields; an unknown kind of a built-in version is a mistake; the rest is free. */
export type ManifestBody<A extends string, K extends string> = `${A}/${K}` extends keyof AllKinds
  ? Omit<AllKinds[`${A}/${K}`], 'apiVersion' | 'kind'>
  : A extends BuiltInApiVersion
    ? Refused<`${A} has no kind ${K}`>
    : { readonly metadata?: ObjectMeta | undefined; readonly [field: string]: unknown }

const knownMetadata = object({ name: nonEmptyText, namespace: nonEmptyText, labels: labelsCheck, annotations: labelsCheck })
const isApiVersion = (value: unknown): value is string => typeof value === 'string' && /^([^/\s]+\/)?[^/\s]+$/.test(value)
const isKind = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z][-A-Za-z0-9]*$/.test(value)

/** Of the rest of the metadata only Kubernetes knows what is right. */
const metadataCheck: Check = (value, place) =>
  isPlain(value)
    ? knownMetadata(Object.fromEntries(['name', 'namespace', 'labels', 'annotations'].map((key) => [key, value[key]])), place)
    : place.refuse(`must be an object, and is ${show(value)}`, 'write metadata: { labels: { … } }, or leave it out')

/**
 * Any object by apiVersion and kind, with the fields of the wire: for kinds without a construct of their own.
 *
 * Name, namespace and labels are filled in as for every construct; what `metadata` says wins.
 *
 * @example
 * ```ts
 * new Manifest(chart, 'lock', { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', spec: { holderIdentity: 'none' } })
 * ```
 */
export class Manifest<
  const A extends Offered<BuiltInApiVersion> = Offered<BuiltInApiVersion>,
  const K extends Offered<KindOf<A>> = Offered<KindOf<A>>,
> extends Resource {
  constructor(
    scope: Construct,
    id: string,
    props: {
      /** Group and version, such as `apps/v1`. */
      readonly apiVersion: A
      /** The kind, such as `Deployment`. */
      readonly kind: K
    } & ManifestBody<A, K>,
  ) {
    const {
      apiVersion,
      kind,
      metadata = {},
      ...body
    } = (props ?? {}) as unknown as { apiVersion: string; kind: string; metadata?: Record<string, unknown> }
    const { name, namespace, labels, annotations, ...more } = isPlain(metadata) ? metadata : {}
    const texts = (value: unknown): Record<string, string> | undefined => (isPlain(value) ? (value as Record<string, string>) : undefined)
    const known = isApiVersion(apiVersion) && isKind(kind)
    super(
      scope,
      id,
      // Something must stand there until what is wrong has been told.
      known ? { apiVersion, kind } : { apiVersion: 'v1', kind: 'Manifest' },
      { name: typeof name === 'string' ? name : undefined, labels: texts(labels), annotations: texts(annotations) },
      typeof namespace === 'string' ? namespace : undefined,
    )
    const place = new Place(this)
    const version = isApiVersion(apiVersion) || wrong(apiVersion, place.at('apiVersion'), "a text such as 'apps/v1'")
    if (!isKind(kind)) wrong(kind, place.at('kind'), "a text such as 'Deployment'")
    else if (version) servedCheck(apiVersion, kind, place)
    metadataCheck(metadata, place.at('metadata'))
    for (const [key, value] of Object.entries(more)) this.metadata.add(key, value)
    this['~body'] = body
  }
}

import type { Construct } from 'constructs'
import { labelName } from '../../../kubernetes/names.js'
import { Place } from '../../../props/place.js'
import { type Check, either, listOf, nonEmptyText, object, text, textBy } from '../../../props/shape.js'
import { isPlain, show } from '../../../tree/value.js'
import { external } from '../../common/external.js'
import { namespaceOf } from '../../common/handed-over.js'
import type { ObjectReference } from '../../pods/references.js'
import type { CustomResource } from '../../props/custom-resource.js'
import { objectShape } from '../../props/object-shape.js'
import { type ObjectProps, Resource } from '../../resource.js'
import { gatewayGroup } from './wire.js'

/** Who may point here: a route or Gateway of ours, or all of a kind in a namespace. */
export type ReferenceGrantFrom =
  | {
      /** Such as `HTTPRoute` or `Gateway`. */
      readonly kind: string
      /** The namespace of those who point here. */
      readonly namespace: string | undefined
      /** Left out, that of the Gateway API. */
      readonly group?: string | undefined
    }
  | ObjectReference
/** What may be pointed at: one object, or all of a kind in the grant's own namespace. */
export type ReferenceGrantTo =
  | {
      /** Such as `Service` or `Secret`. */
      readonly kind: 'Service' | 'Secret' | 'ConfigMap' | (string & {})
      /** Only the object of this name; left out, all of the kind. */
      readonly name?: string | undefined
      /** Left out, the core group, in which Services and Secrets are. */
      readonly group?: string | undefined
    }
  | ObjectReference
  | { readonly kind?: string | undefined; readonly name: string; readonly namespace?: string | undefined }
export interface ReferenceGrantProps extends ObjectProps<CustomResource> {
  /** Who may point here: routes or Gateways of ours, or `{ kind: 'HTTPRoute', namespace: 'shop' }`. One, or several in a list. */
  readonly from: ReferenceGrantFrom | readonly ReferenceGrantFrom[]
  /** What may be pointed at: Services or Secrets, or all of a kind as `{ kind: 'Service' }`. One, or several in a list. */
  readonly to: ReferenceGrantTo | readonly ReferenceGrantTo[]
}

const grantKind = { apiVersion: `${gatewayGroup}/v1beta1`, kind: 'ReferenceGrant' }

const isApiObject = (value: unknown): value is ObjectReference =>
  typeof value === 'object' && value !== null && !isPlain(value) && typeof (value as { kind?: unknown }).kind === 'string'
const whoShape = object({ kind: nonEmptyText, namespace: textBy(labelName, 'the name of a namespace'), group: text }, ['kind', 'namespace'])
const who: Check = (value, place) => {
  if (!isApiObject(value)) return whoShape(value, place)
  return (
    namespaceOf(value) !== undefined ||
    place.refuse(`needs the namespace of ${value.kind} ${value.name}`, 'give its chart a namespace', 'wiring/other-namespace')
  )
}
const what: Check = (value, place) =>
  typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string'
    ? isApiObject(value) || !isPlain(value) || 'port' in value || 'key' in value
      ? true
      : object({ kind: nonEmptyText, name: nonEmptyText, group: text, namespace: nonEmptyText }, ['kind'])(value, place)
    : place.refuse(`cannot be ${show(value)}`, "give a Service or a Secret, or { kind: 'Service' }")
const oneOrMore = (item: Check): Check => either(Array.isArray, listOf(item, 1), item)
const check = object({ ...objectShape, from: oneOrMore(who), to: oneOrMore(what) }, ['from', 'to'])

/**
 * Lets routes and Gateways of other namespaces use Services and Secrets of this one, which is refused otherwise.
 *
 * An HttpRoute to a Service of ours in another namespace makes its own; this is for what other programs route here.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 * @example
 * ```ts
 * new ReferenceGrant(chart, 'shop', { from: { kind: 'HTTPRoute', namespace: 'shop' }, to: service })
 * ```
 */
export class ReferenceGrant extends Resource<CustomResource> {
  constructor(scope: Construct, id: string, props: ReferenceGrantProps, /** @internal */ namespace?: string) {
    super(scope, id, grantKind, props, namespace)
    const place = new Place(this)
    if (!check(props, place)) return
    const given = [props.to].flat() as readonly ReferenceGrantTo[]
    given.forEach((each, index) => {
      this['~own'](each, Array.isArray(props.to) ? place.at('to').at(index) : place.at('to'))
    })
    this['~body'] = { spec: { from: ([props.from].flat() as readonly ReferenceGrantFrom[]).map(fromObject), to: given.map(toObject) } }
  }

  /** One that exists already, so that what it opens is not asked for: nothing is rendered. */
  static external(
    scope: Construct,
    id: string,
    props: { readonly name?: string | undefined; readonly namespace: string },
  ): { readonly kind: string; readonly name: string; readonly namespace: string | undefined } {
    const { kind, name, namespace } = external(scope, id, grantKind, props, {}, ['namespace'])
    return { kind, name, namespace }
  }

  /** @internal */
  '~add'(to: { readonly kind: string; readonly name: string }): void {
    const list = (this['~body'].spec as { to: object[] }).to
    const each = toObject(to)
    if (!list.some((known) => JSON.stringify(known) === JSON.stringify(each))) list.push(each)
  }

  /** @internal A grant opens what is in its own namespace only. */
  '~own'(object: ReferenceGrantTo, place: Place): void {
    const namespace = namespaceOf(object)
    if (namespace !== undefined && this.namespace !== undefined && namespace !== this.namespace)
      place.refuse(
        `${object.kind} ${object.name} is in namespace ${namespace}, and ${this.node.path} in ${this.namespace}`,
        'put the grant into the chart of what it opens',
        'wiring/other-namespace',
      )
  }
}

function fromObject(from: ReferenceGrantFrom): { readonly group: string; readonly kind: string; readonly namespace: string | undefined } {
  const { apiVersion, group } = from as { readonly apiVersion?: string; readonly group?: string }
  return { group: group ?? groupOf(apiVersion) ?? gatewayGroup, kind: from.kind, namespace: namespaceOf(from) }
}

/** One that is opened, as it is sent. */
export function toObject(to: ReferenceGrantTo): { readonly group: string; readonly kind: string; readonly name?: string | undefined } {
  const { apiVersion, group, kind, name } = to as { readonly [K in 'apiVersion' | 'group' | 'kind' | 'name']?: string }
  return { group: group ?? groupOf(apiVersion) ?? '', kind: kind!, ...(name !== undefined && { name }) }
}

function groupOf(apiVersion: string | undefined): string | undefined {
  return apiVersion?.includes('/') ? apiVersion.split('/')[0]! : undefined
}

import type { Construct } from 'constructs'
import { parseQuantity } from '../../kubernetes/quantity.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { amount, bytes } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { type Check, mapOf, object } from '../../props/shape.js'
import { isToken } from '../../tree/deferred.js'
import { type ResourceList, resourceList, resourceListCheck } from '../pods/resources.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Memory } from '../values/types.js'

/** Bounds and defaults for each container. */
export interface Limits {
  /** Limits of a container that says none. */
  readonly default?: ResourceList | undefined
  /** Requests of a container that says none; left out, as much as `default`. */
  readonly defaultRequest?: ResourceList | undefined
  /** The least that it must request. */
  readonly min?: ResourceList | undefined
  /** The most that its limit may be. */
  readonly max?: ResourceList | undefined
  /** How many times its request a limit may be. */
  readonly maxLimitRequestRatio?: { readonly [resource: string]: number | `${number}` } | undefined
}
/** What each kind may ask for. */
export interface LimitsByType {
  /** Each container. */
  readonly Container?: Limits | undefined
  /** All containers of a pod together. */
  readonly Pod?: Pick<Limits, 'min' | 'max' | 'maxLimitRequestRatio'> | undefined
  /** Each claim. */
  readonly PersistentVolumeClaim?:
    | { readonly min?: { readonly storage: Memory } | undefined; readonly max?: { readonly storage: Memory } | undefined }
    | undefined
}
export interface LimitRangeProps extends ObjectProps<Kinds['v1/LimitRange']> {
  /** Bounds and defaults by what they are for. */
  readonly limits: LimitsByType
}

/** From least to most; of each resource none may be more than one that follows. */
const ascending = ['min', 'defaultRequest', 'default', 'max'] as const
const storage = object({ storage: bytes }, ['storage'])
const bounds = { min: resourceListCheck, max: resourceListCheck, maxLimitRequestRatio: mapOf(amount, { form: '{ cpu: 4 }' }) }
const shape: OwnShape<LimitRangeProps> = {
  limits: object({
    Container: object({ ...bounds, default: resourceListCheck, defaultRequest: resourceListCheck }),
    Pod: object(bounds),
    PersistentVolumeClaim: object({ min: storage, max: storage }),
  }),
}
const check: Check = object({ ...objectShape, ...shape }, ['limits'])

/**
 * Bounds and defaults for what each pod, container and claim of a namespace asks for.
 *
 * Defaults are written into pods when they are made, so those that run already do not change.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 * @example
 * ```ts
 * new LimitRange(chart, 'defaults', {
 *   limits: { Container: { defaultRequest: { cpu: '100m', memory: '128Mi' }, default: { memory: '256Mi' }, max: { memory: '4Gi' } } },
 * })
 * ```
 */
export class LimitRange extends Resource<Kinds['v1/LimitRange']> {
  constructor(scope: Construct, id: string, props: LimitRangeProps) {
    super(scope, id, { apiVersion: 'v1', kind: 'LimitRange' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const all = Object.entries(props.limits as { [type: string]: Limits | undefined }).filter(([, each]) => each !== undefined)
    if (all.length === 0) place.at('limits').refuse('says nothing', 'write limits: { Container: { … } }')
    this['~body'] = {
      spec: {
        limits: all.map(([type, limits]) => {
          inOrder(limits!, place.at('limits').at(type))
          const { default: most, defaultRequest, min, max, maxLimitRequestRatio } = limits!
          const list = (each: object | undefined): object | undefined => each && resourceList(each as ResourceList)
          return {
            type,
            default: list(most),
            defaultRequest: list(defaultRequest),
            min: list(min),
            max: list(max),
            maxLimitRequestRatio: list(maxLimitRequestRatio),
          }
        }),
      },
    }
  }
}

/** The API server refuses a default outside of the bounds, and bounds that leave no room. */
function inOrder(limits: Limits, place: Place): void {
  const amountOf = (name: (typeof ascending)[number], resource: string): number | undefined => {
    const value = (limits[name] as Readonly<Record<string, string | number | undefined>> | undefined)?.[resource]
    return value === undefined || isToken(value) ? undefined : parseQuantity(String(value))
  }
  for (const resource of new Set(ascending.flatMap((name) => Object.keys(limits[name] ?? {}))))
    for (const [index, lower] of ascending.entries())
      for (const upper of ascending.slice(index + 1)) {
        const [low, high] = [amountOf(lower, resource), amountOf(upper, resource)]
        if (low === undefined || high === undefined || low <= high) continue
        place.at(lower).at(resource).refuse(`is more than ${upper} of ${resource}`, `make ${upper} at least as much`)
        return
      }
}

import type { Construct } from 'constructs'
import { closest } from '../../findings/closest.js'
import { labelKey } from '../../kubernetes/names.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { amount, bytes, cores } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { type Check, integer, listOf, object, oneOf } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import { type ResourceList, resourceList } from '../pods/resources.js'
import { type NameOrObject, nameOf, nameOrObjectCheck } from '../props/named.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import { type ObjectProps, Resource } from '../resource.js'
import type { Cpu, Int, Memory } from '../values/types.js'

/** Which pods or claims count; each narrows further. */
export type QuotaScope =
  | 'BestEffort'
  | 'NotBestEffort'
  | 'Terminating'
  | 'NotTerminating'
  | 'CrossNamespacePodAffinity'
  | 'PriorityClass'
  | 'VolumeAttributesClass'
/** Sums over what is in the namespace, and counts of objects. */
export interface Hard {
  readonly 'requests.cpu'?: Cpu | undefined
  readonly 'requests.memory'?: Memory | undefined
  readonly 'requests.ephemeral-storage'?: Memory | undefined
  readonly 'limits.cpu'?: Cpu | undefined
  readonly 'limits.memory'?: Memory | undefined
  readonly 'limits.ephemeral-storage'?: Memory | undefined
  /** The same as `requests.cpu`. */
  readonly cpu?: Cpu | undefined
  /** The same as `requests.memory`. */
  readonly memory?: Memory | undefined
  /** The sizes of all claims. */
  readonly 'requests.storage'?: Memory | undefined
  readonly pods?: Int | undefined
  readonly services?: Int | undefined
  readonly 'services.loadbalancers'?: Int | undefined
  readonly 'services.nodeports'?: Int | undefined
  readonly persistentvolumeclaims?: Int | undefined
  readonly configmaps?: Int | undefined
  readonly secrets?: Int | undefined
  readonly replicationcontrollers?: Int | undefined
  readonly resourcequotas?: Int | undefined
  /** Objects of any kind, such as `count/jobs.batch`. */
  readonly [count: `count/${string}`]: Int
  /** Devices, such as `requests.nvidia.com/gpu`, or what claims of one class ask for: `fast.storageclass.storage.k8s.io/requests.storage`. */
  readonly [other: `${string}.${string}/${string}`]: Int | Memory
}
export interface ResourceQuotaProps extends ObjectProps<Kinds['v1/ResourceQuota']> {
  /** The most of each that the namespace may have. */
  readonly hard: Hard
  /** Only pods of these kinds count; left out, all. */
  readonly scopes?: readonly Exclude<QuotaScope, 'PriorityClass' | 'VolumeAttributesClass'>[] | undefined
  /** Only what all of these choose counts, such as pods of certain PriorityClasses. */
  readonly scopeSelector?:
    | {
        readonly matchExpressions: readonly {
          readonly scopeName: QuotaScope
          readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
          /** Names of classes, or the constructs; for In and NotIn. */
          readonly values?: readonly NameOrObject[] | undefined
        }[]
      }
    | undefined
}

const whole = integer()
const counts = ['pods', 'services', 'services.loadbalancers', 'services.nodeports', 'persistentvolumeclaims', 'configmaps', 'secrets']
const known: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(['requests.cpu', 'limits.cpu', 'cpu'].map((name) => [name, cores])),
  ...Object.fromEntries(
    ['requests.memory', 'limits.memory', 'memory', 'requests.ephemeral-storage', 'limits.ephemeral-storage', 'requests.storage'].map(
      (name) => [name, bytes],
    ),
  ),
  ...Object.fromEntries([...counts, 'replicationcontrollers', 'resourcequotas'].map((name) => [name, whole])),
}
const hardCheck: Check = (value, place) => {
  if (!isPlain(value)) return place.refuse(`must be an object, and is ${show(value)}`, "write hard: { 'requests.cpu': 4, pods: 20 }")
  return Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .map((name) => {
      const check =
        known[name] ?? (labelKey(name) === undefined && name.includes('/') ? (name.startsWith('count/') ? whole : amount) : undefined)
      if (check) return check(value[name], place.at(name))
      const guess = closest(name, Object.keys(known))
      return place
        .at(name)
        .refuse(
          'is nothing that a quota counts',
          guess ? `did you mean ${guess}?` : `write one of ${Object.keys(known).join(', ')}, or count/…`,
        )
    })
    .every(Boolean)
}
const ordinary = ['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity']
const term = object(
  {
    scopeName: oneOf(...ordinary, 'PriorityClass', 'VolumeAttributesClass'),
    operator: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'),
    values: listOf(nameOrObjectCheck('PriorityClass'), 1),
  },
  ['scopeName', 'operator'],
)
/** As the API server has it: only classes are compared by name. */
const expression: Check = (value, place) => {
  if (!term(value, place)) return false
  const { scopeName, operator, values } = value as { scopeName: string; operator: string; values?: unknown }
  if (ordinary.includes(scopeName) && operator !== 'Exists')
    return place.at('operator').refuse(`of ${scopeName} must be Exists, and is ${operator}`, "write operator: 'Exists'")
  const compares = operator === 'In' || operator === 'NotIn'
  if (compares && values === undefined) return place.refuse('values is missing', `add the classes: values: ['…']`)
  return compares || values === undefined || place.at('values').refuse(`is not with operator ${operator}`, 'leave it out')
}
const shape: OwnShape<ResourceQuotaProps> = {
  hard: hardCheck,
  scopes: listOf(oneOf(...ordinary)),
  scopeSelector: object({ matchExpressions: listOf(expression, 1) }, ['matchExpressions']),
}
const check = object({ ...objectShape, ...shape }, ['hard'])
const opposites = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const

/**
 * How much the objects of a namespace may use together, and how many of them there may be.
 *
 * With cpu or memory in it, a pod that says no requests or limits of that is refused: a LimitRange gives defaults.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 * @example
 * ```ts
 * new ResourceQuota(chart, 'team', { hard: { 'requests.cpu': 8, 'requests.memory': '16Gi', pods: 40, 'services.loadbalancers': 1 } })
 * ```
 */
export class ResourceQuota extends Resource<Kinds['v1/ResourceQuota']> {
  constructor(scope: Construct, id: string, props: ResourceQuotaProps) {
    super(scope, id, { apiVersion: 'v1', kind: 'ResourceQuota' }, props)
    const place = new Place(this)
    if (!check(props, place)) return
    const { hard, scopes, scopeSelector } = props
    for (const [one, other] of opposites)
      if (scopes?.includes(one) && scopes.includes(other))
        place.at('scopes').refuse(`${one} and ${other} are never both true`, 'write one of the two, or two quotas')
    this['~body'] = {
      spec: {
        hard: resourceList(hard as ResourceList),
        scopes,
        scopeSelector: scopeSelector && {
          matchExpressions: scopeSelector.matchExpressions.map(({ scopeName, operator, values }) => ({
            scopeName,
            operator,
            values: values?.map((each) => nameOf(each)),
          })),
        },
      },
    }
  }
}

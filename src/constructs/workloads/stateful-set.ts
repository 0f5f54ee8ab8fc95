import type { Construct } from 'constructs'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { isNone, shareOfAll } from '../../props/amount.js'
import { Place } from '../../props/place.js'
import { type Check, integer, object, oneOf } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { Service } from '../network/service.js'
import type { ServiceProps } from '../network/service-props.js'
import { filled } from '../pods/container.js'
import { type PodTemplate, podTemplate, podTemplateShape } from '../pods/pod-template.js'
import type { HorizontalPodAutoscaler } from '../policy/horizontal-pod-autoscaler.js'
import { objectShape, ownSelectorCheck } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { Int, Percent } from '../values/types.js'
import { autoscalerOf, fixedReplicas, isAutoscale, type Replicas, replicasCheck } from './autoscale.js'
import { type ClaimTemplates, claimTemplates, claimTemplatesCheck } from './claim-templates.js'
import { type GoverningService, governingServiceCheck } from './governing-service.js'
import { Server } from './server.js'
import { updateStrategy, updateStrategyCheck } from './update-strategy.js'
import type { WorkloadOptions } from './workload.js'

/** How the pods of a StatefulSet are replaced on a change: one after the other, or only when somebody deletes them. */
export type StatefulSetUpdateStrategy =
  | 'RollingUpdate'
  | 'OnDelete'
  | {
      /** One after the other, from the highest ordinal down. */
      readonly rollingUpdate: {
        /** Pods with a lower ordinal keep the old template; left out, 0. */
        readonly partition?: Int | undefined
        /** How many pods may be missing meanwhile, as a number or a share such as `25%`; left out, 1. Clusters take it only where the feature gate MaxUnavailableStatefulSet is on. */
        readonly maxUnavailable?: Int | Percent | undefined
      }
    }

export interface StatefulSetOptions<V extends string = never> extends WorkloadOptions<Kinds['apps/v1/StatefulSet']> {
  /** A number, or the bounds of a HorizontalPodAutoscaler; then no number is written. Left out, 1. */
  readonly replicas?: Replicas | undefined
  /** Disks of which each pod gets its own, by name: `{ data: { storage: '10Gi', accessModes: ['ReadWriteOnce'] } }`. They cannot change later. */
  readonly volumeClaimTemplates?: ClaimTemplates<V> | undefined
  /** The headless Service that is made with the set; left out, it has the name of the set. */
  readonly service?: GoverningService | undefined
  /** Whether pods start and stop one after the other, or all at once; left out, OrderedReady. It cannot change later. */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel' | undefined
  /** How pods are replaced on a change; left out, RollingUpdate. */
  readonly updateStrategy?: StatefulSetUpdateStrategy | undefined
  /** The number of the first pod. */
  readonly ordinals?:
    | {
        /** Left out, 0. */
        readonly start?: Int | undefined
      }
    | undefined
  /** What becomes of the claims of pods that go; left out, they and their data stay. */
  readonly persistentVolumeClaimRetentionPolicy?:
    | {
        /** When the set is deleted; left out, Retain. */
        readonly whenDeleted?: 'Retain' | 'Delete' | undefined
        /** When it has fewer replicas than before; left out, Retain. */
        readonly whenScaled?: 'Retain' | 'Delete' | undefined
      }
    | undefined
  /** Seconds that a pod must be ready before the next one is replaced; left out, 0. */
  readonly minReadySeconds?: Int | undefined
  /** How many old templates are kept to roll back to; left out, 10. */
  readonly revisionHistoryLimit?: Int | undefined
}
export type StatefulSetProps<P extends string = never, V extends string = never> = StatefulSetOptions<V> & PodTemplate<P, V>

const retention = oneOf('Retain', 'Delete')
const missing: Check = (value, place) =>
  shareOfAll(value, place) && (!isNone(value) || place.refuse('must be more than 0, or no pod could be replaced', 'write 1'))
const shape: OwnShape<StatefulSetOptions> = {
  selector: ownSelectorCheck,
  replicas: replicasCheck,
  volumeClaimTemplates: claimTemplatesCheck,
  service: governingServiceCheck,
  podManagementPolicy: oneOf('OrderedReady', 'Parallel'),
  updateStrategy: updateStrategyCheck(object({ partition: integer(), maxUnavailable: missing })),
  ordinals: object({ start: integer() }),
  persistentVolumeClaimRetentionPolicy: object({ whenDeleted: retention, whenScaled: retention }),
  minReadySeconds: integer(),
  revisionHistoryLimit: integer(),
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape })
/** Its pods carry a label with its name, `-` and up to ten more characters. */
const longestName = 52

/**
 * Pods that are told apart: each has a number, a name in DNS and disks of its own, which it keeps when it is replaced.
 *
 * The headless Service by which the pods are found is made with it and has its name, so `expose()` always needs another one.
 * A name of more than 52 characters is refused, because its pods carry it in a label.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 * @example
 * ```ts
 * const postgres = new StatefulSet(chart, 'postgres', {
 *   volumeClaimTemplates: { data: { storage: '20Gi', accessModes: ['ReadWriteOnce'] } },
 *   container: { image: 'postgres:17.6', ports: { postgres: 5432 }, mounts: { '/var/lib/postgresql/data': 'data' } },
 * })
 * const primary = `${postgres.podHost(0)}:${postgres.service.port('postgres')}`
 * ```
 */
export class StatefulSet<P extends string = string, V extends string = never> extends Server<P, Kinds['apps/v1/StatefulSet']> {
  /** The headless Service by which its pods are found. */
  readonly service: Service<P>
  /** The autoscaler that `replicas: { min, max }` made. */
  readonly autoscaler: HorizontalPodAutoscaler | undefined
  /** @internal */
  readonly '~first': Int
  /** @internal */
  readonly '~most': Int | undefined

  constructor(scope: Construct, id: string, props: StatefulSetProps<P, V>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'StatefulSet' }, props, check)
    const valid = this['~valid']
    const { replicas, ordinals, persistentVolumeClaimRetentionPolicy, service }: StatefulSetOptions<V> = valid ? props : {}
    this.service = new Service<P>(this, 'service', { name: this.name, ...service, selector: this, clusterIP: 'None' } as ServiceProps<P, P>)
    this['~first'] = ordinals?.start ?? 0
    this['~most'] = isAutoscale(replicas) ? replicas.max : replicas
    if (!valid) return
    if (this.name.length > longestName)
      new Place(this).refuse(
        `the name ${show(this.name)} has ${this.name.length} characters: with a hash behind it, as its pods carry it, it is too long for a label`,
        `shorten it to at most ${longestName} characters`,
        'api/label',
      )
    const { podManagementPolicy, minReadySeconds, revisionHistoryLimit } = props
    const claims = claimTemplates(props.volumeClaimTemplates as ClaimTemplates<string>)
    const volumeNames = claims.map(({ metadata }) => metadata!.name!)
    this['~body'] = {
      spec: {
        replicas: fixedReplicas(replicas),
        serviceName: this.service.name,
        selector: { matchLabels: this.selector },
        ordinals,
        podManagementPolicy,
        updateStrategy: updateStrategy(props.updateStrategy),
        persistentVolumeClaimRetentionPolicy,
        minReadySeconds,
        revisionHistoryLimit,
        template: podTemplate(this, props, this.selector, { volumeNames }),
        volumeClaimTemplates: filled(claims),
      },
    }
    this.autoscaler = autoscalerOf(this, replicas)
  }

  /** The name of one pod in DNS, by its number; one that there will never be is reported. */
  podHost(ordinal: number): string {
    const place = Place.ofCall(this).at('ordinal')
    if (!integer()(ordinal, place)) return this.service.host
    const [first, most] = [this['~first'], this['~most']]
    const last = typeof first === 'number' && typeof most === 'number' ? first + most - 1 : undefined
    if (typeof first === 'number' && (ordinal < first || (last !== undefined && ordinal > last)))
      place.refuse(
        `there is no pod ${ordinal}: the first is ${first}${last === undefined ? '' : `, the last ${last}`}`,
        'give the number of a pod',
      )
    return `${this.name}-${ordinal}.${this.service.host}`
  }
}

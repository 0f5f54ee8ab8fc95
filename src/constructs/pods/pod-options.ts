import { labelName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { anything, type Check, flag, integer, listOf, mapOf, object, oneOf, type Shape, text, textBy } from '../../props/shape.js'
import { show } from '../../tree/value.js'
import { labelsCheck } from '../props/object-shape.js'
import type { Labels } from '../values/types.js'
import type { ObjectReference } from './references.js'
import { type PodSecurityContext, podSecurityContextCheck } from './security-context.js'

export interface Toleration {
  readonly key?: string
  readonly operator?: 'Exists' | 'Equal'
  readonly value?: string
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
  readonly tolerationSeconds?: number
}
/** How evenly the pods of this workload are spread; left out, one pod more or less over zones, as a wish. */
export interface Spread {
  readonly topologyKey?: 'topology.kubernetes.io/zone' | 'kubernetes.io/hostname' | (string & {})
  readonly maxSkew?: number
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway'
}

/** What of a pod does not depend on its containers. */
export interface PodOptions {
  readonly serviceAccount?: { readonly name: string } | ObjectReference
  readonly automountServiceAccountToken?: boolean
  readonly terminationGracePeriodSeconds?: number
  readonly activeDeadlineSeconds?: number
  readonly nodeSelector?: Labels
  readonly tolerations?: readonly Toleration[]
  /** Spread constraints over this workload's own pods: the selector is filled in. */
  readonly topologySpreadConstraints?: readonly Spread[]
  /** The whole wire type, where the short words do not reach. */
  readonly affinity?: core.Affinity
  readonly priorityClassName?: 'system-cluster-critical' | 'system-node-critical' | (string & {})
  readonly runtimeClassName?: 'gvisor' | (string & {})
  readonly schedulerName?: string
  readonly imagePullSecrets?: readonly ({ readonly name: string } | ObjectReference)[]
  readonly securityContext?: PodSecurityContext
  readonly shareProcessNamespace?: boolean
  readonly hostNetwork?: boolean
  readonly hostPID?: boolean
  readonly hostIPC?: boolean
  readonly hostname?: string
  readonly subdomain?: string
  /** Lines for `/etc/hosts`: host names by IP address. */
  readonly hostAliases?: { readonly [ip: string]: readonly string[] }
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None'
  readonly dnsConfig?: core.PodDNSConfig
  readonly enableServiceLinks?: boolean
  readonly podLabels?: Labels
  readonly podAnnotations?: Labels
}

/** An object of this kind by its name: ours, an external one, or one of another library. */
export const namedCheck: (kind: string) => Check = (kind) => (value, place) => {
  const { name, kind: actual } = (typeof value === 'object' && value !== null ? value : {}) as { name?: unknown; kind?: unknown }
  if (typeof name !== 'string')
    return place.refuse(`must be a ${kind}, and is ${show(value)}`, `give the construct, or what ${kind}.external returns`)
  return (
    actual === undefined || actual === kind || place.refuse(`must be a ${kind}, and is the ${String(actual)} ${name}`, `give a ${kind}`)
  )
}

export const podOptionsShape: Shape<PodOptions> = {
  serviceAccount: namedCheck('ServiceAccount'),
  automountServiceAccountToken: flag,
  terminationGracePeriodSeconds: integer(),
  activeDeadlineSeconds: integer(1),
  nodeSelector: labelsCheck,
  tolerations: listOf(
    object({
      key: text,
      operator: oneOf('Exists', 'Equal'),
      value: text,
      effect: oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
      tolerationSeconds: integer(-2_147_483_648),
    }),
  ),
  topologySpreadConstraints: listOf(
    object({ topologyKey: text, maxSkew: integer(1), whenUnsatisfiable: oneOf('DoNotSchedule', 'ScheduleAnyway') }),
  ),
  affinity: anything,
  priorityClassName: text,
  runtimeClassName: text,
  schedulerName: text,
  imagePullSecrets: listOf(namedCheck('Secret')),
  securityContext: podSecurityContextCheck,
  shareProcessNamespace: flag,
  hostNetwork: flag,
  hostPID: flag,
  hostIPC: flag,
  hostname: textBy(labelName, 'a host name without dots'),
  subdomain: textBy(labelName, 'a host name without dots'),
  hostAliases: mapOf(listOf(text, 1)),
  dnsPolicy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  dnsConfig: anything,
  enableServiceLinks: flag,
  podLabels: labelsCheck,
  podAnnotations: labelsCheck,
}

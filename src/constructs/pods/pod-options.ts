import { isIP } from 'node:net'
import { labelName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { flag, integer, listOf, mapOf, nonEmptyText, object, oneOf, type Shape, text, textBy, wireObject } from '../../props/shape.js'
import { namedCheck } from '../props/named.js'
import { labelsCheck, selectorCheck } from '../props/object-shape.js'
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

export const podOptionsShape: Shape<PodOptions> = {
  serviceAccount: namedCheck('ServiceAccount'),
  automountServiceAccountToken: flag,
  terminationGracePeriodSeconds: integer(),
  activeDeadlineSeconds: integer(1),
  nodeSelector: selectorCheck,
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
  affinity: wireObject,
  priorityClassName: nonEmptyText,
  runtimeClassName: nonEmptyText,
  schedulerName: nonEmptyText,
  imagePullSecrets: listOf(namedCheck('Secret')),
  securityContext: podSecurityContextCheck,
  shareProcessNamespace: flag,
  hostNetwork: flag,
  hostPID: flag,
  hostIPC: flag,
  hostname: textBy(labelName, 'a host name without dots'),
  subdomain: textBy(labelName, 'a host name without dots'),
  hostAliases: mapOf(listOf(text, 1), {
    key: (ip) => (isIP(ip) ? undefined : 'is no IP address'),
    form: "hostAliases: { '10.0.0.10': ['database'] }",
  }),
  dnsPolicy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  dnsConfig: wireObject,
  enableServiceLinks: flag,
  podLabels: labelsCheck,
  podAnnotations: labelsCheck,
}

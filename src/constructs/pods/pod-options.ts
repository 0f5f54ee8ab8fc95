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
  readonly key?: string | undefined
  readonly operator?: 'Exists' | 'Equal' | undefined
  readonly value?: string | undefined
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute' | undefined
  readonly tolerationSeconds?: number | undefined
}
/** How evenly the pods of this workload are spread; left out, one pod more or less over zones, as a wish. */
export interface Spread {
  readonly topologyKey?: 'topology.kubernetes.io/zone' | 'kubernetes.io/hostname' | (string & {}) | undefined
  readonly maxSkew?: number | undefined
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway' | undefined
}

/** What of a pod does not depend on its containers. */
export interface PodOptions {
  readonly serviceAccount?: { readonly name: string } | ObjectReference | undefined
  readonly automountServiceAccountToken?: boolean | undefined
  readonly terminationGracePeriodSeconds?: number | undefined
  readonly activeDeadlineSeconds?: number | undefined
  readonly nodeSelector?: Labels | undefined
  readonly tolerations?: readonly Toleration[] | undefined
  /** Spread constraints over this workload's own pods: the selector is filled in. */
  readonly topologySpreadConstraints?: readonly Spread[] | undefined
  /** The whole wire type, where the short words do not reach. */
  readonly affinity?: core.Affinity | undefined
  readonly priorityClassName?: 'system-cluster-critical' | 'system-node-critical' | (string & {}) | undefined
  readonly runtimeClassName?: 'gvisor' | (string & {}) | undefined
  readonly schedulerName?: string | undefined
  readonly imagePullSecrets?: readonly ({ readonly name: string } | ObjectReference)[] | undefined
  readonly securityContext?: PodSecurityContext | undefined
  readonly shareProcessNamespace?: boolean | undefined
  readonly hostNetwork?: boolean | undefined
  readonly hostPID?: boolean | undefined
  readonly hostIPC?: boolean | undefined
  readonly hostname?: string | undefined
  readonly subdomain?: string | undefined
  /** Lines for `/etc/hosts`: host names by IP address. */
  readonly hostAliases?: { readonly [ip: string]: readonly string[] } | undefined
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None' | undefined
  readonly dnsConfig?: core.PodDNSConfig | undefined
  readonly enableServiceLinks?: boolean | undefined
  readonly podLabels?: Labels | undefined
  readonly podAnnotations?: Labels | undefined
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

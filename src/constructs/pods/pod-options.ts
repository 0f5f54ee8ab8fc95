import { isIP } from 'node:net'
import { labelKey, labelName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import {
  type Check,
  flag,
  integer,
  listOf,
  mapOf,
  nonEmptyText,
  object,
  oneOf,
  plainFlag,
  type Shape,
  text,
  textBy,
  wireObject,
} from '../../props/shape.js'
import { type NameOrObject, namedCheck, nameOrObjectCheck } from '../props/named.js'
import { labelsCheck, selectorCheck } from '../props/object-shape.js'
import type { Labels } from '../values/types.js'
import type { ObjectReference } from './references.js'
import { type PodSecurityContext, podSecurityContextCheck } from './security-context.js'

export interface Toleration {
  /** The key of the taint; left out, with the operator Exists, every taint. */
  readonly key?: string | undefined
  /** Equal compares the value, Exists does not; left out, Equal. */
  readonly operator?: 'Exists' | 'Equal' | undefined
  /** The value of the taint; not with Exists. */
  readonly value?: string | undefined
  /** The effect of the taint; left out, all. */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute' | undefined
  /** Seconds that the pod stays after a NoExecute taint came; left out, for ever. */
  readonly tolerationSeconds?: number | undefined
}
/** How evenly the pods of this workload are spread; left out, one pod more or less over zones, as a wish. */
export interface Spread {
  /** The label of nodes whose values are the parts; left out, `topology.kubernetes.io/zone`. */
  readonly topologyKey?: 'topology.kubernetes.io/zone' | 'kubernetes.io/hostname' | (string & {}) | undefined
  /** By how many pods two parts may differ; left out, 1. */
  readonly maxSkew?: number | undefined
  /** Whether a pod that would break it waits or is placed all the same; left out, ScheduleAnyway. */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway' | undefined
  /** How many parts must have room before pods count as spread; only with DoNotSchedule. Left out, 1. */
  readonly minDomains?: number | undefined
  /** Whether nodes that the pod's affinity and selector leave out are counted; left out, Honor: they are not. */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore' | undefined
  /** Whether nodes whose taints the pod does not tolerate are left out; left out, Ignore: they are counted. */
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore' | undefined
  /** Labels of pods by whose values they are counted apart, such as `pod-template-hash`: then each rollout is spread by itself. */
  readonly matchLabelKeys?: readonly string[] | undefined
}

/** What of a pod does not depend on its containers. */
export interface PodOptions {
  /** Who the pod is for the API server; left out, the account `default` of its namespace. */
  readonly serviceAccount?: { readonly name: string } | ObjectReference | undefined
  /** Whether containers get the token of the account as a file; left out, what the account says. */
  readonly automountServiceAccountToken?: boolean | undefined
  /** Seconds between the request to stop and the kill; left out, 30. */
  readonly terminationGracePeriodSeconds?: number | undefined
  /** Labels that a node must have; left out, any node. */
  readonly nodeSelector?: Labels | undefined
  /** Taints of nodes that do not keep the pod away. */
  readonly tolerations?: readonly Toleration[] | undefined
  /** Spread constraints over this workload's own pods: the selector is filled in. */
  readonly topologySpreadConstraints?: readonly Spread[] | undefined
  /** The whole wire type, where the short words do not reach. */
  readonly affinity?: core.Affinity | undefined
  /** The PriorityClass or its name, which says who has to go when room is scarce; left out, that of the cluster. */
  readonly priorityClassName?:
    | 'system-cluster-critical'
    | 'system-node-critical'
    | (string & {})
    | Exclude<NameOrObject, string>
    | undefined
  /** The RuntimeClass or its name, such as `gvisor` for a sandbox; left out, that of the node. */
  readonly runtimeClassName?: 'gvisor' | (string & {}) | Exclude<NameOrObject, string> | undefined
  /** Who places the pod; left out, `default-scheduler`. */
  readonly schedulerName?: string | undefined
  /** Secrets with log-ins at image registries, of the same namespace. */
  readonly imagePullSecrets?: readonly ({ readonly name: string } | ObjectReference)[] | undefined
  /** What holds for all containers: user, group of volumes, kernel parameters. */
  readonly securityContext?: PodSecurityContext | undefined
  /** Whether the containers see each other's processes; left out, false. */
  readonly shareProcessNamespace?: boolean | undefined
  /** Whether the pod has the network of its node; left out, false. */
  readonly hostNetwork?: boolean | undefined
  /** Whether the pod sees all processes of its node; left out, false. */
  readonly hostPID?: boolean | undefined
  /** Whether the pod shares memory with processes of its node; left out, false. */
  readonly hostIPC?: boolean | undefined
  /** The host name that containers see, without dots; left out, the name of the pod. */
  readonly hostname?: string | undefined
  /** The name of a headless Service, by which DNS then knows the pod; left out, none. */
  readonly subdomain?: string | undefined
  /** Lines for `/etc/hosts`: host names by IP address. */
  readonly hostAliases?: { readonly [ip: string]: readonly string[] } | undefined
  /** Who answers for names; left out, ClusterFirst: the cluster, then the node's servers. */
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None' | undefined
  /** Further name servers and search domains; the whole wire type. */
  readonly dnsConfig?: core.PodDNSConfig | undefined
  /** Whether each Service of the namespace becomes environment variables; left out, true. */
  readonly enableServiceLinks?: boolean | undefined
  /** Labels of the pods, beside those of the selector and the recommended ones. */
  readonly podLabels?: Labels | undefined
  /** Annotations of the pods; a change replaces the pods. */
  readonly podAnnotations?: Labels | undefined
  /**
   * Whether a changed ConfigMap replaces the pods that read it, by the annotation `checksum/config` of the pods; left out, true.
   * It says nothing where pods are not replaced when their template changes, as those of a Pod or a ReplicationController.
   */
  readonly rollOnChange?: boolean | undefined
}

export const tolerationsCheck: Check = listOf(
  object({
    key: text,
    operator: oneOf('Exists', 'Equal'),
    value: text,
    effect: oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
    tolerationSeconds: integer(-2_147_483_648),
  }),
)
const spread = object({
  topologyKey: text,
  maxSkew: integer(1),
  whenUnsatisfiable: oneOf('DoNotSchedule', 'ScheduleAnyway'),
  minDomains: integer(1),
  nodeAffinityPolicy: oneOf('Honor', 'Ignore'),
  nodeTaintsPolicy: oneOf('Honor', 'Ignore'),
  matchLabelKeys: listOf(textBy(labelKey, 'the key of a label'), 1),
})
const spreadCheck: Check = (value, place) => {
  if (!spread(value, place)) return false
  const { minDomains, whenUnsatisfiable } = value as Spread
  return (
    minDomains === undefined ||
    whenUnsatisfiable === 'DoNotSchedule' ||
    place.at('minDomains').refuse('is only with DoNotSchedule', "write whenUnsatisfiable: 'DoNotSchedule', or leave it out")
  )
}
export const podOptionsShape: Shape<PodOptions> = {
  serviceAccount: namedCheck('ServiceAccount'),
  automountServiceAccountToken: flag,
  terminationGracePeriodSeconds: integer(),
  nodeSelector: selectorCheck,
  tolerations: tolerationsCheck,
  topologySpreadConstraints: listOf(spreadCheck),
  affinity: wireObject,
  priorityClassName: nameOrObjectCheck('PriorityClass'),
  runtimeClassName: nameOrObjectCheck('RuntimeClass'),
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
  rollOnChange: plainFlag,
}

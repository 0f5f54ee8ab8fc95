import type * as core from '../../kubernetes/wire/core/v1.js'
import { type Check, either, flag, integer, isObject, listOf, nonEmptyText, object, oneOf, type Shape, text } from '../../props/shape.js'

export type Capability =
  | 'NET_BIND_SERVICE'
  | 'CHOWN'
  | 'DAC_OVERRIDE'
  | 'FOWNER'
  | 'SETGID'
  | 'SETUID'
  | 'SYS_PTRACE'
  | 'NET_RAW'
  | 'NET_ADMIN'
  | 'SYS_ADMIN'
  | (string & {})
/** `localhostProfile` is a path below the kubelet's seccomp folder. */
export type SeccompProfile =
  | 'RuntimeDefault'
  | 'Unconfined'
  | {
      /** Path of the profile below the kubelet's seccomp folder. */
      readonly localhostProfile: string
    }
export interface SecurityContext {
  /** Refuses to start as user 0; left out, false. */
  readonly runAsNonRoot?: boolean | undefined
  /** Number of the user; left out, that of the image. */
  readonly runAsUser?: number | undefined
  /** Number of the main group; left out, that of the image. */
  readonly runAsGroup?: number | undefined
  /** Whether nothing can be written outside of volumes; left out, false. */
  readonly readOnlyRootFilesystem?: boolean | undefined
  /** Whether a process may gain more rights than its parent; left out, true. */
  readonly allowPrivilegeEscalation?: boolean | undefined
  /** Whether it may do on the node what root may; left out, false. */
  readonly privileged?: boolean | undefined
  /** Rights of root that are taken away or given, one by one. */
  readonly capabilities?:
    | {
        /** Rights that are taken away; `ALL` takes all. */
        readonly drop?: readonly ('ALL' | Capability)[] | undefined
        /** Rights that are given, such as `NET_BIND_SERVICE` for ports below 1024. */
        readonly add?: readonly Capability[] | undefined
      }
    | undefined
  /** Which calls of the kernel are allowed; left out, what the node says, mostly all. */
  readonly seccompProfile?: SeccompProfile | undefined
  /** Unmasked shows all of `/proc`; left out, Default. */
  readonly procMount?: 'Default' | 'Unmasked' | undefined
}
/** What holds for all containers of a pod. */
export interface PodSecurityContext extends Pick<SecurityContext, 'runAsNonRoot' | 'runAsUser' | 'runAsGroup' | 'seccompProfile'> {
  /** Group that owns mounted volumes. */
  readonly fsGroup?: number | undefined
  /** OnRootMismatch sets the group only where the top folder has another, which is faster; left out, Always. */
  readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always' | undefined
  /** Numbers of further groups of the processes. */
  readonly supplementalGroups?: readonly number[] | undefined
  /** Kernel parameters by name, each as a text. */
  readonly sysctls?: { readonly [name: string]: string } | undefined
}

const seccomp: Check = either(
  isObject,
  object({ localhostProfile: nonEmptyText }, ['localhostProfile']),
  oneOf('RuntimeDefault', 'Unconfined'),
)
const both = { runAsNonRoot: flag, runAsUser: integer(), runAsGroup: integer(), seccompProfile: seccomp }
const shape: Shape<SecurityContext> = {
  ...both,
  readOnlyRootFilesystem: flag,
  allowPrivilegeEscalation: flag,
  privileged: flag,
  capabilities: object({ drop: listOf(nonEmptyText), add: listOf(nonEmptyText) }),
  procMount: oneOf('Default', 'Unmasked'),
}
const podShape: Shape<PodSecurityContext> = {
  ...both,
  fsGroup: integer(),
  fsGroupChangePolicy: oneOf('OnRootMismatch', 'Always'),
  supplementalGroups: listOf(integer()),
  sysctls: (value, place) => object(Object.fromEntries(Object.keys(Object(value)).map((key) => [key, text])))(value, place),
}
export const securityContextCheck: Check = object(shape)
export const podSecurityContextCheck: Check = object(podShape)

export function securityContext(context: SecurityContext | undefined): core.SecurityContext | undefined {
  if (!context) return undefined
  const { seccompProfile, ...rest } = context
  return Object.assign(rest, seccompField(seccompProfile))
}

export function podSecurityContext(context: PodSecurityContext | undefined): core.PodSecurityContext | undefined {
  if (!context) return undefined
  const { seccompProfile, sysctls, ...rest } = context
  return Object.assign(
    rest,
    seccompField(seccompProfile),
    sysctls && { sysctls: Object.entries(sysctls).map(([name, value]) => ({ name, value })) },
  )
}

function seccompField(profile: SeccompProfile | undefined): { seccompProfile?: core.SeccompProfile } {
  if (profile === undefined) return {}
  return {
    seccompProfile: typeof profile === 'string' ? { type: profile } : { type: 'Localhost', localhostProfile: profile.localhostProfile },
  }
}

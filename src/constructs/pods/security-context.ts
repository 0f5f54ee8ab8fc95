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
export type SeccompProfile = 'RuntimeDefault' | 'Unconfined' | { readonly localhostProfile: string }
export interface SecurityContext {
  readonly runAsNonRoot?: boolean | undefined
  readonly runAsUser?: number | undefined
  readonly runAsGroup?: number | undefined
  readonly readOnlyRootFilesystem?: boolean | undefined
  readonly allowPrivilegeEscalation?: boolean | undefined
  readonly privileged?: boolean | undefined
  readonly capabilities?:
    | { readonly drop?: readonly ('ALL' | Capability)[] | undefined; readonly add?: readonly Capability[] | undefined }
    | undefined
  readonly seccompProfile?: SeccompProfile | undefined
  readonly procMount?: 'Default' | 'Unmasked' | undefined
}
/** What holds for all containers of a pod. */
export interface PodSecurityContext extends Pick<SecurityContext, 'runAsNonRoot' | 'runAsUser' | 'runAsGroup' | 'seccompProfile'> {
  /** Group that owns mounted volumes. */
  readonly fsGroup?: number | undefined
  readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always' | undefined
  readonly supplementalGroups?: readonly number[] | undefined
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

import type {
  ConfigMapVolumeSource,
  CSIVolumeSource,
  PersistentVolumeClaimVolumeSource,
  SecretVolumeSource,
} from '../../kubernetes/wire/core/v1.js'

// What a Secret, ConfigMap or claim gives to a container. Plain data under a string key,
// so that a value made by a second loaded copy of the package is understood.

/** One key of a Secret or ConfigMap, as the value of an environment variable; made by `secret.key(…)` or `config.key(…)`. */
export interface KeyRef {
  readonly '~steersman': 'key'
}
/** All keys of a Secret or ConfigMap as environment variables; made by `secret.envFrom()` or `config.envFrom()`. */
export interface EnvFrom {
  readonly '~steersman': 'envFrom'
}
/** A mount that brings its volume along; made by `claim.mount()`, `config.mount()`, `secret.mount()` or `bucket.mount()`. */
export interface VolumeMount {
  readonly '~steersman': 'mount'
}

/** Where a reference comes from: enough to name both sides when the namespaces differ. */
export interface Source {
  readonly kind: string
  readonly name: string
  readonly namespace?: string | undefined
  /** The construct, where the object is one of this program. */
  readonly object?: object | undefined
  /** How a volume of it is called, where that is not its name. */
  readonly volumeName?: string | undefined
}

export interface KeyRefData extends KeyRef {
  readonly source: Source
  readonly key: string
  readonly optional?: boolean | undefined
}
export interface EnvFromData extends EnvFrom {
  readonly source: Source
  readonly prefix?: string | undefined
  readonly optional?: boolean | undefined
}
export interface VolumeMountData extends VolumeMount {
  readonly source: Source
  readonly volume: {
    readonly secret?: SecretVolumeSource | undefined
    readonly configMap?: ConfigMapVolumeSource | undefined
    readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource | undefined
    readonly csi?: CSIVolumeSource | undefined
  }
  readonly needs?: MountNeeds | undefined
  readonly options: MountOptions
  /** Whether a change of the ConfigMap replaces the pods; left out, what the ConfigMap says. */
  readonly rollOnChange?: boolean | undefined
}

/** What a volume needs of the pod that mounts it. */
export interface MountNeeds {
  /** Annotations that the pod gets. */
  readonly annotations: { readonly [key: string]: string }
  /** The ServiceAccounts whose pods may use it; left out: any. */
  readonly accounts?: readonly MountAccount[] | undefined
}
export interface MountAccount {
  readonly name: string
  readonly namespace?: string | undefined
  /** Whether they may use this mount, and not only one that is read-only. */
  readonly allowed: boolean
}

export interface MountOptions {
  /** A folder or file inside the volume, relative, without `..`. */
  readonly subPath?: string | undefined
  /** The same with `$(NAME)` of environment variables; not beside `subPath`. */
  readonly subPathExpr?: string | undefined
  /** Whether nothing can be written to it; left out, false. */
  readonly readOnly?: boolean | undefined
  /** Whether mounts made later on the node or in the container are seen by the other; left out, None. */
  readonly mountPropagation?: 'None' | 'HostToContainer' | 'Bidirectional' | undefined
}

/** An object made by another library, such as cdk8s-plus: what is needed to name it. */
export interface ObjectReference {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string | undefined
  /** Where constructs of cdk8s and cdk8s-plus hold their namespace. */
  readonly metadata?: { readonly namespace?: string | undefined } | undefined
}

/** The reference behind a branded value; undefined for anything else. */
export function keyRefOf(value: unknown): KeyRefData | undefined {
  return brandOf(value) === 'key' ? (value as KeyRefData) : undefined
}
export function envFromOf(value: unknown): EnvFromData | undefined {
  return brandOf(value) === 'envFrom' ? (value as EnvFromData) : undefined
}
export function volumeMountOf(value: unknown): VolumeMountData | undefined {
  return brandOf(value) === 'mount' ? (value as VolumeMountData) : undefined
}

export function brandOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { '~steersman'?: unknown })['~steersman'] : undefined
}

import { integer, oneOf, type Shape, textBy } from '../../props/shape.js'
import type { Int } from '../values/types.js'
import { type PodFailurePolicy, podFailurePolicyCheck, type SuccessPolicy, successPolicyCheck } from './job-policies.js'

/** What is said of a Job, and of the Jobs that a CronJob makes. */
export interface JobSpecOptions {
  /** Whether a container that failed is started again in its pod (OnFailure), or in a new pod (Never). Kubernetes' own default, Always, is refused for Jobs. */
  readonly restartPolicy: 'OnFailure' | 'Never'
  /** How many failures are taken before the Job has failed; left out, 6. */
  readonly backoffLimit?: Int | undefined
  /** The same for each index, so that others go on when one has failed; only with `completionMode: 'Indexed'`. */
  readonly backoffLimitPerIndex?: Int | undefined
  /** How many indexes may fail before the Job ends; only beside `backoffLimitPerIndex`, left out, all. */
  readonly maxFailedIndexes?: Int | undefined
  /** How many pods must succeed; left out, 1, or with `parallelism` any one of them. */
  readonly completions?: Int | undefined
  /** How many pods run at a time; left out, 1. */
  readonly parallelism?: Int | undefined
  /** Indexed gives each pod a number from 0 in JOB_COMPLETION_INDEX, and beside `parallelism` wants `completions`; left out, NonIndexed. */
  readonly completionMode?: 'NonIndexed' | 'Indexed' | undefined
  /** Seconds after which the Job is stopped and has failed, however many failures are left; left out, never. */
  readonly activeDeadlineSeconds?: Int | undefined
  /** Seconds after its end when it is deleted; left out, it stays. */
  readonly ttlSecondsAfterFinished?: Int | undefined
  /** What is done with pods that failed in a certain way; only with `restartPolicy: 'Never'`. */
  readonly podFailurePolicy?: PodFailurePolicy | undefined
  /** When the Job has succeeded before all of its pods have; only with `completionMode: 'Indexed'`, since Kubernetes 1.31. */
  readonly successPolicy?: SuccessPolicy | undefined
  /** Whether a pod is replaced as soon as it is being stopped, or only when it has ended; left out, TerminatingOrFailed, and Failed with `podFailurePolicy`. */
  readonly podReplacementPolicy?: 'TerminatingOrFailed' | 'Failed' | undefined
  /** The controller that runs it, such as `kueue.x-k8s.io/multikueue`; left out, that of Kubernetes. Since Kubernetes 1.32. */
  readonly managedBy?: `${string}/${string}` | undefined
}

const controller = textBy(
  (name) =>
    name.length > 63
      ? `must have at most 63 characters, and has ${name.length}`
      : /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(name)
        ? undefined
        : 'must be a domain, "/" and a name',
  "a controller such as 'kueue.x-k8s.io/multikueue'",
)
export const jobSpecShape: Shape<JobSpecOptions> = {
  restartPolicy: oneOf('OnFailure', 'Never'),
  backoffLimit: integer(),
  backoffLimitPerIndex: integer(),
  maxFailedIndexes: integer(),
  completions: integer(),
  parallelism: integer(),
  completionMode: oneOf('NonIndexed', 'Indexed'),
  activeDeadlineSeconds: integer(),
  ttlSecondsAfterFinished: integer(),
  podFailurePolicy: podFailurePolicyCheck,
  successPolicy: successPolicyCheck,
  podReplacementPolicy: oneOf('TerminatingOrFailed', 'Failed'),
  managedBy: controller,
}

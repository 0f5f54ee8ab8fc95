import type * as batch from '../../kubernetes/wire/batch/v1.js'
import { type AnyTemplate, type PodTemplate, podTemplate } from '../pods/pod-template.js'
import type { Resource } from '../resource.js'
import type { Labels } from '../values/types.js'
import type { JobSpecOptions } from './job-options.js'

/** The spec of a Job as it is sent, its fields in the order in which one writes them by hand. */
export function jobSpec(
  owner: Resource,
  props: JobSpecOptions & PodTemplate<string, string>,
  selector: Labels,
  suspend?: boolean | undefined,
): batch.JobSpec {
  const { restartPolicy } = props
  return {
    suspend,
    completions: props.completions,
    parallelism: props.parallelism,
    completionMode: props.completionMode,
    backoffLimit: props.backoffLimit,
    backoffLimitPerIndex: props.backoffLimitPerIndex,
    maxFailedIndexes: props.maxFailedIndexes,
    activeDeadlineSeconds: props.activeDeadlineSeconds,
    ttlSecondsAfterFinished: props.ttlSecondsAfterFinished,
    podFailurePolicy: props.podFailurePolicy,
    successPolicy: props.successPolicy,
    podReplacementPolicy: props.podReplacementPolicy,
    managedBy: props.managedBy,
    template: podTemplate(owner, props as AnyTemplate, selector, { restartPolicy }),
  } as batch.JobSpec
}

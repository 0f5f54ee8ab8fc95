import type { Workload } from '../workloads/workload.js'

/** Whether a value is one of our workloads, also of a second loaded copy of the package. */
export function isWorkload(value: unknown): value is Workload {
  return typeof value === 'object' && value !== null && 'node' in value && 'selector' in value
}

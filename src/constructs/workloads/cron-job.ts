import type { Construct } from 'constructs'
import { closest } from '../../findings/closest.js'
import { cronSchedule } from '../../kubernetes/cron.js'
import { timeZone, timeZones } from '../../kubernetes/time-zone.js'
import type { Kinds } from '../../kubernetes/wire/kinds.js'
import { type Check, flag, integer, nonEmptyText, object, oneOf } from '../../props/shape.js'
import { isToken } from '../../tree/deferred.js'
import { show } from '../../tree/value.js'
import { type PodTemplate, podTemplateShape } from '../pods/pod-template.js'
import { objectShape } from '../props/object-shape.js'
import type { OwnShape } from '../props/own-props.js'
import type { ObjectProps } from '../resource.js'
import type { Int, Token } from '../values/types.js'
import { jobCheck } from './job-check.js'
import { type JobSpecOptions, jobSpecShape } from './job-options.js'
import { jobSpec } from './job-spec.js'
import { Workload } from './workload.js'

/** Minute, hour, day of the month, month and day of the week, or a macro. */
export type CronSchedule =
  | `${string} ${string} ${string} ${string} ${string}`
  | '@yearly'
  | '@annually'
  | '@monthly'
  | '@weekly'
  | '@daily'
  | '@midnight'
  | '@hourly'
  | `@every ${string}`
  | Token

export interface CronJobOptions extends ObjectProps<Kinds['batch/v1/CronJob']>, JobSpecOptions {
  /** Minute, hour, day of the month, month and day of the week, such as `0 3 * * 1-5`, or `@daily`. Days of the week go from 0 or `sun` to 6. */
  readonly schedule: CronSchedule
  /** The time zone of the schedule, such as `Europe/Berlin`; left out, that of the control plane, which is mostly UTC. */
  readonly timeZone?: `${string}/${string}` | 'UTC' | undefined
  /** What happens when the Job before still runs: both run, the new one is left out, or it takes the place of the old one; left out, Allow. */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace' | undefined
  /** Seconds after its time in which a run that was missed may still start; left out, any. The controller looks every 10 seconds, so less may miss every run. */
  readonly startingDeadlineSeconds?: Int | undefined
  /** How many Jobs that succeeded are kept; left out, 3. */
  readonly successfulJobsHistoryLimit?: Int | undefined
  /** How many Jobs that failed are kept; left out, 1. */
  readonly failedJobsHistoryLimit?: Int | undefined
  /** Whether no more Jobs start; left out, false. */
  readonly suspend?: boolean | undefined
}
export type CronJobProps<P extends string = never, V extends string = never> = CronJobOptions & PodTemplate<P, V>

const scheduleCheck: Check = (value, place) => {
  if (isToken(value) || !nonEmptyText(value, place)) return isToken(value)
  const problem = cronSchedule(String(value))
  return problem === undefined || place.refuse(`${show(value)} ${problem}`, "write a schedule such as '0 3 * * *', or '@daily'")
}
const timeZoneCheck: Check = (value, place) => {
  if (isToken(value) || !nonEmptyText(value, place)) return isToken(value)
  const problem = timeZone(String(value))
  if (problem === undefined) return true
  const guess = closest(String(value), timeZones())
  return place.refuse(`${show(value)} ${problem}`, guess ? `did you mean ${guess}?` : "write a name such as 'Europe/Berlin' or 'UTC'")
}
const shape: OwnShape<CronJobOptions> = {
  schedule: scheduleCheck,
  timeZone: timeZoneCheck,
  concurrencyPolicy: oneOf('Allow', 'Forbid', 'Replace'),
  startingDeadlineSeconds: integer(),
  successfulJobsHistoryLimit: integer(),
  failedJobsHistoryLimit: integer(),
  suspend: flag,
  ...jobSpecShape,
}
const check = object({ ...objectShape, ...podTemplateShape, ...shape }, ['schedule'])

/**
 * Makes a Job at each time of a schedule. A change holds from the next run on.
 *
 * The schedule is read as the API server reads it; one that never comes, such as the 30th of February, is refused too.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 * @example
 * ```ts
 * new CronJob(chart, 'backup', {
 *   schedule: '0 3 * * *',
 *   timeZone: 'Europe/Berlin',
 *   concurrencyPolicy: 'Forbid',
 *   restartPolicy: 'Never',
 *   container: { image: 'example/backup:1.4.2' },
 * })
 * ```
 */
export class CronJob<P extends string = string, V extends string = never> extends Workload<P, Kinds['batch/v1/CronJob']> {
  constructor(scope: Construct, id: string, props: CronJobProps<P, V>) {
    super(scope, id, { apiVersion: 'batch/v1', kind: 'CronJob' }, props, check)
    if (!this['~valid']) return
    // The Jobs have the minute behind the name, with eight digits.
    jobCheck(this, props as CronJobProps<string, string>, '-01234567')
    this['~body'] = {
      spec: {
        schedule: props.schedule,
        timeZone: props.timeZone,
        concurrencyPolicy: props.concurrencyPolicy,
        startingDeadlineSeconds: props.startingDeadlineSeconds,
        successfulJobsHistoryLimit: props.successfulJobsHistoryLimit,
        failedJobsHistoryLimit: props.failedJobsHistoryLimit,
        suspend: props.suspend,
        jobTemplate: { spec: jobSpec(this, props as CronJobProps<string, string>, this.selector) },
      },
    }
  }
}

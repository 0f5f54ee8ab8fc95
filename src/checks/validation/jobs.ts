import { cronSchedule } from '../../kubernetes/cron.js'
import { labelKey } from '../../kubernetes/names.js'
import { timeZone } from '../../kubernetes/time-zone.js'
import { asList, asText } from '../../model/json.js'
import { isEmpty, isUnset, type Look } from './look.js'
import { podSpec } from './pods.js'
import { labels } from './selectors.js'
import { restarts } from './workloads.js'

function jobSpec(spec: Look): void {
  for (const field of ['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'])
    spec.range(field, 0)
  const pod = spec.at('template').at('spec')
  podSpec(pod)
  restarts(pod, ['OnFailure', 'Never'])
  policies(spec, pod)
  if (spec.value.completionMode === 'Indexed' && isUnset(spec.value.completions))
    spec.tell('required', 'completions', "is missing, where completionMode is 'Indexed'", 'give completions')
}

export function job(look: Look): void {
  jobSpec(look.at('spec'))
}

export function cronJob(look: Look): void {
  const spec = look.at('spec')
  labels(spec.at('jobTemplate').at('metadata'), 'labels')
  labels(spec.at('jobTemplate').at('spec').at('template').at('metadata'), 'labels')
  spec.requiredText('schedule', cronSchedule)
  if (spec.value.timeZone === '') spec.tell('invalid', 'timeZone', 'must not be empty', 'leave it out')
  spec.text('timeZone', timeZone)
  for (const field of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) spec.range(field, 0)
  jobSpec(spec.at('jobTemplate').at('spec'))
}

/** When a Job fails or succeeds before its time. */
function policies(spec: Look, pod: Look): void {
  const indexed = spec.value.completionMode === 'Indexed'
  const names = new Set([...pod.list('containers'), ...pod.list('initContainers')].map(({ value }) => asText(value.name)))
  if (spec.value.managedBy === '') spec.required('managedBy', 'leave it out')
  spec.text('managedBy', (text) =>
    text.includes('/') && labelKey(text) === undefined ? undefined : 'must be a name with a domain before "/"',
  )
  for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes']) {
    if (isUnset(spec.value[field])) continue
    spec.range(field, 0)
    if (!indexed) spec.tell('invalid', field, "is only for completionMode 'Indexed'", 'leave it out')
  }
  if (!isUnset(spec.value.maxFailedIndexes) && isUnset(spec.value.backoffLimitPerIndex))
    spec.tell('required', 'backoffLimitPerIndex', 'is missing, where maxFailedIndexes is given', 'give it')
  for (const rule of spec.at('podFailurePolicy').list('rules')) {
    const { action, onExitCodes, onPodConditions } = rule.value
    if (isEmpty(action)) rule.required('action', 'write FailIndex, FailJob, Count or Ignore')
    if (action === 'FailIndex' && isUnset(spec.value.backoffLimitPerIndex))
      rule.tell('invalid', 'action', 'FailIndex needs backoffLimitPerIndex', 'give backoffLimitPerIndex, or another action')
    if (isUnset(onExitCodes) === isEmpty(onPodConditions) && isUnset(onExitCodes))
      rule.tell('invalid', [], 'has neither onExitCodes nor onPodConditions', 'give one of them')
    const codes = rule.maybe('onExitCodes')
    if (codes) {
      codes.required('operator', 'write In or NotIn')
      if (isEmpty(codes.value.values)) codes.tell('invalid', 'values', 'must be at least one', 'give the exit codes')
      for (const [index, code] of asList(codes.value.values).entries())
        if ((code === 0 || code === null) && codes.value.operator === 'In')
          codes.tell('invalid', ['values', index], 'must not be 0, which is no failure', 'leave it out')
      const name = asText(codes.value.containerName ?? undefined)
      if (!isUnset(codes.value.containerName) && !names.has(name))
        codes.tell('invalid', 'containerName', `the pod has no container ${JSON.stringify(name)}`, `write one of ${[...names].join(', ')}`)
    }
    for (const condition of rule.list('onPodConditions')) {
      if (condition.required('type')) condition.text('type', labelKey)
      if (!isEmpty(condition.value.status)) condition.oneOf('status', ['True', 'False', 'Unknown'])
    }
  }
  const success = spec.maybe('successPolicy')
  if (!success) return
  if (!indexed) success.tell('invalid', [], "is only for completionMode 'Indexed'", 'leave it out')
  success.required('rules', 'give at least one rule')
  for (const rule of success.list('rules')) {
    const { succeededCount, succeededIndexes } = rule.value
    if (isUnset(succeededCount) && isUnset(succeededIndexes))
      rule.tell('required', [], 'lacks succeededCount or succeededIndexes', 'give one of them')
    rule.range('succeededCount', 0)
    rule.text('succeededIndexes', (text) =>
      /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text) ? undefined : 'is no list of numbers and ranges, such as 1,3-5',
    )
  }
}

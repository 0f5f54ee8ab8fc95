import { labelName } from '../../kubernetes/names.js'
import { asObject, asText } from '../../model/json.js'
import { equalities } from '../../model/references/label-selector.js'
import { isEmpty, isUnset, type Look } from './look.js'
import { podSpec } from './pods.js'
import { selectsOwnPods, templateMatches } from './selectors.js'
import { claimSpec } from './storage.js'
import { numberOrShare } from './texts.js'

/** A template of pods that always restart. */
function template(spec: Look, moreVolumes: readonly string[] = []): void {
  const pod = spec.at('template').at('spec')
  podSpec(pod, moreVolumes)
  restarts(pod, ['', 'Always'])
  if (!isUnset(pod.value.activeDeadlineSeconds))
    pod.tell('forbidden', 'activeDeadlineSeconds', 'is not for pods that are to stay', 'leave it out')
}

/** How pods of a kind may restart. */
export function restarts(pod: Look, values: readonly string[]): void {
  const { restartPolicy } = pod.value
  if (!isUnset(restartPolicy) && typeof restartPolicy !== 'string') return
  if (values.includes(asText(restartPolicy ?? undefined))) return
  const wanted = values.filter(Boolean)
  pod.tell(
    isEmpty(restartPolicy) ? 'required' : 'unsupported',
    'restartPolicy',
    `must be ${wanted.join(' or ')} here`,
    `write restartPolicy: ${wanted.at(-1)}`,
  )
}

export function pod(look: Look): void {
  podSpec(look.at('spec'))
}

export function podTemplate(look: Look): void {
  podSpec(look.at('template').at('spec'))
}

export function replicationController(look: Look): void {
  const spec = look.at('spec')
  spec.range('replicas', 0)
  spec.range('minReadySeconds', 0)
  const labelsOfPods = asObject(asObject(asObject(spec.value.template).metadata).labels)
  if (isUnset(spec.value.template)) spec.tell('required', 'template', 'is missing', 'give template')
  else {
    template(spec)
    // Left out, it is made of the labels of the template.
    if (isEmpty(spec.value.selector)) {
      if (isEmpty(labelsOfPods)) spec.tell('required', 'selector', 'is missing', 'give selector, or labels of the template')
    } else templateMatches(spec, equalities(spec.value.selector))
  }
}

function replicated(look: Look, moreVolumes: readonly string[] = []): Look {
  const spec = look.at('spec')
  spec.range('replicas', 0)
  spec.range('minReadySeconds', 0)
  selectsOwnPods(spec)
  template(spec, moreVolumes)
  return spec
}

export function replicaSet(look: Look): void {
  replicated(look)
}

export function deployment(look: Look): void {
  const spec = replicated(look)
  spec.range('revisionHistoryLimit', 0)
  const { progressDeadlineSeconds, minReadySeconds = 0 } = spec.value
  spec.range('progressDeadlineSeconds', 0)
  if (typeof progressDeadlineSeconds === 'number' && typeof minReadySeconds === 'number' && progressDeadlineSeconds <= minReadySeconds)
    spec.tell('invalid', 'progressDeadlineSeconds', 'must be greater than minReadySeconds', 'raise it, or lower minReadySeconds')
  const strategy = spec.at('strategy')
  const { type, rollingUpdate } = strategy.value
  if (type === 'Recreate' && !isUnset(rollingUpdate))
    strategy.tell('forbidden', 'rollingUpdate', "is not for type 'Recreate'", 'leave it out')
  else if (type !== 'Recreate') rolling(strategy)
}

const isZero = (value: unknown): boolean => value === 0 || value === '0' || value === '0%'

function rolling(strategy: Look): void {
  const look = strategy.maybe('rollingUpdate')
  if (!look) return
  const { maxSurge, maxUnavailable } = look.value
  for (const field of ['maxSurge', 'maxUnavailable']) numberOrShare(look, field, { ofWhole: field === 'maxUnavailable' })
  if (isZero(maxSurge) && isZero(maxUnavailable))
    look.tell('invalid', 'maxUnavailable', 'must not be 0 where maxSurge is 0: no pod could ever be replaced', 'raise one of them')
}

export function statefulSet(look: Look): void {
  const spec = look.at('spec')
  const claims = spec.list('volumeClaimTemplates')
  for (const claim of claims) claimSpec(claim.at('spec'))
  spec.text('serviceName', labelName)
  spec.at('ordinals').range('start', 0)
  spec.at('updateStrategy').at('rollingUpdate').range('partition', 0)
  const retention = spec.at('persistentVolumeClaimRetentionPolicy')
  for (const field of ['whenDeleted', 'whenScaled']) if (!isEmpty(retention.value[field])) retention.oneOf(field, ['Delete', 'Retain'])
  replicated(
    look,
    claims.map(({ value }) => asText(asObject(value.metadata).name)),
  )
}

export function daemonSet(look: Look): void {
  const spec = look.at('spec')
  spec.range('minReadySeconds', 0)
  spec.range('revisionHistoryLimit', 0)
  selectsOwnPods(spec)
  template(spec)
  const rolling = spec.at('updateStrategy').maybe('rollingUpdate')
  if (!rolling) return
  for (const field of ['maxSurge', 'maxUnavailable']) numberOrShare(rolling, field)
  const { maxSurge = 0, maxUnavailable = 1 } = rolling.value
  if (isZero(maxSurge ?? 0) && isZero(maxUnavailable ?? 1))
    rolling.tell('required', 'maxUnavailable', 'must not be 0 where maxSurge is 0', 'raise one of them')
  else if (!isZero(maxSurge ?? 0) && !isZero(maxUnavailable ?? 1))
    rolling.tell('invalid', 'maxSurge', 'must be 0 where maxUnavailable is not', 'write maxUnavailable: 0, or leave out maxSurge')
}

import { labelKey, labelName, type TextRule } from '../../kubernetes/names.js'
import { parseQuantity } from '../../kubernetes/quantity.js'
import { asText } from '../../model/json.js'
import { isEmpty, isUnset, type Look } from './look.js'

export function autoscaler(look: Look): void {
  const spec = look.at('spec')
  const { minReplicas, maxReplicas } = spec.value
  const target = spec.at('scaleTargetRef')
  target.required('kind')
  target.required('name')
  if (isUnset(maxReplicas)) spec.tell('required', 'maxReplicas', 'is missing', 'give maxReplicas')
  else spec.range('maxReplicas', 1)
  // Not on every cluster: 0 is behind a gate.
  spec.range('minReplicas', 0)
  if (typeof minReplicas === 'number' && typeof maxReplicas === 'number' && maxReplicas < minReplicas)
    spec.tell('invalid', 'maxReplicas', 'must not be less than minReplicas', 'raise it, or lower minReplicas')
  const { apiVersion } = target.value
  target.text('name', oneSegment)
  target.text('kind', oneSegment)
  if (typeof apiVersion === 'string' && apiVersion !== '' && apiVersion !== 'v1' && !/^[^/]+\/[^/]+$/.test(apiVersion))
    target.tell('invalid', 'apiVersion', 'must be a group and a version', 'write apps/v1')
  for (const metric of spec.list('metrics')) metricOf(metric)
  for (const direction of ['scaleUp', 'scaleDown']) rules(spec.at('behavior').maybe(direction))
}

const oneSegment: TextRule = (text) => (/[/%]/.test(text) || text === '.' || text === '..' ? 'must hold no "/" or "%"' : undefined)

const sources = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
} as const

function metricOf(look: Look): void {
  const type = asText(look.value.type ?? undefined)
  if (!Object.hasOwn(sources, type)) {
    look.oneOf('type', Object.keys(sources))
    return
  }
  const field = sources[type as keyof typeof sources]
  for (const other of Object.values(sources))
    if (other !== field && !isUnset(look.value[other])) look.tell('forbidden', other, `is not for type ${type}`, 'leave it out')
  const source = look.maybe(field)
  if (!source) {
    look.tell('required', field, `is missing, and type is ${type}`, `give ${field}`)
    return
  }
  if (field === 'resource') source.required('name')
  else if (field === 'containerResource') source.requiredText('name', labelKey)
  else if (source.at('metric').required('name')) source.at('metric').text('name', oneSegment)
  if (field === 'containerResource') source.requiredText('container', labelName)
  if (field === 'object') {
    const described = source.at('describedObject')
    described.requiredText('kind', oneSegment)
    described.requiredText('name', oneSegment)
  }
  targetOf(source.at('target'), field)
}

/** What of a target each source may have, the last where it must be named. */
const targets = {
  resource: ['averageUtilization', 'averageValue'],
  containerResource: ['averageUtilization', 'averageValue'],
  pods: ['averageValue'],
  object: ['value', 'averageValue'],
  external: ['value', 'averageValue'],
} as const

function targetOf(look: Look, source: keyof typeof targets): void {
  look.oneOf('type', ['Utilization', 'Value', 'AverageValue'])
  const { value, averageValue, averageUtilization } = look.value
  const fields = targets[source]
  if (fields.every((field) => isUnset(look.value[field])))
    look.tell('required', fields.at(-1)!, 'is missing', `give ${fields.join(' or ')}`)
  for (const [field, each] of Object.entries({ value, averageValue })) {
    const amount = isUnset(each) ? undefined : parseQuantity(asText(each))
    if (amount !== undefined && amount <= 0) look.tell('invalid', field, 'must be greater than zero', 'raise it')
  }
  if (typeof averageUtilization === 'number' && averageUtilization < 1)
    look.tell('invalid', 'averageUtilization', 'must be greater than zero', 'raise it')
}

function rules(look: Look | undefined): void {
  if (!look) return
  look.range('stabilizationWindowSeconds', 0, 3600)
  if (!isUnset(look.value.selectPolicy)) look.oneOf('selectPolicy', ['Disabled', 'Max', 'Min'])
  if (Array.isArray(look.value.policies) && look.value.policies.length === 0)
    look.tell('required', 'policies', 'must be at least one', 'leave it out, or give a policy')
  for (const policy of look.list('policies')) {
    policy.oneOf('type', ['Percent', 'Pods'])
    for (const field of ['value', 'periodSeconds']) {
      if (isEmpty(policy.value[field])) policy.tell('invalid', field, 'must be greater than zero', 'give it')
      else policy.range(field, 1, field === 'periodSeconds' ? 1800 : undefined)
    }
  }
}

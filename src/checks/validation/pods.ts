import { dataKey, labelKey, labelName, labelValue, subdomainName } from '../../kubernetes/names.js'
import { asText } from '../../model/json.js'
import { type ContainerKind, container } from './containers.js'
import { isEmpty, isUnset, type Look } from './look.js'
import { labelSelector, nodeSelectorTerm } from './selectors.js'
import { pathInside } from './texts.js'

/** A pod, by itself or in a template; the kind may add volumes, as the claims of a StatefulSet. */
export function podSpec(look: Look, moreVolumes: readonly string[] = []): void {
  look.required('containers', 'give at least one container')
  const volumes = new Set([...moreVolumes, ...look.list('volumes').map(({ value }) => asText(value.name))])
  const names = new Map<string, true>()
  for (const kind of ['initContainers', 'containers', 'ephemeralContainers'] satisfies ContainerKind[])
    for (const each of look.list(kind)) {
      container(each, kind, volumes)
      const name = asText(each.value.name)
      if (name !== '' && names.has(name)) each.tell('duplicate', 'name', `${name} is there twice`, 'name one of the containers otherwise')
      names.set(name, true)
    }
  for (const volume of look.list('volumes')) volumeOf(volume)
  look.unique('volumes', 'name')
  look.text('serviceAccountName', subdomainName)
  look.text('priorityClassName', subdomainName)
  look.text('runtimeClassName', subdomainName)
  look.text('hostname', labelName)
  look.text('subdomain', labelName)
  look.range('activeDeadlineSeconds', 1)
  const own = look.at('securityContext')
  seccomp(own)
  identities(own)
  own.range('fsGroup', 0, 2 ** 31 - 1)
  const { terminationGracePeriodSeconds: grace = 30 } = look.value
  for (const each of look.list('containers')) {
    const sleep = each.at('lifecycle').at('preStop').maybe('sleep')
    const seconds = sleep?.value.seconds
    if (typeof seconds === 'number' && typeof grace === 'number' && (seconds < 0 || seconds >= Math.max(grace, 1)))
      each.tell(
        'invalid',
        ['lifecycle', 'preStop', 'sleep'],
        `must be less than terminationGracePeriodSeconds, which is ${grace}`,
        'sleep for less, or raise terminationGracePeriodSeconds',
      )
  }
  for (const each of [...look.list('containers'), ...look.list('initContainers')]) {
    const context = each.at('securityContext')
    seccomp(context)
    identities(context)
    if (context.value.procMount === '') context.oneOf('procMount', ['Default', 'Unmasked'])
    const { privileged, allowPrivilegeEscalation } = context.value
    if (privileged === true && allowPrivilegeEscalation === false)
      each.tell(
        'invalid',
        'securityContext',
        'cannot be privileged and forbid the escalation of privileges',
        'leave out privileged or allowPrivilegeEscalation',
      )
  }
  tolerations(look)
  spread(look)
  affinity(look.at('affinity'))
  if (look.value.dnsPolicy === 'None' && isEmpty(look.at('dnsConfig').value.nameservers))
    look.tell('required', 'dnsConfig', "must name servers where dnsPolicy is 'None'", 'give dnsConfig.nameservers')
}

function identities(context: Look): void {
  for (const field of ['runAsUser', 'runAsGroup']) context.range(field, 0, 2 ** 31 - 1)
}

function seccomp(context: Look): void {
  const profile = context.maybe('seccompProfile')
  if (!profile) return
  const { type, localhostProfile } = profile.value
  if (!profile.required('type')) return
  if (type === 'Localhost') {
    if (isUnset(localhostProfile)) profile.required('localhostProfile')
    else profile.text('localhostProfile', pathInside)
  } else if (!isEmpty(localhostProfile)) profile.tell('invalid', 'localhostProfile', "is only for type 'Localhost'", 'leave it out')
}

const fileMode = (look: Look, field: string): void => look.range(field, 0, 0o777)

function items(look: Look): void {
  for (const item of look.list('items')) {
    item.requiredText('key', dataKey)
    item.requiredText('path', pathInside)
    fileMode(item, 'mode')
  }
}

function volumeOf(look: Look): void {
  look.requiredText('name', labelName)
  const sources = Object.keys(look.value).filter((field) => field !== 'name')
  look.exclusive(sources, { least: 0 })
  const configMap = look.maybe('configMap')
  if (configMap) {
    configMap.required('name')
    items(configMap)
    fileMode(configMap, 'defaultMode')
  }
  const secret = look.maybe('secret')
  if (secret) {
    secret.required('secretName')
    items(secret)
    fileMode(secret, 'defaultMode')
  }
  look.maybe('persistentVolumeClaim')?.required('claimName')
  look.maybe('hostPath')?.required('path')
  const nfs = look.maybe('nfs')
  if (nfs) {
    nfs.required('server')
    nfs.required('path')
  }
  look.maybe('csi')?.required('driver')
}

/** What a pod tolerates, or all pods of a RuntimeClass. */
export function tolerations(look: Look): void {
  for (const each of look.list('tolerations')) {
    each.text('key', labelKey)
    const { key, operator = 'Equal', value, effect, tolerationSeconds } = each.value
    if (isEmpty(key) && operator !== 'Exists')
      each.tell('invalid', 'operator', 'must be Exists where there is no key', 'give key, or operator: Exists')
    if (operator === 'Equal' || operator === '') each.text('value', labelValue)
    if (operator === 'Exists' && !isEmpty(value))
      each.tell('invalid', 'operator', 'must not be Exists where there is a value', 'leave out value, or operator')
    if (typeof tolerationSeconds === 'number' && effect !== 'NoExecute')
      each.tell(
        'invalid',
        'effect',
        "must be 'NoExecute' where there is tolerationSeconds",
        'leave out tolerationSeconds, or write effect: NoExecute',
      )
  }
}

function spread(look: Look): void {
  for (const each of look.list('topologySpreadConstraints')) {
    const { maxSkew } = each.value
    if (maxSkew === undefined || maxSkew === null || (typeof maxSkew === 'number' && maxSkew <= 0))
      each.tell('invalid', 'maxSkew', 'must be greater than zero', 'give maxSkew')
    each.required('topologyKey')
    each.oneOf('whenUnsatisfiable', ['DoNotSchedule', 'ScheduleAnyway'])
    labelSelector(each, 'labelSelector')
  }
  look.unique('topologySpreadConstraints', 'topologyKey', 'whenUnsatisfiable')
}

function affinity(look: Look): void {
  const node = look.at('nodeAffinity')
  const required = node.maybe('requiredDuringSchedulingIgnoredDuringExecution')
  if (required?.required('nodeSelectorTerms')) for (const term of required.list('nodeSelectorTerms')) nodeSelectorTerm(term)
  for (const each of node.list('preferredDuringSchedulingIgnoredDuringExecution')) {
    weight(each)
    nodeSelectorTerm(each.at('preference'))
  }
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const terms = look.at(kind)
    for (const term of terms.list('requiredDuringSchedulingIgnoredDuringExecution')) podTerm(term)
    for (const each of terms.list('preferredDuringSchedulingIgnoredDuringExecution')) {
      weight(each)
      podTerm(each.at('podAffinityTerm'))
    }
  }
}

function weight(look: Look): void {
  const { value } = look
  if (isEmpty(value.weight)) look.tell('invalid', 'weight', 'must be from 1 to 100', 'give weight')
  else look.range('weight', 1, 100)
}

function podTerm(look: Look): void {
  look.required('topologyKey')
  labelSelector(look, 'labelSelector')
  labelSelector(look, 'namespaceSelector')
}

import { dataKey, envName, labelKey, labelName, portName, subdomainName, type TextRule } from '../../kubernetes/names.js'
import { asText } from '../../model/json.js'
import { isEmpty, type Look } from './look.js'
import { handler, probe } from './probes.js'
import { amountOf, pathInside, portNumber } from './texts.js'

export type ContainerKind = 'containers' | 'initContainers' | 'ephemeralContainers'

/** A container by itself; `volumes` are those of its pod. */
export function container(look: Look, kind: ContainerKind, volumes: ReadonlySet<string>): void {
  look.requiredText('name', labelName)
  look.required('image')
  const { image } = look.value
  if (typeof image === 'string' && image !== image.trim())
    look.tell('invalid', 'image', 'must not begin or end with a blank', 'take the blank away')
  ports(look)
  environment(look)
  mounts(look, volumes)
  resources(look.at('resources'))
  const sidecar = kind === 'initContainers' && look.value.restartPolicy === 'Always'
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    const at = look.maybe(name)
    if (!at) continue
    if (kind === 'initContainers' && !sidecar) {
      look.tell('forbidden', name, 'is not for an init container that ends', "leave it out, or give it restartPolicy: 'Always'")
    } else probe(at, name)
  }
  const lifecycle = look.maybe('lifecycle')
  if (lifecycle && kind === 'initContainers' && !sidecar)
    look.tell('forbidden', 'lifecycle', 'is not for an init container that ends', "leave it out, or give it restartPolicy: 'Always'")
  else
    for (const hook of ['postStart', 'preStop']) {
      const at = lifecycle?.maybe(hook)
      if (at) handler(at, ['exec', 'httpGet', 'tcpSocket', 'sleep'])
    }
}

function ports(look: Look): void {
  const names = new Set<string>()
  for (const port of look.list('ports')) {
    portNumber(port, 'containerPort')
    if (port.value.hostPort !== 0) port.range('hostPort', 1, 65_535)
    port.text('name', portName)
    const name = asText(port.value.name)
    if (name !== '' && names.has(name)) port.tell('duplicate', 'name', `${name} is there twice`, 'name one of the ports otherwise')
    names.add(name)
  }
}

function environment(look: Look): void {
  for (const variable of look.list('env')) {
    if (variable.required('name')) variable.text('name', envName)
    const from = variable.maybe('valueFrom')
    if (!from) continue
    if (!isEmpty(variable.value.value))
      variable.tell('forbidden', 'valueFrom', 'must not stand beside value', 'leave out value or valueFrom')
    else
      from.exclusive(['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'], {
        what: 'where the value comes from',
      })
    for (const kind of ['configMapKeyRef', 'secretKeyRef']) {
      from.maybe(kind)?.requiredText('name', subdomainName)
      from.maybe(kind)?.requiredText('key', dataKey)
    }
    from.maybe('fieldRef')?.requiredText('fieldPath', podField)
    from.maybe('resourceFieldRef')?.requiredText('resource', containerResource)
  }
  for (const source of look.list('envFrom')) {
    source.exclusive(['configMapRef', 'secretRef'], { what: 'where the variables come from' })
    for (const kind of ['configMapRef', 'secretRef']) source.maybe(kind)?.requiredText('name', subdomainName)
    source.text('prefix', envName)
  }
}

/** What a variable can tell of its pod. */
const podField: TextRule = (text) =>
  podFields.has(text) || /^metadata\.(labels|annotations)\['.*'\]$/.test(text) ? undefined : 'is no field that a variable can have'
const podFields: ReadonlySet<string> = new Set([
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
])

const containerResource: TextRule = (text) =>
  /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(text)
    ? undefined
    : 'is none of limits or requests of cpu, memory or ephemeral-storage'

function mounts(look: Look, volumes: ReadonlySet<string>): void {
  const paths = new Set<string>()
  for (const mount of look.list('volumeMounts')) {
    const { name, mountPath, subPath, subPathExpr } = mount.value
    if (mount.required('name') && typeof name === 'string' && !volumes.has(name))
      mount.tell(
        'not-found',
        'name',
        `the pod has no volume ${JSON.stringify(name)}`,
        `add it to volumes${volumes.size > 0 ? `, which has ${[...volumes].join(', ')}` : ''}`,
      )
    mount.required('mountPath')
    const path = asText(mountPath)
    if (path !== '' && paths.has(path)) mount.tell('invalid', 'mountPath', `${path} is mounted twice`, 'mount one of them elsewhere')
    paths.add(path)
    if (mount.value.mountPropagation === '') mount.oneOf('mountPropagation', ['Bidirectional', 'HostToContainer', 'None'])
    mount.text('subPath', pathInside)
    mount.text('subPathExpr', pathInside)
    if (!isEmpty(subPath) && !isEmpty(subPathExpr))
      mount.tell('invalid', 'subPathExpr', 'must not stand beside subPath', 'leave out subPath or subPathExpr')
  }
  for (const device of look.list('volumeDevices')) {
    device.required('name')
    device.required('devicePath')
  }
}

const standard: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage'])

/** Requests and limits: no more may be asked for than may be used. */
export function resources(look: Look, kinds: readonly string[] = ['limits', 'requests']): void {
  const limits = new Map(look.entries('limits'))
  for (const kind of kinds)
    for (const [name, value] of look.entries(kind)) {
      const amount = amountOf(value)
      const problem =
        labelKey(name) ??
        (standard.has(name) || name.startsWith('hugepages-') || name.includes('/')
          ? undefined
          : 'must be cpu, memory, ephemeral-storage, or a resource with a domain before "/"')
      if (problem !== undefined) look.tell('invalid', [kind, name], `${JSON.stringify(name)} ${problem}`, 'name a resource that there is')
      else if (amount !== undefined && amount < 0) look.tell('invalid', [kind, name], 'must not be negative', 'write a positive quantity')
      else if (amount !== undefined && kind === 'requests') {
        const limit = limits.has(name) ? amountOf(limits.get(name)) : undefined
        if (limit !== undefined && amount > limit && standard.has(name))
          look.tell(
            'invalid',
            ['requests', name],
            `is ${asText(value)}, more than the limit of ${asText(limits.get(name) ?? undefined) || 0}`,
            'raise the limit, or request less',
          )
      }
    }
}

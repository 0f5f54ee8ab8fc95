import { envName } from '../../kubernetes/names.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { amount } from '../../props/amount.js'
import type { Place } from '../../props/place.js'
import { type Check, mapOf, object, text } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import type { Cpu, Deferred, Memory } from '../values/types.js'
import { brandOf, type EnvFrom, envFromOf, type KeyRef, keyRefOf, type Source } from './references.js'

/** Fields of its own pod that a container may read. */
export type FieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.hostIPs'
  | 'status.podIP'
  | 'status.podIPs'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
export type ResourceField = `${'limits' | 'requests'}.${'cpu' | 'memory' | 'ephemeral-storage'}`
/** A request or limit of a container, in units of `divisor` (default: cores, bytes). */
export interface ResourceFieldRef {
  /** The request or limit, such as `limits.memory`. */
  readonly resourceFieldRef: ResourceField
  /** Left out: this container. */
  readonly containerName?: string | undefined
  /** The unit in which the number is given, such as `1Mi`; left out, 1. */
  readonly divisor?: Cpu | Memory | undefined
}
/** Stands for the number of a Service port; structural, so that ports of any Service fit. */
export interface PortNumber {
  readonly '~steersman': 'servicePort'
  readonly number: number
}
/** Numbers and booleans become text. */
export type EnvValue =
  | string
  | number
  | boolean
  | Deferred<number | boolean>
  | KeyRef
  | PortNumber
  | {
      /** The field of its own pod, such as `status.podIP`. */
      readonly fieldRef: FieldPath
    }
  | ResourceFieldRef
/** Environment variables in the order in which they are written, because `$(NAME)` sees only those before it. */
export interface Env {
  readonly [name: string]: EnvValue | undefined
}

const fieldPath =
  /^(metadata\.(name|namespace|uid)|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?)|metadata\.(labels|annotations)\['[^']+'\])$/
const resourceField = /^(limits|requests)\.(cpu|memory|ephemeral-storage)$/

export const fieldPathCheck: Check = (value, place) =>
  (typeof value === 'string' && fieldPath.test(value)) ||
  place.refuse(`${show(value)} is no field that a container can read`, "write a field such as 'status.podIP' or \"metadata.labels['app']\"")
export const resourceFieldCheck: Check = (value, place) =>
  (typeof value === 'string' && resourceField.test(value)) ||
  place.refuse(`${show(value)} is no request or limit`, "write one such as 'limits.memory'")

const fieldRefCheck = object({ fieldRef: fieldPathCheck }, ['fieldRef'])
export const resourceFieldShape = { resourceFieldRef: resourceFieldCheck, containerName: text, divisor: amount }
export const resourceFieldRefCheck = object(resourceFieldShape, ['resourceFieldRef'])

const envValueCheck: Check = (value, place) => {
  if (typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number')
    return Number.isFinite(value) || place.refuse(`is ${value}, which is no number`, 'write a number or a text')
  if (keyRefOf(value) || brandOf(value) === 'servicePort') return true
  if (isPlain(value) && 'fieldRef' in value) return fieldRefCheck(value, place)
  if (isPlain(value) && 'resourceFieldRef' in value) return resourceFieldRefCheck(value, place)
  const source = isPlain(value) && isPlain(value.valueFrom) ? value.valueFrom : undefined
  if (source) return place.refuse('cannot have valueFrom', fromSource(source))
  return place.refuse(
    `cannot be ${show(value)}`,
    "write a text, a number, true or false, secret.key('…'), config.key('…'), service.port('…') or { fieldRef: '…' }",
  )
}
/** What Kubernetes writes below `valueFrom`, in our words. */
function fromSource({ secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef }: Record<string, unknown>): string {
  if (isPlain(fieldRef)) return `write { fieldRef: '${String(fieldRef.fieldPath)}' }`
  if (isPlain(resourceFieldRef)) return `write { resourceFieldRef: '${String(resourceFieldRef.resource)}' }`
  const [kind, ref] = isPlain(secretKeyRef) ? ['Secret', secretKeyRef] : ['ConfigMap', isPlain(configMapKeyRef) ? configMapKeyRef : {}]
  const { name = '…', key = '…' } = ref
  return `write the key of the ${kind}: ${kind}.external(chart, '${String(name)}', { keys: ['${String(key)}'] }).key('${String(key)}')`
}
/** Order does not suffer from whole numbers here: Kubernetes refuses them as names in practice, and a digit cannot come first in a shell. */
export const envCheck: Check = mapOf(envValueCheck, { key: envName, ordered: true, form: "env: { NAME: 'value' }" })
export const envFromCheck: Check = (value, place) =>
  envFromOf(value) !== undefined || place.refuse(`cannot be ${show(value)}`, envFromHelp(value))

function envFromHelp(value: unknown): string {
  const { secretRef, configMapRef } = isPlain(value) ? value : {}
  const [kind, ref] = secretRef ? ['Secret', secretRef] : ['ConfigMap', configMapRef]
  return isPlain(ref)
    ? `write ${kind}.external(chart, '${String(ref.name)}', { keys: […] }).envFrom()`
    : 'write secret.envFrom() or config.envFrom()'
}

export function envVariables(env: Env | undefined, place: Place): core.EnvVar[] {
  return Object.entries(env ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [{ name, ...envSource(value, place.at(name)) }]))
}

function envSource(value: EnvValue, place: Place): Omit<core.EnvVar, 'name'> {
  if (typeof value !== 'object') return { value: String(value) }
  const key = keyRefOf(value)
  if (key) {
    sameNamespace(key.source, place)
    const selector = { name: key.source.name, key: key.key, ...(key.optional && { optional: true }) }
    return { valueFrom: key.source.kind === 'Secret' ? { secretKeyRef: selector } : { configMapKeyRef: selector } }
  }
  if ('fieldRef' in value) return { valueFrom: { fieldRef: { fieldPath: value.fieldRef } } }
  if ('resourceFieldRef' in value) return { valueFrom: { resourceFieldRef: resourceFieldSelector(value) } }
  return { value: String((value as PortNumber).number) }
}

export function resourceFieldSelector({ resourceFieldRef, containerName, divisor }: ResourceFieldRef): core.ResourceFieldSelector {
  return {
    ...(containerName !== undefined && { containerName }),
    resource: resourceFieldRef,
    ...(divisor !== undefined && { divisor: String(divisor) }),
  }
}

export function envFromSources(list: readonly EnvFrom[] | undefined, place: Place): core.EnvFromSource[] {
  return (list ?? []).flatMap((item, index) => {
    const data = envFromOf(item)
    if (!data) return []
    sameNamespace(data.source, place.at(index))
    const source = { name: data.source.name, ...(data.optional && { optional: true }) }
    return [
      {
        ...(data.prefix !== undefined && { prefix: data.prefix }),
        ...(data.source.kind === 'Secret' ? { secretRef: source } : { configMapRef: source }),
      },
    ]
  })
}

/** A pod uses Secrets, ConfigMaps, claims and accounts of its own namespace only, an Ingress its Secrets. */
export function sameNamespace(source: Source, place: Place, help?: string): void {
  const own = (place.construct as { namespace?: string } | undefined)?.namespace
  if (source.namespace === undefined || own === undefined || source.namespace === own) return
  place.refuse(
    `${source.kind} ${source.name} is in namespace ${source.namespace}, and ${place.construct?.node.path} in ${own}`,
    help ?? `only those of its own namespace can be used: make a ${source.kind} in ${own}`,
    'wiring/other-namespace',
  )
}

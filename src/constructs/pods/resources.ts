import { closest } from '../../findings/closest.js'
import { subdomainName } from '../../kubernetes/names.js'
import { coresToText } from '../../kubernetes/quantity.js'
import type * as core from '../../kubernetes/wire/core/v1.js'
import { amount, bytes, cores } from '../../props/amount.js'
import type { Place } from '../../props/place.js'
import { type Check, object } from '../../props/shape.js'
import { isPlain, show } from '../../tree/value.js'
import type { Cpu, Int, Memory } from '../values/types.js'

/** Amounts of cpu (cores or millicores), memory and disk (bytes or with a unit), and devices such as `nvidia.com/gpu`. */
export interface ResourceList {
  /** Cores as a number (`0.5`), or millicores as a text (`'500m'`). */
  readonly cpu?: Cpu | undefined
  /** Bytes as a number, or a text with a unit (`'128Mi'`). */
  readonly memory?: Memory | undefined
  /** Disk for logs and files outside of volumes: bytes, or a text with a unit (`'1Gi'`). */
  readonly 'ephemeral-storage'?: Memory | undefined
  readonly [extended: `${string}/${string}`]: Int | `${number}`
  readonly [hugePages: `hugepages-${string}`]: Memory
}
export interface Resources {
  /** What is kept free for it on its node; left out, as much as the limits. */
  readonly requests?: ResourceList | undefined
  /** What it may use at most: more cpu is slowed down, more memory is killed. Left out, no limit. */
  readonly limits?: ResourceList | undefined
}

const known: Readonly<Record<string, Check>> = { cpu: cores, memory: bytes, 'ephemeral-storage': bytes }

export const resourceListCheck: Check = (value, place) => {
  if (!isPlain(value)) return place.refuse(`must be an object, and is ${show(value)}`, "write { cpu: '250m', memory: '128Mi' }")
  return Object.keys(value)
    .map((name) => value[name] === undefined || (resourceCheck(name, place)?.(value[name], place.at(name)) ?? false))
    .every(Boolean)
}

function resourceCheck(name: string, place: Place): Check | undefined {
  const check =
    known[name] ??
    (name.startsWith('hugepages-') ? bytes : name.includes('/') && subdomainName(name.split('/')[0]!) === undefined ? amount : undefined)
  if (!check) {
    const guess = closest(name, Object.keys(known))
    place
      .at(name)
      .refuse(
        'is no resource',
        guess ? `did you mean ${guess}?` : 'write cpu, memory, ephemeral-storage, or a name with a domain such as nvidia.com/gpu',
      )
  }
  return check
}

export const resourcesCheck: Check = object({ requests: resourceListCheck, limits: resourceListCheck })

export function resourceRequirements(resources: Resources | undefined): core.ResourceRequirements | undefined {
  if (!resources) return undefined
  const { requests, limits } = resources
  return { requests: requests && resourceList(requests), limits: limits && resourceList(limits) }
}

/** Quantities are text on the wire: numbers are written as Kubernetes itself prints them. */
export function resourceList(list: ResourceList): Record<string, string> {
  const entries = Object.entries(list as Record<string, string | number | undefined>)
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, typeof value === 'number' && /^(|requests\.|limits\.)cpu$/.test(name) ? coresToText(value) : String(value)]],
    ),
  )
}

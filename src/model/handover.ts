import { appendFileSync } from 'node:fs'
import type { Finding } from '../findings/finding.js'
import { originalPosition } from '../findings/position.js'
import type { Model, Origin } from './model.js'
import type { Values } from './values.js'

/** How the objects are divided into files. */
export type Layout = 'app' | 'chart' | 'object' | 'chart-object'

/** Where the program wants its files. */
export interface OutputOptions {
  /** Folder, absolute or relative to the working directory. */
  readonly folder: string
  readonly layout: Layout
  /** Ending of each file name, such as `.k8s.yaml`. */
  readonly extension: string
  /** Secrets with literal values that may stand in files, as `name` or `namespace/name`. */
  readonly plainTextSecrets: readonly string[]
}

/** What a program gives to the command that runs it: plain data, so that it crosses a process and two copies of the package. */
export interface Handover {
  readonly version: 1
  readonly model: Model
  readonly output: OutputOptions
  /** Values that the program itself gives for what is known only at deployment. */
  readonly values: Values
}

/** Set by a command that loads a program into its own process; `App.synth()` and `deploy()` then hand over and do nothing else. */
export interface Host {
  /** An App was made; a handover may follow. */
  appMade(): void
  receive(handover: Handover): void
}

/** Property of `globalThis` that holds the Host. */
export const hostKey = Symbol.for('steersman.host')

/** Names, in the environment of a child process, the file to which each handover is appended, one JSON text a line. */
export const handoverFileVariable = 'STEERSMAN_HANDOVER'

export function currentHost(): Host | undefined {
  return (globalThis as { [hostKey]?: Host })[hostKey]
}

/** Whether a command runs this program to see what it says. */
export function isHandedOver(): boolean {
  return currentHost() !== undefined || Boolean(process.env[handoverFileVariable])
}

const handedKey = Symbol.for('steersman.handed-over')

/**
 * Gives what a program says to the command that runs it; false when there is none.
 * An object of one tree is given once: a program may deploy an App and synthesize it too.
 */
export function handOver(root: object, handover: Handover): boolean {
  if (!isHandedOver()) return false
  const fresh = withoutKnown(root, handover)
  if (!fresh) return true
  const host = currentHost()
  if (host) host.receive(fresh)
  else appendFileSync(process.env[handoverFileVariable]!, `${JSON.stringify(withOriginalPositions(fresh))}\n`)
  return true
}

function withoutKnown(root: object, handover: Handover): Handover | undefined {
  const holder = root as { [handedKey]?: Set<string> }
  const again = holder[handedKey] !== undefined
  if (!again) Object.defineProperty(root, handedKey, { value: new Set<string>() })
  const known = holder[handedKey]!
  const fresh = <T extends { readonly origin: Origin }>(all: readonly T[]): T[] => all.filter(({ origin }) => !known.has(origin.path))
  const { model } = handover
  const [objects, externals] = [fresh(model.objects), fresh(model.externals)]
  for (const { origin } of [...objects, ...externals]) known.add(origin.path)
  return again && objects.length === 0 ? undefined : { ...handover, model: { ...model, objects, externals } }
}

/** Source maps of this process are not there in the one that prints. */
function withOriginalPositions(handover: Handover): Handover {
  const place = <T extends Origin | Finding>(each: T): T => (each.position ? { ...each, position: originalPosition(each.position) } : each)
  const { model } = handover
  const { cluster } = model
  return {
    ...handover,
    model: {
      ...model,
      ...(cluster?.declaredAt && { cluster: { ...cluster, declaredAt: originalPosition(cluster.declaredAt) } }),
      objects: model.objects.map((object) => ({ ...object, origin: place(object.origin) })),
      externals: model.externals.map((external) => ({ ...external, origin: place(external.origin) })),
      findings: model.findings.map(place),
    },
  }
}

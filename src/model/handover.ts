import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Cluster } from '../clusters/cluster.js'
import type { Finding, Position } from '../findings/finding.js'
import { originalPosition } from '../findings/position.js'
import type { Model, Origin } from './model.js'
import type { Values } from './values.js'

/** How the objects are divided into files, as the `yamlOutputType` of cdk8s says. */
export type Division = 'app' | 'chart' | 'object' | 'chart-object'

/** How the files stand in the output folder: as `division` says, or in folders of charts for kustomize, Argo CD or Flux. */
export type LayoutName = 'files' | 'kustomize' | 'argo-cd' | 'flux'

/** What the program says of its layout. */
export interface LayoutChoice {
  readonly name: LayoutName
  /** Where Argo CD or Flux finds the files and how it applies them, as the App was told; it is plain data, and was checked there. */
  readonly options?: unknown
  /** The line of the App. */
  readonly declaredAt?: Position
}

/** Where the program wants its files. */
export interface OutputOptions {
  /** Folder, absolute or relative to the working directory. */
  readonly folder: string
  readonly division: Division
  readonly layout: LayoutChoice
  /** Ending of each file name, such as `.k8s.yaml`. */
  readonly extension: string
  /** Secrets with literal values that may stand in files, as `name` or `namespace/name`. */
  readonly plainTextSecrets: readonly string[]
  /** Name of the environment, whose files have a folder of their own below the folder. */
  readonly environment?: string
  /** Whether `folder` is meant as it is, without one of the environment below. */
  readonly exact?: boolean
}

/** The folder into which the files go. */
export function folderOf({ folder, environment, exact }: OutputOptions): string {
  return environment === undefined || exact ? folder : join(folder, environment)
}

/** What a program gives to the command that runs it: plain data, so that it crosses a process and two copies of the package. */
export interface Handover {
  readonly version: 1
  /** Tells an App from every other one: its last handover is what counts. Set where it is handed over. */
  readonly app?: string
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

const partsKey = Symbol.for('steersman.handed-over')

/** What a program has told of one tree so far. */
interface Parts {
  readonly app: string
  readonly tests: ((path: string) => boolean)[]
  /** Where it will run, when only one of the parts says so. */
  cluster?: Cluster
}

/**
 * Gives what a program says to the command that runs it; false when there is none.
 * With `isInside` only the part of the tree that it holds for is told, together with all parts that were told before: a program may deploy
 * its charts one by one, and synthesize the App too. The last handover of an App says everything.
 */
export function handOver(root: object, handover: Handover, isInside: (path: string) => boolean = () => true): boolean {
  if (!isHandedOver()) return false
  const parts = partsOf(root)
  const { app, tests } = parts
  tests.push(isInside)
  const cluster = handover.model.cluster ?? parts.cluster
  if (cluster) parts.cluster = cluster
  const model = { ...handover.model, ...(cluster && { cluster }) }
  const told = toldSo({ ...handover, model }, (path) => tests.some((test) => test(path)))
  const host = currentHost()
  if (host) host.receive({ ...told, app })
  else appendFileSync(process.env[handoverFileVariable]!, `${JSON.stringify({ ...withOriginalPositions(told), app })}\n`)
  return true
}

function partsOf(root: object): Parts {
  const holder = root as { [partsKey]?: Parts }
  if (!holder[partsKey]) Object.defineProperty(root, partsKey, { value: { app: randomUUID(), tests: [] } satisfies Parts })
  return holder[partsKey]!
}

function toldSo(handover: Handover, isTold: (path: string) => boolean): Handover {
  const { model, output } = handover
  return {
    ...handover,
    // The command may have another working directory than the program has now.
    output: { ...output, folder: resolve(output.folder) },
    model: {
      ...model,
      objects: model.objects.filter(({ origin }) => isTold(origin.path)),
      externals: model.externals.filter(({ origin }) => isTold(origin.path)),
      ...(model.controlPlane && { controlPlane: model.controlPlane.filter(({ origin }) => isTold(origin.path)) }),
      findings: model.findings.filter(({ path }) => path === undefined || isTold(path)),
    },
  }
}

/** Source maps of this process are not there in the one that prints. */
function withOriginalPositions(handover: Handover): Handover {
  const place = <T extends Origin | Finding>(each: T): T => (each.position ? { ...each, position: originalPosition(each.position) } : each)
  const { model, output } = handover
  const { cluster } = model
  const { layout } = output
  return {
    ...handover,
    ...(layout.declaredAt && { output: { ...output, layout: { ...layout, declaredAt: originalPosition(layout.declaredAt) } } }),
    model: {
      ...model,
      ...(cluster?.declaredAt && { cluster: { ...cluster, declaredAt: originalPosition(cluster.declaredAt) } }),
      objects: model.objects.map((object) => ({ ...object, origin: place(object.origin) })),
      externals: model.externals.map((external) => ({ ...external, origin: place(external.origin) })),
      ...(model.controlPlane && { controlPlane: model.controlPlane.map((file) => ({ ...file, origin: place(file.origin) })) }),
      findings: model.findings.map(place),
    },
  }
}

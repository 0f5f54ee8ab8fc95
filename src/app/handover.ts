import type { Model } from '../model/model.js'
import type { Values } from '../model/values.js'

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
  /** Tells this App from every other one: its last handover is what counts. Absent for what was not handed over by an App of ours. */
  readonly app?: string
  readonly model: Model
  readonly output: OutputOptions
  /** Values that the program itself gives for what is known only at deployment. */
  readonly values: Values
}

/** Set by a command that loads a program into its own process; `App.synth()` then hands over and writes nothing. */
export interface Host {
  /** An App was made; `synth()` may follow. */
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

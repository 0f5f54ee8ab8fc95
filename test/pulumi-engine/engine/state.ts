import type { Registration } from './registration.js'
import type { Values } from './values.js'

/** What a stack consists of after a run; give it to the next run. It holds secrets openly: keep it in memory. */
export interface State {
  /** In an order in which everything stands behind what it depends on. */
  readonly resources: readonly ResourceState[]
}

export interface ResourceState {
  readonly urn: string
  readonly type: string
  readonly custom: boolean
  /** True for an object that was only read. */
  readonly external: boolean
  /** '' for components. */
  readonly id: string
  readonly inputs: Values
  readonly outputs: Values
  readonly parent: string | undefined
  readonly provider: string | undefined
  readonly dependencies: readonly string[]
  readonly protect: boolean
  readonly retainOnDelete: boolean
  readonly deletedWith: string | undefined
  readonly hooks: Registration['hooks']
}

export const emptyState: State = { resources: [] }

import type { GkeAutopilotProps, GkeStandardProps } from 'steersman'
import type { Part } from '../support.js'

/** Stands for what is not registered at all. */
export const none = undefined

/** One feature of a cluster: where Google Cloud is told of it, what it is told by default, and by what props that changes. */
export interface Row {
  readonly feature: string
  readonly part: Part
  /** In the inputs of that part. */
  readonly path: string
  readonly standard: unknown
  readonly autopilot: unknown
  readonly change: Partial<GkeStandardProps & GkeAutopilotProps>
  /** The kinds of clusters that the change fits. */
  readonly changeable: readonly ('standard' | 'autopilot')[]
  readonly changed: unknown
  /** Changes what other rows read, so that it needs a cluster of its own. */
  readonly alone?: boolean
}

type Make = (feature: string, part: Part, path: string, byDefault: unknown, change: object, changed: unknown) => Row

/** Registered alike in Standard and Autopilot. */
export const alike: Make = (feature, part, path, byDefault, change, changed) => ({
  ...{ feature, part, path, standard: byDefault, autopilot: byDefault, change, changed },
  changeable: ['standard', 'autopilot'],
})
/** Registered in Standard alone. */
export const standardOnly: Make = (...row) => ({ ...alike(...row), autopilot: none, changeable: ['standard'] })
/** Registered in Autopilot alone. */
export const autopilotOnly: Make = (...row) => ({ ...alike(...row), standard: none, changeable: ['autopilot'] })
/** Alike for who changes nothing. */
export const always = (feature: string, part: Part, path: string, value: unknown): Row => alike(feature, part, path, value, {}, value)
export const alwaysInStandard = (feature: string, part: Part, path: string, value: unknown): Row =>
  standardOnly(feature, part, path, value, {}, value)

/** Only what differs from the pool of `standardProps`. */
export const pool = (change: object): object => ({ nodePools: { main: change } })

export const labels = { app: 'shop', stack: 'dev', 'managed-by': 'pulumi' }
export const nodes = 'it-nodes@demo.iam.gserviceaccount.com'
export const account = 'own@demo.iam.gserviceaccount.com'
export const cloudPlatform = ['https://www.googleapis.com/auth/cloud-platform']

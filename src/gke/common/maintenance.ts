import { type Check, integer, object, oneOf } from '../../props/shape.js'

/** In the order of Google's numbers, of which Monday is 1. */
export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** A day of the week and an hour of it, in UTC. */
export interface MaintenanceTime {
  readonly day: (typeof days)[number]
  readonly hour: number
}
export const hourCheck: Check = integer(0, 23)
export const maintenanceCheck: Check = object({ day: oneOf(...days), hour: hourCheck }, ['day', 'hour'])
export const defaultMaintenance: MaintenanceTime = { day: 'Sunday', hour: 4 }

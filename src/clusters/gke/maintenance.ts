export type Day = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU'

/** When Google may upgrade the cluster and its nodes by itself. */
export interface Maintenance {
  /** Default: Saturday and Sunday at 00:00 UTC, 6 hours each. */
  readonly window?: MaintenanceWindow
  /** When it may not, by name. */
  readonly exclusions?: { readonly [name: string]: MaintenanceExclusion }
}

/** Every week. Google demands 48 hours in every 32 days, of which only stretches of 4 hours and more count. */
export interface MaintenanceWindow {
  /** At least one. */
  readonly days: readonly Day[]
  /** In UTC, such as `03:00`. */
  readonly startTime: string
  /** From 4 to 24. */
  readonly hours: number
}

export type MaintenanceExclusion =
  | {
      /** RFC 3339, such as `2026-11-20T00:00:00Z`. */
      readonly startTime: string
      readonly endTime: string
      readonly scope: 'NO_UPGRADES' | 'NO_MINOR_UPGRADES' | 'NO_MINOR_OR_NODE_UPGRADES'
      readonly endTimeBehavior?: never
    }
  | {
      readonly startTime: string
      /** Stays on its minor version for as long as Google supports that: the reproducible way inside of a release channel. */
      readonly endTimeBehavior: 'UNTIL_END_OF_SUPPORT'
      readonly scope: 'NO_MINOR_UPGRADES' | 'NO_MINOR_OR_NODE_UPGRADES'
      readonly endTime?: never
    }

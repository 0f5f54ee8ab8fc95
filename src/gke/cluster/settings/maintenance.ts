import type { ClusterArgs } from '@pulumi/gcp/container/cluster.js'
import { type Day, days, type MaintenanceExclusion, type MaintenanceWindow } from '../../../clusters/gke/maintenance.js'
import type { ResolvedGkeAutopilot, ResolvedGkeStandard } from '../../../clusters/gke/resolved.js'

/** Which versions the cluster gets, and when. */
export function maintenanceArgs({
  releaseChannel,
  minMasterVersion,
  desiredEmulatedVersion,
  controlPlaneSoakHours,
  maintenance: { window, exclusions },
}: ResolvedGkeStandard | ResolvedGkeAutopilot): Pick<
  ClusterArgs,
  'releaseChannel' | 'minMasterVersion' | 'desiredEmulatedVersion' | 'rollbackSafeUpgrade' | 'maintenancePolicy'
> {
  return {
    releaseChannel: { channel: releaseChannel },
    ...(minMasterVersion && { minMasterVersion }),
    ...(desiredEmulatedVersion && { desiredEmulatedVersion }),
    ...(controlPlaneSoakHours && { rollbackSafeUpgrade: { controlPlaneSoakDuration: `${controlPlaneSoakHours * 3600}s` } }),
    maintenancePolicy: {
      recurringWindow: recurringWindow(window),
      maintenanceExclusions: Object.entries(exclusions).map(([name, each]) => exclusion(name, each)),
    },
  }
}

/** A window is given by its first time. That lies on the first of its days in a week long ago, so that no run gives another one. */
export function recurringWindow({ days: chosen, startTime, hours }: MaintenanceWindow) {
  const inOrder = days.filter((day) => chosen.includes(day))
  const start = Date.parse(`${dateOf(inOrder[0]!)}T${startTime}:00Z`)
  return {
    startTime: moment(start),
    endTime: moment(start + hours * 3_600_000),
    recurrence: `FREQ=WEEKLY;BYDAY=${inOrder.join(',')}`,
  }
}

/** In the first week of 2024, whose first day was a Monday. */
function dateOf(day: Day): string {
  return `2024-01-0${days.indexOf(day) + 1}`
}

function moment(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z')
}

function exclusion(exclusionName: string, { startTime, endTime, endTimeBehavior, scope }: MaintenanceExclusion) {
  return {
    exclusionName,
    startTime,
    ...(endTime && { endTime }),
    exclusionOptions: { scope, ...(endTimeBehavior && { endTimeBehavior }) },
  }
}

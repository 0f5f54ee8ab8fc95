import type { Resources } from 'steersman'

/** The sizes that the platform team has tried; a team chooses one by name. */
export const sizes = {
  small: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
  large: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } },
} as const satisfies Record<string, Resources>
export type Size = keyof typeof sizes

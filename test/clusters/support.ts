import { gkeAutopilot, gkeStandard, SteersmanError } from 'steersman'
import type { Finding } from '../../src/findings/finding.js'

export const pool = { machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } } as const
export const minimal = { location: 'europe-west1', nodePools: { main: pool } } as const

type Props = { readonly [prop: string]: unknown }

/** Declares what only JavaScript can write. */
export const standard = (props: Props): ReturnType<typeof gkeStandard<string>> =>
  gkeStandard({ ...minimal, ...props } as Parameters<typeof gkeStandard<string>>[0])
export const autopilot = (props: Props): ReturnType<typeof gkeAutopilot<string>> =>
  gkeAutopilot({ location: 'europe-west1', ...props } as Parameters<typeof gkeAutopilot<string>>[0])
export const withPool = (props: Props): ReturnType<typeof standard> => standard({ nodePools: { main: { ...pool, ...props } } })

/** What is wrong with a declaration; empty when nothing is. */
export function findingsOf(make: () => unknown): readonly Finding[] {
  try {
    make()
    return []
  } catch (error) {
    if (!SteersmanError.is(error)) throw error
    return error.findings
  }
}

export const told = (make: () => unknown): string[] =>
  findingsOf(make).map(({ code, field, message, help }) => `${field ?? ''} | ${message} | ${help} | ${code}`)

import type { Chart } from 'steersman'
import { NetworkPolicy } from 'steersman'

/** Pods of the platform itself connect to everybody, so only what comes in from elsewhere is closed. */
export function closed(chart: Chart): void {
  new NetworkPolicy(chart, 'default-deny', { selector: 'all', ingress: 'deny' })
  new NetworkPolicy(chart, 'same-namespace', { selector: 'all', ingress: [{ from: { pods: 'all' } }] })
}

const retried = { crds: 'CreateReplace', remediation: { retries: 3 } } as const

/** How Flux looks after a chart of Helm, with the definitions that it brings. */
export const reconciled = { interval: '10m', install: retried, upgrade: retried } as const

import type { RunOptions } from '../options.js'

/** How `steer check` prints: for people, for programs, for code scanning, and as annotations of a workflow of GitHub. */
export const checkFormats = ['text', 'json', 'sarif', 'github'] as const

export interface CheckOptions extends Omit<RunOptions, 'output'> {
  readonly output: (typeof checkFormats)[number]
  readonly failOn?: 'error' | 'warning'
}

import { SteersmanError } from '../../findings/error.js'
import type { Position } from '../../findings/finding.js'

/** An error of one finding: which component, what is wrong with it, and what to write instead. */
export function refusal(component: string, message: string, help: string, position: Position | undefined, field?: string): SteersmanError {
  return new SteersmanError([
    {
      code: 'props/invalid',
      severity: 'error',
      path: component,
      message,
      help,
      ...(field !== undefined && { field }),
      ...(position && { position }),
    },
  ])
}

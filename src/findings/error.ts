import { inspect } from 'node:util'
import type { Finding } from './finding.js'
import { formatFindings } from './format.js'

/** Thrown when a program cannot be rendered; carries every finding of the run, and its text is the report. */
export class SteersmanError extends Error {
  /** String key, so that an error of a second loaded copy of the package is recognised. */
  declare readonly '~steersman': 'error'
  declare readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super(formatFindings(findings))
    // Not enumerable: Node prints the report of an uncaught error, and would print all data behind it once more.
    Object.defineProperties(this, {
      name: { value: 'SteersmanError' },
      '~steersman': { value: 'error' },
      findings: { value: findings },
      // Pulumi then shows the text alone: of other errors it shows all that they were thrown through.
      __pulumiRunError: { value: true },
      [inspect.custom]: { value: () => this.message },
    })
    // The report already names the user's lines; our own stack would only hide it.
    this.stack = this.message
  }

  /** Whether a caught value is such an error, also one of another copy of the package. */
  static is(value: unknown): value is SteersmanError {
    return typeof value === 'object' && value !== null && (value as { '~steersman'?: unknown })['~steersman'] === 'error'
  }
}

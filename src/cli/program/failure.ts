import { SteersmanError } from '../../findings/error.js'
import type { Finding } from '../../findings/finding.js'

/** An error with one finding, as most failures of a command are. */
export function failure(code: string, message: string, help: string, more: Partial<Finding> = {}, cause?: unknown): SteersmanError {
  return withCause(new SteersmanError([{ code, severity: 'error', message, help, ...more }]), cause)
}

/** Keeps what was thrown first, for `--verbose`. */
export function withCause(error: SteersmanError, cause: unknown): SteersmanError {
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause })
  return error
}

import { SteersmanError } from '../../src/index.js'

/** The error of what must be refused. */
export function refusal(make: () => unknown): SteersmanError {
  try {
    make()
  } catch (error) {
    if (SteersmanError.is(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

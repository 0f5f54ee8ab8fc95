import { SteersmanError } from '../../findings/error.js'
import { parseQuantity, quantityProblem } from '../../kubernetes/quantity.js'
import { userPosition } from '../../tree/origin.js'
import type { Quantity } from './types.js'

/**
 * Takes a text from configuration as a quantity, where a literal would be checked by the compiler.
 * Throws a `SteersmanError` with the caller's line when the API server would not read it.
 *
 * @example
 * ```ts
 * const size = quantity(process.env.DISK_SIZE ?? '2Gi')
 * new PersistentVolumeClaim(chart, 'database', { storage: size, accessModes: ['ReadWriteOnce'] })
 * ```
 */
export function quantity(text: string): Quantity {
  const problem = typeof text !== 'string' ? 'must be a text' : quantityProblem(text)
  if (problem === undefined && parseQuantity(text) !== undefined) return text as Quantity
  const position = userPosition()
  throw new SteersmanError([
    {
      code: 'value/quantity',
      severity: 'error',
      message: `${JSON.stringify(text)} ${problem}`,
      help: 'write a number with a unit, such as "250m" (millicores), "128Mi" or "2Gi"',
      ...(position && { position }),
    },
  ])
}

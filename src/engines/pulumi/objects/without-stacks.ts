import type { CustomResourceOptions, Resource } from '@pulumi/pulumi'
import { SteersmanError } from '../../../findings/error.js'

/**
 * Makes a resource without the stacks that the SDK formats for each of its promises, a quarter of the time of a program in the Node host.
 * It shows them only where `PULUMI_DEBUG_PROMISE_LEAKS` is set, and finds the line of the resource by itself.
 * Does nothing where code of the user runs meanwhile, whose errors need their lines.
 */
export function withoutStacks<Made>(parent: Resource, options: CustomResourceOptions | undefined, make: () => Made): Made {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS || hasTransformations(parent) || options?.transformations?.length) return make()
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return make()
  } catch (error) {
    Error.stackTraceLimit = stackTraceLimit
    if (error instanceof Error && !SteersmanError.is(error)) Error.captureStackTrace(error, withoutStacks)
    throw error
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Those of the resource itself and of all that it is in; the SDK has them under this name only. */
function hasTransformations(resource: Resource): boolean {
  const { __transformations: all } = resource as unknown as { readonly __transformations?: readonly unknown[] }
  return all === undefined || all.length > 0
}
